/** Answering with years, on a track with two handles. */

import { make } from "../shared/dom.js";
import { _, counted, filled } from "../shared/words.js";
import { Answering } from "./answering.js";
import { chart, ticks } from "./evidence.js";
import { placeOn, spanText } from "./scale.js";
import { shareOfYears, yearsShared } from "./scoring.js";

const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 };

/** Years: two handles on an axis, and two fields to type into. */
export class Years extends Answering {
  get value() {
    return /** @type {number[]} */ (this.kept.value ?? this.quiz.years);
  }

  get isAnswered() {
    return true;
  }

  build() {
    const { quiz } = this;
    const axis = quiz.years;
    /** @param {number} end @param {string} label */
    const handle = (end, label) =>
      make("div", {
        class: "qz-handle", role: "slider", tabindex: 0, "aria-label": label, "aria-valuemin": axis[0],
        "aria-valuemax": axis[1], "data-testid": `quiz-handle-${end ? "end" : "start"}`,
        onkeydown: (/** @type {KeyboardEvent} */ event) => this.onKey(event, end),
      });
    /** @param {number} end @param {string} label */
    const field = (end, label) =>
      make("input", {
        class: "qz-year", inputmode: "numeric", maxlength: 4, "aria-label": label,
        "data-testid": `quiz-year-${end ? "end" : "start"}`,
        onchange: () => this.onTyped(end),
      });
    this.handles = [handle(0, _("First year of your guess")), handle(1, _("Last year of your guess"))];
    this.fields = [field(0, _("First year")), field(1, _("Last year"))];
    this.fill = make("div", { class: "qz-fill" });
    this.length = make("span", { class: "qz-quiet" });
    const track = make("div", { class: "qz-track" }, this.fill, ...this.handles);
    track.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => this.onDrag(event, track));
    this.isFinal = false;
    const box = make(
      "fieldset",
      { class: "qz-years" },
      make("legend", {}, _("Between which years does the answer lie? Drag the two handles, or type the years.")),
      make("div", { class: "qz-scale" }, track, ticks(axis)),
      make("p", { class: "qz-typed" }, this.fields[0], " – ", this.fields[1], " ", this.length),
    );
    this.paint();
    return box;
  }

  paint() {
    const { quiz, value } = this;
    const axis = quiz.years;
    if (!this.handles || !this.fields || !this.fill || !this.length) return;
    placeOn(this.fill, value, axis);
    value.forEach((year, end) => {
      const node = this.handles?.[end];
      node.style.left = `${((year + (end ? 1 : 0) - axis[0]) / (axis[1] + 1 - axis[0])) * 100}%`;
      node.setAttribute("aria-valuenow", String(year));
      node.setAttribute("aria-valuetext", String(year));
      if (this.fields) this.fields[end].value = String(year);
    });
    const years = value[1] - value[0] + 1;
    this.length.textContent = counted(years, "{n} year", "{n} years");
  }

  /** Move one end; it does not pass the other. @param {number} end @param {number} year */
  move(end, year) {
    const [first, last] = this.quiz.years;
    const value = [...this.value];
    const within = Math.min(last, Math.max(first, Math.round(year)));
    value[end] = end ? Math.max(within, value[0]) : Math.min(within, value[1]);
    this.keep(value);
    this.paint();
  }

  /** @param {KeyboardEvent} event @param {number} end */
  onKey(event, end) {
    if (this.isFinal) return;
    const step = /** @type {Record<string, number>} */ (STEPS)[event.key];
    const ends = /** @type {Record<string, number>} */ ({ Home: this.quiz.years[0], End: this.quiz.years[1] });
    if (step === undefined && !(event.key in ends)) return;
    this.move(end, step === undefined ? ends[event.key] : this.value[end] + step);
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {number} end */
  onTyped(end) {
    const [first, last] = this.quiz.years;
    const field = this.fields?.[end];
    const year = Number(field.value);
    const isYear = Number.isInteger(year) && year >= first && year <= last;
    field.setCustomValidity(isYear ? "" : filled(_("Type a year from {first} to {last}."), { first, last }));
    if (!field.reportValidity()) return;
    const value = [...this.value];
    value[end] = year;
    this.keep(value[0] > value[1] ? [year, year] : value);
    this.paint();
  }

  /** @param {PointerEvent} event @param {HTMLElement} track */
  onDrag(event, track) {
    if (this.isFinal) return;
    const [first, last] = this.quiz.years;
    const box = track.getBoundingClientRect();
    const yearAt = (/** @type {PointerEvent} */ moved) => first + ((moved.clientX - box.left) / box.width) * (last + 1 - first);
    const [a, b] = this.value;
    const at = yearAt(event);
    const grabbed = this.handles?.indexOf(event.target) ?? -1;
    const end = grabbed >= 0 ? grabbed : Math.abs(at - a) < Math.abs(at - b - 1) ? 0 : 1;
    const move = (/** @type {PointerEvent} */ moved) => this.move(end, end ? yearAt(moved) - 1 : yearAt(moved));
    const done = () => {
      for (const type of ["pointermove", "pointerup", "pointercancel"]) track.removeEventListener(type, type === "pointermove" ? /** @type {any} */ (move) : done);
    };
    track.setPointerCapture(event.pointerId);
    track.addEventListener("pointermove", move);
    track.addEventListener("pointerup", done);
    track.addEventListener("pointercancel", done);
    if (grabbed < 0) move(event);
    this.handles?.[end].focus();
    event.preventDefault();
  }

  freeze() {
    super.freeze();
    this.isFinal = true;
    for (const node of this.handles ?? []) node.setAttribute("aria-disabled", "true");
  }

  share() {
    return shareOfYears(this.value, this.question.years ?? this.value);
  }

  /** @returns {[string, string]} */
  told() {
    return [spanText(this.value), spanText(this.question.years)];
  }

  verdict() {
    const [guess, years] = [this.value, /** @type {number[]} */ (this.question.years)];
    const { shared, either } = yearsShared(guess, years);
    const sum = filled(_("Of the {either} years that lie in your guess or in the evidence, {shared} lie in both."), { shared, either });
    if (guess[1] < years[0]) return this.apart(years[0] - guess[1], true);
    if (guess[0] > years[1]) return this.apart(guess[0] - years[1], false);
    if (shared === either) return _("These are just the years that the evidence allows.");
    if (shared === years[1] - years[0] + 1) {
      return `${_("Your guess holds all of the evidence; narrower years would say more.")} ${sum}`;
    }
    if (shared === guess[1] - guess[0] + 1) {
      return `${_("Your guess lies within the evidence; the sources leave more years open.")} ${sum}`;
    }
    return sum;
  }

  /** @param {number} years @param {boolean} isBefore */
  apart(years, isBefore) {
    return isBefore
      ? counted(years, "Your guess ends {n} year before the evidence begins.", "Your guess ends {n} years before the evidence begins.")
      : counted(years, "Your guess begins {n} year after the evidence ends.", "Your guess begins {n} years after the evidence ends.");
  }

  reveal() {
    return [chart(this.question, this.value)];
  }
}
