/** The card of an event or of a place, which stands in the place of the list. */

import { make } from "../shared/dom.js";
import { _ } from "../shared/words.js";
import { put } from "./dom.js";
import { MOST } from "./event_list.js";

/** @typedef {import("./types.js").Event} Event */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./rail.js").RailActs} RailActs */
/** @typedef {import("./event_list.js").EventList} EventList */

export class CardBox {
  /** @param {Model} model @param {RailActs} acts @param {EventList} list whose entries stand below the card of a place */
  constructor(model, acts, list) {
    this.model = model;
    this.acts = acts;
    this.list = list;
    this.sheet = make("div", { class: "in-card-box", hidden: true, tabindex: -1, "data-testid": "event-card" });
    this.key = ""; // of what is shown
    this.isScrolled = false;
    this.sheet.addEventListener("scroll", () => (this.isScrolled = this.sheet.scrollTop > 0), { passive: true });
  }

  /** Show the card of an event, or that of the chosen place. @param {Event | null} chosen */
  paint(chosen) {
    const [kind, id] = chosen ? ["event", chosen.id] : ["place", this.model.state.place];
    const key = `${kind} ${id}`;
    if (key === this.key) return;
    this.key = key;
    if (this.isScrolled) this.sheet.scrollTop = 0; // to ask where it is would cost a layout
    put(this.sheet, `data-${kind}`, id);
    const found = this.acts.card(kind, id);
    if (typeof found === "string" || found instanceof Node) this.show(found, kind, id);
    else {
      this.sheet.replaceChildren(this.sketch(chosen, id));
      found.then((html) => this.key === key && this.show(html, kind, id)).catch(() => this.key === key && this.sheet.append(make("p", { role: "alert" }, _("The card could not be loaded."))));
    }
  }

  /** Return what is known of a card before it has come. @param {Event | null} chosen @param {string} id @returns {any} */
  sketch(chosen, id) {
    const title = chosen?.title ?? this.model.places.get(id)?.name ?? id;
    return make("article", { class: "in-sketch" }, make("h3", {}, title), make("p", {}, chosen?.date ?? ""), make("p", {}, chosen?.summary ?? ""));
  }

  /** Show a card; that of a place with its events below. @param {string | Node} html @param {string} kind @param {string} id */
  show(html, kind, id) {
    setHtml(this.sheet, html);
    if (kind !== "place") return;
    const events = this.model.selection.now.filter((event) => event.places.includes(id));
    const entries = events.slice(0, MOST).map((event) => {
      const node = this.list.entry(event).cloneNode(true);
      node.querySelector(".in-when").textContent = String(event.year ?? "");
      node.querySelector("button").addEventListener("click", () => this.acts.onEvent(event.id));
      return node;
    });
    if (entries.length) this.sheet.append(make("div", { role: "list", "aria-label": _("Events of the period") }, ...entries));
  }
}

/** Put a card of our own templates into a box; every value in it was escaped. @param {any} box @param {string | Node} html */
export function setHtml(box, html) {
  if (html instanceof Node) {
    box.replaceChildren(html);
    return;
  }
  const parsed = new DOMParser().parseFromString(html, "text/html");
  for (const node of parsed.querySelectorAll("script, [id]")) node.tagName === "SCRIPT" ? node.remove() : node.removeAttribute("id");
  const styled = [...parsed.querySelectorAll("[style]")].map((node) => node.getAttribute("style") ?? "");
  box.replaceChildren(...[...parsed.body.childNodes].map((node) => document.importNode(node, true)));
  [...box.querySelectorAll("[style]")].forEach((node, i) => (node.style.cssText = styled[i])); // a strict policy refuses the attribute
}
