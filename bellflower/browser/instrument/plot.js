/**
 * One of the three maps: a figure of plotly, specified in Python and drawn once. Scale, middle and size are set here, so
 * that a map fits any room without a new drawing; provinces and places follow the hand by attributes alone.
 */

import { make } from "../shared/dom.js";
import { clamp } from "./dom.js";
import { MANY_PLACES, ManyMarks, MarkSheet, radiusOf } from "./many_marks.js";
import { disc } from "./marks.js";
import { Pool } from "./pool.js";
import { AREAS } from "./routes.js";

/** @typedef {import("./types.js").Point} Point */
/** @typedef {import("./types.js").Place} Place */
/** @typedef {{traces: number[], layout: any, holds: Point[], wide: Point[], lands: {text: string, lon: number, lat: number}[]}} MapSpec */
/** @typedef {{traces: any[], maps: Record<string, MapSpec>, hull: Point[], provinces: Record<string, Point>}} Ground */

const MOST_ZOOM = 12;
const CLIP = 20; // px beyond the frame that are drawn all the same

const PER_ROOT = 2.05; // px of a radius for the root of the number of events
const SMALLER = /** @type {Record<string, number>} */ ({ nk: 1, region: 0.82, world: 0.8 });

/** Whether a place is drawn as a point. @param {any} place @returns {boolean} */
export function isPoint(place) {
  return Boolean(place) && place.lon !== null && !AREAS.has(place.precision) && place.precision !== "none";
}

/** Return the radius of a place with `count` events. @param {number} count @param {string} view @returns {number} */
export function dotRadius(count, view) {
  return (2.6 + PER_ROOT * Math.sqrt(count)) * SMALLER[view];
}

/** Return the step of the five shades for `count` events, 0 for none. @param {number} count @returns {number} */
export function shadeStep(count) {
  return count >= 50 ? 5 : count >= 20 ? 4 : count >= 8 ? 3 : count >= 3 ? 2 : count ? 1 : 0;
}

/** Return scale and middle with which points fill a room. @param {Point[]} points at scale 1 @param {number} w @param {number} h
 *  @param {number} pad @param {number} cx where their middle stands @param {number} cy @returns {{scale: number, x: number, y: number, left: number, right: number}} */
export function fitted(points, w, h, pad, cx, cy) {
  const xs = points.map((point) => point[0]);
  const ys = points.map((point) => point[1]);
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min((w - 2 * pad) / (x1 - x0), (h - 2 * pad) / (y1 - y0));
  const half = ((x1 - x0) * scale) / 2;
  const middle = clamp(cx, Math.min(half + 4, w / 2), Math.max(w - half - 4, w / 2));
  return { scale, x: middle - ((x0 + x1) / 2) * scale, y: cy - ((y0 + y1) / 2) * scale, left: middle - half, right: middle + half };
}

/** Return axes and places of the second trace of bars that plotly drew. @param {any} box @returns {{xaxis: any, yaxis: any, x: number[], width: number[]}} */
export function barsOf(box) {
  const { xaxis, yaxis } = box._fullLayout;
  const { x, width } = box._fullData[1];
  return { xaxis, yaxis, x, width };
}

export class MapPlot {
  /** @param {string} view @param {Ground} ground @param {Place[]} places @param {any} Plotly @param {number} most events of a place */
  constructor(view, ground, places, Plotly, most) {
    this.view = view;
    this.spec = ground.maps[view];
    this.ground = ground;
    this.places = places.filter((place) => place.lon !== null);
    this.Plotly = Plotly;
    this.box = make("div", { class: "in-plot" });
    this.width = 0;
    this.height = 0;
    this.isMain = false;
    this.isPhone = false;
    this.zoom = { k: 1, x: 0, y: 0 };
    this.fit = { scale: 1, x: 0, y: 0, left: 0, right: 0 };
    this.edition = 0; // grows with each new fit
    /** @type {Map<string, any>} */ this.provinces = new Map();
    /** @type {Map<string, any>} */ this.dots = new Map();
    /** @type {Map<string, string>} */ this.drawnDots = new Map();
    /** @type {any} */ this.subplot = null;
    /** @type {Uint8ClampedArray | null} */ this.landMask = null;
    this.under = make("g", { class: "in-routes" });
    this.over = make("g", { class: "in-names" });
    this.pool = new Pool(this.over); // names and rings
    const radius = radiusOf(most, PER_ROOT);
    const isMany = places.filter(isPoint).length > MANY_PLACES;
    /** @type {MarkSheet | null} */ this.sheet = isMany ? new MarkSheet(new ManyMarks(places, isPoint, (count) => radius(count) * SMALLER[view]), this.over) : null;
    this.sizedFor = ""; // the shares of the window at the last fit
    // what was painted last
    this.bentKey = "";
    /** @type {Map<string, any>} */ this.routeNodes = new Map();
    /** @type {Map<number, Point>} */ this.spots = new Map();
    /** @type {import("./routes.js").Drawn[]} */ this.bent = [];
    this.routesKey = "";
  }

