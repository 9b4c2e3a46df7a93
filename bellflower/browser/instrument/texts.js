/** How the instrument words a period. */

/** Return the years of a period, as they are read. @param {number} a @param {number} b @returns {string} */
export function yearsText(a, b) {
  const first = Math.round(a);
  const last = Math.max(first, Math.round(b) - 1);
  return first === last ? String(first) : `${first}–${last}`;
}
