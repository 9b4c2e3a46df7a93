/** Which events the reader asked for: the same selection as `select_events` in Python makes. */

/** @typedef {import("./types.js").Event} Event */
/** @typedef {import("./types.js").State} State */

export const DAY = 0.0008; // years; bounds are rounded to less than that, and days are longer
export const FACETS = ["province", "category", "drug", "country", "type", "actor"];

/** Whether any of `values` is wanted; nothing wanted means all. @param {string[]} values @param {Set<string>} wanted @returns {boolean} */
function anyOf(values, wanted) {
  if (!wanted.size) return true;
  for (const value of values) if (wanted.has(value)) return true;
  return false;
}

/** Return the values of an event in a facet. @param {Event} event @param {string} facet @returns {string[]} */
export function valuesOf(event, facet) {
  if (facet === "province") return event.provinces;
  if (facet === "drug") return event.drugs;
  if (facet === "country") return event.countries;
  if (facet === "actor") return event.actors;
  return facet === "category" ? [event.category] : [event.type];
}

/** Whether an event has what is asked for, apart from the period. @param {Event} event @param {State} state
 *  @param {Set<string> | null} found the events that the search found, null without one @param {string} [skip] a part that is not asked @returns {boolean} */
export function hasFacets(event, state, found, skip = "") {
  return (
    (skip === "category" || !state.category.size || state.category.has(event.category)) &&
    (skip === "type" || !state.type.size || state.type.has(event.type)) &&
    (skip === "province" || anyOf(event.provinces, state.province)) &&
    (skip === "country" || anyOf(event.countries, state.country)) &&
    (skip === "drug" || anyOf(event.drugs, state.drug)) &&
    (skip === "actor" || anyOf(event.actors, state.actor)) &&
    anyOf(event.places, state.near) &&
    (skip === "evidence" || state.evidence <= 1 || event.rank >= state.evidence) &&
    (skip === "origins" || state.origins <= 1 || event.origins >= state.origins) &&
    (skip === "key" || !state.key || event.key > 0) &&
    (!found || found.has(event.id))
  );
}

/** Whether an event lies in the time from `a` up to `b`: possibly, if any of its possible days does; surely, if
 *  all do, or if a day on which it surely went on does. An undated one lies in none. @param {Event} event
 *  @param {number} a @param {number} b @param {string} match @returns {boolean} */
export function liesIn(event, a, b, match) {
  const { start, end, coreStart, coreEnd } = event;
  if (start === null || end === null) return false;
  if (match !== "surely") return end > a + DAY && start < b - DAY;
  if (start >= a - DAY && end <= b + DAY && !event.openStart && !event.openEnd) return true;
  return coreStart !== null && coreEnd !== null && coreStart < b - DAY && coreEnd > a + DAY;
}

/** @typedef {{facets: Event[], now: Event[], ids: Set<string>, isAll: boolean, count: number}} Selection facets: whatever the period; count: of now */

/** Return the period of `state`, open where it ends with all years. @param {State} state @param {[number, number]} years @returns {{from: number, to: number, isAll: boolean}} */
export function rangeOf(state, years) {
  const from = state.mode === "upto" || state.a <= years[0] ? -Infinity : state.a;
  return { from, to: state.b >= years[1] ? Infinity : state.b, isAll: state.a <= years[0] && state.b >= years[1] };
}

/** Return what `state` selects. @param {Event[]} events @param {State} state @param {Set<string> | null} found
 *  @param {[number, number]} years the first year and the end of all @returns {Selection} */
export function select(events, state, found, years) {
  return within(events.filter((event) => hasFacets(event, state, found)), state, years);
}

/** Return the part of `facets` that lies in the period of `state`. @param {Event[]} facets @param {State} state
 *  @param {[number, number]} years @returns {Selection} */
export function within(facets, state, years) {
  const { from, to, isAll } = rangeOf(state, years);
  const now = isAll ? facets : facets.filter((event) => liesIn(event, from, to, state.match));
  return { facets, now, ids: new Set(now.map((event) => event.id)), isAll, count: now.length };
}

/** Return how many events each value of `facet` would leave, with everything else as it is.
 *  @param {Event[]} events @param {State} state @param {Set<string> | null} found @param {[number, number]} years
 *  @param {string} facet @returns {Map<string, number>} */
export function facetCounts(events, state, found, years, facet) {
  /** @type {Map<string, number>} */ const counts = new Map();
  const base = events.filter((event) => hasFacets(event, state, found, facet));
  for (const event of within(base, state, years).now) {
    for (const value of new Set(valuesOf(event, facet))) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/** Return how many filters are in use. @param {State} state @returns {number} */
export function filtersInUse(state) {
  const sets = FACETS.reduce((sum, name) => sum + /** @type {any} */ (state)[name].size, 0);
  return sets + Number(state.evidence > 1) + Number(state.origins > 1) + Number(state.match === "surely") + Number(Boolean(state.q)) + Number(state.key) + Number(state.near.size > 0);
}
