/** The symbol of each category as a path around 0, 0, and the bars that tell the strength of evidence. */

import { make } from "../shared/dom.js";

/** Return a regular outline. @param {number} corners @param {number} r @param {number} turn @param {number} [inner] @returns {string} */
function polygon(corners, r, turn, inner = 0) {
  const points = [];
  const count = corners * (inner ? 2 : 1);
  for (let i = 0; i < count; i += 1) {
    const radius = inner && i % 2 ? r * inner : r;
    const angle = turn + (i * 2 * Math.PI) / count;
    points.push(`${(radius * Math.cos(angle)).toFixed(2)},${(radius * Math.sin(angle)).toFixed(2)}`);
  }
  return `M${points.join("L")}Z`;
}

const UP = -Math.PI / 2;
/** @type {Record<string, (r: number) => string>} */
const OUTLINES = {
  square: (r) => `M${-r * 0.82},${-r * 0.82}h${r * 1.64}v${r * 1.64}h${-r * 1.64}Z`,
  "triangle-right": (r) => `M${-r * 0.75},${-r * 0.95}L${r},0L${-r * 0.75},${r * 0.95}Z`,
  diamond: (r) => `M0,${-r * 1.12}L${r},0L0,${r * 1.12}L${-r},0Z`,
  circle: (r) => `M${r * 0.95},0A${r * 0.95},${r * 0.95} 0 1 1 ${-r * 0.95},0A${r * 0.95},${r * 0.95} 0 1 1 ${r * 0.95},0Z`,
  cross: (r) => {
    const a = r * 0.34;
    return `M${-a},${-r}h${2 * a}v${r - a}h${r - a}v${2 * a}h${a - r}v${r - a}h${-2 * a}v${a - r}h${a - r}v${-2 * a}h${r - a}Z`;
  },
  hourglass: (r) => `M${-r * 0.85},${-r * 0.95}H${r * 0.85}L${-r * 0.85},${r * 0.95}H${r * 0.85}Z`,
  pentagon: (r) => polygon(5, r * 1.05, UP),
  x: (r) => {
    const [a, k] = [r * 0.38, r * 0.95];
    return `M${-k},${-k + a}L${-k + a},${-k}L0,${-a}L${k - a},${-k}L${k},${-k + a}L${a},0L${k},${k - a}L${k - a},${k}L0,${a}L${-k + a},${k}L${-k},${k - a}L${-a},0Z`;
  },
  star: (r) => polygon(5, r * 1.2, UP, 0.45),
  hexagon: (r) => polygon(6, r * 1.02, 0),
  "star-square": (r) => polygon(4, r * 1.25, -Math.PI / 4, 0.5),
  "triangle-up": (r) => `M0,${-r}L${r * 0.98},${r * 0.8}H${-r * 0.98}Z`,
};
/** @type {Map<string, string>} */
const drawn = new Map();

/** Return the path of a symbol named as plotly names it. @param {string} symbol @param {number} r @returns {string} */
export function outline(symbol, r) {
  const key = `${symbol} ${r}`;
  let path = drawn.get(key);
  if (!path) drawn.set(key, (path = (OUTLINES[symbol] ?? OUTLINES.circle)(r)));
  return path;
}

/** Return the outline of a circle. @param {number} r @returns {string} */
export function disc(r) {
  return `M${r},0A${r},${r} 0 1,1 0,${-r}A${r},${r} 0 0,1 ${r},0Z`;
}

/** Return a picture of a category's mark. @param {string} symbol @param {string} color @param {number} [r] @returns {any} */
export function icon(symbol, color, r = 5) {
  const mark = make("path", { d: outline(symbol, r), fill: color });
  return make("svg", { class: "in-mark", width: 14, height: 14, viewBox: "-7 -7 14 14", "aria-hidden": "true" }, mark);
}

/** Return four bars, of which as many are filled as evidence is strong. @param {number} rank @param {string} label @returns {any} */
export function evidenceBars(rank, label) {
  const bars = [1, 2, 3, 4].map((step) => make("i", { class: step <= rank ? "in-full" : "" }));
  const words = label ? { title: label, role: "img", "aria-label": label } : { "aria-hidden": "true" };
  return make("span", { class: "in-evidence", ...words }, ...bars);
}
