/** A short tour that points at what is on the page; it never begins by itself. */

import { make } from "../shared/dom.js";
import { _, filled } from "../shared/words.js";

/** @typedef {{target: string, title: string, text: string}} Step */

const MARGIN = 12; // px between the card of the tour and what it points at, and the edge of the window

/** Return the steps of the tour; one whose target is not on the page is left out. @returns {Step[]} */
function tourSteps() {
  const part = (/** @type {string} */ name) => `[data-testid="linked-view"] ${name}`;
  return [
    { target: part(".in-strip"), title: _("The years"),
      text: _("Drag either end, or the middle. Map and timeline follow while you drag.") },
    { target: part(".in-main"), title: _("The map"),
      text: _("A circle is a place, its size the number of events. Hatched means that no source speaks of a province, not that nothing happened.") },
    { target: part(".in-axis"), title: _("The timeline"),
      text: _("Solid is sure, light is possible. Click a bar to read who says it, how strong it is, and who denies it.") },
    { target: part(".in-rail"), title: _("The list"),
      text: _("The events of the period, one after the other. The card of an event opens in the same place.") },
    { target: part('[data-filter="evidence"]'), title: _("The evidence"),
      text: _("Leave out everything that rests on less than you ask for.") },
    { target: part(".in-bar"), title: _("The filters"),
      text: _("Search, or narrow by province, drug and kind. The address keeps all of it: copy it to share what you see.") },
    { target: ".st-key-take_open", title: _("Take it along"),
      text: _("A permanent link, citations and files of exactly this view.") },
  ];
}

/** The tour: a card in a dialog, and a light on what it tells of. */
export class Tour {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.at = 0;
    /** @type {Step[]} */ this.steps = [];
    /** @type {HTMLElement | null} */ this.before = null;
    this.spot = make("div", { class: "hp-spot", "aria-hidden": "true" });
    this.title = make("p", { class: "hp-title" });
    this.text = make("p");
    this.count = make("span", { class: "hp-count" });
    this.next = /** @type {HTMLButtonElement} */ (make("button", { type: "button", class: "hp-main", onclick: () => this.go(1) }));
    this.back = /** @type {HTMLButtonElement} */ (make("button", { type: "button", onclick: () => this.go(-1) }));
    this.close = make("button", { type: "button", onclick: () => this.box.close() });
    this.box = /** @type {HTMLDialogElement} */ (
      make("dialog", { class: "hp-tour", "aria-live": "polite" }, this.title, this.text,
        make("div", { class: "hp-row" }, this.count, this.close, this.back, this.next))
    );
    this.place = this.place.bind(this);
    this.box.addEventListener("close", () => this.end());
    this.box.addEventListener("keydown", (event) => {
      const way = /** @type {Record<string, number>} */ ({ ArrowRight: 1, ArrowLeft: -1 })[event.key];
      if (way) this.go(way);
    });
    root.append(this.spot, this.box);
  }

  begin() {
    const isThere = (/** @type {Step} */ step) => document.querySelector(step.target)?.getClientRects().length;
    this.steps = tourSteps().filter(isThere);
    this.before = /** @type {HTMLElement | null} */ (document.activeElement);
    this.at = 0;
    this.close.textContent = _("Close");
    this.back.textContent = _("Back");
    this.box.setAttribute("aria-label", _("Tour"));
    this.root.classList.add("hp-touring");
    this.box.showModal();
    addEventListener("resize", this.place);
    addEventListener("scroll", this.place, true);
    this.show();
  }

  end() {
    this.root.classList.remove("hp-touring");
    removeEventListener("resize", this.place);
    removeEventListener("scroll", this.place, true);
    this.before?.focus();
  }

  /** @param {number} way */
  go(way) {
    if (this.at + way >= this.steps.length) return this.box.close();
    this.at = Math.max(0, this.at + way);
    return this.show();
  }

  show() {
    const { title, text, target } = this.steps[this.at];
    this.title.textContent = title;
    this.text.textContent = text;
    this.count.textContent = filled(_("{n} of {total}"), { n: this.at + 1, total: this.steps.length });
    this.back.disabled = this.at === 0;
    this.next.textContent = this.at === this.steps.length - 1 ? _("Done") : _("Next");
    document.querySelector(target)?.scrollIntoView({ block: "nearest" });
    this.place();
    this.next.focus();
  }

  /** Put the light on the target, and the card where there is room: below, above, or at the lower edge. */
  place() {
    const target = document.querySelector(this.steps[this.at].target)?.getBoundingClientRect();
    if (!target) return;
    const top = Math.max(0, target.top);
    const bottom = Math.min(innerHeight, target.bottom);
    Object.assign(this.spot.style, {
      left: `${target.left - 4}px`, top: `${top - 4}px`, width: `${target.width + 8}px`, height: `${bottom - top + 8}px`,
    });
    const { width, height } = this.box.getBoundingClientRect();
    const left = Math.min(Math.max(MARGIN, target.left), innerWidth - width - MARGIN);
    const below = bottom + MARGIN;
    const fits = below + height + MARGIN < innerHeight;
    const above = top - height - MARGIN;
    const y = fits ? below : above > MARGIN ? above : innerHeight - height - MARGIN;
    Object.assign(this.box.style, { left: `${left}px`, top: `${Math.max(MARGIN, y)}px` });
  }
}
