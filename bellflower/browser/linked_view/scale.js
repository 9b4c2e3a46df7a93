/** The time scale: years, periods, and the next step of one. */

/** Return the years that a period covers, first and last. @param {number} a @param {number} b */
export function yearsOf(a, b) {
  return [Math.floor(a), Math.max(Math.floor(a), Math.ceil(b) - 1)];
}

/**
 * Return the years that a timeline shows around a period: enough to see what was before and after.
 * @param {{a: number, b: number}} period
 * @param {number} first
 * @param {number} last
 */
export function aroundPeriod({ a, b }, first, last) {
  const width = Math.min(last - first, Math.max(16, (b - a) * 1.6));
  const start = Math.min(Math.max(first, (a + b - width) / 2), last - width);
  return [start, start + width];
}

/**
 * Return the period one step later (or earlier), and whether it has reached the end.
 * @param {{a: number, b: number}} period
 * @param {number} step
 * @param {string} mode
 * @param {number} first
 * @param {number} last
 */
export function nextPeriod(period, step, mode, first, last) {
  if (mode === "upto") {
    const b = Math.min(last, Math.max(first + 1, period.b + step));
    return { a: period.a, b, isAtEnd: step > 0 ? b >= last : b <= first + 1 };
  }
  const width = period.b - period.a;
  const a = Math.min(last - width, Math.max(first, period.a + step));
  return { a, b: a + width, isAtEnd: step > 0 ? a + width >= last : a <= first };
}
