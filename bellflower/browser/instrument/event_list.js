/** The list of the events of the period: an entry each, made once, of which only the first are written while the hand moves. */

import { make } from "../shared/dom.js";
import { _, counted, filled, spoken } from "../shared/words.js";
import { arrange, write } from "./dom.js";
import { filtersInUse } from "./filter.js";
import { evidenceBars, icon } from "./marks.js";
import { WHOLE_COUNTRY } from "./model.js";
import { nearest } from "./order.js";
import { yearsText } from "./texts.js";

/** @typedef {import("./types.js").Event} Event */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./order.js").Lists} Lists */
/** @typedef {import("./rail.js").RailActs} RailActs */

export const MOST = 600; // entries that are written at all
const AT_ONCE = 10; // entries that are written while the hand moves
const FORESEEN = 60; // ms that the pointer rests on an entry before its card is brought
const ROLL = 48; // px that the list rolls in a frame at most, so that few new entries come into sight
const KEPT_ENTRIES = 4000; // entries that are kept

export class EventList {
  /** @param {Model} model @param {RailActs} acts */
  constructor(model, acts) {
    this.model = model;
    this.acts = acts;
    this.body = make("div", { class: "in-rail-body", "data-testid": "event-list", role: "list", "aria-label": _("Events of the period"), tabindex: 0 });
    /** @type {Map<string, any>} */ this.entries = new Map();
    this.key = ""; // of what is written
    this.isFolded = true; // whether what began before the period is told in one line
    this.isScrolled = false;
    this.hot = "";
    /** @type {any} */ this.rest = 0;
    /** @type {any} */ this.waiting = 0;
    /** @type {Event[]} */ this.written = [];
    this.bind();
  }

  bind() {
    const { acts, body } = this;
    const idOf = (/** @type {any} */ event) => event.target.closest?.("[data-event-id]")?.dataset.eventId ?? "";
    body.addEventListener("scroll", () => (this.isScrolled = body.scrollTop > 0), { passive: true });
    body.addEventListener("pointerover", (/** @type {any} */ event) => (acts.onHover(idOf(event)), this.foresee(idOf(event))));
    body.addEventListener("focusin", (/** @type {any} */ event) => acts.onHover(event.target.dataset?.eventId ?? ""));
    body.addEventListener("pointerleave", () => acts.onHover(""));
    body.addEventListener("click", (/** @type {any} */ event) => idOf(event) && acts.onEvent(idOf(event)));
  }

  /** Bring the card of an event at which the pointer rests, so that it is there when it is opened. @param {string} id */
  foresee(id) {
    clearTimeout(this.waiting);
    if (id) this.waiting = setTimeout(() => Promise.resolve(this.acts.card("event", id)).catch(() => {}), FORESEEN);
  }

  /** @param {{a: number, b: number, isAll: boolean, isMoving: boolean, isPlaying: boolean}} now */
  paint({ a, b, isAll, isMoving, isPlaying }) {
    const { lists, selection } = this.model;
    if (!selection.count) {
      if (isMoving) this.instead("nothing", () => []);
      else this.paintEmpty(a, b, isAll);
      return;
    }
    const isPart = isMoving && !isPlaying;
    const key = `${isPart ? `part${lists.first(this.isFolded, AT_ONCE).map((event) => event.n).join()}` : lists.keyOf(this.isFolded)}|${this.isFolded}`;
    if (key === this.key) return;
    this.key = key;
    clearTimeout(this.rest);
    this.write(lists, isPlaying ? MOST : AT_ONCE);
    if (!isPlaying && this.isScrolled) this.body.scrollTop = 0; // to ask where it is would cost a layout
    if (lists.count > AT_ONCE && !isPlaying && !isPart) this.rest = setTimeout(() => this.write(lists, MOST), 0);
  }

  /** Write something else in the place of the entries, unless it stands there; whether it was written. @param {string} key @param {() => any[]} parts */
  instead(key, parts) {
    if (key === this.key) return false;
    this.key = key;
    clearTimeout(this.rest);
    this.body.replaceChildren(...parts());
    return true;
  }

  /** Tell what began before the period one by one, or in one line. */
  unfold() {
    this.isFolded = !this.isFolded;
    this.key = "";
    this.acts.onRest();
  }

  /** Return the entry of an event, made once. @param {Event} event @returns {any} */
  entry(event) {
    let node = this.entries.get(event.id);
    if (node) return node;
    const { model } = this;
    const mark = model.categories.get(event.category);
    const more = event.short === String(event.year) ? "" : `${event.short} · `;
    const rank = model.index.ranks[event.rank - 1] ?? "";
    const meta = make("span", { class: "in-meta" }, evidenceBars(event.rank, rank), `${more}${this.placeWords(event) || mark.label}`);
    const title = make("span", { class: "in-title", lang: spoken() === "en" ? null : "en" }, event.title);
    const sign = icon(mark.symbol, `light-dark(${mark.color}, ${mark.dark})`);
    const year = make("span", { class: "in-when" });
    const cls = `in-entry${event.key && event.key <= 3 ? " in-key-event" : ""}`;
    const button = make("button", { type: "button", class: cls, "data-testid": "event-entry", "data-event-id": event.id }, year, sign, make("span", { class: "in-words" }, title, meta));
    node = make("div", { role: "listitem", class: "in-item" }, button);
    node.button = button;
    node.year = year;
    if (this.entries.size > KEPT_ENTRIES) this.entries.clear();
    this.entries.set(event.id, node);
    return node;
  }

