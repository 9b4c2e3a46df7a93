/** A large record in typed columns: what counting asks of an event, without looking at the event. */

import { orderOf } from "../shared/sorted.js";
import { DAY, FACETS, valuesOf } from "./filter.js";

/** @typedef {import("./types.js").Event} Event */
/** @typedef {{first: Uint32Array, values: Uint32Array, names: string[]}} Cells the values of event n, as numbers of names, stand from first[n] up to first[n + 1] */

const UNDATED = 9999;

/** Return a column of numbers, NaN for what is not known. @param {Event[]} events @param {(event: Event) => number | null} read @returns {Float64Array} */
function numbersOf(events, read) {
  return Float64Array.from(events, (event) => read(event) ?? NaN);
}

/** Return the values of each event, each once, as numbers. @param {Event[]} events @param {(event: Event) => string[]} read @param {string[]} [known] names that have their numbers @returns {Cells} */
export function cellsOf(events, read, known = []) {
  const names = [...known];
  const numbers = new Map(names.map((name, i) => [name, i]));
  const first = new Uint32Array(events.length + 1);
  /** @type {number[]} */ const values = [];
  events.forEach((event, n) => {
    const own = read(event);
    for (let i = 0; i < own.length; i += 1) {
      if (i && own.indexOf(own[i]) < i) continue;
      let number = numbers.get(own[i]);
      if (number === undefined) {
        numbers.set(own[i], (number = names.length));
        names.push(own[i]);
      }
      values.push(number);
    }
    first[n + 1] = values.length;
  });
  return { first, values: Uint32Array.from(values), names };
}

/** @typedef {{values: Float64Array, numbers: Uint32Array}} Sorted a column in ascending order, and whose values they are */

/** Return a column in ascending order. @param {Float64Array} column @returns {Sorted} */
function ascending(column) {
  const numbers = orderOf(column);
  return { values: Float64Array.from(numbers, (n) => column[n]), numbers };
}

export class Columns {
  /** @param {Event[]} events @param {string[]} places their ids, in the order of their numbers */
  constructor(events, places) {
    this.events = events;
    this.count = events.length;
    const isDated = (/** @type {Event} */ event) => event.start !== null && event.end !== null;
    this.start = numbersOf(events, (event) => (isDated(event) ? event.start : null));
    this.end = numbersOf(events, (event) => (isDated(event) ? event.end : null));
    this.coreStart = numbersOf(events, (event) => (isDated(event) && event.coreEnd !== null ? event.coreStart : null));
    this.coreEnd = numbersOf(events, (event) => (isDated(event) && event.coreStart !== null ? event.coreEnd : null));
    this.isOpen = Uint8Array.from(events, (event) => Number(event.openStart || event.openEnd));
    this.year = Int32Array.from(events, (event) => event.year ?? UNDATED);
    this.rank = Uint8Array.from(events, (event) => event.rank);
    this.origins = Uint32Array.from(events, (event) => event.origins);
    this.key = Uint8Array.from(events, (event) => event.key);
    this.places = cellsOf(events, (event) => event.places, places);
    /** @type {Record<string, Cells>} */ this.facets = Object.fromEntries(FACETS.map((facet) => [facet, cellsOf(events, (event) => valuesOf(event, facet))]));
    this.category = this.facets.category.values; // each event has one
    /** @type {Record<string, Sorted>} */ this.kept = {};
    /** @type {Uint32Array | null} */ this.listed = null;
  }

  /** Return one of the columns of time in ascending order, sorted once. @param {"start" | "end" | "coreStart" | "coreEnd"} name @returns {Sorted} */
  sorted(name) {
    return (this.kept[name] ??= ascending(this[name]));
  }

  /** The numbers of all events in the order of the list. @returns {Uint32Array} */
  get order() {
    if (this.listed) return this.listed;
    const { year } = this;
    const day = Float64Array.from(this.events, (event) => (event.openStart ? event.end : event.start) ?? 0);
    const end = Float64Array.from(this.events, (event) => event.end ?? 0);
    this.listed = new Uint32Array(this.count).map((_unused, n) => n);
    this.listed.sort((p, q) => year[p] - year[q] || day[p] - day[q] || end[p] - end[q] || p - q);
    return this.listed;
  }

  /** Whether an event lies in a time, as `liesIn` says. @param {number} n @param {number} a @param {number} b @param {boolean} isSure @returns {boolean} */
  lies(n, a, b, isSure) {
    const [start, end] = [this.start[n], this.end[n]];
    if (!isSure) return end > a + DAY && start < b - DAY;
    if (start >= a - DAY && end <= b + DAY && !this.isOpen[n]) return true;
    return this.coreStart[n] < b - DAY && this.coreEnd[n] > a + DAY;
  }
}
