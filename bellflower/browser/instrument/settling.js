/** What is told to the server: what was settled, after a rest, or at once when the reader opens another page. */

import { answerLeaving } from "../shared/leaving.js";
import { settledOf } from "./state.js";

const SETTLED_AFTER = 350; // ms of rest after which the server is told

export class Settling {
  /** @param {import("./model.js").Model} model @param {{isBusy: () => boolean, goal: () => [number, number] | null, tell: (settled: any) => void}} outside
   *  isBusy: whether the period still moves; goal: the period that it glides to */
  constructor(model, outside) {
    this.model = model;
    this.outside = outside;
    /** @type {any} */ this.timer = 0;
    this.known = ""; // what the server knows
    this.unanswer = answerLeaving(() => this.untold());
  }

  /** Take what is shown for known: the server told it. */
  note() {
    this.known = JSON.stringify(settledOf(this.model.state, this.model.years));
  }

  /** Tell what is settled, after a rest. */
  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.outside.isBusy()) return;
      const settled = this.untold();
      if (settled) this.outside.tell(settled);
    }, SETTLED_AFTER);
  }

  /** Return what the server has not heard of, in the midst of a glide as it will end; it counts as told. @returns {any} null if it knows all */
  untold() {
    clearTimeout(this.timer);
    const { state, years } = this.model;
    const [a, b] = this.outside.goal() ?? [state.a, state.b];
    const settled = settledOf({ ...state, a, b }, years);
    const text = JSON.stringify(settled);
    if (text === this.known) return null;
    this.known = text;
    return settled;
  }

  destroy() {
    clearTimeout(this.timer);
    this.unanswer();
  }
}
