// @ts-check
/** The instrument: one state, and one painting of everything that shows it, in one frame. */

import { clamp, make } from "./dom.js";
import { FilterBar } from "./filter_bar.js";
import { buildFrame, buildTime, coveredBy } from "./frame.js";
import { TimeHead } from "./head.js";
import { followHands } from "./hands.js";
import { BAR, sizesOf } from "./layout.js";
import { paintMap } from "./map_paint.js";
import { font, forgetWidths, twoLines, useFamily } from "./measure.js";
import { forgetTitles } from "./close.js";
import { Model } from "./model.js";
import { neighbor } from "./order.js";
import { Player, momentOf } from "./playing.js";
import { MapPlot } from "./plot.js";
import { Pool } from "./pool.js";
import { Rail } from "./rail.js";
import { buildScale } from "./scale.js";
import { everything, fromTold, keptInside, settledOf } from "./state.js";
import { headline, isFar, pressView, writeChips, writeFar, writeHeadline, writeLegend } from "./story.js";
import { Strip } from "./strip.js";
import { EquivalentTable } from "./table.js";
import { Search } from "./search.js";
import { _, counted, speak } from "./texts.js";
import { eventAt, geometryOf, paintTimeline, timelineWords } from "./timeline.js";
import { liveWords, pageColors } from "./saying.js";
import { followKeys, followMaps, followSheet, followSplit } from "./gestures.js";

const SETTLED = 350; // ms of rest after which the server is told
const GLIDE = 420; // ms of a glide to an era
const VIEWS = /** @type {Record<string, [string, string]>} */ ({
  nk: ["North Korea", "In North Korea"], region: ["Region", "Abroad and at sea"], world: ["World", "The world"],
});

