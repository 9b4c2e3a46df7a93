/** The maps of the stage: which view stands where, when each of them is drawn, and what words cover of them. */

import { make } from "../shared/dom.js";
import { _ } from "../shared/words.js";
import { write } from "./dom.js";
import { coveredBy } from "./frame.js";
import { paintMap } from "./map_paint.js";
import { MapPlot } from "./plot.js";
import { AREAS } from "./routes.js";
import { isFar } from "./story.js";

export const VIEWS = /** @type {Record<string, [string, string]>} */ ({
  nk: ["North Korea", "In North Korea"], region: ["Region", "Abroad and at sea"], world: ["World", "The world"],
});

/** @type {Record<string, (place: any) => boolean>} which places lie on a view */
const shows = { nk: (place) => place.country === "KP", region: (place) => !isFar(place), world: () => true };

/** Return the hatching of provinces of which no source tells. @returns {any} */
export function hatching() {
  const ground = make("rect", { width: 5, height: 5, style: "fill: var(--in-nk)" });
  const line = make("line", { x1: 0, y1: 0, x2: 0, y2: 5, style: "stroke: var(--in-hatch); stroke-width: 1.6px" });
  const pattern = make("pattern", { id: "in-hatch", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, ground, line);
  return make("svg", { class: "in-unseen", width: 1, height: 1, "aria-hidden": "true" }, make("defs", {}, pattern));
}

export class Panes {
  /** @param {import("./stage.js").Stage} stage */
  constructor(stage) {
    this.stage = stage;
    /** @type {Map<string, MapPlot>} */ this.plots = new Map();
    /** @type {Map<string, Promise<void>>} */ this.drawing = new Map();
    this.main = "nk";
    this.companion = "region";
    this.heldFor = ""; // the open event beside which the reader has chosen a view by hand
    /** @type {import("./types.js").Box[]} */ this.taken = []; // what words cover of the main map
    /** @type {import("./types.js").Box[]} */ this.takenSide = []; // and of the companion
  }

  /** Learn what words cover of the maps. */
  measureWords() {
    const { ui, sizes } = this.stage;
    this.taken = coveredBy(ui.main, [ui.story, ui.legend, ui.seg, ui.chips, ui.zoom]);
    this.takenSide = sizes.side ? coveredBy(ui.side, [ui.swap, ui.far]) : [];
  }

  /** Return the points of what is chosen or told. @returns {any[]} */
  spots() {
    const { model, told: moment } = this.stage;
    const told = model.byId.get(model.state.event) ?? moment;
    return (told?.places ?? []).map((id) => model.places.get(id)).filter((place) => place && place.lon !== null && !AREAS.has(place.precision));
  }

  /** Whether nothing of what is told lies on a view. @param {string} view @returns {boolean} */
  isElsewhere(view) {
    const spots = this.spots();
    return spots.length > 0 && !spots.some(shows[view]);
  }

  /** Choose which view is the companion: the one that holds what is told. @returns {string} */
  companionOf() {
    const { state } = this.stage.model;
    const usual = state.view === "nk" ? "region" : "nk";
    const spots = this.spots();
    if (!spots.length || spots.some(shows[state.view] ?? shows.nk) || spots.some(shows[usual])) return usual;
    return spots.some(shows.region) && state.view !== "region" ? "region" : "world";
  }

  /** Choose which view the main map shows: one map alone shows what is told, unless the reader chose another. @returns {string} */
  mainOf() {
    const { model, sizes } = this.stage;
    const wanted = VIEWS[model.state.view] ? model.state.view : "nk";
    const isHeld = model.state.event && model.state.event === this.heldFor;
    return !sizes.side && !isHeld && this.isElsewhere(wanted) ? this.companionOf() : wanted;
  }

  /** Paint what is shown; whether the main map shows another view than before. @returns {boolean} */
  paint() {
    const { ui, sizes } = this.stage;
    const companion = this.companionOf();
    const main = this.mainOf();
    const isOther = main !== this.main;
    this.main = main;
    this.companion = companion;
    this.paintPane(ui.holderA, main, true, this.taken);
    if (sizes.side) {
      write(ui.swapText, _(VIEWS[companion][1]));
      this.paintPane(ui.holderB, companion, false, this.takenSide);
    }
    return isOther;
  }

  /** Return what a map shows. @param {import("./types.js").Box[]} taken what words cover of it */
  look(taken) {
    const { model, told, colors, hovered, hoveredRoute } = this.stage;
    const { event, route, place } = model.state;
    return { model, chosen: model.byId.get(event) ?? null, hovered: model.byId.get(hovered) ?? null, told, route: route || hoveredRoute, place, colors, taken };
  }

  /** @param {any} holder @param {string} view @param {boolean} isMain @param {import("./types.js").Box[]} taken what words cover of it */
  paintPane(holder, view, isMain, taken) {
    const plot = this.plots.get(view);
    if (!plot) {
      this.prepare(view);
      return;
    }
    if (plot.box.parentElement !== holder) holder.replaceChildren(plot.box);
    if (holder.dataset.view !== view) holder.dataset.view = view;
    const { sizeKey, sizes } = this.stage;
    if (sizeKey !== plot.sizedFor || plot.isMain !== isMain) {
      plot.sizedFor = sizeKey;
      plot.resize(holder.clientWidth, holder.clientHeight, isMain, sizes.isPhone);
    }
    paintMap(plot, this.look(taken));
  }

  /** Take a map that is being drawn already. @param {string} view @param {Promise<MapPlot>} drawn */
  stand(view, drawn) {
    this.drawing.set(view, drawn.then((plot) => this.receive(view, plot)));
  }

  /** Draw a map that was not drawn before. @param {string} view @returns {Promise<void>} */
  prepare(view) {
    if (!this.drawing.has(view)) {
      const { ground, model, Plotly } = this.stage;
      this.stand(view, new MapPlot(view, ground, [...model.places.values()], Plotly, model.mostOfPlace).draw());
    }
    return /** @type {Promise<void>} */ (this.drawing.get(view));
  }

  /** Show a map that has been drawn, if it is asked for. @param {string} view @param {MapPlot} plot */
  receive(view, plot) {
    this.plots.set(view, plot);
    if (this.stage.isReady && view !== this.main && view !== this.companion) this.rehearse(plot);
    else this.stage.request();
  }

  /** Draw the companion, and in idle time the map that is not shown: it comes forward while the years are played. */
  async prepareOthers() {
    await this.prepare(this.companion);
    for (const view in VIEWS) {
      if (this.drawing.has(view)) continue;
      await new Promise((done) => (globalThis.requestIdleCallback ?? setTimeout)(done));
      if (!this.stage.root.isConnected) return;
      await this.prepare(view);
    }
  }

  /** Paint a map that is not shown in the size in which it may come. @param {MapPlot} plot */
  rehearse(plot) {
    const { sizes, sizeKey, ui } = this.stage;
    const { side, isPhone } = sizes;
    const holder = side ? ui.holderB : ui.holderA;
    plot.sizedFor = sizeKey;
    plot.resize(holder.clientWidth, holder.clientHeight, !side, isPhone);
    if (plot.width) paintMap(plot, this.look([]));
  }

  /** Take the maps out of plotly. */
  purge() {
    for (const plot of this.plots.values()) this.stage.Plotly.purge(plot.box);
  }
}
