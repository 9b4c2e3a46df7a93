/** Which events lie in the period: where its ends move, only those are judged anew whose bounds they cross. */

import { countBelow, countUpTo } from "../shared/sorted.js";

/** @typedef {import("./columns.js").Columns} Columns */

const REACH = 0.002; // years around the way of an end in which bounds count as crossed; tolerances and rounding are smaller

export class Inside {
  /** @param {Columns} columns @param {(n: number, by: number) => void} onTurn an event came in, 1, or went out, -1 */
  constructor(columns, onTurn) {
    this.columns = columns;
    this.onTurn = onTurn;
    this.holds = new Uint8Array(columns.count);
    this.count = 0;
    this.a = NaN;
    this.b = NaN;
    this.key = "";
  }

  /** Judge every event, those that fail a filter as outside. @param {Uint16Array} fails @param {number} a @param {number} b @param {boolean} isSure @param {boolean} isAll whether the undated are inside, too */
  judgeAll(fails, a, b, isSure, isAll) {
    const { holds, columns } = this;
    for (let n = 0; n < holds.length; n += 1) {
      const is = !fails[n] && (isAll || columns.lies(n, a, b, isSure)) ? 1 : 0;
      if (is !== holds[n]) this.turn(n, is);
    }
  }

  /** @param {number} n @param {number} is */
  turn(n, is) {
    this.holds[n] = is;
    const by = is ? 1 : -1;
    this.count += by;
    this.onTurn(n, by);
  }

  /** Take a period; `edition` names the filters. @param {Uint16Array} fails @param {string} edition @param {number} a @param {number} b @param {boolean} isSure @param {boolean} isAll @returns {boolean} whether anything may have changed */
  take(fails, edition, a, b, isSure, isAll) {
    const key = `${edition} ${isSure} ${isAll}`;
    if (key === this.key && (isAll || (a === this.a && b === this.b))) return false;
    const [a0, b0] = [this.a, this.b];
    [this.a, this.b] = [a, b];
    if (key !== this.key || isAll) {
      this.key = key;
      this.judgeAll(fails, a, b, isSure, isAll);
      return true;
    }
    const crossed = /** @type {["start" | "end" | "coreStart" | "coreEnd", number, number][]} */ (
      isSure ? [["start", a0, a], ["coreEnd", a0, a], ["end", b0, b], ["coreStart", b0, b]] : [["end", a0, a], ["start", b0, b]]
    );
    for (const [name, from, to] of crossed) if (from !== to) this.judgeCrossed(fails, name, from, to, isSure);
    return true;
  }

  /** Judge the events whose bound lies on the way of an end. @param {Uint16Array} fails @param {"start" | "end" | "coreStart" | "coreEnd"} name @param {number} from @param {number} to @param {boolean} isSure */
  judgeCrossed(fails, name, from, to, isSure) {
    const { a, b, holds, columns } = this;
    const { values, numbers } = columns.sorted(name);
    const last = countUpTo(values, Math.max(from, to) + REACH);
    for (let i = countBelow(values, Math.min(from, to) - REACH); i < last; i += 1) {
      const n = numbers[i];
      const is = !fails[n] && columns.lies(n, a, b, isSure) ? 1 : 0;
      if (is !== holds[n]) this.turn(n, is);
    }
  }
}
