/** The timeline: an exact magnification of the chosen period, painted anew in each frame, with names over it. */

import { clamp, px } from "./dom.js";
import { closeScene } from "./close.js";
import { DENSE, denseScene, eventInLane } from "./dense.js";
import { farScene } from "./far.js";
import { liesIn } from "./filter.js";
import { font, wide } from "./measure.js";
import { canvasPen } from "./pen.js";
import { moment, place, ticks } from "./scale.js";
import { bounds } from "./spans.js";
import { _, counted } from "../shared/words.js";

/** @typedef {import("./types.js").Event} Event */
/** @typedef {import("./far.js").Drawing} Drawing */
/** @typedef {import("./pen.js").Pen} Pen */
/** @typedef {object} Geometry of the part of time, in px
 * @property {number} width
 * @property {number} height
 * @property {number} left of timeline and strip
 * @property {number} right
 * @property {number} top of the timeline
 * @property {number} bottom
 * @property {number} stripTop where the names of eras begin
 * @property {number} barTop
 * @property {number} barBottom
 * @property {number} axis height of the years of the timeline
 * @property {boolean} isPhone
 */
/** @typedef {object} Sight what the timeline shows
 * @property {import("./model.js").Model} model
 * @property {import("./scale.js").Scale} scale
 * @property {number} from
 * @property {number} to
 * @property {boolean} isFull whether it shows all years
 * @property {number | null} head the moment that is played up to
 * @property {Event | null} told the event of that moment
 * @property {string} chosen
 * @property {string} hovered
 * @property {boolean} isDark
 * @property {Record<string, string>} colors of the page
 */

const CLOSE = 120; // events that begin or end in the period up to which titles are written
const YEARS_GAP = 46; // px between named years
const LEAST_GUTTER = 100; // px left of the timeline below which nothing is named there

/** Return where everything of the part of time stands. @param {number} width @param {number} height @param {number} gutter
 *  @param {boolean} isPhone @param {boolean} isFull @returns {Geometry} */
export function geometryOf(width, height, gutter, isPhone, isFull) {
  const eras = isPhone ? 0 : 27;
  const bars = isPhone ? 46 : clamp(height * 0.095, 24, 46);
  const low = isPhone ? 2 : 0;
  const barBottom = height - 16 - low;
  const barTop = barBottom - bars;
  const stripTop = barTop - eras;
  const axis = isFull ? 0 : 16;
  const lens = isFull ? 5 : 9;
  return {
    width, height, left: gutter, right: width - (isPhone ? 12 : 16), top: 2, bottom: stripTop - lens - axis, stripTop, barTop, barBottom, axis, isPhone,
  };
}

/** Whether groups are named left of the timeline. @param {Geometry} geometry @returns {boolean} */
export function hasGutter({ isPhone, left }) {
  return !isPhone && left >= LEAST_GUTTER;
}

/** Return the functions from time to px: of the strip, and of the timeline; and back from the timeline. @param {Geometry} geometry @param {Sight} sight */
export function functionsOf({ left, right }, { scale, from, to }) {
  const width = right - left;
  const [a, b] = [place(scale, from), place(scale, to)];
  return {
    strip: (/** @type {number} */ time) => left + place(scale, time) * width,
    focus: (/** @type {number} */ time) => left + ((place(scale, time) - a) / (b - a)) * width,
    timeAt: (/** @type {number} */ x) => moment(scale, a + ((x - left) / width) * (b - a)),
  };
}

/** Return the events of the timeline: those the filters leave, in the years that it shows. @param {Sight} sight @returns {Event[]} */
export function shownEvents({ model, from, to, isFull, chosen }) {
  const { match } = model.state;
  const { many } = model;
  const isShown = (/** @type {Event} */ event) => event.start !== null && (isFull || (many ? many.columns.lies(event.n, from, to, match === "surely") : liesIn(event, from, to, match)));
  const list = model.selection.facets.filter(isShown);
  const own = model.byId.get(chosen);
  if (own && own.start !== null && liesIn(own, from, to, "possibly") && !list.includes(own)) list.push(own);
  return list;
}

