/** Questions to begin with, behind a button in the head of the rail; on a first visit with what a hand can do. */

import { make } from "../shared/dom.js";
import { _ } from "../shared/words.js";

/** @typedef {{text: string, query: string}} Suggested a question, and the view in which its answer stands */

const MARK = "bellflower-was-here"; // in a browser that has been here

/** Whether this browser was here before; one that keeps nothing counts as known. */
function isKnown() {
  try {
    return window.localStorage.getItem(MARK) !== null;
  } catch {
    return true;
  }
}

/** From now on this browser was here. */
function beKnown() {
  try {
    window.localStorage.setItem(MARK, "yes");
  } catch {
    // it keeps nothing, and was known already
  }
}

/** The button and what it opens. */
export class Questions {
  /** @param {Suggested[]} suggested */
  constructor(suggested) {
    this.button = make("button", { type: "button", class: "in-ask", "data-act": "ask", "data-testid": "questions", "aria-expanded": "false", onclick: () => this.toggle() }, _("Questions"));
    const links = suggested.map(({ text, query }) => make("li", {}, make("a", { class: "bf-go", href: `?${query}`, onclick: () => this.close() }, text)));
    const hands = [_("Drag the handles below the timeline to choose years."), _("Choose a mark, a place or a line to read who says so."), _("A pale or hatched province is not a clean one: no source speaks of it.")];
    const close = make("button", { type: "button", class: "in-ask-close", onclick: () => this.close() }, _("Close"));
    this.hint = make("ul", { class: "in-hands", hidden: true }, ...hands.map((hand) => make("li", {}, hand)));
    this.box = make(
      "section",
      { class: "in-questions", hidden: true, "aria-label": _("Questions to begin with"), "data-testid": "question-list", onkeydown: (/** @type {KeyboardEvent} */ event) => this.onKey(event) },
      make("h2", {}, _("Questions to begin with")), make("ul", {}, ...links), this.hint, make("p", { class: "in-ask-end" }, close),
    );
    this.isFirst = !isKnown();
  }

  /** Open by itself once on a first visit. */
  greet() {
    if (!this.isFirst) return;
    this.isFirst = false;
    this.hint.hidden = false;
    this.open();
  }

  open() {
    this.box.hidden = false;
    this.button.setAttribute("aria-expanded", "true");
  }

  close() {
    beKnown();
    if (this.box.contains(document.activeElement)) this.button.focus();
    this.box.hidden = true;
    this.button.setAttribute("aria-expanded", "false");
  }

  /** Make room for what was asked or opened. */
  leave() {
    if (!this.box.hidden) this.close();
  }

  toggle() {
    if (this.box.hidden) this.open();
    else this.close();
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.close();
  }
}