/** Return the hatching of provinces of which no source tells. @returns {any} */
function hatching() {
  const ground = make("rect", { width: 5, height: 5, style: "fill: var(--in-nk)" });
  const line = make("line", { x1: 0, y1: 0, x2: 0, y2: 5, style: "stroke: var(--in-hatch); stroke-width: 1.6px" });
  const pattern = make("pattern", { id: "in-hatch", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, ground, line);
  return make("svg", { class: "in-unseen", width: 1, height: 1, "aria-hidden": "true" }, make("defs", {}, pattern));
}

export class Instrument {
  /** @param {HTMLElement} root @param {any} Plotly @param {any} ground @param {any} index @param {any} texts
   *  @param {{onSettle: (settled: any) => void, card: (kind: string, id: string) => any, isFixed?: boolean}} outside isFixed: the size is given from outside */
  constructor(root, Plotly, ground, index, texts, outside) {
    speak(index.texts, index.language);
    /** @type {HTMLElement} */ this.root = root;
    this.Plotly = Plotly;
    this.ground = ground;
    this.outside = outside;
    this.model = new Model(index, texts);
    this.isDark = false;
    this.revision = -1;
    this.reduced = matchMedia("(prefers-reduced-motion: reduce)");
    /** @type {Map<string, MapPlot>} */ this.plots = new Map();
    /** @type {Map<string, Promise<void>>} */ this.drawing = new Map();
    this.main = "nk";
    this.companion = "region";
    this.hovered = "";
    this.hoveredRoute = "";
    this.isHeld = false;
    this.isGliding = false;
    this.wish = { time: 0, sheet: "half" };
    this.frame = 0;
    /** @type {any} */ this.settling = 0;
    /** @type {any} */ this.resting = 0;
    this.settledAs = "";
    this.sizeKey = "";
    this.takenKey = "";
    /** @type {import("./types.js").Box[]} */ this.taken = [];
    /** @type {any} */ this.geometry = null;
    /** @type {any} */ this.drawn = null;
    /** @type {import("./types.js").Event | null} */ this.told = null;
    this.isReady = false;
    /** @type {Record<string, string>} */ this.colors = {};
    this.build();
    this.scale = buildScale(this.parts(1000), "story");
    this.scaleKey = "";
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
    this.bar = new FilterBar(model, { onChange: () => this.changed(), onClear: () => this.clearFilters(), isPhone: () => this.sizes.isPhone, isDark: () => this.isDark });
    this.head = new TimeHead(model, {
      onPlay: () => this.play(), onAll: () => this.showAll(), onYears: (first, last) => this.glide(first, last + 1), onScale: (kind) => this.setScale(kind),
      onMode: () => this.turnMode(), onTable: () => this.table.toggle(),
    });
    this.strip = new Strip(this.Plotly, model);
    this.rail = new Rail(
      model,
      {
        onEvent: (id) => this.choose({ event: id }), onRoute: (id) => this.choose({ route: model.state.route === id ? "" : id }), onTab: (tab) => this.setTab(tab),
        onBack: () => this.choose({}), onStep: (steps) => this.step(steps), onAll: () => this.showAll(), onClear: () => this.clearFilters(), onGoTo: (event) => this.goTo(event),
        onHover: (id) => this.hover(id), onRest: () => this.request(), onHoverRoute: (id) => this.hoverRoute(id), card: this.outside.card,
      },
      () => this.isDark,
    );
    this.ui = {
      ...buildFrame({ onView: (view) => this.setView(view), onSwap: () => this.setView(this.companion), onZoom: (factor) => this.zoom(factor) }, VIEWS),
      ...buildTime(this.head.box, this.strip.box),
      tip: make("div", { class: "in-tip", hidden: true }),
      live: make("p", { class: "in-unseen", "aria-live": "polite", role: "status" }),
      stage: make("div", { class: "in-stage" }),
      patterns: hatching(),
    };
    this.table = new EquivalentTable(model, (chosen) => this.choose(chosen), () => this.period(), () => this.request());
    this.fixedPool = new Pool(this.ui.fixed);
    this.movingPool = new Pool(this.ui.moving);
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
      followKeys(this), followMaps(this), followSheet(this), followSplit(this),
    ];
    this.bindAxis();
    this.resizer = new ResizeObserver(() => this.request());
    this.resizer.observe(this.root);
    this.resizer.observe(this.ui.axis);
    this.onFonts = () => {
      forgetWidths();
      forgetTitles();
      this.scaleKey = "";
      this.request();
    };
    document.fonts?.addEventListener?.("loadingdone", this.onFonts);
  }

  bindAxis() {
    const { axis } = this.ui;
    const spot = (/** @type {PointerEvent} */ event) => {
      const box = axis.getBoundingClientRect();
      return /** @type {[number, number]} */ ([event.clientX - box.left, event.clientY - box.top]);
    };
    axis.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => {
      if (this.isHeld || event.pointerType === "touch") return;
      const found = this.eventUnder(...spot(event));
      axis.style.cursor = found ? "pointer" : "";
      this.hover(found?.id ?? "", event);
    });
    axis.addEventListener("pointerleave", () => this.hover(""));
    axis.addEventListener("click", (/** @type {PointerEvent} */ event) => {
      if (/** @type {any} */ (event.target).closest(".in-era, .in-handle")) return;
      const found = this.eventUnder(...spot(event));
      if (found) this.choose({ event: found.id });
    });
  }

  /** @param {number} x @param {number} y @returns {import("./types.js").Event | null} */
  eventUnder(x, y) {
    return this.drawn && this.geometry && y < this.geometry.bottom + 6 ? eventAt(this.drawn.drawing, x, y) : null;
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
      Object.assign(this.model.state, fromTold(told, this.model.years));
      this.player.forget();
      this.settledAs = JSON.stringify(settledOf(this.model.state, this.model.years));
    }
    this.request();
  }

  /** Learn the texts that the search reads, which come last. @param {import("./search.js").SearchData} texts */
  know(texts) {
    if (this.model.search) return;
    this.model.search = new Search(texts);
    if (this.model.state.q) this.request();
  }

  /** @param {number} n @returns {string} */
  countWords(n) {
    return counted(n, "{n} event", "{n} events");
  }

  /** @returns {string} */
  noSource() {
    return _("No source of this record tells of it; that is not an all-clear.");
  }

  /** Return the period, and whether it leaves nothing out. */
  period() {
    const { state, years } = this.model;
    return { a: state.a, b: state.b, isAll: state.a <= years[0] && state.b >= years[1], years, isUpTo: state.mode === "upto" };
  }

  keyEvents() {
    const { facets } = this.model.selection;
    return facets.filter((event) => event.key && event.anchor !== null).sort((p, q) => (p.anchor ?? 0) - (q.anchor ?? 0));
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
    this.hovered = "";
    this.ui.tip.hidden = true;
    if (this.sizes.isPhone && (event || place || hadCard)) this.wish.sheet = "half";
    this.settle();
    this.paint();
    if (!event && !place && hadCard) this.rail.entries.get(last)?.button.focus({ preventScroll: false });
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
    this.settle();
    this.request();
  }

  /** @param {string} view */
  setView(view) {
    this.model.state.view = view;
    this.settle();
    this.request();
  }

  /** @param {string} kind */
  setScale(kind) {
    this.model.state.scale = kind;
    this.settle();
    this.request();
  }

  /** Turn between a window of time and everything up to its end. */
  turnMode() {
    const { state, years } = this.model;
    this.player.forget();
    if (state.mode === "upto") {
      state.mode = "window";
      state.a = Math.max(years[0], Math.min(this.windowStart ?? state.b - 10, state.b - 1));
    } else {
      this.windowStart = state.a;
      state.mode = "upto";
      state.a = years[0];
    }
    this.changed();
  }

  clearFilters() {
    const { state, years } = this.model;
    const plain = everything(years);
    for (const name of ["province", "category", "drug", "country", "type", "evidence", "origins", "match", "q", "key"]) /** @type {any} */ (state)[name] = /** @type {any} */ (plain)[name];
    this.bar.input.value = "";
    this.bar.close();
    this.changed();
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
    const [a0, b0] = [state.a, state.b];
    const begun = performance.now();
    this.isGliding = true;
    const at = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ part) => from + (to - from) * part;
    const turn = (this.turn = (this.turn ?? 0) + 1);
    const step = () => {
      if (turn !== this.turn || this.isHeld) {
        this.isGliding = false;
        return;
      }
      const k = clamp((performance.now() - begun) / GLIDE, 0, 1);
      const eased = 1 - (1 - k) ** 3;
      if (k >= 1) this.isGliding = false;
      if (k < 1) this.setPeriod(at(a0, target[0], eased), at(b0, target[1], eased));
      else this.setPeriod(...target);
      if (k < 1) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }

  /** Tell the server what was settled, after a rest. */
  settle() {
    clearTimeout(this.settling);
    this.settling = setTimeout(() => {
      if (this.isHeld || this.player.isOn || this.isGliding) return;
      const settled = settledOf(this.model.state, this.model.years);
      const text = JSON.stringify(settled);
      if (text === this.settledAs) return;
      this.settledAs = text;
      this.outside.onSettle(settled);
    }, SETTLED);
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
    if (found && event) this.tell(found.title, [found.short, this.rail.placeWords(found)].filter(Boolean).join(" · "), event.clientX, event.clientY);
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
    const plot = this.plots.get(this.main);
    plot?.zoomBy(factor, plot.width / 2, plot.height / 2);
    this.request();
  }

  // -- painting

  request() {
    this.frame ||= requestAnimationFrame(() => this.paint());
  }

  /** The eras as the scale needs them. @param {number} room px */
  parts(room) {
    const face = font(11, 600);
    return this.model.eras.map((era, i) => ({ start: era.start, end: era.end, count: this.model.eraCounts[i], least: room ? (twoLines(era.title, face) + 11) / room : 0 }));
  }

  get sizes() {
    const { state } = this.model;
    return sizesOf(this.width || 1000, this.height || 600, { ...this.wish, hasCard: Boolean(state.event || state.place) });
  }

  /** Share the window, if it changed; whether it did. @returns {boolean} */
  fit() {
    this.width = this.root.clientWidth;
    this.height = this.root.clientHeight;
    const sizes = this.sizes;
    const key = JSON.stringify([this.width, this.height, sizes]);
    if (key === this.sizeKey) return false;
    this.sizeKey = key;
    const { style, classList } = this.root;
    classList.toggle("in-phone", sizes.isPhone);
    classList.toggle("in-narrow", !sizes.isPhone && this.width <= 1180);
    classList.toggle("in-wide", this.width >= 1600);
    classList.toggle("in-one", !sizes.side);
    const set = (/** @type {string} */ name, /** @type {number} */ value) => style.setProperty(name, `${value}px`);
    set("--in-time", sizes.time);
    set("--in-rail", sizes.rail);
    set("--in-side", sizes.side);
    set("--in-sheet", sizes.sheet);
    set("--in-under", sizes.under);
    set("--in-story", sizes.story);
    set("--in-story-size", sizes.storySize);
    set("--in-bar", sizes.isPhone ? 0 : BAR);
    useFamily(getComputedStyle(this.root).fontFamily);
    this.takenKey = "";
    return true;
  }

  paint() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    if (!this.root.isConnected || !this.root.clientWidth) return;
    this.fit();
    if (!this.colors.ink) this.colors = pageColors(this.root);
    const { model, player, sizes } = this;
    const { state, years } = model;
    const head = player.head;
    const isPlaying = player.isOn || head !== null;
    model.choose(head === null ? null : [years[0], head]);
    const { a, b, isAll } = this.period();
    this.told = isPlaying ? momentOf(model.selection.facets, head ?? b, this.scale) : null;
    const now = { a, b: head ?? b, isAll: isAll && head === null, isPlaying, isMoving: this.isHeld || player.isOn || this.isGliding, told: this.told, hovered: this.hovered, head };
    this.paintWords(now, isAll, sizes);
    this.paintTime(now, isAll, sizes);
    this.paintMaps();
    this.rail.paint(now);
    this.bar.paint();
    const undated = model.selection.facets.filter((event) => event.start === null).length;
    this.head.paint({ a, b: head ?? b, isAll: isAll && head === null, isPlaying: player.isOn, isPhone: sizes.isPhone, mode: state.mode, scale: state.scale, undated, isTable: this.table.isOpen });
    this.tellHooks(a, head ?? b, undated);
    if (!now.isMoving) this.rest();
  }

  /** @param {any} now @param {boolean} isAll @param {import("./layout.js").Sizes} sizes */
  paintWords(now, isAll, sizes) {
    const { ui, model } = this;
    const { view } = model.state;
    writeHeadline(ui.story, headline(model, { ...now, isAll }));
    writeLegend(ui.legend, view);
    writeChips(ui.chips, model, !sizes.side, (next) => this.setView(next), (place) => this.choose({ place }));
    writeFar(ui.far, model, this.companion, (next) => this.setView(next));
    pressView(ui.buttons, view);
    const key = `${ui.story.dataset.key} ${ui.chips.dataset.key} ${view} ${this.sizeKey}`;
    if (key === this.takenKey || (now.isMoving && this.takenKey)) return; // where words are is asked at rest: it costs a layout
    this.takenKey = key;
    this.taken = coveredBy(ui.main, [ui.story, ui.legend, ui.seg, ui.chips, ui.zoom]);
    this.takenSide = sizes.side ? coveredBy(ui.side, [ui.swap, ui.far]) : [];
  }

  /** Choose which view is the companion: the one that holds what is told. */
  companionOf() {
    const { model } = this;
    const { state } = model;
    const usual = state.view === "nk" ? "region" : "nk";
    const told = model.byId.get(state.event) ?? this.told;
    const spots = (told?.places ?? []).map((id) => model.places.get(id)).filter((place) => place && place.lon !== null && !["country", "region", "province"].includes(place.precision));
    /** @type {Record<string, (place: any) => boolean>} */
    const shows = { nk: (place) => place.country === "KP", region: (place) => !isFar(place), world: () => true };
    if (!spots.length || spots.some(shows[state.view] ?? shows.nk) || spots.some(shows[usual])) return usual;
    return spots.some(shows.region) && state.view !== "region" ? "region" : "world";
  }

  paintMaps() {
    const { ui, model, sizes } = this;
    const main = VIEWS[model.state.view] ? model.state.view : "nk";
    const companion = this.companionOf();
    if (main !== this.main) this.takenKey = "";
    this.main = main;
    this.companion = companion;
    const look = {
      model, chosen: model.byId.get(model.state.event) ?? null, hovered: model.byId.get(this.hovered) ?? null, told: this.told,
      route: model.state.route || this.hoveredRoute, place: model.state.place,
    };
    this.paintPane(ui.holderA, main, true, { ...look, taken: this.taken });
    if (!sizes.side) return;
    const name = _(VIEWS[companion][1]);
    if (ui.swapText.textContent !== name) ui.swapText.textContent = name;
    this.paintPane(ui.holderB, companion, false, { ...look, taken: this.takenSide ?? [] });
  }

  /** @param {any} holder @param {string} view @param {boolean} isMain @param {any} look */
  paintPane(holder, view, isMain, look) {
    const plot = this.plots.get(view);
    if (!plot) {
      this.prepare(view);
      return;
    }
    if (plot.box.parentElement !== holder) holder.replaceChildren(plot.box);
    if (holder.dataset.view !== view) holder.dataset.view = view;
    if (this.sizeKey !== plot.sizedFor || plot.isMain !== isMain) {
      plot.sizedFor = this.sizeKey;
      plot.resize(holder.clientWidth, holder.clientHeight, isMain, this.sizes.isPhone);
    }
    paintMap(plot, look);
  }

  /** Draw a map that was not drawn before. @param {string} view @returns {Promise<void>} */
  prepare(view) {
    let drawing = this.drawing.get(view);
    if (!drawing) {
      const plot = new MapPlot(view, this.ground, [...this.model.places.values()], this.Plotly);
      drawing = plot.draw().then(() => {
        this.plots.set(view, plot);
        this.request();
      });
      this.drawing.set(view, drawing);
    }
    return drawing;
  }

  /** @param {any} now @param {boolean} isAll @param {import("./layout.js").Sizes} sizes */
  paintTime(now, isAll, sizes) {
    const { ui, model, strip } = this;
    const { state, years } = model;
    const isFull = isAll || this.player.head !== null;
    const key = `${this.sizeKey} ${state.scale}`;
    if (key !== this.scaleKey) {
      this.axisSize = [ui.axis.clientWidth, ui.axis.clientHeight];
      this.scale = buildScale(this.parts(sizes.isPhone ? 0 : this.axisSize[0] - sizes.gutter - 16), state.scale);
    }
    const [width, height] = this.axisSize ?? [0, 0];
    if (width < 50 || height < 20) return;
    const geometry = geometryOf(width, height, sizes.gutter, sizes.isPhone, isFull);
    this.geometry = geometry;
    const sight = {
      model, scale: this.scale, from: isFull ? years[0] : state.a, to: isFull ? years[1] : state.b, isFull, head: this.player.head, told: this.told,
      chosen: state.event, hovered: this.isHeld ? "" : this.hovered, isDark: this.isDark, colors: this.colors,
    };
    if (key !== this.scaleKey) {
      this.scaleKey = key;
      strip.fit(geometry, this.scale, state.scale === "even");
      this.fixedPool.write(strip.words(geometry, sight));
      this.sizeCanvas(width, height);
    }
    strip.draw(geometry, this.scale);
    strip.follow(geometry, sight, state.a, now.b, this.isHeld);
    if (sizes.isPhone) {
      this.root.dataset.names = "0";
      return;
    }
    this.drawn = paintTimeline(this.pen, geometry, sight);
    this.movingPool.write(timelineWords(this.drawn.drawing, geometry, sight, this.drawn.years));
    const isEmpty = !this.drawn.drawing.bars.length && !this.drawn.drawing.beads.length && !this.drawn.drawing.marks.length;
    if (ui.nothing.hidden === isEmpty) ui.nothing.hidden = !isEmpty;
    this.root.dataset.sight = this.drawn.drawing.mode;
  }

  /** @param {number} width @param {number} height */
  sizeCanvas(width, height) {
    const { canvas, words } = this.ui;
    const dense = Math.min(3, devicePixelRatio || 1);
    canvas.width = Math.round(width * dense);
    canvas.height = Math.round(height * dense);
    canvas.style.cssText = `width:${width}px;height:${height}px`;
    words.setAttribute("width", String(width));
    words.setAttribute("height", String(height));
    this.pen = canvas.getContext("2d");
    this.pen.setTransform(dense, 0, 0, dense, 0, 0);
  }

  /** @param {number} a @param {number} b @param {number} undated */
  tellHooks(a, b, undated) {
    const { dataset } = this.root;
    const first = Math.floor(a + 0.001);
    const told = {
      period: `${first}/${Math.max(first, Math.ceil(b - 0.001) - 1)}`, visible: String(this.model.selection.now.length), total: String(this.model.events.length),
      undated: String(undated), scale: this.model.state.scale, playing: String(this.player.isOn),
    };
    for (const [name, value] of Object.entries(told)) if (dataset[name] !== value) dataset[name] = value;
  }

  /** Say what is shown when the hand rests. */
  rest() {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      const { a, b } = this.period();
      const words = liveWords(this.model, a, b);
      if (this.ui.live.textContent !== words) this.ui.live.textContent = words;
      this.table.paint();
    }, 400);
  }

  /** Show everything for the first time. */
  async begin() {
    this.fit();
    await this.prepare(VIEWS[this.model.state.view] ? this.model.state.view : "nk");
    this.paint();
    await this.strip.queue;
    this.isReady = true;
    this.root.dataset.ready = "true";
    this.request();
  }

  destroy() {
    cancelAnimationFrame(this.frame);
    clearTimeout(this.settling);
    clearTimeout(this.resting);
    this.player.forget();
    this.resizer.disconnect();
    document.fonts?.removeEventListener?.("loadingdone", this.onFonts);
    for (const end of this.ends) end();
    this.bar.destroy();
    this.strip.destroy();
    for (const plot of this.plots.values()) this.Plotly.purge(plot.box);
  }
}
