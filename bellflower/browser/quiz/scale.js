/** Years on a track that shows an axis of them, and in words. */

/** Put a box on a track that shows the years from `first` to `last`.
 *  @param {HTMLElement} node @param {number[]} years @param {number[]} axis */
export function placeOn(node, years, [first, last]) {
  const whole = last + 1 - first;
  node.style.left = `${((years[0] - first) / whole) * 100}%`;
  node.style.width = `${((years[1] + 1 - years[0]) / whole) * 100}%`;
}

/** Return years in figures, nothing without any. @param {number[] | null} years */
export function spanText(years) {
  if (!years) return "";
  return years[0] === years[1] ? `${years[0]}` : `${years[0]}–${years[1]}`;
}