/** Return how many titles the timeline has room for. @param {Geometry} geometry @returns {number} */
function closeRoom({ top, bottom, left, right }) {
  const rows = Math.floor((bottom - top) / 16);
  return Math.max(CLOSE, ((rows * (right - left)) / 235) * 2.1);
}

/** Return the moments of the edges of each px of the timeline. @param {Geometry} geometry @param {(x: number) => number} timeAt @returns {Float64Array} */
function timesOf({ left, right }, timeAt) {
  const times = new Float64Array(Math.round(right - left) + 1);
  for (let i = 0; i < times.length; i += 1) times[i] = timeAt(left + i);
  return times;
}

/** Whether so many events begin or end in the years shown that they are shown as heights. @param {Geometry} geometry @param {Sight} sight @returns {boolean} */
function crowding(geometry, { model, from, to, isFull }) {
  const { many } = model;
  if (!many) return false;
  if (isFull) return many.facets.length > DENSE;
  if (many.shown.count <= DENSE) return false;
  const { start, end } = many.columns;
  const { holds } = many.shown;
  const room = closeRoom(geometry);
  let inner = 0;
  for (let n = 0; n < holds.length && inner <= room; n += 1) if (holds[n] && (start[n] > from || end[n] < to)) inner += 1;
  return inner > room;
}

/** Lay the timeline out. @param {Geometry} geometry @param {Sight} sight @returns {Drawing} */
export function drawingOf(geometry, sight) {
  const { model, from, to, isFull, head } = sight;
  const { focus, timeAt } = functionsOf(geometry, sight);
  const isDense = crowding(geometry, sight);
  const own = [sight.told, model.byId.get(sight.chosen)].filter((event) => event && event.start !== null && liesIn(event, from, to, "possibly"));
  const list = isDense ? /** @type {Event[]} */ (own) : shownEvents(sight);
  const frame = { left: geometry.left, right: geometry.right, x: focus, last: model.years[1], head };
  const inner = list.reduce((sum, event) => {
    const [start, end] = bounds(event, frame.last);
    return sum + Number(start > from || end < to);
  }, 0);
  /** @type {import("./far.js").Scene} */
  const scene = {
    list, groups: model.index.groups, frame, from, to, top: geometry.top, bottom: geometry.bottom, isFull, chosen: sight.chosen, told: sight.told?.id ?? "",
    isDim: (event) => (head !== null ? (event.anchor ?? 0) > head : event.id !== sight.chosen && !isFull && !model.isNow(event)),
    measure: wide,
    faces: { plain: font(11.8), bold: font(11.8, 700), name: font(12), strong: font(12, 600) },
    throughText: (n) => counted(n, "+ {n} all through", "+ {n} all through"),
    gutterRoom: hasGutter(geometry) ? geometry.left : 0,
  };
  if (isDense && model.many) return denseScene(scene, model.many, timesOf(geometry, timeAt));
  return isFull || inner > closeRoom(geometry) ? farScene(scene) : closeScene(scene);
}

/** Paint bars, beads and marks of a drawing. @param {Pen} pen @param {Drawing} drawing @param {Sight} sight */
export function paintMarks(pen, drawing, sight) {
  const { model, isDark, colors } = sight;
  const color = (/** @type {Event} */ event) => model.color(event.category, isDark);
  const symbol = (/** @type {string} */ category) => model.categories.get(category).symbol;
  if (drawing.lanes.length) pen.lanes(drawing.lanes, (category) => model.color(category, isDark));
  for (const bar of drawing.bars) pen.rect(bar.x, bar.y, bar.w, bar.h, color(bar.event), bar.opacity);
  for (const [x, y0, y1] of drawing.poles) pen.line(x, y0, x, y1, colors.ink3, 0.7);
  for (const bead of drawing.beads) pen.disc(bead.x, bead.y, bead.event.id === sight.hovered ? bead.r + 2 : bead.r, color(bead.event), colors.paper, bead.opacity);
  for (const mark of drawing.marks) {
    pen.mark(symbol(mark.event.category), mark.x, mark.y, mark.r, color(mark.event), drawing.mode === "far" ? colors.paper : "", mark.opacity);
  }
  for (const item of drawing.gutter) {
    if (item.kind === "mark" && item.category) pen.mark(symbol(item.category), item.x, item.y, 3.8, model.color(item.category, isDark), "");
  }
}

