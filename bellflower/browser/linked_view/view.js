/** The linked view: what it holds, and in which order it is drawn anew. */

import { make } from "../shared/dom.js";
import { _ } from "../shared/words.js";
import { recolored } from "./colors.js";
import { buildPage, onViewKey } from "./controls.js";
import { NO_INDEX, buildIndex, densityByYear } from "./counting.js";
import { listenToPlots } from "./gestures.js";
import { drawLegend } from "./legend.js";
import { drawMap } from "./map.js";
import { paintMap } from "./map_paint.js";
import { refitMap, showView } from "./map_window.js";
import { onHandleKey } from "./period_keys.js";
import { stopPlaying } from "./playing.js";
import { chooseOne, emphasizeEvents, eventsOf, paintChosen, selectOne } from "./pointing.js";
import { NO_STATE } from "./state.js";
import { drawStrip, markTime, paintStrip } from "./strip.js";
import { drawTable, drawTray } from "./table.js";
import { paintSentence } from "./text.js";
import { drawTime, fadeTraces, paintOverlay } from "./timeline.js";
import { introduceYears, travelTo } from "./travelling.js";

/** @import { Index } from "./counting.js" */
/** @import { MapLabel } from "./map_labels.js" */
/** @import { Ground, Settled, Spec, State, TimeTrace, ViewBounds } from "../shared/given.js" */

/** What is chosen, by its id. @typedef {{event?: string, place?: string, route?: string}} Chosen */
/** What plotly has drawn of the map, by number.
 *  @typedef {{provinces: any[], routes: any[], arrows: any[], places: any[], names: any[]}} MapNodes */
/** A selection of events, and all of which a chapter shows a part.
 *  @typedef {Spec & {full?: Spec}} Shown */

export class LinkedView {
  /**
   * @param {HTMLElement} root
   * @param {any} Plotly
   * @param {Ground} ground
   * @param {(settled: Settled) => void} onSettle
   */
  constructor(root, Plotly, ground, onSettle) {
    this.root = root;
    this.Plotly = Plotly;
    this.ground = ground;
    this.onSettle = onSettle;
    this.reduced = matchMedia("(prefers-reduced-motion: reduce)");
    /** @type {Shown} */ this.spec = /** @type {any} */ (null); // until it is told
    /** @type {State} */ this.state = { ...NO_STATE };
    this.period = { a: 0, b: 1 };
    this.revision = -1;
    this.playing = 0;
    this.speed = 1;
    this.frame = 0;
    /** @type {any} */ this.settleTimer = 0;
    /** @type {any} */ this.playTimer = 0;
    this.typed = "";
    this.typedAt = 0;
    this.pressed = [0, 0]; // where the pointer went down on the map
    // what is counted
    /** @type {Map<string, number>} */ this.placeOrder = new Map();
    /** @type {Map<string, number>} */ this.eventOrder = new Map();
    /** @type {Index} */ this.index = NO_INDEX;
    /** @type {Index} */ this.whole = NO_INDEX; // whatever the evidence
    /** @type {number[]} */ this.density = [];
    /** @type {number[]} */ this.undated = [];
    this.counts = new Int32Array(0);
    this.provinceCounts = new Int32Array(0);
    // what is drawn
    this.drawn = false;
    this.shownView = "";
    this.stripWidth = 0;
    this.badgeText = "";
    this.words = "";
    /** @type {number[] | null} */ this.timeRange = null;
    /** @type {MapNodes | null} */ this.nodes = null;
    /** @type {MapLabel[]} */ this.labels = [];
    /** @type {boolean[]} */ this.routeFits = [];
    /** @type {number[]} */ this.hoveredEvents = [];
    /** @type {number[]} */ this.chosenEvents = [];
    /** @type {number[]} */ this.emphasized = []; // events of a chapter, outlined while nothing is chosen
    /** @type {ViewBounds | null} */ this.focus = null; // a part of the view around the events of a chapter
    this.onPaint = () => {}; // hears that the period has been painted
    this.enlarged = 1; // how much larger than on a desk marks are drawn
    this.hasMoved = false; // whether the map was moved without plotly knowing of it
    /** @type {AbortController | null} */ this.journey = null; // under way to another period and view
    /** @type {Record<string, any>} */ this.ui = {};
    /** @param {KeyboardEvent} event */
    this.onKey = (event) => onViewKey(this, event);
    buildPage(this);
    this.resizer = new ResizeObserver(() => this.onResize());
    this.resizer.observe(this.ui.strip);
  }

