/** The rail: list and card in the same place, and a second tab with the routes of the period. */

import { make } from "../shared/dom.js";
import { arrange, put, write } from "./dom.js";
import { evidenceBars, icon } from "./marks.js";
import { nearest } from "./order.js";
import { Questions } from "./questions.js";
import { WHOLE_COUNTRY } from "./model.js";
import { filtersInUse } from "./filter.js";
import { _, counted, filled, grouped, spoken } from "../shared/words.js";
import { yearsText } from "./texts.js";

/** @typedef {import("./types.js").Event} Event */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {object} RailActs
 * @property {(id: string) => void} onEvent
 * @property {(id: string) => void} onRoute
 * @property {(tab: string) => void} onTab
 * @property {() => void} onBack
 * @property {(steps: number) => void} onStep
 * @property {() => void} onAll
 * @property {() => void} onClear
 * @property {(event: Event) => void} onGoTo
 * @property {(id: string) => void} onHover
 * @property {() => void} onRest paint once more
 * @property {(id: string) => void} onHoverRoute
 * @property {import("./questions.js").Suggested[]} questions to begin with; without any there is no button
 * @property {(kind: string, id: string) => Promise<string> | string | Node} card the HTML of a card, from our own templates
 */

const AT_ONCE = 10; // entries that are written while the hand moves
const FORESEEN = 60; // ms that the pointer rests on an entry before its card is brought
const ROLL = 48; // px that the list rolls in a frame at most, so that few new entries come into sight
const MOST = 600; // entries that are written at all

export class Rail {
  /** @param {Model} model @param {RailActs} acts @param {() => boolean} isDark */
  constructor(model, acts, isDark) {
    this.model = model;
    this.acts = acts;
    this.isDark = isDark;
    this.head = make("div", { class: "in-rail-head" });
    this.body = make("div", { class: "in-rail-body", "data-testid": "event-list", role: "list", "aria-label": _("Events of the period"), tabindex: 0 });
    this.sheet = make("div", { class: "in-card-box", hidden: true, tabindex: -1, "data-testid": "event-card" });
    this.grip = make("div", { class: "in-grip", title: _("Drag the list up or down") }, make("i"));
    this.questions = acts.questions.length ? new Questions(acts.questions) : null;
    this.box = make("aside", { class: "in-rail", "aria-label": _("Events") }, this.grip, this.head, this.body, this.sheet, ...(this.questions ? [this.questions.box] : []));
    /** @type {Map<string, any>} */ this.entries = new Map();
    this.headKey = "";
    this.listKey = "";
    this.cardKey = "";
    this.isFolded = true;
    this.isScrolled = false;
    this.isCardScrolled = false;
    this.hot = "";
    /** @type {any} */ this.parts = null; // of the head of the list
    /** @type {any} */ this.rest = 0;
    /** @type {any} */ this.waiting = 0;
    /** @type {Event[]} */ this.written = [];
    this.bind();
  }

  bind() {
    const over = (/** @type {any} */ event) => {
      const id = event.target.closest?.("[data-event-id]")?.dataset.eventId ?? "";
      this.acts.onHover(id);
      this.foresee(id);
      this.acts.onHoverRoute(event.target.closest?.("[data-route-row]")?.dataset.routeRow ?? "");
    };
    this.body.addEventListener("scroll", () => (this.isScrolled = this.body.scrollTop > 0), { passive: true });
    this.sheet.addEventListener("scroll", () => (this.isCardScrolled = this.sheet.scrollTop > 0), { passive: true });
    this.body.addEventListener("pointerover", over);
    this.body.addEventListener("focusin", (/** @type {any} */ event) => this.acts.onHover(event.target.dataset?.eventId ?? ""));
    this.body.addEventListener("pointerleave", () => (this.acts.onHover(""), this.acts.onHoverRoute("")));
    this.body.addEventListener("click", (/** @type {any} */ event) => {
      const entry = event.target.closest("[data-event-id]");
      const row = event.target.closest("[data-route-row]");
      if (entry) this.acts.onEvent(entry.dataset.eventId);
      else if (row && !event.target.closest(".in-route-card")) this.acts.onRoute(row.dataset.routeRow);
    });
  }

  /** Bring the card of an event at which the pointer rests, so that it is there when it is opened. @param {string} id */
  foresee(id) {
    clearTimeout(this.waiting);
    if (id) this.waiting = setTimeout(() => Promise.resolve(this.acts.card("event", id)).catch(() => {}), FORESEEN);
  }

  /** Show the state. @param {{a: number, b: number, isAll: boolean, isMoving: boolean, told: Event | null, isPlaying: boolean, hovered: string}} now */
  paint(now) {
    const { state } = this.model;
    const chosen = this.model.byId.get(state.event) ?? null;
    const isCard = Boolean(chosen || state.place);
    this.box.classList.toggle("in-has-card", isCard);
    this.body.hidden = isCard;
    this.sheet.hidden = !isCard;
    if (isCard) {
      this.paintCardHead(chosen);
      this.paintCard(chosen);
      return;
    }
    this.cardKey = "";
    this.paintHead(now);
    if (state.tab === "routes") this.paintRoutes();
    else this.paintList(now);
    this.light(now);
  }

