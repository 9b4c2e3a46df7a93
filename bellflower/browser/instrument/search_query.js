/**
 * What a search query asks for: words, phrases in quotation marks, `OR` and `-without`; the same as in Python.
 *
 * The rules stand in `bellflower/record/search_query.py`.
 */

/** @typedef {import("./types.js").Term} Term */
/** @typedef {import("./types.js").Alternative} Alternative */
/** @typedef {(word: string) => string[]} Forms */
/** @typedef {{word: string, phrase: string, without: string, isExcluded: boolean}} Part of these texts at most one */

const APOSTROPHES = /['’‘ʼ`´ʻ]/g;
const NOT_WORD = /[^\p{L}\p{N}_]+/gu; // as \w of Python
const QUOTES = /[“”„‟«»＂「」『』]/g;
const AT_START = /(-)?"([^"]*)"?|-([^\s"]+)|([^\s"]+)/y; // after a space, where a minus sign excludes
const INSIDE = /()"([^"]*)"?|()([^\s"]+)/y;

/** Return `text` in lower case without diacritics, apostrophes and punctuation. @param {string} text @returns {string} */
export function fold(text) {
  const bare = text.replace(APOSTROPHES, "").normalize("NFKD").replace(/\p{M}/gu, "").normalize("NFKC");
  return bare.toLowerCase().replaceAll("ß", "ss").replace(NOT_WORD, " ").trim();
}

/** Return the parts of a query in their order. @param {string} query @returns {Part[]} */
function partsOf(query) {
  const text = query.replace(QUOTES, '"').replaceAll("−", "-");
  /** @type {Part[]} */ const parts = [];
  let at = 0;
  while (at < text.length) {
    const pattern = at === 0 || /\s/.test(text[at - 1]) ? AT_START : INSIDE;
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) {
      const [, minus, phrase = "", without = "", word = ""] = found;
      parts.push({ word, phrase, without, isExcluded: Boolean(minus) });
    }
    at += found ? found[0].length : 1;
  }
  return parts;
}

/** Return the terms of plain words that stand side by side. @param {string[]} words @param {Forms} forms @param {Forms} names @returns {Term[]} */
function plainTerms(words, forms, names) {
  const text = fold(words.join(" "));
  const named = names(text);
  if (named.length) return [{ forms: named, isExact: false }];
  return text.split(" ").filter(Boolean).map((word) => ({ forms: forms(word), isExact: false }));
}

/** Return what one alternative wants and does not want. @param {Part[]} parts @param {Forms} forms @param {Forms} names @returns {Alternative} */
function alternativeOf(parts, forms, names) {
  /** @type {Term[]} */ const wanted = [];
  /** @type {Term[]} */ const unwanted = [];
  /** @type {string[]} */ let run = [];
  for (const { word, phrase, without, isExcluded } of parts) {
    if (word) {
      run.push(word);
      continue;
    }
    wanted.push(...plainTerms(run, forms, names));
    run = [];
    const text = fold(without || phrase);
    if (!text) continue;
    const named = without ? names(text) : [];
    (without || isExcluded ? unwanted : wanted).push({ forms: named.length ? named : [text], isExact: true });
  }
  wanted.push(...plainTerms(run, forms, names));
  return { wanted, unwanted };
}

/** Return the alternatives of a query, none if it holds no term. @param {string} query
 *  @param {Forms} forms what a plain word may be found as
 *  @param {Forms} names all names of what bears a folded name, none if nothing does @returns {Alternative[]} */
export function readQuery(query, forms, names) {
  /** @type {Part[][]} */ const sides = [[]];
  for (const part of partsOf(query)) {
    if (part.word === "OR") sides.push([]);
    else sides[sides.length - 1].push(part);
  }
  return sides.map((parts) => alternativeOf(parts, forms, names)).filter(({ wanted, unwanted }) => wanted.length || unwanted.length);
}
