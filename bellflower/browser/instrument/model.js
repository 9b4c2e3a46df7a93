/** The record as the browser knows it: columns made into events, and what is looked up by an id. */

import { facetCounts, hasFacets, rangeOf, select, within } from "./filter.js";
import { MANY_EVENTS, Many } from "./many.js";
import { ordered, orderedMany, surely } from "./order.js";
import { chosenLegs } from "./routes.js";
import { Search } from "./search.js";
import { yearCounts } from "./scale.js";
import { everything } from "./state.js";

/** @typedef {import("./types.js").Event} Event */
/** @typedef {import("./types.js").Place} Place */
/** @typedef {import("./types.js").Route} Route */
/** @typedef {import("./types.js").State} State */

export const WHOLE_COUNTRY = "north-korea";

/** Return the events of columns, one object each. @param {any} index @returns {Event[]} */
export function eventsOf(index) {
  const { events: columns, categories, places, groups } = index;
  /** @type {Record<string, number>} */ const groupOf = {};
  groups.forEach((/** @type {any} */ group, /** @type {number} */ g) => group.categories.forEach((/** @type {string} */ name) => (groupOf[name] = g)));
  const names = Object.keys(columns).filter((name) => !["category", "places"].includes(name));
  return columns.id.map((/** @type {string} */ _id, /** @type {number} */ n) => {
    /** @type {any} */ const event = { n };
    for (const name of names) event[name] = columns[name][n];
    event.category = categories[columns.category[n]].id;
    event.group = groupOf[event.category] ?? 0;
    event.places = columns.places[n].map((/** @type {number} */ place) => places[place].id);
    return event;
  });
}

/** Return how many events the place has that has most; the whole country is none. @param {any} index @returns {number} */
export function mostOfPlace({ events, places }) {
  const counts = new Uint32Array(places.length);
  for (const own of events.places) for (const place of own) counts[place] += 1;
  return counts.reduce((most, count, place) => (places[place].id === WHOLE_COUNTRY ? most : Math.max(most, count)), 0);
}

export class Model {
  /** @param {any} index @param {import("./types.js").SearchData | null} texts @param {number} [few] the most events that are looked at one by one */
  constructor(index, texts, few = MANY_EVENTS) {
    this.index = index;
    /** @type {[number, number]} */ this.years = index.years;
    this.events = eventsOf(index);
    /** @type {Map<string, Event>} */ this.byId = new Map(this.events.map((event) => [event.id, event]));
    /** @type {Map<string, Place>} */ this.places = new Map(index.places.map((/** @type {Place} */ place) => [place.id, place]));
    /** @type {Map<string, Route>} */ this.routes = new Map(index.routes.map((/** @type {Route} */ route) => [route.id, route]));
    /** @type {Map<string, any>} */ this.categories = new Map(index.categories.map((/** @type {any} */ one) => [one.id, one]));
    this.ever = new Set(this.events.flatMap((event) => event.provinces));
    /** @type {import("./types.js").Era[]} */ this.eras = index.eras;
    this.eraCounts = this.eras.map((era, i) => this.events.filter((event) => event.year !== null && this.eraAt(event.year) === i).length);
    this.allYears = yearCounts(this.events, this.years[0], this.years[1]);
    this.mostOfPlace = mostOfPlace(index);
    this.state = everything(this.years);
    this.search = texts ? new Search(texts) : null;
    /** @type {import("./filter.js").Selection} */ this.selection = { facets: this.events, now: this.events, ids: new Set(), isAll: true, count: this.events.length };
    /** @type {Event[]} */ this.keyEvents = []; // those that the filters leave
    this.undated = 0; // the same
    this.many = this.events.length > few ? new Many(this.events, index.places, WHOLE_COUNTRY) : null;
    this.facetsKey = "";
    /** @type {number[]} */ this.shownYears = this.allYears;
    this.counts = { place: /** @type {Record<string, number>} */ ({}), province: /** @type {Record<string, number>} */ ({}) };
    /** @type {import("./types.js").Leg[]} */ this.legs = [];
    this.lists = ordered([], 0, true);
  }

  /** Return the number of the era in which a moment lies. @param {number} time @returns {number} */
  eraAt(time) {
    const found = this.eras.findIndex((era) => time >= era.start && time < era.end);
    return found >= 0 ? found : time < this.eras[0].start ? 0 : this.eras.length - 1;
  }

  /** The events that the search found, null without one. @returns {Set<string> | null} */
  found() {
    return this.search && this.state.q.trim() ? this.search.find(this.state.q) : null;
  }

