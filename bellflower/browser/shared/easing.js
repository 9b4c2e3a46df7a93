/** Movement that begins and ends gently. */

/** Return how far a gentle movement has come at a part of its time. @param {number} part from 0 to 1 */
export function eased(part) {
  return part < 0.5 ? 4 * part ** 3 : 1 - (2 - 2 * part) ** 3 / 2;
}
