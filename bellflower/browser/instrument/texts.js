/** The words of the page: English as written here, any other language from the texts that came along. */

/** @type {Record<string, string>} */
let texts = {};
let locale = "en";

/** Show everything in the language of these texts. @param {Record<string, string> | undefined} words @param {string} language */
export function speak(words, language) {
  texts = words ?? {};
  locale = language || "en";
}

/** Return the language of the page. @returns {string} */
export function language() {
  return locale;
}

/** Return `text` in the language of the page. @param {string} text @returns {string} */
export function _(text) {
  return texts[text] ?? text;
}

/** Return `text` with its fields filled in. @param {string} text @param {Record<string, string | number>} fields @returns {string} */
export function filled(text, fields) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(fields[name] ?? whole));
}

/** Return the form that fits `n`, with its fields filled in; `n` is one of them.
 *  @param {number} n @param {string} singular @param {string} plural @param {Record<string, string | number>} [fields] @returns {string} */
export function counted(n, singular, plural, fields = {}) {
  const form = texts[singular] ?? (n === 1 ? singular : plural);
  return filled(form, { n: n.toLocaleString("en"), ...fields });
}

/** Return the years of a period, as they are read. @param {number} a @param {number} b @returns {string} */
export function yearsText(a, b) {
  const first = Math.round(a);
  const last = Math.max(first, Math.round(b) - 1);
  return first === last ? String(first) : `${first}–${last}`;
}
