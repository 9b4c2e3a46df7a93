/** The marks of very many places on a map: painted on a canvas, and found again by where they lie. */

import { make } from "../shared/dom.js";
import { clearPixels, colorOf, discWriter, shadesOf } from "./pixels.js";

/** @typedef {import("./types.js").Place} Place */
/** @typedef {import("./types.js").Point} Point */
/** @typedef {import("./types.js").Box} Box */
/** @typedef {{id: string, n: number, x: number, y: number, r: number}} Dot */
/** @typedef {{counts: ArrayLike<number>, mine: Set<string>, width: number, height: number, cover: Box | null}} Placing counts: events of each place of the record; mine: places of what is chosen, whose marks are seen without an event, too; cover: words under which no mark from abroad lies */

export const MANY_PLACES = 500; // from which a node for each mark costs too much
const LEAST_R = 2.6; // px
const MOST_R = 9; // of the place with most events of the whole record
const OWN_R = 4; // of what is chosen and has no event of the selection
const BEYOND = 10; // px outside the frame in which a mark is still seen
export const EDGE = 1.2; // px of paper around a mark
const FINGER = 1.5; // px around a mark that belong to it
export const PALE = 0.25; // of the other marks, where something is chosen

/** Return the radius of a mark so that the largest of the record is `MOST_R`, or smaller. @param {number} most events of a place @param {number} usual px for the root of an event @returns {(count: number) => number} */
export function radiusOf(most, usual) {
  const factor = Math.min(usual, (MOST_R - LEAST_R) / Math.sqrt(Math.max(1, most)));
  return (count) => LEAST_R + factor * Math.sqrt(count);
}

export class ManyMarks {
  /** @param {Place[]} places all of the record, in the order in which events are counted @param {(place: Place) => boolean} isSeen which of them have a mark @param {(count: number) => number} radius */
  constructor(places, isSeen, radius) {
    const numbers = places.map((_place, number) => number).filter((number) => isSeen(places[number]));
    numbers.sort((p, q) => places[p].id.localeCompare(places[q].id)); // so that the number of a mark is its rank by name
    this.numbers = Uint32Array.from(numbers);
    this.places = numbers.map((number) => places[number]);
    this.radius = radius;
    this.isAbroad = Uint8Array.from(this.places, (place) => Number(place.country !== "KP"));
    this.x = new Float32Array(numbers.length);
    this.y = new Float32Array(numbers.length);
    this.r = new Float32Array(numbers.length);
    this.n = new Int32Array(numbers.length).fill(-1); // -1: not seen
    this.isMine = new Uint8Array(numbers.length);
    /** @type {Map<string, number>} */ this.byId = new Map(this.places.map((place, i) => [place.id, i]));
    /** @type {Set<string>} */ this.mine = new Set();
    /** @type {Uint32Array} */ this.order = new Uint32Array(0); // as they are painted: the largest first, what is chosen last
    this.isNew = true;
  }

  /** Learn where places lie in the frame. @param {(lon: number, lat: number) => Point} project */
  aim(project) {
    this.places.forEach((place, i) => ([this.x[i], this.y[i]] = project(place.lon ?? 0, place.lat ?? 0)));
    this.isNew = true;
  }

  /** Find which marks are seen, and how large. @param {Placing} placing */
  place({ counts, mine, width, height, cover }) {
    const { numbers, x, y, r, n, isAbroad } = this;
    this.choose(mine);
    for (let i = 0; i < numbers.length; i += 1) {
      const count = counts[numbers[i]] || (this.isMine[i] ? 0 : -1);
      const size = count < 1 ? OWN_R : this.radius(count);
      const isOut = count < 0 || x[i] < -BEYOND || y[i] < -BEYOND || x[i] > width + BEYOND || y[i] > height + BEYOND;
      const isCovered = cover && isAbroad[i] && x[i] - size < cover[2] && x[i] + size > cover[0] && y[i] - size < cover[3] && y[i] + size > cover[1];
      const seen = isOut || isCovered ? -1 : count;
      if (seen === n[i]) continue;
      this.isNew = true;
      n[i] = seen;
      r[i] = size;
    }
    if (this.isNew) this.order = this.ordered();
  }

  /** Learn which marks belong to what is chosen. @param {Set<string>} mine */
  choose(mine) {
    if (mine.size === this.mine.size && [...mine].every((id) => this.mine.has(id))) return;
    for (const id of this.mine) this.isMine[this.byId.get(id) ?? -1] = 0;
    for (const id of mine) this.isMine[this.byId.get(id) ?? -1] = 1;
    this.mine = new Set(mine);
    this.isNew = true;
  }

