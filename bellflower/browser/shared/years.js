/** Years as an axis names them. */

/**
 * Return the years, a round number apart, that at most `most` marks of an axis name.
 * @param {number} first
 * @param {number} last
 * @param {number} most
 * @returns {number[]}
 */
export function roundYears(first, last, most) {
  const step = [1, 2, 5, 10, 20, 50].find((years) => (last - first) / years <= most) ?? 100;
  const years = [];
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) years.push(year);
  return years;
}
