/**
 * Search of all text, tolerant of romanization, diacritics and typing errors; the same as in Python.
 *
 * The rules stand in `bellflower/record/search.py`; only the rank is not needed here.
 */

import { readQuery } from "./search_query.js";

/** @typedef {import("./types.js").SearchData} SearchData */
/** @typedef {import("./types.js").Term} Term */
/** @typedef {import("./types.js").Alternative} Alternative */

const LEAST = 5; // letters from which on one typing error is forgiven
const LONG = 8; // letters from which on two are
const KEPT = 50; // queries that are remembered

/** Return the letters of a folded word, of Hangul the parts of its syllables. @param {string} word @returns {string[]} */
function lettersOf(word) {
  return [...word.normalize("NFD")];
}

/** Return how many letters added, left out, changed or swapped with the next make `a` into `b`; Infinity if more than `most`.
 *  @param {string[]} a @param {string[]} b @param {number} most @returns {number} */
export function lettersApart(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  let before = /** @type {number[]} */ ([]);
  let last = Array.from({ length: b.length + 1 }, (_unused, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) value = Math.min(value, before[j - 2] + 1);
      row.push(value);
      if (value < least) least = value;
    }
    if (least > most) return Infinity;
    [before, last] = [last, row];
  }
  return last[b.length] <= most ? last[b.length] : Infinity;
}

/** Whether a folded text holds a term. @param {Term} term @param {string} text @returns {boolean} */
function holdsTerm(term, text) {
  if (!term.isExact) return term.forms.some((form) => text.includes(` ${form}`));
  const whole = `${text} `;
  return term.forms.some((form) => whole.includes(` ${form} `));
}

/** Whether a folded text holds any of the alternatives; without one every text does. @param {Alternative[]} alternatives @param {string} text @returns {boolean} */
function fits(alternatives, text) {
  if (!alternatives.length) return true;
  return alternatives.some(({ wanted, unwanted }) => wanted.every((term) => holdsTerm(term, text)) && !unwanted.some((term) => holdsTerm(term, text)));
}

export class Search {
  /** @param {SearchData} data */
  constructor(data) {
    this.data = data;
    /** @type {Map<string, Set<string>>} all names of what bears a name */
    this.namesOf = new Map();
    for (const names of data.names) {
      for (const name of names) {
        const all = this.namesOf.get(name) ?? new Set();
        for (const other of names) all.add(other);
        this.namesOf.set(name, all);
      }
    }
    /** @type {Map<string, number> | null} */ this.counted = null;
    /** @type {Map<string, Set<string>>} */ this.kept = new Map();
    /** @type {Map<string, Alternative[]>} */ this.read = new Map();
  }

  /** Return all names of what bears a folded name, none if nothing does. @param {string} name @returns {string[]} */
  namesLike(name) {
    return [...(this.namesOf.get(name) ?? [])];
  }

  /** How many events hold each word of the events and of the names. @returns {Map<string, number>} */
  words() {
    if (this.counted) return this.counted;
    /** @type {Map<string, number>} */ const counts = new Map();
    for (const text of this.data.texts) {
      for (const word of new Set(text.split(" "))) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    for (const name of this.namesOf.keys()) {
      for (const word of name.split(" ")) counts.set(word, counts.get(word) ?? 0);
    }
    counts.delete("");
    this.counted = counts;
    return counts;
  }

  /** Return the word that a folded word, no name, is taken for; empty if it stands for itself. @param {string} word @returns {string} */
  nearest(word) {
    const letters = lettersOf(word);
    if (letters.length < LEAST || /\p{Nd}/u.test(word)) return "";
    const counts = this.words();
    for (const other of counts.keys()) if (other.startsWith(word)) return "";
    const most = letters.length < LONG ? 1 : 2;
    let best = { word: "", apart: Infinity, count: 0 };
    for (const [other, count] of counts) {
      const those = lettersOf(other);
      const apart = those[0] === letters[0] ? lettersApart(letters, those, most) : Infinity;
      const isBetter = apart < best.apart || (apart === best.apart && (count > best.count || (count === best.count && other < best.word)));
      if (apart <= most && isBetter) best = { word: other, apart, count };
    }
    return best.word;
  }

  /** Return what a plain word may be found as. @param {string} word @returns {string[]} */
  forms(word) {
    const names = this.namesLike(word);
    if (names.length) return names;
    const nearest = this.nearest(word);
    const others = this.namesLike(nearest);
    return others.length ? others : [nearest || word];
  }

  /** Return a query as alternatives, with names and nearest words filled in. @param {string} query @returns {Alternative[]} */
  alternatives(query) {
    let found = this.read.get(query);
    if (!found) {
      found = readQuery(query, (word) => this.forms(word), (name) => this.namesLike(name));
      if (this.read.size > KEPT) this.read.clear();
      this.read.set(query, found);
    }
    return found;
  }

  /** Return the ids of the events whose text holds the query, null if it holds no term. @param {string} query @returns {Set<string> | null} */
  find(query) {
    const wanted = this.alternatives(query);
    if (!wanted.length) return null;
    const kept = this.kept.get(query);
    if (kept) return kept;
    const found = new Set(this.data.ids.filter((_id, i) => fits(wanted, this.data.texts[i])));
    if (this.kept.size > KEPT) this.kept.clear();
    this.kept.set(query, found);
    return found;
  }

  /** Whether one folded text holds the query. @param {string} query @param {string} text @returns {boolean} */
  holds(query, text) {
    return fits(this.alternatives(query), text);
  }
}
