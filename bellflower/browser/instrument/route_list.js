/** The list of the routes of the period, each of which unfolds to its card. */

import { make } from "../shared/dom.js";
import { _ } from "../shared/words.js";
import { setHtml } from "./card_box.js";

/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./rail.js").RailActs} RailActs */
/** @typedef {import("./event_list.js").EventList} EventList */

export class RouteList {
  /** @param {Model} model @param {RailActs} acts @param {EventList} list in whose place the routes stand */
  constructor(model, acts, list) {
    this.model = model;
    this.acts = acts;
    this.list = list;
    const idOf = (/** @type {any} */ event) => event.target.closest?.("[data-route-row]")?.dataset.routeRow ?? "";
    list.body.addEventListener("pointerover", (/** @type {any} */ event) => acts.onHoverRoute(idOf(event)));
    list.body.addEventListener("pointerleave", () => acts.onHoverRoute(""));
    list.body.addEventListener("click", (/** @type {any} */ event) => idOf(event) && !event.target.closest(".in-route-card") && acts.onRoute(idOf(event)));
  }

  paint() {
    const { legs, state } = this.model;
    const ids = [...new Set(legs.map((leg) => leg.route))];
    const start = (/** @type {string} */ id) => Math.min(...legs.filter((leg) => leg.route === id).map((leg) => leg.start ?? 9999));
    const { activeElement } = document;
    const held = this.list.body.contains(activeElement) ? activeElement?.closest("[data-route-row]")?.getAttribute("data-route-row") : "";
    const isNew = this.list.instead(`routes ${ids.join()} ${state.route}`, () => {
      const rows = ids.sort((x, y) => start(x) - start(y)).map((id) => this.row(id, id === state.route));
      return rows.length ? rows : [make("p", { role: "listitem", class: "in-more" }, _("No route in this period."))];
    });
    if (!isNew) return;
    if (held) this.list.body.querySelector(`[data-route-row="${CSS.escape(held)}"] button`)?.focus({ preventScroll: true });
    this.list.body.querySelector(".in-open")?.scrollIntoView({ block: "nearest" });
  }

  /** @param {string} id @param {boolean} isOpen @returns {any} */
  row(id, isOpen) {
    const route = this.model.routes.get(id);
    if (!route) return make("div");
    const basis = route.basis === "inferred" ? _("inferred by the curators") : _("stated by a source");
    const button = make(
      "button", { type: "button", class: "in-route-button", "aria-expanded": String(isOpen) },
      make("span", { class: "in-when" }, route.short), make("span", { class: "in-title" }, route.title), make("span", { class: "in-meta" }, `${this.model.word(route.kind)} · ${basis}`),
    );
    const row = make("div", { role: "listitem", class: `in-route-row${isOpen ? " in-open" : ""}`, "data-route-row": id }, button);
    if (!isOpen) return row;
    const card = make("div", { class: "in-route-card" }, make("p", {}, route.note));
    row.append(card);
    Promise.resolve(this.acts.card("route", id)).then((html) => html && card.isConnected && setHtml(card, html)).catch(() => {});
    return row;
  }
}
