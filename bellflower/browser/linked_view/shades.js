/** Numbers of events as shades of a province and sizes of a place. */

export const SHADE_FROM = [1, 3, 8, 20, 50];

/** Return the number of the shade for `count` events, -1 for none. @param {number} count */
export function shadeIndex(count) {
  let shade = -1;
  while (shade + 1 < SHADE_FROM.length && count >= SHADE_FROM[shade + 1]) shade += 1;
  return shade;
}

/** Return the numbers of events that a shade stands for. @param {number} shade */
export function shadeLabel(shade) {
  const [least, next] = [SHADE_FROM[shade], SHADE_FROM[shade + 1]];
  if (!next) return `${least}+`;
  return next - 1 === least ? `${least}` : `${least}–${next - 1}`;
}

/**
 * Return the diameter in px of a place with `count` events, as `mark_size` of the figures does.
 * @param {number} count
 */
export function markSize(count) {
  return 6 + 4.2 * Math.sqrt(Math.max(count, 1) - 1);
}

/** Return the outline of a circle as plotly writes it. @param {number} r */
export function circle(r) {
  return `M${r},0A${r},${r} 0 1,1 0,-${r}A${r},${r} 0 0,1 ${r},0Z`;
}
