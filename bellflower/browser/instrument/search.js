/**
 * Search of all text, tolerant of romanization, diacritics and typing errors; the same as in Python.
 *
 * A query that is the name of a place is looked for under every name of it; otherwise each of its words is. A
 * word that no text knows is looked for as the known words nearest to it.
 */

/** @typedef {{ids: string[], texts: string[], names: string[][]}} SearchData names: the folded names of each place */

const APOSTROPHES = /['’‘ʼ`´ʻ]/g;
const NOT_WORD = /[^\p{L}\p{N}_]+/gu; // as \w of Python
const SAFE = 5; // letters below which a word is taken as it is typed
const LONG = 8; // letters from which two errors are forgiven

/** Return `text` in lower case without diacritics, apostrophes and punctuation. @param {string} text @returns {string} */
export function fold(text) {
  const bare = text.replace(APOSTROPHES, "").normalize("NFKD").replace(/\p{M}/gu, "").normalize("NFKC");
  return bare.toLowerCase().replaceAll("ß", "ss").replace(NOT_WORD, " ").trim();
}

/** Return whether `a` becomes `b` by at most `most` letters added, left out, changed or swapped with the next.
 *  @param {string} a @param {string} b @param {number} most @returns {boolean} */
export function isNear(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return false;
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
    if (least > most) return false;
    [before, last] = [last, row];
  }
  return last[b.length] <= most;
}

/** Return the errors that are forgiven in a word. @param {string} word @returns {number} */
export function forgiven(word) {
  return word.length < SAFE ? 0 : word.length < LONG ? 1 : 2;
}

export class Search {
  /** @param {SearchData} data */
  constructor(data) {
    this.data = data;
    /** @type {Map<string, string[]>} all names of the places that bear a name */
    this.namesOf = new Map();
    for (const names of data.names) {
      for (const name of names) {
        const all = this.namesOf.get(name) ?? [];
        for (const other of names) if (!all.includes(other)) all.push(other);
        this.namesOf.set(name, all);
      }
    }
    /** @type {string[] | null} */ this.known = null;
    /** @type {Map<string, Set<string>>} */ this.kept = new Map();
    /** @type {Map<string, string[][]>} */ this.spelled = new Map();
  }

  /** Every word of every text, in order. @returns {string[]} */
  vocabulary() {
    this.known ??= [...new Set(this.data.texts.flatMap((text) => text.split(" ")))].filter(Boolean).sort();
    return this.known;
  }

  /** Return the spellings under which a word is looked for. @param {string} word @returns {string[]} */
  spellings(word) {
    const names = this.namesOf.get(word);
    if (names) return names;
    if (this.data.texts.some((text) => text.includes(` ${word}`))) return [word];
    const most = forgiven(word);
    if (!most) return [word];
    for (let errors = 1; errors <= most; errors += 1) {
      const near = this.vocabulary().filter((other) => other.length >= SAFE && isNear(word, other, errors));
      if (near.length) return [...new Set(near.flatMap((other) => [other, ...(this.namesOf.get(other) ?? [])]))];
    }
    return [word];
  }

  /** Return what must all be found, each as alternative spellings. @param {string} query @returns {string[][]} */
  alternatives(query) {
    let found = this.spelled.get(query);
    if (!found) {
      const folded = fold(query);
      const whole = this.namesOf.get(folded);
      found = whole ? [whole] : folded.split(/\s+/).filter(Boolean).map((word) => this.spellings(word));
      if (this.spelled.size > 50) this.spelled.clear();
      this.spelled.set(query, found);
    }
    return found;
  }

  /** Return the ids of the events whose text holds the query, null if it is blank. @param {string} query @returns {Set<string> | null} */
  find(query) {
    if (!query.trim()) return null;
    const kept = this.kept.get(query);
    if (kept) return kept;
    const starts = this.alternatives(query).map((names) => names.map((name) => ` ${name}`));
    /** @type {Set<string>} */ const found = new Set();
    this.data.texts.forEach((text, i) => {
      if (starts.every((names) => names.some((name) => text.includes(name)))) found.add(this.data.ids[i]);
    });
    if (this.kept.size > 50) this.kept.clear();
    this.kept.set(query, found);
    return found;
  }

  /** Whether one folded text holds the query. @param {string} query @param {string} text @returns {boolean} */
  holds(query, text) {
    return this.alternatives(query).every((names) => names.some((name) => text.includes(` ${name}`)));
  }
}
