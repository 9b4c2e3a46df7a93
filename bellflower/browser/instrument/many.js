/** A record of very many events: a step of the period costs what changes in it, not what there is. */

import { countBelow, orderOf } from "../shared/sorted.js";
import { Columns } from "./columns.js";
import { rangeOf } from "./filter.js";
import { Inside } from "./inside.js";
import { Sieve } from "./sieve.js";

/** @typedef {import("./types.js").Event} Event */
/** @typedef {import("./types.js").State} State */
/** @typedef {{starts: Float64Array, ends: Float64Array, numbers: Uint32Array}} Crowd the bounds of the events of a category, each in ascending order; numbers: whose starts they are */

export const MANY_EVENTS = 1500; // from which counting is worth its columns
const HOME = "KP";

/** Return a number from 0 to 1 that scatters `n`, always the same. @param {number} n @returns {number} */
function scattered(n) {
  return (Math.imul(n + 1, 0x9e3779b1) >>> 0) / 2 ** 32;
}

export class Many {
  /** @param {Event[]} events @param {import("./types.js").Place[]} places @param {string} whole the place that stands for the whole country */
  constructor(events, places, whole) {
    this.events = events;
    this.places = places;
    /** @type {Map<string, number>} */ this.numbers = new Map(places.map((place, number) => [place.id, number]));
    /** @type {Map<any, number[]>} */ this.wanted = new Map();
    const columns = (this.columns = new Columns(events, places.map((place) => place.id)));
    this.sieve = new Sieve(columns);
    this.placeCounts = new Int32Array(columns.places.names.length);
    this.provinceCounts = new Int32Array(columns.facets.province.names.length);
    const years = columns.year.length ? columns.year : Int32Array.of(0);
    this.firstYear = years.reduce((least, year) => Math.min(least, year));
    this.yearCounts = new Int32Array(years.reduce((most, year) => Math.max(most, year)) - this.firstYear + 1);
    this.abroad = 0; // events of the period that touch no place at home
    const isHome = Uint8Array.from(columns.places.names, (id, i) => Number(id === whole || places[i]?.country === HOME));
    const { first, values } = columns.places;
    const isOut = (/** @type {number} */ n) => first[n + 1] > first[n] && values.subarray(first[n], first[n + 1]).every((place) => !isHome[place]);
    this.isOut = Uint8Array.from(events, (_event, n) => Number(isOut(n)));
    this.shown = new Inside(columns, (n, by) => this.tally(n, by));
    this.sure = new Inside(columns, () => {});
    this.filters = 0; // grows with each change of the filters
    this.edition = 0; // and with each of the selection
    this.isAll = true;
    this.isSure = false;
    /** @type {Event[]} */ this.facets = events;
    /** @type {{edition: number, now: Event[]} | null} */ this.written = null;
    /** @type {{key: string, crowds: Crowd[]} | null} */ this.crowded = null;
    /** @type {Uint32Array | null} */ this.weighed = null;
    /** @type {Int32Array | null} */ this.listedYears = null;
  }

  /** @param {number} n @param {number} by */
  tally(n, by) {
    const { columns } = this;
    const { places, facets: { province } } = columns;
    for (let i = places.first[n]; i < places.first[n + 1]; i += 1) this.placeCounts[places.values[i]] += by;
    for (let i = province.first[n]; i < province.first[n + 1]; i += 1) this.provinceCounts[province.values[i]] += by;
    this.yearCounts[columns.year[n] - this.firstYear] += by;
    this.abroad += by * this.isOut[n];
  }

  /** Take the filters. @param {State} state @param {Set<string> | null} found @returns {Event[]} what they leave, whatever the period */
  sift(state, found) {
    if (!this.sieve.sift(state, found)) return this.facets;
    const { fails } = this.sieve;
    this.filters += 1;
    this.facets = this.events.filter((event) => !fails[event.n]);
    return this.facets;
  }

  /** Take the period. @param {State} state @param {[number, number]} years */
  look(state, years) {
    const { from, to, isAll } = rangeOf(state, years);
    this.isAll = isAll;
    this.isSure = state.match === "surely";
    if (this.shown.take(this.sieve.fails, String(this.filters), from, to, this.isSure, isAll)) this.edition += 1;
  }

  /** Return how many events are surely in a period. @param {number} a @param {number} b @returns {number} */
  surely(a, b) {
    this.sure.take(this.sieve.fails, String(this.filters), a, b, true, false);
    return this.sure.count;
  }

  /** What is selected, as `within` tells it; the events themselves are only gathered if somebody asks. @returns {import("./filter.js").Selection} */
  get selection() {
    const gathered = () => this.gathered();
    return {
      facets: this.facets, isAll: this.isAll, count: this.shown.count, get now() { return gathered(); },
      get ids() { return new Set(gathered().map((event) => event.id)); },
    };
  }

  /** @returns {Event[]} */
  gathered() {
    if (this.written?.edition !== this.edition) {
      const { holds } = this.shown;
      this.written = { edition: this.edition, now: this.isAll ? this.facets : this.events.filter((event) => holds[event.n]) };
    }
    return this.written.now;
  }