  // -- head

  /** @param {string} key @param {() => any[]} parts */
  writeHead(key, parts) {
    if (key === this.headKey) return;
    const active = document.activeElement;
    const focus = active instanceof HTMLElement && this.head.contains(active) ? active.dataset.act : "";
    this.headKey = key;
    this.head.replaceChildren(...parts());
    if (focus) this.head.querySelector(`[data-act="${focus}"]`)?.focus();
  }

  /** Show how many events and routes there are; the parts are made once, and only their words change.
   *  @param {{a: number, b: number, isAll: boolean}} now */
  paintHead({ a, b, isAll }) {
    const { model, acts } = this;
    const { tab } = model.state;
    this.writeHead("list", () => {
      const button = (/** @type {string} */ name) => {
        const [number, word] = [make("b"), make("span")];
        return { number, word, box: make("button", { type: "button", class: "in-tab", role: "tab", "data-act": name, onclick: () => acts.onTab(name) }, number, " ", word) };
      };
      const [number, word] = [make("b"), make("span")];
      const fold = make("button", { type: "button", class: "in-fold", "data-act": "fold", onclick: () => this.unfold() }, number, " ", word);
      this.parts = { events: button("events"), routes: button("routes"), fold, number, word, side: make("span", { class: "in-side" }) };
      const tabs = make("div", { class: "in-tabs", role: "tablist", "aria-label": _("Lists") }, this.parts.events.box, this.parts.routes.box);
      return [tabs, fold, this.parts.side, ...(this.questions ? [this.questions.button] : [])];
    });
    this.questions?.greet();
    const { parts } = this;
    const routes = new Set(model.legs.map((leg) => leg.route)).size;
    const { count: total, beforeCount } = model.lists;
    const say = (/** @type {any} */ button, /** @type {string} */ name, /** @type {number} */ n, /** @type {string} */ text) => {
      const number = grouped(n);
      const isFirst = text.startsWith(number); // in other languages the number stands elsewhere
      write(button.number, isFirst ? number : "");
      write(button.word, isFirst ? text.slice(number.length).trim() : text);
      put(button.box, "aria-selected", tab === name);
    };
    say(parts.events, "events", total, counted(total, "{n} event", "{n} events"));
    say(parts.routes, "routes", routes, counted(routes, "{n} route", "{n} routes"));
    const hasFold = beforeCount > 0 && tab !== "routes";
    if (parts.side.hidden !== hasFold || parts.fold.hidden === hasFold) [parts.fold.hidden, parts.side.hidden] = [!hasFold, hasFold];
    write(parts.side, isAll ? _("All years") : yearsText(a, b));
    if (!hasFold) return;
    write(parts.number, `+ ${beforeCount}`);
    write(parts.word, filled(_("begun before {year}"), { year: Math.floor(a + 0.01) }));
    put(parts.fold, "aria-expanded", !this.isFolded);
  }

  unfold() {
    this.isFolded = !this.isFolded;
    this.listKey = "";
    this.acts.onRest();
  }

  /** @param {Event | null} chosen */
  paintCardHead(chosen) {
    const { model, acts } = this;
    const { lists } = model;
    const at = chosen ? lists.placeOf(chosen) : -1;
    const total = model.selection.count;
    const isLeft = at < 0 && chosen !== null && model.selection.facets.includes(chosen); // by the filters
    this.writeHead(JSON.stringify(["card", chosen?.id ?? model.state.place, at, isLeft, lists.count, total]), () => {
      const back = make("button", { type: "button", class: "in-back", "data-act": "back", "data-testid": "back", onclick: acts.onBack }, make("span", { "aria-hidden": "true" }, "← "), counted(total, "{n} event", "{n} events"));
      if (!chosen) return [back];
      const step = (/** @type {number} */ steps, /** @type {string} */ text, /** @type {string} */ label) =>
        make("button", { type: "button", class: "in-step", "data-act": `step${steps}`, "aria-label": label, title: label, onclick: () => acts.onStep(steps) }, text);
      const where = at >= 0 ? filled(_("{n} of {total}"), { n: at + 1, total: lists.count }) : isLeft ? _("outside the period") : _("left out by the filters");
      return [back, make("span", { class: "in-side" }, where), step(-1, "↑", _("Event before (K)")), step(1, "↓", _("Next event (J)"))];
    });
  }

  // -- list

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
    if (this.entries.size > 4000) this.entries.clear();
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

  /** @param {{a: number, b: number, isAll: boolean, isMoving: boolean, isPlaying: boolean}} now */
  paintList({ a, b, isAll, isMoving, isPlaying }) {
    const { lists, selection } = this.model;
    const isPart = isMoving && !isPlaying;
    const key = `${isPart ? `part${lists.first(this.isFolded, AT_ONCE).map((event) => event.n).join()}` : lists.keyOf(this.isFolded)}|${this.isFolded}`;
    if (!selection.count) {
      if (!isMoving) this.paintEmpty(a, b, isAll);
      else if (this.listKey !== "nothing") (clearTimeout(this.rest), this.body.replaceChildren(), (this.listKey = "nothing"));
      return;
    }
    if (key === this.listKey) return;
    this.listKey = key;
    clearTimeout(this.rest);
    this.write(lists, isPlaying ? MOST : AT_ONCE);
    if (!isPlaying && this.isScrolled) this.body.scrollTop = 0; // to ask where it is would cost a layout
    if (lists.count > AT_ONCE && !isPlaying && !isPart) this.rest = setTimeout(() => this.write(lists, MOST), 0);
  }