  /** Return the marks that are seen: those with most events first, alike ones by name, what is chosen last. @returns {Uint32Array} */
  ordered() {
    const { n, isMine } = this;
    const most = n.reduce((sum, count) => Math.max(sum, count), 0);
    const places = new Uint32Array(most + 2); // of those with as many events, from the end
    const own = most + 1;
    const heap = (/** @type {number} */ i) => (isMine[i] ? own : most - n[i]);
    let seen = 0;
    for (let i = 0; i < n.length; i += 1) {
      if (n[i] < 0) continue;
      places[heap(i)] += 1;
      seen += 1;
    }
    for (let k = 0, sum = 0; k < places.length; k += 1) [places[k], sum] = [sum, sum + places[k]];
    const order = new Uint32Array(seen);
    for (let i = 0; i < n.length; i += 1) if (n[i] >= 0) order[places[heap(i)]++] = i;
    return order;
  }

  /** Return the marks that come first: those with most events, what is chosen, and others that are named; most events first. @param {number} most @param {Set<string>} others @returns {Dot[]} */
  first(most, others) {
    const wanted = new Set(this.order.subarray(0, most));
    for (const id of [...this.mine, ...others]) {
      const i = this.byId.get(id);
      if (i !== undefined && this.n[i] >= 0) wanted.add(i);
    }
    const found = [...wanted].sort((p, q) => this.n[q] - this.n[p] || p - q);
    return found.map((i) => ({ id: this.places[i].id, n: this.n[i], x: this.x[i], y: this.y[i], r: this.r[i] }));
  }

  /** Return the ids of the marks that hold a point, the uppermost first. @param {number} x @param {number} y @param {number} [most] @returns {string[]} */
  at(x, y, most = 1) {
    /** @type {string[]} */ const found = [];
    for (let k = this.order.length - 1; k >= 0 && found.length < most; k -= 1) {
      const i = this.order[k];
      if (Math.hypot(this.x[i] - x, this.y[i] - y) <= this.r[i] + FINGER) found.push(this.places[i].id);
    }
    return found;
  }

  /** Write the marks as pixels. @param {import("./pixels.js").Pixels} pixels @param {number} dense pixels for a px @param {boolean} isPale whether those not chosen are pale @param {ReturnType<typeof discWriter>} put */
  write(pixels, dense, isPale, put) {
    const { order, isMine, x, y, r } = this;
    let k = 0;
    for (; k < order.length && !isMine[order[k]]; k += 1) put(pixels, x[order[k]] * dense, y[order[k]] * dense, r[order[k]] * dense);
    if (isPale) for (let at = 3; at < pixels.data.length; at += 4) pixels.data[at] *= PALE;
    for (; k < order.length; k += 1) put(pixels, x[order[k]] * dense, y[order[k]] * dense, r[order[k]] * dense);
  }
}

/** A sheet over a map with its marks, and one above it for names. */
export class MarkSheet {
  /** @param {ManyMarks} marks @param {any} names a group of SVG */
  constructor(marks, names) {
    this.marks = marks;
    this.canvas = make("canvas", { class: "in-marks", "data-testid": "map-marks", "aria-hidden": "true" });
    this.over = make("svg", { class: "in-marks" });
    this.over.append(names);
    /** @type {import("./pixels.js").Pixels | null} */ this.pixels = null;
    this.look = "";
    this.ink = "";
    /** @type {ReturnType<typeof discWriter> | null} */ this.put = null;
    this.isPale = false;
  }

  /** Paint the marks, if anything of them is new. @param {number} width @param {number} height @param {boolean} isPale @param {Record<string, string>} colors of the page */
  paint(width, height, isPale, colors) {
    const { marks, canvas } = this;
    const dense = Math.min(3, devicePixelRatio || 1);
    const ink = `${width} ${dense} ${colors.place} ${colors.paper}`;
    const look = `${height} ${isPale} ${ink}`;
    if (!marks.isNew && look === this.look) return;
    const [w, h] = [Math.round(width * dense), Math.round(height * dense)];
    if (!this.pixels || canvas.width !== w || canvas.height !== h) {
      Object.assign(canvas, { width: w, height: h });
      this.pixels = clearPixels(w, h);
      for (const node of [canvas, this.over]) node.style.cssText = `width:${width}px;height:${height}px`;
    } else this.pixels.words.fill(0);
    marks.isNew = false;
    this.look = look;
    this.isPale = isPale;
    if (this.ink !== ink) [this.ink, this.put] = [ink, discWriter(w, EDGE * dense, shadesOf(colorOf(colors.paper), colorOf(colors.place)))];
    if (this.put) marks.write(this.pixels, dense, isPale, this.put);
    canvas.getContext("2d").putImageData(new ImageData(/** @type {any} */ (this.pixels.data), w, h), 0, 0);
    canvas.dataset.marks = String(marks.order.length);
  }
}
