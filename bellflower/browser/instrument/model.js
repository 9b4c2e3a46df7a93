/** The record as the browser knows it: columns made into events, and what is looked up by an id. */

import { facetCounts, hasFacets, select, within } from "./filter.js";
import { ordered } from "./order.js";
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

export class Model {
  /** @param {any} index @param {import("./types.js").SearchData | null} texts */
  constructor(index, texts) {
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
    this.state = everything(this.years);
    this.search = texts ? new Search(texts) : null;
    /** @type {import("./filter.js").Selection} */ this.selection = { facets: this.events, now: this.events, ids: new Set(), isAll: true };
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
      this.selection.facets = this.events.filter((event) => hasFacets(event, state, found));
      this.shownYears = yearCounts(this.selection.facets, this.years[0], this.years[1]);
    }
    const asked = played ? { ...state, a: played[0], b: played[1] } : state;
    this.selection = within(this.selection.facets, asked, this.years);
    const [place, province] = [/** @type {Record<string, number>} */ ({}), /** @type {Record<string, number>} */ ({})];
    for (const event of this.selection.now) {
      for (const id of event.places) place[id] = (place[id] ?? 0) + 1;
      for (const code of event.provinces) province[code] = (province[code] ?? 0) + 1;
    }
    this.counts = { place, province };
    const { search } = this;
    this.legs = chosenLegs(this.index.legs, this.routes, this.places, asked, this.years, (text) => !search || search.holds(state.q, text));
    this.lists = ordered(this.selection.now, asked.mode === "upto" || played ? this.years[0] : asked.a, this.selection.isAll || asked.mode === "upto" || Boolean(played));
  }

  /** Return how many events each value of a facet would leave. @param {string} facet @returns {Map<string, number>} */
  countsOf(facet) {
    return facetCounts(this.events, this.state, this.found(), this.years, facet);
  }

  /** Return how many events another state would select. @param {Partial<State>} change @returns {number} */
  countWith(change) {
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
