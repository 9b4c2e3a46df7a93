/** The instrument: the state, and everything that hands, keys and the server do to it. */

import { forgetTitles } from "./close.js";
import { make } from "../shared/dom.js";
import { clamp } from "./dom.js";
import { FilterBar } from "./filter_bar.js";
import { buildFrame, buildTime } from "./frame.js";
import { followKeys, followMaps, followPointer, followSheet, followSplit } from "./gestures.js";
import { followHands } from "./hands.js";
import { TimeHead } from "./head.js";
import { forgetWidths } from "./measure.js";
import { Looks, Stamps } from "./moving_words.js";
import { neighbor } from "./order.js";
import { savePicture } from "./picture.js";
import { VIEWS, hatching } from "./panes.js";
import { Player } from "./playing.js";
import { Pool } from "./pool.js";
import { Rail } from "./rail.js";
import { seek } from "./seeking.js";
import { Stage } from "./stage.js";
import { Settling } from "./settling.js";
import { fromTold, keptInside, withoutFilters } from "./state.js";
import { Strip } from "./strip.js";
import { EquivalentTable } from "./table.js";
import { _, counted } from "../shared/words.js";
import { eventAt } from "./timeline.js";

const GLIDE = 420; // ms of a glide to an era
export class Instrument extends Stage {
  /** @param {HTMLElement} root @param {any} Plotly @param {any} ground @param {any} index @param {any} texts
   *  @param {{onSettle: (settled: any) => void, card: (kind: string, id: string) => any, texts?: () => Promise<import("./types.js").SearchData>, questions?: import("./questions.js").Suggested[], only?: string, isFixed?: boolean}} outside texts: reads what the search needs, if it did not come along; only: the one part to show, map or timeline; isFixed: the size is given from outside */
  constructor(root, Plotly, ground, index, texts, outside) {
    super(root, Plotly, ground, index, texts);
    this.outside = outside;
    this.only = outside.only ?? "";
    if (this.only) root.classList.add(`in-only-${this.only}`);
    /** @type {number | string} */ this.revision = -1;
    this.reduced = matchMedia("(prefers-reduced-motion: reduce)");
    this.turn = 0;
    /** @type {[number, number] | null} */ this.goal = null; // where a glide leads
    this.windowStart = this.model.years[0];
    /** @type {(() => void)[]} */ this.ends = [];
    this.onFonts = () => {
      forgetWidths();
      forgetTitles();
      this.forgetLooks();
      this.scaleKey = "";
      this.request();
    };
    this.onPrint = (/** @type {Event} */ event) => {
      const isPrinting = event.type === "beforeprint";
      this.root.classList.toggle("in-print", isPrinting);
      this.root.classList.toggle("in-print-card", isPrinting && this.rail.box.classList.contains("in-has-card"));
      this.root.dataset.theme = this.isDark && !isPrinting ? "dark" : "light";
      this.colors = {};
      this.paint();
    };
    for (const type of ["beforeprint", "afterprint"]) window.addEventListener(type, this.onPrint);
    this.settling = new Settling(this.model, { isBusy: () => this.isHeld || this.player.isOn || this.isGliding, goal: () => this.goal, tell: outside.onSettle });
    this.build();
    this.resizer = new ResizeObserver(() => this.request());
    this.resizer.observe(this.root);
    this.resizer.observe(this.ui.axis);
    document.fonts?.addEventListener?.("loadingdone", this.onFonts);
  }

  // -- structure