  /** Write the first entries of the list, the year once. @param {import("./order.js").Lists} lists @param {number} most */
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
    const key = `empty ${Math.round(a)} ${Math.round(b)} ${before?.id} ${after?.id} ${filters} ${any}`;
    if (this.listKey === key) return;
    this.listKey = key;
    clearTimeout(this.rest);
    const go = (/** @type {Event | null} */ event, /** @type {string} */ word) =>
      event ? [make("button", { type: "button", class: "in-go", "data-go-id": event.id, onclick: () => acts.onGoTo(event) }, make("small", {}, word), make("b", {}, event.yearText), ` ${event.label || event.title}`)] : [];
    const text = isAll ? _("Nothing in this record with these filters") : filled(filters ? _("Nothing in this record for {years} with these filters") : _("Nothing in this record for {years}"), { years: yearsText(a, b) });
    const parts = [
      make("h2", {}, text), make("p", {}, _("That no source here tells of it does not mean that nothing happened.")),
      ...go(before, _("The last one before")), ...go(after, _("The next one after")),
    ];
    if (filters && any) parts.push(make("button", { type: "button", class: "in-go", onclick: acts.onClear }, `${_("Take off the filters:")} `, make("b", {}, counted(any, "{n} event", "{n} events"))));
    if (!isAll) parts.push(make("button", { type: "button", class: "in-go", onclick: acts.onAll }, _("Show all years")));
    this.body.replaceChildren(make("div", { class: "in-empty", role: "listitem" }, ...parts));
  }

  // -- routes and cards

  paintRoutes() {
    const { model } = this;
    const { route: open } = model.state;
    const ids = [...new Set(model.legs.map((leg) => leg.route))];
    const key = `routes ${ids.join()} ${open}`;
    if (key === this.listKey) return;
    this.listKey = key;
    clearTimeout(this.rest);
    const start = (/** @type {string} */ id) => Math.min(...model.legs.filter((leg) => leg.route === id).map((leg) => leg.start ?? 9999));
    const rows = ids.sort((x, y) => start(x) - start(y)).map((id) => this.routeRow(id, id === open));
    this.body.replaceChildren(...(rows.length ? rows : [make("p", { role: "listitem", class: "in-more" }, _("No route in this period."))]));
    this.body.querySelector(".in-open")?.scrollIntoView({ block: "nearest" });
  }

  /** @param {string} id @param {boolean} isOpen @returns {any} */
  routeRow(id, isOpen) {
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

  /** @param {Event | null} chosen */
  paintCard(chosen) {
    const { state } = this.model;
    const [kind, id] = chosen ? ["event", chosen.id] : ["place", state.place];
    const key = `${kind} ${id}`;
    if (key === this.cardKey) return;
    this.cardKey = key;
    if (this.isCardScrolled) this.sheet.scrollTop = 0; // to ask where it is would cost a layout
    put(this.sheet, `data-${kind}`, id);
    const found = this.acts.card(kind, id);
    if (typeof found === "string" || found instanceof Node) this.showCard(found, kind, id);
    else {
      this.sheet.replaceChildren(this.sketch(chosen, id));
      found.then((html) => this.cardKey === key && this.showCard(html, kind, id)).catch(() => this.cardKey === key && this.sheet.append(make("p", { role: "alert" }, _("The card could not be loaded."))));
    }
  }

  /** Return what is known of a card before it has come. @param {Event | null} chosen @param {string} id @returns {any} */
  sketch(chosen, id) {
    const title = chosen?.title ?? this.model.places.get(id)?.name ?? id;
    return make("article", { class: "in-sketch" }, make("h3", {}, title), make("p", {}, chosen?.date ?? ""), make("p", {}, chosen?.summary ?? ""));
  }

  /** Show a card; that of a place with its events below. @param {string | Node} html @param {string} kind @param {string} id */
  showCard(html, kind, id) {
    setHtml(this.sheet, html);
    if (kind !== "place") return;
    const events = this.model.selection.now.filter((event) => event.places.includes(id));
    const entries = events.slice(0, MOST).map((event) => {
      const node = this.entry(event).cloneNode(true);
      node.querySelector(".in-when").textContent = String(event.year ?? "");
      node.querySelector("button").addEventListener("click", () => this.acts.onEvent(event.id));
      return node;
    });
    if (entries.length) this.sheet.append(make("div", { role: "list", "aria-label": _("Events of the period") }, ...entries));
  }
}

/** Put a card of our own templates into a box; every value in it was escaped. @param {any} box @param {string | Node} html */
function setHtml(box, html) {
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
