/** The timeline from close: each title stands beside its mark, over a bar of its dates; the rest are beads. */

import { clamp } from "./dom.js";
import { fit } from "./measure.js";
import { addBars, bounds } from "./spans.js";

/** @typedef {import("./types.js").Event} Event */
/** @typedef {import("./far.js").Scene} Scene */
/** @typedef {import("./far.js").Drawing} Drawing */

export const ROW = 16; // px of a row of titles
const BASE = 7; // px of the line of beads under each group
const LEAST_LEFT = 0.58; // part of a title that must be left when it is cut
const CUTS = [330, 260, 210]; // px

/** @type {Map<string, {text: string, width: number}[]>} */
const keptTitles = new Map();

/** Forget the widths of titles: a face has come. */
export function forgetTitles() {
  keptTitles.clear();
}

/** Return the forms of a title, the longest first. @param {Event} event @param {string} face @param {import("./measure.js").Measure} measure
 *  @returns {{text: string, width: number}[]} */
function formsOf(event, face, measure) {
  const key = `${face}|${event.id}|${event.title}`;
  let forms = keptTitles.get(key);
  if (!forms) {
    const cut = CUTS.map((room) => fit(event.title, room, face, measure)).filter((text) => text.length >= event.title.length * LEAST_LEFT);
    const texts = [...new Set([event.title, event.label, ...cut].filter(Boolean))];
    forms = texts.map((text) => ({ text, width: measure(text, face) + 14 }));
    if (keptTitles.size > 5000) keptTitles.clear();
    keptTitles.set(key, forms);
  }
  return forms;
}

/** Return how many rows each group gets: by the width of its titles, one at least. @param {Event[][]} members
 *  @param {number} rows @param {Scene} scene @returns {number[]} */
export function shareRows(members, rows, scene) {
  const { frame, faces, measure } = scene;
  const need = members.map((events) => {
    let sum = 0;
    for (const event of events) sum += Math.min(340, measure(event.title, faces.name)) + 26;
    return sum / (frame.right - frame.left) + 0.2;
  });
  const total = need.reduce((sum, value) => sum + value, 0) || 1;
  const share = need.map((value) => Math.max(1, Math.floor((value / total) * rows)));
  const sum = () => share.reduce((all, value) => all + value, 0);
  while (sum() > rows && Math.max(...share) > 1) share[share.indexOf(Math.max(...share))] -= 1;
  while (sum() < rows) {
    let best = 0;
    need.forEach((value, g) => {
      if (value / share[g] > need[best] / share[best]) best = g;
    });
    share[best] += 1;
  }
  return share;
}

/** Lay out the timeline from close. @param {Scene} scene @returns {Drawing} */
export function closeScene(scene) {
  const { frame, groups, top, bottom } = scene;
  /** @type {Drawing} */
  const out = { bars: [], beads: [], marks: [], poles: [], names: [], lines: [], gutter: [], lanes: [], mode: "close" };
  /** @type {Event[][]} */ const members = groups.map(() => []);
  const through = groups.map(() => 0);
  for (const event of scene.list) {
    const [start, end] = bounds(event, frame.last);
    if (start <= scene.from && end >= scene.to && event.id !== scene.chosen) through[event.group] += 1;
    else members[event.group].push(event);
  }
  const rows = Math.max(groups.length, Math.floor((bottom - top - groups.length * BASE) / ROW));
  const share = shareRows(members, rows, scene);
  const extra = Math.max(0, (bottom - top - rows * ROW - groups.length * BASE) / groups.length);
  let y = top;
  let rowNumber = 0;
  groups.forEach((group, g) => {
    const tall = share[g] * ROW + extra + BASE;
    const base = y + tall - 3.5;
    out.lines.push(base);
    if (scene.gutterRoom) addCloseGutter(out, group, y, tall, through[g], scene);
    placeTitles(out, members[g], scene, y, share[g], base, rowNumber);
    rowNumber += share[g];
    y += tall;
  });
  return out;
}

