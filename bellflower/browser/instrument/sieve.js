/** Which events fail which filters: one bit for each filter, so that a choice judges one filter anew and a count leaves one out. */

import { FACETS } from "./filter.js";

/** @typedef {import("./columns.js").Columns} Columns */
/** @typedef {import("./columns.js").Cells} Cells */
/** @typedef {import("./types.js").State} State */

const SIFTED = [...FACETS, "near", "evidence", "origins", "key", "found"];

/** Return the bit of a filter, 0 for what is none. @param {string} name @returns {number} */
export function bitOf(name) {
  const at = SIFTED.indexOf(name);
  return at < 0 ? 0 : 1 << at;
}

export class Sieve {
  /** @param {Columns} columns */
  constructor(columns) {
    this.columns = columns;
    this.fails = new Uint16Array(columns.count);
    /** @type {Record<string, any>} */ this.asked = {};
  }

  /** Judge what is asked for differently than before. @param {State} state @param {Set<string> | null} found the ids that the search found, null without one @returns {boolean} whether anything was */
  sift(state, found) {
    let isNew = false;
    for (const name of SIFTED) {
      const asked = this.question(name, state, found);
      if (asked === (this.asked[name] ?? "")) continue;
      this.asked[name] = asked;
      this.judge(bitOf(name), asked !== "" && this.passing(name, state, found));
      isNew = true;
    }
    return isNew;
  }

  /** Return what a filter asks, empty if it lets everything pass. @param {string} name @param {State} state @param {Set<string> | null} found @returns {any} */
  question(name, state, found) {
    if (name === "found") return found ?? "";
    if (name === "key") return state.key ? "key" : "";
    if (name === "evidence" || name === "origins") return state[name] > 1 ? state[name] : "";
    return [.../** @type {any} */ (state)[name]].sort().join("\n");
  }

  /** Return what tells whether an event passes. @param {string} name @param {State} state @param {Set<string> | null} found @returns {(n: number) => boolean} */
  passing(name, state, found) {
    const { columns } = this;
    if (name === "found") return (n) => Boolean(found?.has(columns.events[n].id));
    if (name === "key") return (n) => columns.key[n] > 0;
    if (name === "evidence") return (n) => columns.rank[n] >= state.evidence;
    if (name === "origins") return (n) => columns.origins[n] >= state.origins;
    const { first, values, names } = name === "near" ? columns.places : columns.facets[name];
    const isWanted = Uint8Array.from(names, (value) => Number(/** @type {any} */ (state)[name].has(value)));
    return (n) => {
      for (let i = first[n]; i < first[n + 1]; i += 1) if (isWanted[values[i]]) return true;
      return false;
    };
  }

  /** @param {number} bit @param {((n: number) => boolean) | false} passes */
  judge(bit, passes) {
    const { fails } = this;
    for (let n = 0; n < fails.length; n += 1) {
      if (passes && !passes(n)) fails[n] |= bit;
      else fails[n] &= ~bit;
    }
  }

  /** Return how many events each value of a facet has, of those that fail no other filter. @param {string} facet @param {(n: number) => boolean} isInside whether an event lies in the period @returns {Map<string, number>} */
  countsOf(facet, isInside) {
    const { fails, columns } = this;
    const { first, values, names } = columns.facets[facet];
    const others = ~bitOf(facet);
    const counts = new Uint32Array(names.length);
    for (let n = 0; n < fails.length; n += 1) {
      if (fails[n] & others || !isInside(n)) continue;
      for (let i = first[n]; i < first[n + 1]; i += 1) counts[values[i]] += 1;
    }
    /** @type {Map<string, number>} */ const out = new Map();
    names.forEach((name, i) => counts[i] && out.set(name, counts[i]));
    return out;
  }

  /** Return how many events another state would select that differs in evidence or origins. @param {Partial<State>} change @param {(n: number) => boolean} isInside @returns {number} */
  countWith(change, isInside) {
    const { fails, columns } = this;
    const { evidence = 0, origins = 0 } = change;
    let others = ~0;
    for (const name of Object.keys(change)) others &= ~bitOf(name);
    let count = 0;
    for (let n = 0; n < fails.length; n += 1) {
      if (fails[n] & others || (evidence > 1 && columns.rank[n] < evidence) || (origins > 1 && columns.origins[n] < origins)) continue;
      if (isInside(n)) count += 1;
    }
    return count;
  }
}