  /** Choose anew, after any change of the state. @param {[number, number] | null} played the time up to the moment that is played */
  choose(played) {
    const { state } = this;
    const key = JSON.stringify([[...state.province], [...state.category], [...state.drug], [...state.country], [...state.type], [...state.actor], [...state.near], state.evidence, state.origins, state.q, state.key, Boolean(this.search)]);
    if (key !== this.facetsKey) {
      this.facetsKey = key;
      const found = this.found();
      const facets = this.many ? this.many.sift(state, found) : this.events.filter((event) => hasFacets(event, state, found));
      this.selection.facets = facets;
      this.shownYears = yearCounts(facets, this.years[0], this.years[1]);
      this.keyEvents = facets.filter((event) => event.key);
      this.undated = facets.filter((event) => event.start === null).length;
    }
    const asked = played ? { ...state, a: played[0], b: played[1] } : state;
    const { search } = this;
    this.legs = chosenLegs(this.index.legs, this.routes, this.places, asked, this.years, (text) => !search || search.holds(state.q, text));
    const isUpTo = asked.mode === "upto" || Boolean(played);
    const first = isUpTo ? this.years[0] : asked.a;
    if (this.many) {
      this.many.look(asked, this.years);
      this.selection = this.many.selection;
      this.counts = this.many.counts;
      this.lists = orderedMany(this.many, first, this.selection.isAll || isUpTo);
      return;
    }
    this.selection = within(this.selection.facets, asked, this.years);
    const [place, province] = [/** @type {Record<string, number>} */ ({}), /** @type {Record<string, number>} */ ({})];
    for (const event of this.selection.now) {
      for (const id of event.places) place[id] = (place[id] ?? 0) + 1;
      for (const code of event.provinces) province[code] = (province[code] ?? 0) + 1;
    }
    this.counts = { place, province };
    this.lists = ordered(this.selection.now, first, this.selection.isAll || isUpTo);
  }

  /** Return what tells whether an event, by its number, lies in the period of a state. @param {State} state @returns {(n: number) => boolean} */
  judge(state) {
    const { from, to, isAll } = rangeOf(state, this.years);
    const isSure = state.match === "surely";
    return (n) => isAll || Boolean(this.many?.columns.lies(n, from, to, isSure));
  }

  /** Whether the selection holds an event. @param {Event} event @returns {boolean} */
  isNow(event) {
    return this.many ? this.many.shown.holds[event.n] === 1 : this.selection.ids.has(event.id);
  }

  /** Return how many events of the selection name a place. @param {string} id @returns {number} */
  countOf(id) {
    return this.many ? this.many.countOf(id) : (this.counts.place[id] ?? 0);
  }

  /** How many events of the selection name each place, in the order of the places. @returns {ArrayLike<number>} */
  get placeCounts() {
    return this.many?.placeCounts ?? Int32Array.from(this.places.keys(), (id) => this.counts.place[id] ?? 0);
  }

  /** Return the places that are named most often, and how often. @param {(place: any) => boolean} isWanted @param {number} [most] @returns {[string, number][]} */
  mostNamed(isWanted, most = Infinity) {
    if (this.many) return this.many.mostNamed(isWanted, most);
    return Object.entries(this.counts.place).filter(([id]) => isWanted(this.places.get(id))).sort((x, y) => y[1] - x[1]).slice(0, most);
  }

  /** Return how many events of the selection are surely in a period. @param {number} a @param {number} b @returns {number} */
  surely(a, b) {
    return this.many ? this.many.surely(a, b) : surely(this.selection.now, a, b);
  }

  /** Return how many events each value of a facet would leave. @param {string} facet @returns {Map<string, number>} */
  countsOf(facet) {
    const { many } = this;
    if (many) {
      many.sift(this.state, this.found());
      return many.sieve.countsOf(facet, this.judge(this.state));
    }
    return facetCounts(this.events, this.state, this.found(), this.years, facet);
  }

  /** Return how many events another state would select. @param {Partial<State>} change @returns {number} */
  countWith(change) {
    const { many } = this;
    if (many) {
      many.sift(this.state, this.found());
      return many.sieve.countWith(change, this.judge({ ...this.state, ...change }));
    }
    return select(this.events, { ...this.state, ...change }, this.found(), this.years).now.length;
  }

  /** Return the word for a value of a closed list. @param {string} value @returns {string} */
  word(value) {
    return this.index.words[value] ?? value;
  }

  /** Return the color of a category. @param {string} category @param {boolean} isDark @returns {string} */
  color(category, isDark) {
    const mark = this.categories.get(category);
    return isDark ? mark.dark : mark.color;
  }
}
