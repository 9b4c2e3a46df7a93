/** The stage: one painting of everything that shows the state, in one frame; its maps stand in panes.js, what hands do to it in instrument.js. */

import { forgetTitles } from "./close.js";
import { put } from "./dom.js";
import { BAR, lowness, sizesOf } from "./layout.js";
import { font, twoLines, useFace } from "./measure.js";
import { Model } from "./model.js";
import { momentOf } from "./playing.js";
import { Panes } from "./panes.js";
import { buildScale } from "./scale.js";
import { headline, pressView, writeChips, writeFar, writeHeadline, writeLegend } from "./story.js";
import { speak } from "../shared/words.js";
import { geometryOf, paintTimeline, timelineWords } from "./timeline.js";
import { liveWords, pageColors } from "./saying.js";

/** What is made later, by build(). @returns {any} */
function later() {
  return null;
}

export class Stage {
  /** @param {HTMLElement} root @param {any} Plotly @param {any} ground @param {any} index @param {any} texts */
  constructor(root, Plotly, ground, index, texts) {
    speak(index.texts, index.language);
    this.root = root;
    this.Plotly = Plotly;
    this.ground = ground;
    this.model = new Model(index, texts);
    this.isDark = false;
    this.isReady = false;
    this.only = ""; // the one part that is shown, map or timeline; empty for all
    this.width = 0;
    this.height = 0;
    this.panes = new Panes(this);
    this.hovered = "";
    this.hoveredRoute = "";
    this.isHeld = false;
    this.isGliding = false;
    this.wasPlaying = false; // in the last picture
    this.wish = { time: 0, sheet: "half" };
    this.frame = 0;
    /** @type {any} */ this.resting = 0;
    this.sizeKey = "";
    this.scaleKey = "";
    this.takenKey = "";
    this.isTakenLate = false; // whether the words are new and were not measured yet
    this.axisSize = [0, 0];
    /** @type {any} */ this.sight = null; // what the timeline shows
    /** @type {any} */ this.pen = null;
    /** @type {import("./timeline.js").Geometry | null} */ this.geometry = null;
    /** @type {ReturnType<typeof paintTimeline> | null} */ this.drawn = null;
    /** @type {import("./types.js").Event | null} */ this.told = null;
    /** @type {Record<string, string>} */ this.colors = {};
    this.scale = buildScale(this.parts(1000), "story");
    /** @type {Record<string, any>} */ this.ui = {};
    /** @type {import("./filter_bar.js").FilterBar} */ this.bar = later();
    /** @type {import("./head.js").TimeHead} */ this.head = later();
    /** @type {import("./strip.js").Strip} */ this.strip = later();
    /** @type {import("./rail.js").Rail} */ this.rail = later();
    /** @type {import("./playing.js").Player} */ this.player = later();
    /** @type {import("./table.js").EquivalentTable} */ this.table = later();
    /** @type {import("./pool.js").Pool} */ this.fixedPool = later();
    /** @type {import("./pool.js").Pool} */ this.movingPool = later();
    /** @type {import("./moving_words.js").Looks} */ this.looks = later();
    /** @type {import("./moving_words.js").Stamps} */ this.stamps = later();
    /** @type {import("./pool.js").Item[]} */ this.words = []; // of the timeline at rest
  }

  /** Show another part of the map; the instrument does. @param {string} _view */
  setView(_view) {}

  /** Open an event, a place or a route; the instrument does. @param {{event?: string, place?: string, route?: string}} _chosen */
  choose(_chosen) {}

  /** Return the period, and whether it leaves nothing out. */
  period() {
    const { state, years } = this.model;
    return { a: state.a, b: state.b, isAll: state.a <= years[0] && state.b >= years[1], years, isUpTo: state.mode === "upto" };
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
    return sizesOf(this.width || 1000, this.height || 600, { ...this.wish, hasCard: Boolean(state.event || state.place), only: this.only });
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
    classList.toggle("in-laneless", !sizes.hasLanes);
    classList.toggle("in-narrow", !sizes.isPhone && this.width <= 1180);
    classList.toggle("in-wide", this.width >= 1600);
    classList.toggle("in-one", !sizes.side);
    const { isLow, isLowest } = lowness(this.height, sizes, this.only);
    classList.toggle("in-low", isLow);
    classList.toggle("in-lowest", isLowest);
    const set = (/** @type {string} */ name, /** @type {number} */ value) => style.setProperty(name, `${value}px`);
    set("--in-time", sizes.time);
    set("--in-rail", sizes.rail);
    set("--in-side", sizes.side);
    set("--in-sheet", sizes.sheet);
    set("--in-under", sizes.under);
    set("--in-story", sizes.story);
    set("--in-story-size", sizes.storySize);
    set("--in-bar", sizes.isPhone ? 0 : BAR);
    put(this.ui.split, "aria-valuenow", Math.round((100 * sizes.time) / Math.max(1, this.height)));
    if (useFace(getComputedStyle(this.root))) forgetTitles();
    this.forgetLooks();
    this.takenKey = "";
    return true;
  }