  /** Return how many events of the selection each place and each province has. @returns {{place: Record<string, number>, province: Record<string, number>}} */
  get counts() {
    const told = (/** @type {string[]} */ names, /** @type {Int32Array} */ counts) => {
      /** @type {Record<string, number>} */ const out = {};
      for (let i = 0; i < names.length; i += 1) if (counts[i]) out[names[i]] = counts[i];
      return out;
    };
    const { columns, placeCounts } = this;
    return { get place() { return told(columns.places.names, placeCounts); }, province: told(columns.facets.province.names, this.provinceCounts) };
  }

  /** @param {string} id @returns {number} */
  countOf(id) {
    return this.placeCounts[this.numbers.get(id) ?? -1] ?? 0;
  }

  /** @param {(place: any) => boolean} isWanted always the same answer @param {number} most @returns {[string, number][]} */
  mostNamed(isWanted, most) {
    let wanted = this.wanted.get(isWanted);
    if (!wanted) this.wanted.set(isWanted, (wanted = this.places.flatMap((place, number) => (isWanted(place) ? [number] : []))));
    /** @type {[string, number][]} */ const found = [];
    for (const number of wanted) {
      const count = this.placeCounts[number];
      if (!count || (found.length === most && count <= found[most - 1][1])) continue;
      let at = found.length;
      while (at && found[at - 1][1] < count) at -= 1;
      found.splice(at, 0, [this.places[number].id, count]);
      if (found.length > most) found.pop();
    }
    return found;
  }

  /** Return how many events of the selection stand in the list before a year. @param {number} year @returns {number} */
  countBefore(year) {
    const last = Math.min(this.yearCounts.length, year - this.firstYear);
    let count = 0;
    for (let i = 0; i < last; i += 1) count += this.yearCounts[i];
    return count;
  }

  /** Return events of the selection in the order of the list, from a year on. @param {number} year @param {number} until the first year that is left out @param {number} most @returns {Event[]} */
  listed(year, until, most) {
    const { order, year: years } = this.columns;
    const { holds } = this.shown;
    const listedYears = (this.listedYears ??= Int32Array.from(order, (n) => years[n]));
    /** @type {Event[]} */ const out = [];
    const last = countBelow(listedYears, until);
    for (let i = countBelow(listedYears, year); i < last && out.length < most; i += 1) if (holds[order[i]]) out.push(this.events[order[i]]);
    return out;
  }

  /** Return at which place an event stands among those from a year on, followed by those before it; -1 for one that is not selected. @param {Event} event @param {number} year @returns {number} */
  placeInList(event, year) {
    const { order, year: years } = this.columns;
    const { holds, count } = this.shown;
    if (!holds[event.n]) return -1;
    let [before, since] = [0, 0];
    for (const n of order) {
      const isBefore = years[n] < year;
      if (n === event.n) return isBefore ? count - this.countBefore(year) + before : since;
      if (isBefore) before += holds[n];
      else since += holds[n];
    }
    return -1;
  }

  /** Return the bounds of the events that the timeline shows, for each category. @returns {Crowd[]} */
  crowds() {
    const { columns, isSure, shown } = this;
    const key = isSure ? `sure ${this.edition}` : String(this.filters);
    if (this.crowded?.key === key) return this.crowded.crowds;
    const { fails } = this.sieve;
    const isShown = (/** @type {number} */ n) => (isSure && !this.isAll ? shown.holds[n] === 1 : !fails[n]);
    const categories = columns.facets.category.names.length;
    /** @type {number[][]} */ const starts = Array.from({ length: categories }, () => []);
    /** @type {number[][]} */ const ends = starts.map(() => []);
    for (const n of columns.sorted("start").numbers) if (isShown(n)) starts[columns.category[n]].push(n);
    for (const n of columns.sorted("end").numbers) if (isShown(n)) ends[columns.category[n]].push(columns.end[n]);
    const crowds = starts.map((numbers, c) => ({
      numbers: Uint32Array.from(numbers), starts: Float64Array.from(numbers, (n) => columns.start[n]), ends: Float64Array.from(ends[c]),
    }));
    this.crowded = { key, crowds };
    return crowds;
  }

  /** Return the crowd of a category. @param {string} category @returns {Crowd | null} */
  crowdOf(category) {
    return this.crowds()[this.columns.facets.category.names.indexOf(category)] ?? null;
  }

  /** Return the events of the period that are worth a name, the weightiest first; where many weigh the same, from all years. @param {number} most @param {boolean} isEver whether the period is not asked @param {(event: Event) => boolean} isWanted @returns {Event[]} */
  heaviest(most, isEver, isWanted) {
    this.weighed ??= orderOf(Float64Array.from(this.events, (event, n) => scattered(n) * 0.99 - event.weight));
    const { holds } = this.shown;
    const { fails } = this.sieve;
    /** @type {Event[]} */ const out = [];
    for (let i = 0; i < this.weighed.length && out.length < most; i += 1) {
      const event = this.events[this.weighed[i]];
      if ((isEver ? !fails[event.n] : holds[event.n]) && isWanted(event)) out.push(event);
    }
    return out;
  }
}
