/** The head of the part of time: play, the years as two inputs, the eras, the key, and the switch of scales. */

import { make } from "../shared/dom.js";
import { put, write } from "./dom.js";
import { _, counted, filled } from "../shared/words.js";

/** @typedef {import("./model.js").Model} Model */
/** @typedef {{onPlay: () => void, onAll: () => void, onYear: (end: "first" | "last", year: number) => void, onScale: (kind: string) => void, onMode: () => void, onTable: () => void, onPicture: (kind: string) => void}} HeadActs */

const PLAY = "M1,0L11,6.5L1,13Z";
const PAUSE = "M0.500,0.500h3.500v12h-3.500zM7,0.500h3.500v12h-3.500z";

export class TimeHead {
  /** @param {Model} model @param {HeadActs} acts */
  constructor(model, acts) {
    this.model = model;
    this.acts = acts;
    this.shape = make("path", { d: PLAY, fill: "currentColor" });
    this.play = make(
      "button",
      { type: "button", class: "in-play", "data-testid": "play", "aria-pressed": "false", "aria-label": _("Play (Space)"), title: _("Play (Space)"), onclick: acts.onPlay },
      make("svg", { width: 11, height: 13, "aria-hidden": "true" }, this.shape),
    );
    this.first = this.year("first-year", _("First year"));
    this.last = this.year("last-year", _("Last year"));
    this.all = make("button", { type: "button", class: "in-plain", "data-testid": "reset", onclick: acts.onAll }, _("All years"));
    this.mode = make(
      "button",
      { type: "button", class: "in-plain in-mode", "data-testid": "mode", "aria-pressed": "false", title: _("Show a window of time, or everything up to its end"), onclick: acts.onMode },
      _("Up to here"),
    );
    this.where = make("div", { class: "in-where" });
    const swatch = (/** @type {string} */ cls, /** @type {string} */ text) => make("span", {}, make("i", { class: cls }), text);
    this.grades = [swatch("in-sure", _("surely then")), swatch("in-maybe", _("possibly then"))];
    this.heights = make("span", { hidden: true }, _("Very many events: the height of a lane says how many"));
    this.key = make("div", { class: "in-key" }, ...this.grades, this.heights);
    this.undated = make("button", { type: "button", class: "in-chip", "data-testid": "undated", hidden: true });
    const scale = (/** @type {string} */ kind, /** @type {string} */ text, /** @type {string} */ title) =>
      make("button", { type: "button", "data-scale": kind, title, onclick: () => acts.onScale(kind) }, text);
    this.scales = [
      scale("story", _("Story scale"), _("Each era is as wide as it is eventful; every hairline is one year")),
      scale("even", _("Even years"), _("Every year is as wide as the next")),
    ];
    this.scale = make("div", { class: "in-seg", role: "group", "aria-label": _("Time scale"), "data-testid": "scale" }, ...this.scales);
    this.table = make("button", { type: "button", class: "in-plain in-table-button", "data-testid": "table", "aria-pressed": "false", title: _("Show the same as a table (T)"), onclick: acts.onTable }, _("Table"));
    this.picture = make(
      "select", { class: "in-picture", "aria-label": _("Save a picture"), "data-testid": "picture", onchange: () => (acts.onPicture(this.picture.value), (this.picture.value = "")) },
      make("option", { value: "" }, _("Picture …")), make("option", { value: "svg" }, _("SVG, for print")), make("option", { value: "png" }, _("PNG, for slides")),
    );
    this.box = make(
      "div",
      { class: "in-thead", role: "toolbar", "aria-label": _("Period") },
      this.play,
      make("div", { class: "in-span" }, this.first, make("span", { "aria-hidden": "true" }, "–"), this.last),
      this.all, this.mode, this.where, this.undated, this.key, this.table, this.picture, this.scale,
    );
  }

  /** @param {string} name @param {string} label @returns {any} */
  year(name, label) {
    const input = make("input", { inputmode: "numeric", maxlength: 4, "aria-label": label, "data-testid": name, autocomplete: "off" });
    input.addEventListener("change", () => this.onYear(input));
    input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => event.key === "Enter" && this.onYear(input));
    input.addEventListener("input", () => input.setCustomValidity(""));
    return input;
  }

  /** Take the years that were typed; one outside the record is refused in words. @param {any} input */
  onYear(input) {
    const [first, end] = this.model.years;
    const value = Number(input.value);
    if (!Number.isInteger(value) || value < first || value > end - 1) {
      input.setCustomValidity(filled(_("A year from {first} to {last}"), { first, last: end - 1 }));
      input.reportValidity();
      return;
    }
    this.acts.onYear(input === this.first ? "first" : "last", value);
  }

  /** Show the state. @param {{a: number, b: number, isAll: boolean, isPlaying: boolean, isPhone: boolean, mode: string, scale: string, undated: number, isTable: boolean, isDense: boolean}} now */
  paint({ a, b, isAll, isPlaying, isPhone, mode, scale, undated, isTable, isDense }) {
    put(this.shape, "d", isPlaying ? PAUSE : PLAY);
    put(this.play, "aria-pressed", isPlaying);
    put(this.play, "aria-label", isPlaying ? _("Pause (Space)") : _("Play (Space)"));
    const [first, last] = [Math.round(a), Math.max(Math.round(a), Math.round(b) - 1)];
    if (document.activeElement !== this.first) this.setYear(this.first, first);
    if (document.activeElement !== this.last) this.setYear(this.last, last);
    if (this.all.hidden !== (isAll && !isPlaying)) this.all.hidden = isAll && !isPlaying;
    const canTurn = mode === "upto" || !isAll;
    if (this.mode.hidden === canTurn) this.mode.hidden = !canTurn;
    put(this.mode, "aria-pressed", mode === "upto");
    write(this.where, this.eraWords(a, b, isAll, isPhone));
    for (const button of this.scales) put(button, "aria-pressed", button.dataset.scale === scale);
    put(this.scale, "data-scale", scale);
    if (this.heights.hidden === isDense) [this.heights, ...this.grades].forEach((node, i) => (node.hidden = isDense === i > 0));
    put(this.table, "aria-pressed", isTable);
    this.undated.hidden = !undated;
    if (undated) write(this.undated, counted(undated, "Undated: {n} event", "Undated: {n} events"));
  }

  /** @param {any} input @param {number} year */
  setYear(input, year) {
    if (input.value !== String(year)) input.value = String(year);
  }

  /** Return the names of the eras of a period. @param {number} a @param {number} b @param {boolean} isAll @param {boolean} isPhone @returns {string} */
  eraWords(a, b, isAll, isPhone) {
    const eras = this.model.eras.filter((era) => era.end > a + 0.01 && era.start < b - 0.01);
    if (isAll) return isPhone ? counted(eras.length, "All of {n} era", "All {n} eras") : "";
    if (eras.length > (isPhone ? 1 : 2)) return counted(eras.length, "{n} era", "{n} eras");
    return eras.map((era) => era.title).join(" | ");
  }
}