  /** Return the places of an event in a line. @param {Event} event @returns {string} */
  placeWords(event) {
    const named = event.places.filter((id) => id !== WHOLE_COUNTRY);
    const use = named.length ? named : event.places;
    const words = use.slice(0, 2).map((id) => this.model.places.get(id)?.name ?? "").join(", ");
    return use.length > 2 ? `${words} +${use.length - 2}` : words;
  }

  /** Write the first entries of the list, the year once. @param {Lists} lists @param {number} most */
  write(lists, most) {
    const shown = lists.first(this.isFolded, most);
    const total = this.isFolded && lists.beforeCount < lists.count ? lists.count - lists.beforeCount : lists.count;
    let last = /** @type {number | null | undefined} */ (undefined);
    const nodes = shown.map((event) => {
      const node = this.entry(event);
      const isFirst = event.year !== last;
      last = event.year;
      const text = isFirst ? String(event.year ?? _("n.d.")) : "";
      write(node.year, text);
      if (node.isFirst !== isFirst) node.classList.toggle("in-first", (node.isFirst = isFirst));
      return node;
    });
    this.written = shown;
    if (total > MOST && most === MOST) nodes.push(make("p", { role: "listitem", class: "in-more" }, counted(total - MOST, "{n} more: choose a shorter period, or a filter.", "{n} more: choose a shorter period, or a filter.")));
    const active = document.activeElement;
    arrange(this.body, nodes);
    if (active instanceof HTMLElement && active !== document.activeElement && this.body.contains(active)) active.focus({ preventScroll: true });
  }

  /** Mark what is pointed at, and follow what is played. @param {{told: Event | null, isPlaying: boolean, hovered: string}} now */
  light({ told, isPlaying, hovered }) {
    const hot = isPlaying ? (told?.id ?? this.written[this.written.length - 1]?.id ?? "") : hovered;
    if (hot !== this.hot) {
      this.entries.get(this.hot)?.button.classList.remove("in-hot");
      this.entries.get(hot)?.button.classList.add("in-hot");
      this.hot = hot;
      if (isPlaying) this.acts.onRest(); // to follow it, once it is laid out
    }
  }

  /** Keep what is played in sight; to be called before anything is written. @param {boolean} isAtOnce whether it jumps there, with less motion */
  follow(isAtOnce) {
    const node = this.entries.get(this.hot);
    if (!node?.isConnected) return;
    const [now, most] = [this.body.scrollTop, isAtOnce ? Infinity : ROLL];
    const way = Math.round(Math.max(0, node.offsetTop - this.body.clientHeight * 0.55)) - now;
    if (Math.abs(way) > 1) this.body.scrollTop = now + Math.max(-most, Math.min(most, way));
  }

  /** Say what an empty list means, and where to go. @param {number} a @param {number} b @param {boolean} isAll */
  paintEmpty(a, b, isAll) {
    const { model, acts } = this;
    const { before, after } = nearest(model.selection.facets, a, b);
    const filters = filtersInUse({ ...model.state, match: "possibly" });
    const any = filters ? model.events.filter((event) => isAll || ((event.end ?? -1) > a && (event.start ?? 9999) < b)).length : 0;
    const go = (/** @type {Event | null} */ event, /** @type {string} */ word) =>
      event ? [make("button", { type: "button", class: "in-go", "data-go-id": event.id, onclick: () => acts.onGoTo(event) }, make("small", {}, word), make("b", {}, event.yearText), ` ${event.label || event.title}`)] : [];
    this.instead(`empty ${Math.round(a)} ${Math.round(b)} ${before?.id} ${after?.id} ${filters} ${any}`, () => {
      const text = isAll ? _("Nothing in this record with these filters") : filled(filters ? _("Nothing in this record for {years} with these filters") : _("Nothing in this record for {years}"), { years: yearsText(a, b) });
      const parts = [
        make("h2", {}, text), make("p", {}, _("That no source here tells of it does not mean that nothing happened.")),
        ...go(before, _("The last one before")), ...go(after, _("The next one after")),
      ];
      if (filters && any) parts.push(make("button", { type: "button", class: "in-go", onclick: acts.onClear }, `${_("Take off the filters:")} `, make("b", {}, counted(any, "{n} event", "{n} events"))));
      if (!isAll) parts.push(make("button", { type: "button", class: "in-go", onclick: acts.onAll }, _("Show all years")));
      return [make("div", { class: "in-empty", role: "listitem" }, ...parts)];
    });
  }
}