  build() {
    const { model } = this;
    this.player = new Player(
      {
        scale: () => this.scale, now: () => this.period(), keyEvents: () => this.keyEvents(),
        onHead: () => this.request(), onPeriod: (a, b) => this.setPeriod(a, b), onEnd: () => this.settle(),
      },
      this.reduced,
    );
    this.bar = new FilterBar(model, { onChange: () => this.changed(), onClear: () => this.clearFilters(), onDone: () => this.showList(), isPhone: () => this.sizes.isPhone });
    this.bar.input.addEventListener("focus", () => seek(this));
    this.head = new TimeHead(model, {
      onPlay: () => this.play(), onAll: () => this.showAll(), onYear: (end, year) => this.toYear(end, year), onScale: (kind) => this.setScale(kind),
      onMode: () => this.turnMode(), onTable: () => this.table.toggle(), onPicture: (kind) => kind && savePicture(this, this.sight, kind),
    });
    this.strip = new Strip(this.Plotly, model);
    this.rail = new Rail(model, {
      onEvent: (id) => this.choose({ event: id }), onRoute: (id) => this.choose({ route: model.state.route === id ? "" : id }), onTab: (tab) => this.setTab(tab),
      onBack: () => this.choose({}), onStep: (steps) => this.step(steps), onAll: () => this.showAll(), onClear: () => this.clearFilters(), onGoTo: (event) => this.goTo(event),
      onHover: (id) => this.hover(id), onRest: () => this.request(), onHoverRoute: (id) => this.hoverRoute(id), card: this.outside.card, questions: this.outside.questions ?? [],
    });
    this.ui = {
      ...buildFrame({ onView: (view) => this.setView(view), onSwap: () => this.setView(this.panes.companion), onZoom: (factor) => this.zoom(factor) }, VIEWS),
      ...buildTime(this.head.box, this.strip.box),
      tip: make("div", { class: "in-tip", hidden: true }),
      live: make("p", { class: "in-unseen", "aria-live": "polite", role: "status" }),
      stage: make("div", { class: "in-stage" }),
      patterns: hatching(),
    };
    this.table = new EquivalentTable(model, (chosen) => (this.table.toggle(), this.choose(chosen)), () => this.period(), () => this.request());
    this.fixedPool = new Pool(this.ui.fixed);
    this.movingPool = new Pool(this.ui.moving);
    this.looks = new Looks(this.ui.words);
    this.stamps = new Stamps(this.looks);
    this.ui.stage.append(this.ui.maps, this.rail.box);
    this.root.classList.add("instrument");
    this.root.dataset.testid = "linked-view";
    this.root.replaceChildren(this.bar.box, this.ui.stage, this.ui.time, this.table.box, this.ui.tip, this.ui.live, this.ui.patterns);
    this.strip.eras.forEach((button, i) => button.addEventListener("click", () => this.toEra(i)));
    this.ends = [
      followHands({
        axis: this.ui.axis, strip: this.strip, geometry: () => this.geometry, scale: () => this.scale, now: () => this.period(),
        onPeriod: (a, b, isHeld) => this.setPeriod(a, b, isHeld), onGrab: () => this.grabbed(), onRelease: () => this.released(), isMark: (x, y) => Boolean(this.eventUnder(x, y)),
      }),
      followKeys(this), followMaps(this), followSheet(this), followSplit(this), followPointer(this),
    ];
  }

  /** @param {number} x @param {number} y @returns {import("./types.js").Event | null} */
  eventUnder(x, y) {
    return this.drawn && this.geometry && y < this.geometry.bottom + 6 ? eventAt(this.drawn.drawing, this.geometry, this.sight, x, y) : null;
  }

  // -- the state, told and changed

  /** Take the state that the server tells. @param {any} told @param {boolean} isDark */
  take(told, isDark) {
    if (isDark !== this.isDark || !this.isReady) {
      this.isDark = isDark;
      this.root.dataset.theme = isDark ? "dark" : "light";
      this.colors = {};
    }
    if (told.revision !== this.revision) {
      this.revision = told.revision;
      const { tab } = this.model.state;
      Object.assign(this.model.state, fromTold(told, this.model.years));
      if (this.isReady) this.model.state.tab = this.model.state.route ? "routes" : tab; // no address says it
      this.player.forget();
      this.settling.note();
      if (told.q) seek(this);
    }
    this.request();
  }

  /** @param {number} n @returns {string} */
  countWords(n) {
    return counted(n, "{n} event", "{n} events");
  }

  /** @returns {string} */
  noSource() {
    return _("No source of this record tells of it; that is not an all-clear.");
  }