  /** The traces of this map, the mark of each place last, unless they are too many. @returns {any[]} */
  traces() {
    const marks = {
      type: "scattergeo", mode: "markers", name: "places", hoverinfo: "none", visible: true,
      lon: this.places.map((place) => place.lon), lat: this.places.map((place) => place.lat),
      customdata: this.places.map((place) => place.id), marker: { size: 6, line: { width: 1.2 } },
    };
    const ground = this.spec.traces.map((number) => structuredClone(this.ground.traces[number]));
    return this.sheet ? ground : [...ground, marks];
  }

  /** Draw the figure once, in any size. @returns {Promise<MapPlot>} this map */
  async draw() {
    const layout = { ...structuredClone(this.spec.layout), width: 600, height: 400, autosize: false };
    await this.Plotly.newPlot(this.box, this.traces(), layout, { staticPlot: true, displayModeBar: false, responsive: false });
    this.subplot = this.box._fullLayout.geo._subplot;
    this.bind();
    return this;
  }

  /** Find what plotly drew and give it names that tests, styles and hands know. */
  bind() {
    const layer = this.box.querySelector(".scatterlayer");
    const groups = [...layer.children].filter((node) => node.classList.contains("trace"));
    this.box._fullData.forEach((/** @type {any} */ trace, /** @type {number} */ i) => {
      const group = groups[i];
      if (!group) return;
      group.classList.add(`in-trace-${trace.name}`);
      if (trace.name === "province") this.bindProvince(group, trace.customdata[0]);
      if (trace.name === "border") group.classList.add(trace.line.dash === "solid" ? "in-river" : "in-line");
      if (trace.name === "places") this.bindPlaces(group, trace.customdata);
    });
    const places = this.sheet ? null : groups[groups.length - 1];
    this.mainland = layer.querySelector(this.view === "world" ? ".in-trace-countries path" : ".in-trace-region path");
    layer.insertBefore(this.under, places);
    if (this.sheet) this.box.append(this.sheet.canvas, this.sheet.over);
    else layer.append(this.over);
  }

  /** @param {any} group @param {string} code */
  bindProvince(group, code) {
    const path = group.querySelector("path");
    path.dataset.province = code;
    this.provinces.set(code, path);
  }

  /** @param {any} group @param {string[]} ids */
  bindPlaces(group, ids) {
    const points = [...group.querySelectorAll("path.point")];
    points.forEach((path, i) => {
      const id = ids[path.__data__?.i ?? path.__data__?.index ?? i] ?? ids[i];
      path.removeAttribute("style");
      path.dataset.placeId = id;
      path.style.display = "none";
      this.dots.set(id, path);
    });
  }

  /** Fit the map to a room. @param {number} width @param {number} height @param {boolean} isMain @param {boolean} isPhone */
  resize(width, height, isMain, isPhone) {
    if (width < 2 || height < 2) return;
    if (width === this.width && height === this.height && isMain === this.isMain && isPhone === this.isPhone) return;
    Object.assign(this, { width, height, isMain, isPhone });
    const { projection } = this.subplot;
    projection.clipExtent(null).scale(1).translate([0, 0]);
    const holds = isMain && this.spec.wide.length ? this.spec.wide : this.spec.holds;
    const points = holds.map((point) => projection(point));
    const share = this.view === "nk" ? (width > 520 ? 0.585 : 0.56) : this.view === "region" && width > 520 ? 0.53 : 0.5;
    const cx = isMain && !isPhone ? width * share : width * (isMain && this.view === "nk" ? 0.56 : 0.5);
    this.fit = fitted(points, width, height, this.view === "world" ? 2 : 12, cx, height / 2 + (isPhone && this.view === "nk" ? 8 : 0));
    this.zoom = { k: 1, x: 0, y: 0 };
    for (const svg of this.box.querySelectorAll("svg.main-svg")) {
      svg.setAttribute("width", String(width));
      svg.setAttribute("height", String(height));
    }
    const frame = { x: 0, y: 0, width, height };
    this.subplot.bgRect.attr(frame);
    this.subplot.clipRect.attr(frame);
    this.aim();
  }