/** @param {Drawing} out @param {import("./far.js").Group} group @param {number} y @param {number} tall @param {number} through @param {Scene} scene */
function addCloseGutter(out, group, y, tall, through, scene) {
  out.gutter.push({ x: 16, y: y + 12, text: group.name, kind: "name" });
  if (tall > 31 && through) out.gutter.push({ x: 16, y: y + 25.5, text: scene.throughText(through), kind: "sub" });
  if (tall <= 54 && !(tall > 38 && !through)) return;
  group.categories.forEach((category, k) => {
    out.gutter.push({ x: 20.5 + k * 13, y: y + (through ? 37 : 25), text: "", kind: "mark", category });
  });
}

/** Write the titles of a group in its rows, the most important first. @param {Drawing} out @param {Event[]} events @param {Scene} scene
 *  @param {number} top @param {number} rows @param {number} base @param {number} rowNumber of the first row among all */
function placeTitles(out, events, scene, top, rows, base, rowNumber) {
  const { frame, faces, measure } = scene;
  const first = (/** @type {Event} */ event) => (event.id === scene.chosen ? 5000 : 0) + (event.id === scene.told ? 2500 : 0) - (scene.isDim(event) ? 1000 : 0);
  const ordered = events.slice().sort((p, q) => first(q) + q.weight - first(p) - p.weight || p.n - q.n);
  /** @type {[number, number][][]} */ const taken = Array.from({ length: rows }, () => []);
  for (const event of ordered) {
    const [start, end] = bounds(event, frame.last);
    const [left, right] = [clamp(frame.x(start), frame.left, frame.right), clamp(frame.x(end), frame.left, frame.right)];
    const isChosen = event.id === scene.chosen;
    const isStrong = event.key > 0 || isChosen || event.id === scene.told;
    const at = clamp(frame.x(Math.max(start, scene.from)), frame.left + 5, frame.right - 5);
    const maySwap = at + 190 > frame.right || isChosen;
    const found = spotFor(taken, formsOf(event, isStrong ? faces.strong : faces.name, measure), at, left, right, maySwap, frame);
    const strength = scene.isDim(event) ? 0.3 : 1;
    if (!found) {
      const x = clamp(frame.x(clamp(event.anchor ?? start, scene.from, scene.to)), frame.left + 3, frame.right - 3);
      out.beads.push({ x, y: base, r: 3, event, opacity: strength });
      continue;
    }
    const y = top + found.row * ROW;
    if (right - left > 11 || event.isSpan) addBars(out.bars, event, frame, y + 13.6, 2.4, strength);
    out.marks.push({ x: at, y: y + 7.2, r: 4.4, event, opacity: strength });
    out.names.push({
      event, x: found.isRight ? at + 8 : at - 8, y: y + 11.2, anchor: found.isRight ? "start" : "end", text: found.text, year: "",
      left: found.left, right: found.right, isStrong, isDim: strength < 1, row: rowNumber + found.row,
    });
  }
}

/** Return the row and the form in which a title has room. @param {[number, number][][]} taken @param {{text: string, width: number}[]} forms
 *  @param {number} at @param {number} left @param {number} right @param {boolean} maySwap @param {import("./spans.js").Frame} frame */
function spotFor(taken, forms, at, left, right, maySwap, frame) {
  for (const { text, width } of forms) {
    const isRight = at - 5 + width <= frame.right + 4;
    if (!isRight && !maySwap) continue;
    const [from, to] = isRight ? [at - 5, at - 5 + width] : [at - width, at + 5];
    if (from < frame.left - 6) continue;
    const [begin, end] = [Math.min(left, from), Math.max(right, to) + 9];
    for (let row = 0; row < taken.length; row += 1) {
      if (taken[row].some(([a, b]) => begin < b && end > a)) continue;
      taken[row].push([begin, end]);
      return { row, text, isRight, left: from, right: to };
    }
  }
  return null;
}