  paint() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    if (!this.root.isConnected || !this.root.clientWidth) return;
    this.fit();
    if (!this.colors.ink) {
      this.colors = pageColors(this.root);
      this.forgetLooks();
    }
    const { model, player, sizes } = this;
    const { state, years } = model;
    this.look(player.isOn);
    const head = player.head;
    const isPlaying = player.isOn || head !== null;
    this.root.classList.toggle("in-card-open", Boolean(state.event || state.place));
    model.choose(head === null ? null : [years[0], head]);
    const { a, b, isAll } = this.period();
    this.told = isPlaying ? momentOf(model.keyEvents, head ?? b, this.scale) : null;
    const view = this.panes.mainOf();
    this.root.classList.toggle("in-world", view === "world");
    const now = { view, a, b: head ?? b, isAll: isAll && head === null, isPlaying, isMoving: this.isHeld || player.isOn || this.isGliding, told: this.told, hovered: this.hovered, head };
    this.paintWords(now, isAll, sizes);
    this.paintTime(now, isAll, sizes);
    // the first picture of playing changes everything: on a slow device, maps and list come with the next
    if (isPlaying && !this.wasPlaying) this.request();
    else {
      if (this.panes.paint()) this.takenKey = "";
      this.rail.paint(now);
    }
    this.wasPlaying = isPlaying;
    this.bar.paint();
    const { undated } = model;
    this.head.paint({ a, b: head ?? b, isAll: isAll && head === null, isPlaying: player.isOn, isPhone: sizes.isPhone, mode: state.mode, scale: state.scale, undated, isTable: this.table.isOpen, isDense: Boolean(this.drawn?.drawing.lanes.length) });
    this.tellHooks(a, head ?? b, undated);
    if (!now.isMoving) this.rest();
  }

  /** @param {any} now @param {boolean} isAll @param {import("./layout.js").Sizes} sizes */
  paintWords(now, isAll, sizes) {
    const { ui, model } = this;
    const { view } = now;
    writeHeadline(ui.story, headline(model, { ...now, isAll }));
    writeLegend(ui.legend, view);
    writeChips(ui.chips, model, !sizes.side, (next) => this.setView(next), (place) => this.choose({ place }), view);
    writeFar(ui.far, model, this.panes.companion, (next) => this.setView(next));
    pressView(ui.buttons, view);
    const story = now.isPlaying ? now.told?.id : ui.story.dataset.key;
    const key = `${story} ${now.isPlaying ? "" : ui.chips.dataset.key} ${view} ${this.sizeKey}`;
    if (key === this.takenKey || (now.isMoving && !now.isPlaying && this.takenKey)) return; // where words are is asked at rest or of a new caption: it costs a layout
    this.isTakenLate = this.takenKey !== "" && this.isReady;
    this.takenKey = key;
    if (this.isTakenLate) requestAnimationFrame(() => this.request()); // once they are laid out
    else this.panes.measureWords();
  }

  /** Look where things stand before anything is written, when it costs no layout: the caption of the last frame, and the list that follows. @param {boolean} isPlaying */
  look(isPlaying) {
    if (this.isTakenLate) this.panes.measureWords();
    this.isTakenLate = false;
    if (isPlaying) this.rail.list.follow(this.player.reduced.matches);
  }

  /** @param {any} now @param {boolean} isAll @param {import("./layout.js").Sizes} sizes */
  paintTime(now, isAll, sizes) {
    const { ui, model, strip } = this;
    const { state, years } = model;
    const isFull = isAll || this.player.head !== null;
    const key = `${this.sizeKey} ${state.scale}`;
    if (key !== this.scaleKey) {
      this.axisSize = [ui.axis.clientWidth, ui.axis.clientHeight];
      this.scale = buildScale(this.parts(sizes.isPhone ? 0 : Math.max(0, this.axisSize[0] - sizes.gutter - 16)), state.scale);
    }
    const [width, height] = this.axisSize;
    if (width < 50 || height < 20) return;
    const geometry = geometryOf(width, height, sizes.gutter, sizes.isPhone, isFull);
    this.geometry = geometry;
    const sight = this.sight = {
      model, scale: this.scale, from: isFull ? years[0] : state.a, to: isFull ? years[1] : state.b, isFull, head: this.player.head, told: this.told,
      chosen: state.event, hovered: this.isHeld ? "" : this.hovered, isDark: this.isDark, colors: this.colors,
    };
    if (key !== this.scaleKey) {
      this.scaleKey = key;
      strip.fit(geometry, this.scale);
      this.fixedPool.write(strip.words(geometry, sight));
      this.sizeCanvas(width, height);
    }
    strip.draw(geometry, this.scale);
    strip.follow(geometry, sight, state.a, now.b, this.isHeld);
    if (!sizes.hasLanes) {
      this.movingPool.write((this.words = []));
      this.drawn = null;
      ui.nothing.hidden = true;
      this.root.dataset.names = "0";
      return;
    }
    this.drawn = paintTimeline(this.pen, geometry, sight);
    const words = timelineWords(this.drawn.drawing, geometry, sight, this.drawn.years);
    if (now.isMoving) this.stamps.paint(this.pen, words);
    else this.movingPool.write((this.words = words));
    if ((ui.moving.style.display === "none") !== now.isMoving) ui.moving.style.display = now.isMoving ? "none" : "";
    const { bars, beads, marks, lanes } = this.drawn.drawing;
    const isEmpty = ![bars, beads, marks, lanes].some((drawn) => drawn.length);
    if (ui.nothing.hidden === isEmpty) ui.nothing.hidden = !isEmpty;
    this.root.dataset.sight = this.drawn.drawing.mode;
  }

  /** Forget how words look: theme, face or size is another one. */
  forgetLooks() {
    this.looks.forget();
    this.stamps.forget(Math.min(3, devicePixelRatio || 1));
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
      period: `${first}/${Math.max(first, Math.ceil(b - 0.001) - 1)}`, visible: String(this.model.selection.count), total: String(this.model.events.length),
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
      this.looks.learn();
      this.stamps.learn(this.words);
    }, 400);
  }
}