  /** Draw the ground for the present scale and middle. */
  aim() {
    const { fit, zoom, width, height } = this;
    this.subplot.projection
      .scale(fit.scale * zoom.k)
      .translate([fit.x * zoom.k + zoom.x, fit.y * zoom.k + zoom.y])
      .clipExtent([[-CLIP, -CLIP], [width + CLIP, height + CLIP]]);
    this.subplot.render(true);
    this.landMask = null;
    this.edition += 1;
    this.spots.clear();
    this.routeNodes.clear();
    this.sheet?.marks.aim((lon, lat) => this.project(lon, lat));
  }

  /** Zoom around a point of the frame. @param {number} factor @param {number} x @param {number} y */
  zoomBy(factor, x, y) {
    const k = clamp(this.zoom.k * factor, 1, MOST_ZOOM);
    const f = k / this.zoom.k;
    this.zoom = k === 1 ? { k, x: 0, y: 0 } : { k, x: x - (x - this.zoom.x) * f, y: y - (y - this.zoom.y) * f };
    this.aim();
  }

  /** Move the map by so many pixels. @param {number} dx @param {number} dy */
  moveBy(dx, dy) {
    if (this.zoom.k <= 1.01) return;
    this.zoom = { k: this.zoom.k, x: this.zoom.x + dx, y: this.zoom.y + dy };
    this.aim();
  }

  /** Return where a position of the Earth lies in the frame. @param {number} lon @param {number} lat @returns {Point} */
  project(lon, lat) {
    const key = lon * 1e6 + lat;
    let spot = this.spots.get(key);
    if (!spot) this.spots.set(key, (spot = /** @type {Point} */ (this.subplot.projection([lon, lat]) ?? [-999, -999])));
    return spot;
  }

  /** Whether a point of the frame is land. @param {number} x @param {number} y @returns {boolean} */
  isLand(x, y) {
    const [w, h] = [Math.ceil(this.width / 2), Math.ceil(this.height / 2)];
    if (!this.landMask) {
      const canvas = make("canvas", { width: w, height: h });
      const pen = canvas.getContext("2d", { willReadFrequently: true });
      pen.scale(0.5, 0.5);
      pen.fill(new Path2D(this.mainland?.getAttribute("d") ?? ""), "evenodd");
      this.landMask = pen.getImageData(0, 0, w, h).data;
    }
    const [i, j] = [Math.round(x / 2), Math.round(y / 2)];
    const mask = this.landMask;
    return mask !== null && i >= 0 && j >= 0 && i < w && j < h && mask[(j * w + i) * 4 + 3] > 128;
  }

  /** Shade the provinces. @param {Record<string, number>} counts @param {Set<string>} ever with any event @param {Set<string>} chosen */
  shade(counts, ever, chosen) {
    for (const [code, path] of this.provinces) {
      const step = shadeStep(counts[code] ?? 0);
      const name = this.view === "world" ? "p4" : step ? `p${step}` : ever.has(code) ? "none" : "hatch";
      if (path.dataset.shade !== name) {
        path.dataset.shade = name;
        // a style sheet that names a pattern would have to be allowed to load something
        path.style.setProperty("fill", name === "hatch" ? "url(#in-hatch)" : "", name === "hatch" ? "important" : "");
      }
      if (path.classList.contains("in-on") !== chosen.has(code)) path.classList.toggle("in-on", chosen.has(code));
    }
  }

  /** Size the marks of places; 0 hides one. @param {Map<string, {r: number, isPale: boolean}>} sizes */
  sizeDots(sizes) {
    for (const [id, path] of this.dots) {
      const size = sizes.get(id);
      const key = size ? `${size.r.toFixed(1)}${size.isPale ? "p" : ""}` : "";
      if (this.drawnDots.get(id) === key) continue;
      this.drawnDots.set(id, key);
      path.style.display = size ? "" : "none";
      if (!size) continue;
      path.setAttribute("d", disc(Number(size.r.toFixed(1))));
      path.classList.toggle("in-pale", size.isPale);
    }
  }
}