  keyEvents() {
    return this.model.keyEvents.filter((event) => event.anchor !== null).sort((p, q) => (p.anchor ?? 0) - (q.anchor ?? 0));
  }

  /** @param {number} a @param {number} b @param {boolean} [isHeld] */
  setPeriod(a, b, isHeld = false) {
    const { state, years } = this.model;
    [state.a, state.b] = keptInside(state.mode === "upto" ? years[0] : a, b, years);
    this.isHeld = isHeld;
    if (isHeld && this.player.head !== null) this.player.forget();
    if (!isHeld && !this.player.isOn && !this.isGliding) this.settle();
    this.request();
  }

  grabbed() {
    this.player.forget();
    this.isHeld = true;
    this.ui.tip.hidden = true;
    this.request();
  }

  released() {
    this.isHeld = false;
    this.settle();
    this.request();
  }

  /** After any change of filters. */
  changed() {
    this.rail.questions?.leave();
    if (this.model.state.q) seek(this);
    this.settle();
    this.request();
  }

  /** Open an event, a place or a route, and nothing else. @param {{event?: string, place?: string, route?: string}} chosen */
  choose({ event = "", place = "", route = "" }) {
    const { state } = this.model;
    const hadCard = Boolean(state.event || state.place);
    const last = state.event;
    Object.assign(state, { event, place, route });
    if (route) state.tab = "routes";
    if (event && this.player.isOn) this.player.stop(false);
    if (event || place || route) this.rail.questions?.leave();
    this.hovered = "";
    this.ui.tip.hidden = true;
    if (this.sizes.isPhone && (event || place || hadCard)) this.wish.sheet = "half";
    this.settle();
    this.paint();
    if (event || place) this.rail.card.sheet.focus({ preventScroll: true });
    else if (hadCard) {
      const entry = this.rail.list.entries.get(last);
      if (entry?.isConnected) entry.button.focus({ preventScroll: false });
      else this.rail.list.body.focus({ preventScroll: true });
    }
  }

  /** @param {number} steps */
  step(steps) {
    const next = neighbor(this.model.lists.run, this.model.state.event, steps);
    if (next) this.choose({ event: next.id });
  }

  /** @param {string} tab */
  setTab(tab) {
    this.model.state.tab = tab;
    this.model.state.route = "";
    this.changed();
  }

  /** @param {string} view */
  setView(view) {
    this.panes.heldFor = this.model.state.event;
    this.model.state.view = view;
    this.changed();
  }

  /** @param {string} kind */
  setScale(kind) {
    this.model.state.scale = kind;
    this.changed();
  }

  /** Turn between a window of time and everything up to its end. */
  turnMode() {
    const { state, years } = this.model;
    this.player.forget();
    if (state.mode === "upto") {
      state.mode = "window";
      state.a = Math.max(years[0], Math.min(this.windowStart, state.b - 1));
    } else {
      this.windowStart = state.a;
      state.mode = "upto";
      state.a = years[0];
    }
    this.changed();
  }

  clearFilters() {
    withoutFilters(this.model.state, this.model.years);
    this.bar.input.value = "";
    this.bar.close();
    this.changed();
    (this.sizes.isPhone ? this.bar.every : this.bar.input).focus({ preventScroll: true }); // the button that was pressed goes
  }

  /** Show the list of what was chosen in place of an open card. */
  showList() {
    const { event, place } = this.model.state;
    if (event || place) this.choose({});
  }

  showAll() {
    this.model.state.mode = "window";
    this.glide(...this.model.years);
  }

  /** @param {number} i */
  toEra(i) {
    const era = this.model.eras[i];
    const { a, b } = this.period();
    if (Math.abs(a - era.start) < 0.01 && Math.abs(b - era.end) < 0.01) this.showAll();
    else this.glide(era.start, era.end);
  }

  /** Show an event with some years around it. @param {import("./types.js").Event} event */
  goTo(event) {
    const { years } = this.model;
    this.choose({ event: event.id });
    this.glide(clamp(Math.floor(event.start ?? 0) - 3, years[0], years[1] - 7), clamp(Math.ceil(event.end ?? 0) + 3, years[0] + 7, years[1]));
  }

