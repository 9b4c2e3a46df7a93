/** What the reader asked for: as the server tells it, as it is settled, and as the address of a file holds it. */

/** @typedef {import("./types.js").State} State */

export const SETS = ["province", "category", "drug", "country", "type", "actor", "near"]; // near: places within a distance

/** Return the state that selects everything. @param {[number, number]} years @returns {State} */
export function everything(years) {
  return {
    a: years[0], b: years[1], mode: "window", match: "possibly", evidence: 1, origins: 1, province: new Set(), category: new Set(), drug: new Set(),
    country: new Set(), type: new Set(), actor: new Set(), near: new Set(), nearWords: "", q: "", key: false, view: "nk", event: "", place: "", route: "", scale: "story", tab: "events",
  };
}

/** Return the state that the server tells of. @param {any} told @param {[number, number]} years @returns {State} */
export function fromTold(told, years) {
  const state = everything(years);
  state.a = told.from ?? years[0];
  state.b = told.to ?? years[1];
  for (const name of SETS) /** @type {any} */ (state)[name] = new Set(told[name] ?? []);
  for (const name of ["mode", "match", "evidence", "origins", "q", "view", "event", "place", "route", "scale", "nearWords"]) {
    if (told[name] !== undefined && told[name] !== "") /** @type {any} */ (state)[name] = told[name];
  }
  state.key = Boolean(told.key);
  if (state.mode === "upto") state.a = years[0];
  if (state.b <= state.a) state.b = Math.min(years[1], state.a + 1);
  if (state.route) state.tab = "routes";
  return state;
}

/** Take every filter off; the period stays. @param {State} state @param {[number, number]} years */
export function withoutFilters(state, years) {
  const plain = everything(years);
  for (const name of [...SETS, "nearWords", "evidence", "origins", "match", "q", "key"]) /** @type {any} */ (state)[name] = /** @type {any} */ (plain)[name];
}

/** Return what the server is told, as plain JSON. @param {State} state @param {[number, number]} years @returns {any} */
export function settledOf(state, years) {
  const isUpTo = state.mode === "upto";
  return {
    from: isUpTo || state.a <= years[0] ? null : state.a,
    to: state.b >= years[1] ? null : state.b,
    ...Object.fromEntries(SETS.map((name) => [name, [.../** @type {any} */ (state)[name]].sort()])),
    mode: state.mode, match: state.match, evidence: state.evidence, origins: state.origins, q: state.q, key: state.key,
    view: state.view, event: state.event, place: state.place, route: state.route, scale: state.scale,
  };
}

/** Return the period, kept inside all years and at least a year long. @param {number} a @param {number} b
 *  @param {[number, number]} years @param {boolean} [isSnapped] to whole years @returns {[number, number]} */
export function keptInside(a, b, years, isSnapped = false) {
  let from = Math.max(years[0], Math.min(years[1] - 1, a));
  let to = Math.max(from + 1, Math.min(years[1], b));
  if (to > years[1]) [from, to] = [years[1] - 1, years[1]];
  if (!isSnapped) return [from, to];
  from = Math.round(from);
  return [from, Math.max(from + 1, Math.round(to))];
}
