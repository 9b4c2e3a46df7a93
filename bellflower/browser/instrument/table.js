/** The same as a table: places and events of the period, for whoever reads tables best. */

import { make } from "../shared/dom.js";
import { _, filled } from "../shared/words.js";
import { yearsText } from "./texts.js";

/** @typedef {import("./model.js").Model} Model */

const MOST_ROWS = 500; // rows

export class EquivalentTable {
  /** @param {Model} model @param {(chosen: any) => void} choose @param {() => {a: number, b: number}} period @param {() => void} onTurn */
  constructor(model, choose, period, onTurn) {
    this.model = model;
    this.choose = choose;
    this.period = period;
    this.onTurn = onTurn;
    this.isOpen = false;
    this.key = "";
    this.box = make("section", { class: "in-table", hidden: true, "aria-label": _("Table of the view") });
    /** @type {any} */ this.opener = null;
  }

  toggle() {
    this.isOpen = !this.isOpen;
    this.box.hidden = !this.isOpen;
    this.key = "";
    if (this.isOpen) {
      this.opener = document.activeElement;
      this.paint();
      this.box.querySelector("button")?.focus();
    } else this.opener?.focus?.();
    this.onTurn();
  }

  /** Write the table anew, if the view is another one. */
  paint() {
    if (!this.isOpen) return;
    const { model } = this;
    const { a, b } = this.period();
    const key = `${a} ${b} ${model.lists.keyOf(false)}`;
    if (key === this.key) return;
    this.key = key;
    const period = yearsText(a, b);
    const places = Object.entries(model.counts.place).sort((x, y) => y[1] - x[1]).slice(0, MOST_ROWS);
    const link = (/** @type {Record<string, any>} */ more, /** @type {string} */ text) => make("button", { type: "button", class: "in-link", ...more }, text);
    const close = make("button", { type: "button", class: "in-plain in-close", onclick: () => this.toggle() }, _("Close the table"));
    this.box.replaceChildren(
      close,
      make("h3", {}, filled(_("Events, {period}"), { period })),
      this.grid([_("Date"), _("Event"), _("Category"), _("Evidence")], model.lists.run.slice(0, MOST_ROWS).map((event) => [
        event.date, link({ "data-event-id": event.id, onclick: () => this.choose({ event: event.id }) }, event.title), model.word(event.category), model.index.ranks[event.rank - 1] ?? "",
      ])),
      make("h3", {}, filled(_("Places, {period}"), { period })),
      this.grid([_("Place"), _("Other name"), _("Events")], places.map(([id, n]) => {
        const place = model.places.get(id);
        return [link({ "data-place-id": id, onclick: () => this.choose({ place: id }) }, place?.name ?? id), place?.also ?? "", String(n)];
      })),
    );
  }

  /** @param {string[]} heads @param {any[][]} rows @returns {any} */
  grid(heads, rows) {
    const head = make("thead", {}, make("tr", {}, ...heads.map((text) => make("th", { scope: "col" }, text))));
    return make("table", {}, head, make("tbody", {}, ...rows.map((cells) => make("tr", {}, ...cells.map((cell) => make("td", {}, cell))))));
  }
}