/** Paint what lies behind: bands of eras, lines of years, lines between groups. @param {Pen} pen @param {Drawing} drawing @param {Geometry} geometry
 *  @param {Sight} sight @param {import("./scale.js").Tick[]} years */
export function paintGround(pen, drawing, geometry, sight, years) {
  const { model, colors, from, to, isFull } = sight;
  const { left, right, top, bottom, stripTop } = geometry;
  const { strip, focus } = functionsOf(geometry, sight);
  model.eras.forEach((era, i) => {
    const [l, r] = [clamp(focus(era.start), left, right), clamp(focus(era.end), left, right)];
    if (i % 2 === 0 && r - l > 1) pen.rect(l, top, r - l, bottom - top, colors.band);
    if (i && era.start > from && era.start < to) pen.line(focus(era.start), top, focus(era.start), bottom + (isFull ? 6 : 0), colors.line);
  });
  for (const tick of years) pen.line(tick.x, top, tick.x, bottom, colors.hair);
  for (const y of drawing.lines) pen.line(16, y, right, y, colors.line);
  if (isFull) return;
  pen.line(left, bottom, right, bottom, colors.ink2, 0.8);
  for (const tick of years) pen.line(tick.x, bottom, tick.x, bottom + 4, colors.ink2);
  const ends = [strip(from), strip(to)];
  const low = bottom + geometry.axis;
  pen.area([[ends[0], stripTop], [left, low], [right, low], [ends[1], stripTop]], colors.acc, 0.07);
  pen.line(ends[0], stripTop, left, low, colors.lens);
  pen.line(ends[1], stripTop, right, low, colors.lens);
}

/** Return the named years of the timeline. @param {Geometry} geometry @param {Sight} sight @returns {import("./scale.js").Tick[]} */
export function focusTicks(geometry, sight) {
  const { focus } = functionsOf(geometry, sight);
  const measure = (/** @type {string} */ text, /** @type {boolean} */ isEra) => wide(text, font(11, isEra ? 700 : 400));
  return ticks(sight.scale, focus, sight.from, sight.to, YEARS_GAP, measure, sight.model.index.months, geometry.left + 14);
}

/** Return the words of the timeline as items of a pool: names, years, the gutter. @param {Drawing} drawing @param {Geometry} geometry @param {Sight} sight
 *  @param {import("./scale.js").Tick[]} years @returns {import("./pool.js").Item[]} */
export function timelineWords(drawing, geometry, sight, years) {
  const { model, hovered, chosen, isFull } = sight;
  /** @type {import("./pool.js").Item[]} */ const items = [];
  for (const item of drawing.gutter) {
    if (item.kind === "mark") continue;
    const text = item.kind === "sub" && item.category ? model.categories.get(item.category).label : item.text;
    items.push({ key: `gutter ${item.kind} ${item.category ?? Math.round(item.y)}`, tag: "text", attributes: { class: `in-gutter-${item.kind}`, x: px(item.x), y: px(item.y) }, text });
  }
  if (!isFull) {
    for (const tick of years) {
      const anchor = tick.x - geometry.left < 14 ? "start" : "middle";
      items.push({ key: `year ${tick.time}`, tag: "text", attributes: { class: `in-tick${tick.isEra ? " in-bold" : ""}`, x: px(tick.x), y: px(geometry.bottom + 14), "text-anchor": anchor }, text: tick.text });
    }
  }
  for (const name of drawing.names) {
    const { id } = name.event;
    const cls = `in-name in-${drawing.mode}${name.isStrong ? " in-strong" : ""}${name.isDim ? " in-dim" : ""}${id === hovered ? " in-hot" : ""}${id === chosen ? " in-chosen" : ""}`;
    const attributes = { class: cls, x: px(name.x), y: px(name.y), "text-anchor": name.anchor, "data-testid": "timeline-name", "data-event-id": id };
    items.push({ key: `name ${drawing.mode} ${id}`, tag: "text", attributes, ...nameParts(name) });
  }
  return items;
}

