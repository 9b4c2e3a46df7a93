/** The period of the desk pages: two fields that take a year, a month or a day. */

import { make } from "../shared/dom.js";
import { dateText, daysAsked, decimalOf } from "../instrument/address.js";
import { _, filled } from "../shared/words.js";

/** @typedef {import("../instrument/model.js").Model} Model */

export class Period {
  /** @param {Model} model @param {() => void} onChange */
  constructor(model, onChange) {
    this.model = model;
    this.onChange = onChange;
    this.first = this.field(_("From"), String(model.years[0]));
    this.last = this.field(_("To"), _("today"));
    this.box = make("div", { class: "in-period" }, this.first, make("span", { "aria-hidden": "true" }, "–"), this.last);
  }

  /** @param {string} label @param {string} placeholder @returns {any} */
  field(label, placeholder) {
    const field = make("input", { "aria-label": label, placeholder, maxlength: 40, autocomplete: "off", spellcheck: "false", title: _("A year, or a date such as 1976-10 or 1976-10-18") });
    field.addEventListener("change", () => this.take());
    field.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => event.key === "Enter" && this.take());
    field.addEventListener("input", () => field.setCustomValidity(""));
    return field;
  }

  /** Refuse a field in words; what is typed in it stays. @param {any} field @param {string} words */
  refuse(field, words) {
    field.setCustomValidity(words);
    field.reportValidity();
  }

  /** Take what is typed, or say why not. */
  take() {
    const { state, years } = this.model;
    const days = [this.first, this.last].map((field) => {
      const text = field.value.trim();
      const found = text ? daysAsked(text) : null;
      if (text && !found) this.refuse(field, filled(_("“{text}” is not a date such as 1976, 1976-10 or 1976-10-18."), { text }));
      return { text, found };
    });
    if (days.some(({ text, found }) => text && !found)) return;
    const [a, b] = [days[0].found ? decimalOf(days[0].found[0]) : years[0], days[1].found ? decimalOf(days[1].found[1]) : years[1]];
    if (b <= a) {
      this.refuse(this.last, filled(_("The period ends in {last} before it begins in {first}."), { first: days[0].text || years[0], last: days[1].text || years[1] }));
      return;
    }
    for (const field of [this.first, this.last]) field.setCustomValidity("");
    if (state.a === a && state.b === b) return;
    Object.assign(state, { a, b });
    this.onChange();
  }

  /** Show the state; a field in which somebody types stays. */
  paint() {
    const { state, years } = this.model;
    const texts = [state.a <= years[0] ? "" : dateText(state.a, false), state.b >= years[1] ? "" : dateText(state.b, true)];
    [this.first, this.last].forEach((field, i) => {
      if (document.activeElement !== field && field.validity.valid && field.value !== texts[i]) field.value = texts[i];
    });
  }
}