  play() {
    this.model.state.event = "";
    this.model.state.place = "";
    if (this.model.state.mode === "upto") this.model.state.mode = "window";
    this.player.toggle();
    this.request();
  }

  /** Take a year that was typed; the other end stays, unless they would cross. @param {"first" | "last"} end @param {number} year */
  toYear(end, year) {
    const { a, b } = this.period();
    const [from, to] = this.goal ?? [a, b];
    if (end === "first") this.glide(year, to > year ? to : year + 1);
    else this.glide(from <= year ? from : year, year + 1);
  }

  /** Glide to another period. @param {number} a @param {number} b */
  glide(a, b) {
    const { state, years } = this.model;
    this.player.forget();
    const target = keptInside(a, b, years, true);
    if (state.mode === "upto") target[0] = years[0];
    if (this.reduced.matches) {
      this.setPeriod(...target);
      return;
    }
    this.goal = target;
    const [a0, b0] = [state.a, state.b];
    const begun = performance.now();
    this.isGliding = true;
    const at = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ part) => from + (to - from) * part;
    this.turn += 1;
    const { turn } = this;
    const step = () => {
      if (turn !== this.turn || this.isHeld) {
        if (turn === this.turn) [this.isGliding, this.goal] = [false, null];
        return;
      }
      const k = clamp((performance.now() - begun) / GLIDE, 0, 1);
      const eased = 1 - (1 - k) ** 3;
      if (k >= 1) [this.isGliding, this.goal] = [false, null];
      if (k < 1) this.setPeriod(at(a0, target[0], eased), at(b0, target[1], eased));
      else this.setPeriod(...target);
      if (k < 1) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }

  /** Tell the server what was settled, after a rest. */
  settle() {
    this.settling.soon();
  }

  // -- pointing

  /** @param {string} id @param {PointerEvent} [event] */
  hover(id, event) {
    if (id !== this.hovered) {
      this.hovered = id;
      this.root.dataset.hover = id;
      this.request();
    }
    const found = this.model.byId.get(id);
    this.ui.tip.hidden = !found || !event;
    if (found && event) this.tell(found.title, [found.short, this.rail.list.placeWords(found)].filter(Boolean).join(" · "), event.clientX, event.clientY);
  }

  /** Tell something beside the pointer. @param {string} title @param {string} text @param {number} x @param {number} y */
  tell(title, text, x, y) {
    const { tip } = this.ui;
    tip.hidden = false;
    tip.replaceChildren(make("b", {}, title), make("span", {}, text));
    tip.style.left = `${clamp(x + 12, 6, innerWidth - tip.offsetWidth - 6)}px`;
    tip.style.top = `${clamp(y - tip.offsetHeight - 12, 6, innerHeight)}px`;
  }

  /** @param {string} id */
  hoverRoute(id) {
    if (id === this.hoveredRoute) return;
    this.hoveredRoute = id;
    this.request();
  }

  /** @param {number} factor */
  zoom(factor) {
    const plot = this.panes.plots.get(this.panes.main);
    plot?.zoomBy(factor, plot.width / 2, plot.height / 2);
    this.request();
  }

  /** Show everything for the first time. */
  async begin() {
    this.fit();
    await this.panes.prepare(VIEWS[this.model.state.view] ? this.model.state.view : "nk");
    this.paint();
    await this.strip.queue;
    this.isReady = true;
    this.root.dataset.ready = "true";
    this.request();
  }

  destroy() {
    cancelAnimationFrame(this.frame);
    this.settling.destroy();
    clearTimeout(this.resting);
    this.player.forget();
    this.resizer.disconnect();
    document.fonts?.removeEventListener?.("loadingdone", this.onFonts);
    for (const type of ["beforeprint", "afterprint"]) window.removeEventListener(type, this.onPrint);
    for (const end of this.ends) end();
    this.bar.destroy();
    this.strip.destroy();
    this.panes.purge();
  }
}
