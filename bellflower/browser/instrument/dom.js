/** Bounds, rounding, and nodes that are written only when they change. */

/** Return `value`, but not below `least` and not above `most`. @param {number} value @param {number} least @param {number} most @returns {number} */
export function clamp(value, least, most) {
  return Math.max(least, Math.min(most, value));
}

/** Return a coordinate as an attribute holds it, to a tenth of a pixel. @param {number} value @returns {string} */
export function px(value) {
  return String(Math.round(value * 10) / 10);
}

/** Set the text of a node, if it is another one. @param {any} node @param {string} text */
export function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Set an attribute, if it is another one. @param {any} node @param {string} name @param {string | number | boolean} value */
export function put(node, name, value) {
  const text = String(value);
  if (node.getAttribute(name) !== text) node.setAttribute(name, text);
}

/** Return the first part of `text` that is at most `most` characters long and ends with a sentence or a word.
 *  @param {string} text @param {number} most @returns {string} */
export function firstPart(text, most) {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  const dot = cut.lastIndexOf(". ");
  return dot > 60 ? cut.slice(0, dot + 1) : `${cut.slice(0, cut.lastIndexOf(" "))} …`;
}