  /**
   * Take a new specification or a new state; what has not changed is left as it is.
   * @param {Spec} spec
   * @param {State} state
   */
  async update(spec, state) {
    const isNewSpec = spec.id !== this.spec?.id;
    const isNewStage = spec.stage !== this.spec?.stage;
    const isNewTheme = state.theme !== this.state.theme || !this.drawn;
    if (isNewSpec) {
      this.spec = spec;
      this.placeOrder = new Map(spec.places.map((place, i) => [place.id, i]));
      this.eventOrder = new Map(spec.events.id.map((id, i) => [id, i]));
    }
    const isNewState = state.revision !== this.revision;
    if (isNewState) {
      const [first, last] = spec.years;
      this.state = { ...state };
      this.period = { a: state.from ?? first, b: state.to ?? last };
      if (state.mode === "upto") this.period.a = first;
      this.revision = state.revision;
    }
    if (isNewTheme) this.state = { ...this.state, theme: state.theme };
    if (!isNewSpec && !isNewState && !isNewTheme) return;
    this.reindex();
    if (isNewSpec || isNewTheme) await drawTime(this);
    if (isNewStage || isNewTheme) await drawMap(this);
    else if (isNewState && this.drawn) await showView(this, this.state.view || "nk", true);
    this.refresh();
    this.announce();
    const isFirst = this.root.dataset.ready !== "true";
    this.root.dataset.ready = "true";
    if (isFirst && state.intro) introduceYears(this);
  }

  /** The number of a place among those of the selection, -1 if it is not among them. @param {string} id */
  placeNumber(id) {
    return this.placeOrder.get(id) ?? -1;
  }

  get isSure() {
    return this.state.match === "surely";
  }

  reindex() {
    const { spec, state, ui } = this;
    const [first, last] = spec.years;
    this.index = buildIndex(spec, state.evidence, this.isSure);
    this.whole = state.evidence > 1 ? buildIndex(spec, 1, this.isSure) : this.index;
    this.density = densityByYear(this.index.all, first, last);
    this.counts = new Int32Array(spec.places.length).fill(-1);
    this.provinceCounts = new Int32Array(spec.provinces.length).fill(-1);
    ui.evidence.replaceChildren(
      ...spec.ranks.map((label, i) =>
        make("option", { value: i + 1 }, i === 0 ? _("all") : label.toLowerCase()),
      ),
    );
    ui.evidence.value = String(state.evidence);
    drawStrip(this);
    drawTray(this);
    drawLegend(this);
  }

  get theme() {
    return this.ground.theme[this.state.theme === "dark" ? "dark" : "light"];
  }

  /** Return figures in the colors of the theme. @template Value @param {Value} value @returns {Value} */
  colored(value) {
    return this.state.theme === "dark" ? recolored(value, this.ground.dark) : structuredClone(value);
  }

  /** Paint everything that depends on the period before the next frame. */
  schedule() {
    if (!this.frame) {
      this.frame = requestAnimationFrame(() => {
        this.frame = 0;
        this.refresh();
      });
    }
  }

  refresh() {
    if (!this.drawn) return;
    paintStrip(this);
    paintOverlay(this);
    paintMap(this);
    paintSentence(this);
    this.onPaint();
  }

