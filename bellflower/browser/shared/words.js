/** The words of the page: English in the scripts, in another language from a table that the page is given. */

/** @type {Record<string, string>} */
let known = {}; // the words of the page in another language, by the English ones
let code = "en";
const grouping = new Intl.NumberFormat("en"); // made once: toLocaleString makes one at each call

/** Show everything in the language of these words. @param {Record<string, string> | undefined} words @param {string} [language] its code */
export function speak(words, language = "en") {
  known = { ...words };
  code = language || "en";
}

/** Return the code of the language that the page was last told to speak. @returns {string} */
export function spoken() {
  return code;
}

/** Know these words as well, in the language that is spoken. @param {Record<string, string> | undefined} words */
export function learn(words) {
  Object.assign(known, words);
}

/** Whether the page speaks another language than English. */
export function isTranslated() {
  return Object.keys(known).length > 0;
}

/** Return `text` in the language of the page. @param {string} text */
export function _(text) {
  return known[text] ?? text;
}

/**
 * Return `text` with its fields filled in.
 * @param {string} text
 * @param {Record<string, string | number>} fields
 */
export function filled(text, fields) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(fields[name] ?? whole));
}

/** Return a number as it is written, with its thousands apart. @param {number} n */
export function grouped(n) {
  return grouping.format(n);
}

/**
 * Return the form that fits `n`, with its fields filled in; `n` is one of them.
 * @param {number} n
 * @param {string} singular
 * @param {string} plural
 * @param {Record<string, string | number>} [fields]
 */
export function counted(n, singular, plural, fields = {}) {
  const form = known[singular] ?? (n === 1 ? singular : plural);
  return filled(form, { n: grouped(n), ...fields });
}
