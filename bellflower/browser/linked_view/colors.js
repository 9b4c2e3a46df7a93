/** Figures in the colors of another theme. */

/**
 * Return `value` with every light color in it replaced by its dark one.
 * @param {any} value
 * @param {Record<string, string>} colors
 * @returns {any}
 */
export function recolored(value, colors) {
  if (typeof value === "string") return colors[value] ?? value;
  if (Array.isArray(value)) return value.map((item) => recolored(item, colors));
  if (value && typeof value === "object") {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, recolored(item, colors)]),
    );
  }
  return value;
}
