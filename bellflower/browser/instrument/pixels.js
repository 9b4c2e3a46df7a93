/** Pictures written pixel by pixel, where so much is drawn that strokes would cost too much: lanes of heights, and marks. */

/** @typedef {{width: number, height: number, data: Uint8ClampedArray, words: Uint32Array}} Pixels words: the same, a number for each pixel */
/** @typedef {[number, number, number]} Color red, green, blue */

/** Return pixels without any color. @param {number} width @param {number} height @returns {Pixels} */
export function clearPixels(width, height) {
  const data = new Uint8ClampedArray(Math.max(1, width) * Math.max(1, height) * 4);
  return { width: Math.max(1, width), height: Math.max(1, height), data, words: new Uint32Array(data.buffer) };
}

/** Return a color of the style sheet, which are all written as #rgb or #rrggbb. @param {string} text @returns {Color} */
export function colorOf(text) {
  const hex = text.trim().replace("#", "");
  const full = hex.length === 3 ? [...hex].map((digit) => digit + digit).join("") : hex;
  const number = /^[0-9a-f]{6}$/i.test(full) ? parseInt(full, 16) : 0x808080;
  return [number >> 16, (number >> 8) & 255, number & 255];
}

/** Return a color as the number of a pixel. @param {Color} color @param {number} alpha 0 to 255 @returns {number} */
export function wordOf([red, green, blue], alpha) {
  return ((alpha << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

/** Return a color laid over a pixel. @param {number} below the pixel @param {number} word the color @param {number} alpha 0 to 255 @returns {number} */
export function laidOver(below, word, alpha) {
  const under = below >>> 24;
  if (under === 0) return (alpha << 24) | (word & 0xffffff);
  const rest = under === 255 ? 255 - alpha : (under * (255 - alpha)) / 255;
  const all = alpha + rest;
  const red = ((word & 255) * alpha + (below & 255) * rest) / all;
  const green = (((word >> 8) & 255) * alpha + ((below >> 8) & 255) * rest) / all;
  const blue = (((word >> 16) & 255) * alpha + ((below >> 16) & 255) * rest) / all;
  return ((all + 0.5) << 24) | ((blue + 0.5) << 16) | ((green + 0.5) << 8) | (red + 0.5);
}

/** Return the colors from one to another, as numbers of pixels. @param {Color} from @param {Color} to @returns {Uint32Array} */
export function shadesOf(from, to) {
  const between = (/** @type {number} */ i, /** @type {number} */ share) => Math.round(from[i] + ((to[i] - from[i]) * share) / 255);
  return new Uint32Array(256).map((_none, share) => wordOf([between(0, share), between(1, share), between(2, share)], 255));
}

/** Write heights as columns of one color. @param {Pixels} pixels @param {Float32Array} heights px above the base @param {number} base px from the top @param {number} dense pixels for a px @param {Color} color
 *  @param {number} cut px from the left from which the color is pale @param {number} pale its share there */
export function writeColumns({ width, height, words }, heights, base, dense, color, cut, pale) {
  const bottom = Math.min(height, Math.round(base * dense));
  const last = Math.min(width, Math.round(heights.length * dense));
  for (let i = 0; i < last; i += 1) {
    const x = Math.min(heights.length - 1, Math.floor(i / dense));
    if (!heights[x]) continue;
    const alpha = x < cut ? 255 : Math.round(255 * pale);
    const tall = heights[x] * dense;
    const whole = Math.floor(tall);
    const full = wordOf(color, alpha);
    for (let y = Math.max(0, bottom - whole); y < bottom; y += 1) words[y * width + i] = full;
    const top = bottom - whole - 1;
    if (top >= 0 && tall > whole) words[top * width + i] = wordOf(color, Math.round(alpha * (tall - whole)));
  }
}

/** @typedef {{reach: number, rows: Int16Array, solid: Int16Array, edges: Int16Array}} Stamp
 *  rows: y, first and last x of a long row that is wholly the color; solid: y, x, and the share of the color in that of the edge, 0 to 255, of what else
 *  covers; edges: the same and alpha, of what lets the ground through */

const HALVES = 2; // places inside a pixel at which the middle of a mark may lie, in each direction
const EIGHTHS = 8; // sizes that are told apart in a pixel
const LONG_ROW = 12; // pixels from which filling a row is faster than writing each

/** Return a disc with an edge around a point inside a pixel. @param {number} r pixels of the disc, to the middle of its edge @param {number} edge pixels, its width @param {number} fx 0 to 1 @param {number} fy @returns {Stamp} */
export function discStamp(r, edge, fx, fy) {
  const [inner, outer] = [r - edge / 2, r + edge / 2];
  const reach = Math.ceil(outer + 1);
  /** @type {number[]} */ const rows = [];
  /** @type {number[]} */ const solid = [];
  /** @type {number[]} */ const edges = [];
  for (let y = -reach; y <= reach; y += 1) {
    const wide = Math.sqrt(Math.max(0, (inner - 0.5) ** 2 - (y + 0.5 - fy) ** 2));
    const [from, to] = [Math.ceil(fx - wide - 0.5), Math.floor(fx + wide - 0.5)];
    const isLong = Math.abs(y + 0.5 - fy) <= inner - 0.5 && to - from >= LONG_ROW;
    if (isLong) rows.push(y, from, to);
    for (let x = -reach; x <= reach; x += 1) {
      if (isLong && x >= from && x <= to) continue;
      const apart = Math.hypot(x + 0.5 - fx, y + 0.5 - fy);
      const alpha = Math.round(255 * Math.max(0, Math.min(1, outer + 0.5 - apart)));
      const share = Math.round(255 * Math.max(0, Math.min(1, inner + 0.5 - apart)));
      if (alpha === 255) solid.push(y, x, share);
      else if (alpha) edges.push(y, x, share, alpha);
    }
  }
  return { reach, rows: Int16Array.from(rows), solid: Int16Array.from(solid), edges: Int16Array.from(edges) };
}

/** @typedef {{reach: number, rows: Int32Array, solid: Int32Array, shares: Uint8Array, edges: Int32Array, edgeShares: Uint8Array, alphas: Uint8Array, stamp: Stamp}} Cut a stamp for pictures of one width: y and x as one number */

/** Return a stamp for pictures of one width. @param {Stamp} stamp @param {number} width @returns {Cut} */
function cutFor(stamp, width) {
  const { reach, rows, solid, edges } = stamp;
  const pick = (/** @type {Int16Array} */ list, /** @type {number} */ each, /** @type {number} */ part) => Array.from({ length: list.length / each }, (_none, i) => list[i * each + part]);
  const at = (/** @type {Int16Array} */ list, /** @type {number} */ each, part = 1) => Int32Array.from(pick(list, each, 0), (y, i) => y * width + list[i * each + part]);
  const [begins, ends] = [at(rows, 3), at(rows, 3, 2)];
  return {
    reach, stamp, rows: Int32Array.from({ length: begins.length * 2 }, (_none, i) => (i % 2 ? ends[i >> 1] + 1 : begins[i >> 1])),
    solid: at(solid, 3), shares: Uint8Array.from(pick(solid, 3, 2)), edges: at(edges, 4), edgeShares: Uint8Array.from(pick(edges, 4, 2)), alphas: Uint8Array.from(pick(edges, 4, 3)),
  };
}

/** Return what writes discs with an edge into pictures of one width; it remembers their stamps. @param {number} width @param {number} edge pixels, the width of the edge
 *  @param {Uint32Array} shades from the color of the edge to that of the disc @returns {(pixels: Pixels, x: number, y: number, r: number) => void} with the middle and the radius in pixels */
export function discWriter(width, edge, shades) {
  /** @type {Cut[]} */ const cuts = [];
  return (pixels, x, y, r) => {
    const halfX = Math.round(x * HALVES) | 0;
    const halfY = Math.round(y * HALVES) | 0;
    const left = halfX >> 1;
    const top = halfY >> 1;
    const size = Math.round(r * EIGHTHS) | 0;
    const key = size * 4 + (halfX & 1) * 2 + (halfY & 1);
    const cut = (cuts[key] ??= cutFor(discStamp(size / EIGHTHS, edge, (halfX & 1) / HALVES, (halfY & 1) / HALVES), width));
    const { reach } = cut;
    if (left - reach >= 0 && top - reach >= 0 && left + reach < width && top + reach < pixels.height) pressCut(pixels.words, cut, top * width + left, shades);
    else if (left + reach >= 0 && top + reach >= 0 && left - reach < width && top - reach < pixels.height) pressPart(pixels, cut.stamp, left, top, shades);
  };
}

/** Write a stamp that lies wholly inside. @param {Uint32Array} words @param {Cut} cut @param {number} base the pixel of its middle @param {Uint32Array} shades */
function pressCut(words, { rows, solid, shares, edges, edgeShares, alphas }, base, shades) {
  const full = shades[255];
  for (let i = 0; i < rows.length; i += 2) words.fill(full, base + rows[i], base + rows[i + 1]);
  for (let i = 0; i < solid.length; i += 1) words[base + solid[i]] = shades[shares[i]];
  for (let i = 0; i < edges.length; i += 1) {
    const at = base + edges[i];
    words[at] = laidOver(words[at], shades[edgeShares[i]], alphas[i]);
  }
}

/** Write the part of a stamp that lies inside. @param {Pixels} pixels @param {Stamp} stamp @param {number} left @param {number} top @param {Uint32Array} shades */
function pressPart({ width, height, words }, { rows, solid, edges }, left, top, shades) {
  const put = (/** @type {number} */ y, /** @type {number} */ x, /** @type {number} */ word, /** @type {number} */ alpha) => {
    if (y < 0 || y >= height || x < 0 || x >= width) return;
    const at = y * width + x;
    words[at] = alpha === 255 ? word : laidOver(words[at], word, alpha);
  };
  for (let i = 0; i < rows.length; i += 3) for (let x = rows[i + 1]; x <= rows[i + 2]; x += 1) put(top + rows[i], left + x, shades[255], 255);
  for (let i = 0; i < solid.length; i += 3) put(top + solid[i], left + solid[i + 1], shades[solid[i + 2]], 255);
  for (let i = 0; i < edges.length; i += 4) put(top + edges[i], left + edges[i + 1], shades[edges[i + 2]], edges[i + 3]);
}
