/** The words of the timeline while the hand moves them: painted beside the marks, since text of the page would be laid out in each frame. */

import { wide } from "./measure.js";

/** @typedef {import("./pool.js").Item} Item */

const TICK = 11; // px, as in the style sheet
const NAME = { "in-far": 11.8, "in-close": 12 };
const GUTTER = { "in-gutter-name": 12, "in-gutter-sub": 11 };
const HALO = 3.5; // px around a name that lies over marks
const DIM = 0.3;

/** @typedef {{size: number, weight: number, lead: number, color: string, opacity: number, hasHalo: boolean}} Look of words; lead: the weight of the year before them */

/** Return how the style sheet shows words of these classes. @param {string} classes @param {Record<string, string>} colors @returns {Look} */
export function lookOf(classes, colors) {
  const all = classes.split(" ");
  const has = (/** @type {string} */ name) => all.includes(name);
  if (has("in-tick")) return { size: TICK, weight: has("in-bold") ? 700 : 400, lead: 400, color: has("in-bold") ? colors.ink : colors.ink2, opacity: 1, hasHalo: false };
  const [gutter] = all.filter((name) => name in GUTTER);
  if (gutter) {
    const isName = gutter === "in-gutter-name";
    return { size: isName ? GUTTER["in-gutter-name"] : GUTTER["in-gutter-sub"], weight: isName ? 600 : 400, lead: 400, color: isName ? colors.ink : colors.ink2, opacity: 1, hasHalo: false };
  }
  const isFar = has("in-far");
  const weight = has("in-strong") ? (isFar ? 700 : 600) : 400;
  return { size: isFar ? NAME["in-far"] : NAME["in-close"], weight, lead: 700, color: colors.ink, opacity: has("in-dim") ? DIM : 1, hasHalo: isFar };
}

/** Paint words. @param {CanvasRenderingContext2D} context @param {Item[]} items @param {Record<string, string>} colors @param {(size: number, weight: number) => string} font */
export function paintWords(context, items, colors, font) {
  context.lineJoin = "round";
  /** @type {Map<string, {words: string, x: number, y: number, look: Look}[]>} */ const faces = new Map(); // to turn from one face to another costs more than the words
  for (const { attributes, text = "", lead = "" } of items) {
    const look = lookOf(String(attributes.class), colors);
    const parts = /** @type {[string, string][]} */ ([[lead, font(look.size, look.lead)], [text, font(look.size, look.weight)]].filter(([words]) => words));
    const widths = parts.map(([words, face]) => wide(words, face));
    const whole = widths.reduce((sum, width) => sum + width, 0);
    const anchor = attributes["text-anchor"] ?? "start";
    let x = Number(attributes.x) - (anchor === "middle" ? whole / 2 : anchor === "end" ? whole : 0);
    parts.forEach(([words, face], i) => {
      const alike = faces.get(face) ?? [];
      faces.set(face, alike);
      alike.push({ words, x, y: Number(attributes.y), look });
      x += widths[i];
    });
  }
  context.lineWidth = HALO;
  context.strokeStyle = colors.paper;
  for (const [face, alike] of faces) {
    context.font = face;
    for (const { words, x, y, look } of alike) {
      context.globalAlpha = look.opacity;
      if (look.hasHalo) context.strokeText(words, x, y);
      context.fillStyle = look.color;
      context.fillText(words, x, y);
    }
  }
  context.globalAlpha = 1;
}