  /** Let assistive technology say the period once it has come to rest. */
  announce() {
    this.ui.live.textContent = this.words ?? "";
    if (!this.ui.table.hidden) drawTable(this);
    for (const button of this.ui.views) {
      button.setAttribute("aria-pressed", String(button.dataset.testid === `view-${this.state.view || "nk"}`));
    }
    this.ui.mode.textContent = this.state.mode === "upto" ? _("Up to here") : _("Period");
    this.ui.speed.value = String(this.speed);
    for (const [node, way] of [[this.ui.play, 1], [this.ui.back, -1]]) {
      node.textContent = this.playing === way ? "❚❚" : way > 0 ? "▶" : "◀";
      node.setAttribute("aria-pressed", String(this.playing === way));
    }
  }

  /**
   * Count and draw only these events and routes; `null` stands for all.
   * @param {string[] | null} ids
   * @param {string[] | null} [routes]
   */
  showOnly(ids, routes = null) {
    const full = this.spec.full ?? this.spec;
    if (this.spec === full && !ids && !routes) return;
    const [events, lines] = [ids && new Set(ids), routes && new Set(routes)];
    const isKept = (/** @type {number} */ i) => !events || events.has(full.events.id[i]);
    this.spec = !ids && !routes ? full : {
      ...full,
      full,
      events: { ...full.events, rank: full.events.rank.map((rank, i) => (isKept(i) ? rank : 0)) },
      shown: full.shown.map((is, i) => is && (!lines || lines.has(full.routes[i].id))),
    };
    this.recount();
  }

  /** Count anew and fade what is not counted. */
  recount() {
    this.reindex();
    const { timeBox } = this.ui;
    if (!this.drawn) return;
    fadeTraces(this, timeBox.data);
    this.Plotly.restyle(timeBox, { "marker.opacity": timeBox.data.map((/** @type {TimeTrace} */ trace) => trace.marker.opacity) });
    this.schedule();
  }

  /** Draw everything in other colors. @param {string} theme */
  retheme(theme) {
    return this.update(this.spec, { ...this.state, theme, revision: this.revision });
  }

  onResize() {
    if (!this.spec || this.ui.strip.clientWidth === this.stripWidth) return;
    drawStrip(this);
    this.schedule();
  }

  destroy() {
    this.journey?.abort(); // whoever leaves need not wait for the arrival
    cancelAnimationFrame(this.frame);
    stopPlaying(this);
    clearTimeout(this.settleTimer);
    this.resizer.disconnect();
    this.root.removeEventListener("keydown", this.onKey);
    if (!this.drawn) return;
    this.drawn = false; // what is still under way finds nothing to draw on
    this.Plotly.purge(this.ui.timeBox);
    this.Plotly.purge(this.ui.mapBox);
  }

  listen() {
    return listenToPlots(this);
  }

  /** @param {KeyboardEvent} event @param {string} end */
  onHandleKey(event, end) {
    return onHandleKey(this, event, end);
  }

  /** Fit the map to its frame again, after the frame has changed its shape. */
  refit() {
    return refitMap(this);
  }

  /**
   * Move period, map and timeline to `goal`: smoothly, or at once if the reader wants less motion or the
   * duration (ms) is 0. The reader's hand ends it where it is. Returns whether it has arrived.
   * @param {Partial<State>} goal
   * @param {{duration?: number}} [how]
   * @returns {Promise<boolean>}
   */
  travel(goal, how) {
    return travelTo(this, goal, how);
  }

  /** Outline these events, and their places, while nothing else is chosen. @param {string[]} ids */
  emphasize(ids) {
    return emphasizeEvents(this, ids);
  }

  /** Choose without telling anybody; an empty choice takes a choice back. @param {Chosen} chosen */
  choose(chosen) {
    return chooseOne(this, chosen);
  }

  /**
   * Mark a span of time on the period control, or none.
   * @param {{from: number | null, to: number | null} | null} span
   */
  markTime(span) {
    return markTime(this, span);
  }

  /**
   * The numbers of the shown events at a place, or in the province that a place stands for.
   * @param {string} placeId
   */
  eventsOf(placeId) {
    return eventsOf(this, placeId);
  }

  /** Choose an event, a place or a route; without any, choose nothing. @param {Chosen} chosen */
  select(chosen) {
    return selectOne(this, chosen);
  }

  paintChosen() {
    return paintChosen(this);
  }
}
