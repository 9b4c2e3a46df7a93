/** The button of the help and its keys in a dialog that `?` opens. */

import { make } from "../shared/dom.js";
import { _ } from "../shared/words.js";
import { keyGroups } from "./keys.js";
import { Tour } from "./tour.js";

const FIELDS = "input, textarea, select, [contenteditable]"; // where a question mark is typed

/** The help of the page. */
export class Help {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.open = /** @type {HTMLButtonElement} */ (
      make("button", { type: "button", class: "hp-open", "data-testid": "help", onclick: () => this.show() }, "?")
    );
    this.box = /** @type {HTMLDialogElement} */ (make("dialog", { class: "hp-box", "data-testid": "help-keys" }));
    root.replaceChildren(this.open, this.box);
    this.tour = new Tour(root);
    this.onKey = this.onKey.bind(this);
    document.addEventListener("keydown", this.onKey);
  }

  /** Write the words of the button in the language of the page. */
  update() {
    this.open.setAttribute("aria-label", _("Help and keys"));
    this.open.title = _("Help and keys (?)");
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const isTyping = event.target instanceof Element && event.target.closest(FIELDS);
    if (event.key !== "?" || isTyping || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    this.show();
  }

  show() {
    const groups = keyGroups().map(([title, keys]) =>
      make("section", {}, make("h3", {}, title),
        make("dl", {}, ...keys.flatMap(([key, words]) => [make("dt", {}, make("kbd", {}, key)), make("dd", {}, words)]))),
    );
    const close = make("button", { type: "button", onclick: () => this.box.close() }, _("Close"));
    const buttons = make("div", { class: "hp-row" }, close);
    if (document.querySelector('[data-testid="linked-view"]')) {
      const begin = () => {
        this.box.close();
        this.tour.begin();
      };
      buttons.append(make("button", { type: "button", class: "hp-main", "data-testid": "tour", onclick: begin }, _("Take the tour")));
    }
    this.box.setAttribute("aria-label", _("Help and keys"));
    this.box.replaceChildren(make("h2", { class: "hp-title" }, _("Keys")), ...groups, buttons);
    this.box.showModal();
  }

  destroy() {
    document.removeEventListener("keydown", this.onKey);
  }
}