/** @param {import("./far.js").Name} name @returns {{text: string, lead?: string}} */
function nameParts(name) {
  return name.year ? { text: name.text, lead: `${name.year} ` } : { text: name.text };
}

/** Return the event under a point of the timeline: a name, a mark, a bead, a bar, or one of a lane. @param {Drawing} drawing @param {Geometry} geometry @param {Sight} sight @param {number} x @param {number} y @returns {Event | null} */
export function eventAt(drawing, geometry, sight, x, y) {
  for (const name of drawing.names) if (x >= name.left && x <= name.right && y >= name.y - 12 && y <= name.y + 4) return name.event;
  let best = null;
  let nearest = 7;
  for (const dot of [...drawing.marks, ...drawing.beads]) {
    const apart = Math.hypot(dot.x - x, dot.y - y);
    if (apart < nearest) [nearest, best] = [apart, dot.event];
  }
  if (best) return best;
  for (const bar of drawing.bars) if (x >= bar.x - 1 && x <= bar.x + bar.w + 1 && y >= bar.y - 1.5 && y <= bar.y + bar.h + 1.5) return bar.event;
  const { many } = sight.model;
  return many ? eventInLane(drawing.lanes, many, functionsOf(geometry, sight).timeAt, x, y) : null;
}

/** Paint the whole timeline on a canvas and return what was drawn. @param {CanvasRenderingContext2D} context @param {Geometry} geometry @param {Sight} sight
 *  @returns {{drawing: Drawing, years: import("./scale.js").Tick[]}} */
export function paintTimeline(context, geometry, sight) {
  const drawing = drawingOf(geometry, sight);
  const years = focusTicks(geometry, sight);
  const pen = canvasPen(context);
  context.globalAlpha = 1;
  context.clearRect(0, 0, geometry.width, geometry.height);
  paintGround(pen, drawing, geometry, sight, years);
  const chosen = drawing.mode === "close" ? drawing.names.find((name) => name.event.id === sight.chosen) : null;
  if (chosen) {
    pen.rect(chosen.left - 3, chosen.y - 11.2, chosen.right - chosen.left + 8, 15, sight.colors.accWash);
    frame(pen, chosen.left - 3, chosen.y - 11.2, chosen.right - chosen.left + 8, 15, sight.colors.acc);
  }
  paintMarks(pen, drawing, sight);
  const own = drawing.mode === "far" ? drawing.marks.find((mark) => mark.event.id === sight.chosen) : null;
  if (own) pen.disc(own.x, own.y, 8.5, "transparent", sight.colors.ink, 1, 2);
  paintMoment(pen, geometry, sight);
  return { drawing, years };
}

/** @param {Pen} pen @param {number} x @param {number} y @param {number} w @param {number} h @param {string} color */
function frame(pen, x, y, w, h, color) {
  pen.line(x, y, x + w, y, color);
  pen.line(x, y + h, x + w, y + h, color);
  pen.line(x, y, x, y + h, color);
  pen.line(x + w, y, x + w, y + h, color);
}

/** Paint the line of the moment that is played, and that of what is pointed at. @param {Pen} pen @param {Geometry} geometry @param {Sight} sight */
function paintMoment(pen, geometry, sight) {
  const { focus } = functionsOf(geometry, sight);
  if (sight.head !== null) {
    const x = focus(sight.head);
    pen.line(x, geometry.top, x, geometry.bottom + 6, sight.colors.acc, 1.5);
    pen.disc(x, geometry.top + 4, 4, sight.colors.acc, "");
  }
  const hovered = sight.model.byId.get(sight.hovered);
  if (!hovered || hovered.start === null) return;
  const x = focus(Math.max(hovered.start, hovered.year ?? 0));
  if (x > geometry.left && x < geometry.right) pen.line(x, geometry.top, x, geometry.bottom, sight.colors.ink3);
}

/** Return what the timeline says when nothing lies in it. @returns {string} */
export function emptyWords() {
  return _("No event of this record lies here.");
}
