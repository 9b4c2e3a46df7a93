/** The rail: a head, and below it the events of the period, their routes, or a card. */

import { make } from "../shared/dom.js";
import { _, counted, filled, grouped } from "../shared/words.js";
import { CardBox } from "./card_box.js";
import { put, write } from "./dom.js";
import { EventList } from "./event_list.js";
import { Questions } from "./questions.js";
import { RouteList } from "./route_list.js";
import { yearsText } from "./texts.js";

/** @typedef {import("./types.js").Event} Event */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {object} RailActs
 * @property {(id: string) => void} onEvent
 * @property {(id: string) => void} onRoute
 * @property {(tab: string) => void} onTab
 * @property {() => void} onBack
 * @property {(steps: number) => void} onStep
 * @property {() => void} onAll
 * @property {() => void} onClear
 * @property {(event: Event) => void} onGoTo
 * @property {(id: string) => void} onHover
 * @property {() => void} onRest paint once more
 * @property {(id: string) => void} onHoverRoute
 * @property {import("./questions.js").Suggested[]} questions to begin with; without any there is no button
 * @property {(kind: string, id: string) => Promise<string> | string | Node} card the HTML of a card, from our own templates
 */

export class Rail {
  /** @param {Model} model @param {RailActs} acts */
  constructor(model, acts) {
    this.model = model;
    this.acts = acts;
    this.list = new EventList(model, acts);
    this.routes = new RouteList(model, acts, this.list);
    this.card = new CardBox(model, acts, this.list);
    this.head = make("div", { class: "in-rail-head" });
    this.headKey = "";
    /** @type {any} */ this.parts = null; // of the head of the list
    this.questions = acts.questions.length ? new Questions(acts.questions) : null;
    this.grip = make("div", { class: "in-grip", title: _("Drag the list up or down") }, make("i"));
    this.box = make("aside", { class: "in-rail", "aria-label": _("Events") }, this.grip, this.head, this.list.body, this.card.sheet, ...(this.questions ? [this.questions.box] : []));
  }

  /** Show the state. @param {{a: number, b: number, isAll: boolean, isMoving: boolean, told: Event | null, isPlaying: boolean, hovered: string}} now */
  paint(now) {
    const { list, card } = this;
    const { state } = this.model;
    const chosen = this.model.byId.get(state.event) ?? null;
    const isCard = Boolean(chosen || state.place);
    this.box.classList.toggle("in-has-card", isCard);
    list.body.hidden = isCard;
    card.sheet.hidden = !isCard;
    if (isCard) {
      this.paintCardHead(chosen);
      card.paint(chosen);
      return;
    }
    card.key = "";
    this.paintHead(now);
    if (state.tab === "routes") this.routes.paint();
    else list.paint(now);
    list.light(now);
  }

  /** @param {string} key @param {() => any[]} parts */
  writeHead(key, parts) {
    if (key === this.headKey) return;
    const active = document.activeElement;
    const focus = active instanceof HTMLElement && this.head.contains(active) ? active.dataset.act : "";
    this.headKey = key;
    this.head.replaceChildren(...parts());
    if (focus) this.head.querySelector(`[data-act="${focus}"]`)?.focus();
  }

  /** Show how many events and routes there are; the parts are made once, and only their words change.
   *  @param {{a: number, b: number, isAll: boolean}} now */
  paintHead({ a, b, isAll }) {
    const { model, acts } = this;
    const { tab } = model.state;
    this.writeHead("list", () => {
      const button = (/** @type {string} */ name) => {
        const [number, word] = [make("b"), make("span")];
        return { number, word, box: make("button", { type: "button", class: "in-tab", role: "tab", "data-act": name, onclick: () => acts.onTab(name) }, number, " ", word) };
      };
      const [number, word] = [make("b"), make("span")];
      const fold = make("button", { type: "button", class: "in-fold", "data-act": "fold", onclick: () => this.list.unfold() }, number, " ", word);
      this.parts = { events: button("events"), routes: button("routes"), fold, number, word, side: make("span", { class: "in-side" }) };
      const tabs = make("div", { class: "in-tabs", role: "tablist", "aria-label": _("Lists") }, this.parts.events.box, this.parts.routes.box);
      return [tabs, fold, this.parts.side, ...(this.questions ? [this.questions.button] : [])];
    });
    this.questions?.greet();
    const { parts } = this;
    const routes = new Set(model.legs.map((leg) => leg.route)).size;
    const { count: total, beforeCount } = model.lists;
    const say = (/** @type {any} */ button, /** @type {string} */ name, /** @type {number} */ n, /** @type {string} */ text) => {
      const number = grouped(n);
      const isFirst = text.startsWith(number); // in other languages the number stands elsewhere
      write(button.number, isFirst ? number : "");
      write(button.word, isFirst ? text.slice(number.length).trim() : text);
      put(button.box, "aria-selected", tab === name);
    };
    say(parts.events, "events", total, counted(total, "{n} event", "{n} events"));
    say(parts.routes, "routes", routes, counted(routes, "{n} route", "{n} routes"));
    const hasFold = beforeCount > 0 && tab !== "routes";
    if (parts.side.hidden !== hasFold || parts.fold.hidden === hasFold) [parts.fold.hidden, parts.side.hidden] = [!hasFold, hasFold];
    write(parts.side, isAll ? _("All years") : yearsText(a, b));
    if (!hasFold) return;
    write(parts.number, `+ ${beforeCount}`);
    write(parts.word, filled(_("begun before {year}"), { year: Math.floor(a + 0.01) }));
    put(parts.fold, "aria-expanded", !this.list.isFolded);
  }

  /** @param {Event | null} chosen */
  paintCardHead(chosen) {
    const { model, acts } = this;
    const { lists } = model;
    const at = chosen ? lists.placeOf(chosen) : -1;
    const total = model.selection.count;
    const isLeft = at < 0 && chosen !== null && model.selection.facets.includes(chosen); // by the filters
    this.writeHead(JSON.stringify(["card", chosen?.id ?? model.state.place, at, isLeft, lists.count, total]), () => {
      const back = make("button", { type: "button", class: "in-back", "data-act": "back", "data-testid": "back", onclick: acts.onBack }, make("span", { "aria-hidden": "true" }, "← "), counted(total, "{n} event", "{n} events"));
      if (!chosen) return [back];
      const hasNext = (/** @type {number} */ steps) => at < 0 || (at + steps >= 0 && at + steps < lists.count);
      const step = (/** @type {number} */ steps, /** @type {string} */ text, /** @type {string} */ label) =>
        make("button", { type: "button", class: "in-step", "data-act": `step${steps}`, "aria-label": label, title: label, "aria-disabled": String(!hasNext(steps)), onclick: () => acts.onStep(steps) }, text);
      const where = at >= 0 ? filled(_("{n} of {total}"), { n: at + 1, total: lists.count }) : isLeft ? _("outside the period") : _("left out by the filters");
      return [back, make("span", { class: "in-side" }, where), step(-1, "↑", _("Event before (K)")), step(1, "↓", _("Next event (J)"))];
    });
  }
}
