/** The timeline from afar: four groups of thin lanes, and above them flags with the names that carry the story. */

import { clamp } from "./dom.js";
import { fit } from "./measure.js";
import { addBars, bounds } from "./spans.js";

/** @typedef {import("./types.js").Event} Event */
/** @typedef {import("./spans.js").Bar} Bar */
/** @typedef {import("./spans.js").Frame} Frame */
/** @typedef {{name: string, categories: string[]}} Group */
/** @typedef {{event: Event, x: number, y: number, anchor: "start" | "end", text: string, year: string, left: number,
 *             right: number, isStrong: boolean, isDim: boolean, row: number}} Name */
/** @typedef {{x: number, y: number, r: number, event: Event, opacity: number}} Dot */
/** @typedef {{x: number, y: number, text: string, kind: "name" | "sub" | "mark", category?: string}} GutterItem */
/** @typedef {{bars: Bar[], beads: Dot[], marks: Dot[], poles: [number, number, number][], names: Name[], lines: number[],
 *             gutter: GutterItem[], lanes: import("./dense.js").Lane[], mode: string}} Drawing lines: the y of lines between groups; lanes: of very many events */
/** @typedef {{list: Event[], groups: Group[], frame: Frame, from: number, to: number, top: number, bottom: number,
 *             isFull: boolean, chosen: string, told: string, isDim: (event: Event) => boolean,
 *             measure: import("./measure.js").Measure, faces: {plain: string, bold: string, name: string, strong: string},
 *             throughText: (n: number) => string, gutterRoom: number}} Scene told: the event of the moment played */

export const FLAG_ROW = 15.5; // px
const POLE_ROOM = 36; // px after the start of a name that no pole of another may cross
const MOST_NAMED = 240; // candidates for a flag; below so many weights nobody has room
const ENOUGH = 12; // key events beside which no other event has a flag when few rows show all years
const NAMED_LANE = 12.5; // px from which each category is named beside its lane
const BETWEEN = 0.12; // years from which a mark stands between both ends
const MOMENT = 1.1; // years up to which what is not known to the day is a moment all the same

/** @param {Event} event @returns {number} */
const lengthOf = (event) => (event.end ?? 0) - (event.start ?? 0);

/** Whether an event is drawn as a bead. @param {Event} event @returns {boolean} */
export function isMoment(event) {
  return lengthOf(event) <= MOMENT && !event.openStart && !event.openEnd;
}

/** Return the heights of the four groups. @param {Scene} scene @param {number} [more] how many times the usual part of the room they take @returns {{heights: number[], isNamed: boolean, lanesTop: number}} */
export function heightsOf({ groups, top, bottom }, more = 1) {
  const room = (bottom - top) * more;
  const count = groups.reduce((sum, group) => sum + group.categories.length, 0);
  const each = clamp((room * 0.6 - 12) / count, 5, 18);
  const isNamed = each >= NAMED_LANE;
  const tall = clamp(Math.floor((room * 0.545) / groups.length), 22, 60);
  const heights = groups.map((group) => (isNamed ? group.categories.length * each + 3 : tall));
  return { heights, isNamed, lanesTop: bottom - heights.reduce((sum, height) => sum + height, 0) + 1 };
}

/** Lay out the timeline from afar. @param {Scene} scene @returns {Drawing} */
export function farScene(scene) {
  const { groups, frame } = scene;
  const { heights, isNamed, lanesTop } = heightsOf(scene);
  /** @type {Drawing} */
  const out = { bars: [], beads: [], marks: [], poles: [], names: [], lines: [], gutter: [], lanes: [], mode: "far" };
  /** @type {Map<string, Event[]>} */ const byCategory = new Map();
  for (const event of scene.list) {
    const lane = byCategory.get(event.category);
    if (lane) lane.push(event);
    else byCategory.set(event.category, [event]);
  }
  /** @type {Map<string, [number, number]>} */ const spots = new Map();
  let y = lanesTop;
  groups.forEach((group, g) => {
    const sub = (heights[g] - 3) / group.categories.length;
    if (g) out.lines.push(y - 1);
    addGutter(out, group, y, sub, heights[g], isNamed, scene.gutterRoom);
    group.categories.forEach((category, k) => {
      addLane(out, spots, byCategory.get(category) ?? [], scene, y + sub * k, sub, isNamed ? 3.4 : 2.5);
    });
    y += heights[g];
  });
  placeFlags(out, spots, scene, lanesTop, frame);
  return out;
}

/** Name a group, and its categories where there is room. @param {Drawing} out @param {Group} group @param {number} y @param {number} sub @param {number} height
 *  @param {boolean} isNamed @param {number} room */
export function addGutter(out, group, y, sub, height, isNamed, room) {
  if (!room) return;
  if (isNamed) {
    group.categories.forEach((category, k) => {
      out.gutter.push({ x: 21, y: y + sub * (k + 0.5), text: "", kind: "mark", category });
      out.gutter.push({ x: 31, y: y + sub * (k + 0.5) + 4, text: category, kind: "sub", category });
    });
    return;
  }
  out.gutter.push({ x: 16, y: y + (height >= 25 ? 10.5 : height / 2 + 4), text: group.name, kind: "name" });
  if (height < 25) return;
  group.categories.forEach((category, k) => {
    out.gutter.push({ x: 20.5 + k * 13, y: y + height - 8.5, text: "", kind: "mark", category });
  });
}

/** Return where the mark of an event stands in its lane. @param {Event} event @param {Frame} frame @returns {number} */
export function spotOf(event, frame) {
  const [start, end] = bounds(event, frame.last);
  const isBetween = isMoment(event) && lengthOf(event) > BETWEEN;
  return clamp(isBetween ? (frame.x(start) + frame.x(end)) / 2 : frame.x(event.anchor ?? start), frame.left, frame.right);
}

/** Draw the events of a category in rows as thin as need be. @param {Drawing} out @param {Map<string, [number, number]>} spots
 *  @param {Event[]} events by their start @param {Scene} scene @param {number} y @param {number} sub @param {number} r */
function addLane(out, spots, events, scene, y, sub, r) {
  const { frame } = scene;
  const rows = Math.max(1, Math.floor((sub - 0.8) / 2.7));
  const step = (sub - 0.8) / rows;
  const tall = Math.max(1.6, step - 0.7);
  const free = new Array(rows).fill(-1);
  const middle = y + sub / 2;
  for (const event of events) {
    const [start, end] = bounds(event, frame.last);
    const [left, right] = [frame.x(start), frame.x(end)];
    const strength = scene.isDim(event) ? 0.3 : 1;
    const isVague = lengthOf(event) > BETWEEN;
    const isPoint = isMoment(event);
    spots.set(event.id, [spotOf(event, frame), middle]);
    if (isPoint) {
      if (isVague && right - left > 7) addBars(out.bars, event, frame, middle - 1, 2, strength);
      const x = clamp(isVague ? (left + right) / 2 : left, frame.left + 2, frame.right - 2);
      out.beads.push({ x, y: middle, r, event, opacity: strength });
      continue;
    }
    let row = free.findIndex((until) => until <= left + 0.5);
    if (row < 0) row = free.indexOf(Math.min(...free));
    free[row] = Math.max(free[row], right + 1);
    addBars(out.bars, event, frame, y + row * step, tall, strength);
  }
}

/** Whether enough key events are left to tell the story alone. @param {Event[]} list */
function isTold(list) {
  let count = 0;
  for (const event of list) if (event.key && (count += 1) === ENOUGH) return true;
  return false;
}

/** Return the events that may get a flag, the most important first. @param {Scene} scene @param {number} rows @returns {Event[]} */
function candidates(scene, rows) {
  const onlyKey = scene.isFull && rows < 7 && isTold(scene.list);
  const found = scene.list.filter((event) => {
    if (event.id === scene.chosen || event.id === scene.told) return true;
    if (event.year === null || (onlyKey && !event.key)) return false;
    return event.key > 0 || bounds(event, scene.frame.last)[0] >= scene.from;
  });
  const first = (/** @type {Event} */ event) => (event.id === scene.chosen ? 2000 : 0) + (event.id === scene.told ? 1000 : 0);
  return found.sort((p, q) => first(q) + q.weight - first(p) - p.weight || p.n - q.n).slice(0, MOST_NAMED);
}

/** @typedef {{row: number, left: number, right: number, x: number}} Placed */

/** Whether a flag would cross another one. @param {Placed[]} placed @param {number} row @param {number} left @param {number} right
 *  @param {number} x @param {number} nameStart @param {boolean} isStrict @returns {boolean} */
function clashes(placed, row, left, right, x, nameStart, isStrict) {
  for (const other of placed) {
    if (Math.abs(other.x - x) < 2.5) return true;
    if (other.row === row) {
      if (left < other.right + 5 && right > other.left - 5) return true;
    } else if (other.row < row) {
      const crosses = isStrict ? other.x > left - 3 && other.x < right + 2 : Math.abs(other.x - nameStart) < POLE_ROOM;
      if (crosses) return true;
    } else {
      const crosses = isStrict ? x > other.left - 3 && x < other.right + 2 : Math.abs(x - other.x) < POLE_ROOM;
      if (crosses) return true;
    }
  }
  return false;
}

/** Give names to events in the order of their weight, each where it hides no other. @param {Drawing} out
 *  @param {Map<string, [number, number]>} spots @param {Scene} scene @param {number} lanesTop @param {Frame} frame */
export function placeFlags(out, spots, scene, lanesTop, frame) {
  const rows = Math.max(1, Math.floor((lanesTop - scene.top - 3) / FLAG_ROW));
  /** @type {Placed[]} */ const placed = [];
  const { plain, bold } = scene.faces;
  for (const event of candidates(scene, rows)) {
    const spot = spots.get(event.id);
    if (!spot) continue;
    const [x, y] = spot;
    if ((event.anchor ?? 0) < scene.from || x > frame.right - 3) continue;
    const isDim = scene.isDim(event);
    if (isDim && frame.head === null) continue;
    const isStrong = event.id === scene.chosen || event.id === scene.told;
    const text = event.label || fit(event.title, 250, plain, scene.measure);
    if (!text) continue;
    const width = scene.measure(text, isStrong ? bold : plain) + scene.measure(`${event.yearText} `, bold) + 8;
    const isLeft = x + width > frame.right + 6;
    const [left, right] = isLeft ? [x - width, x + 1] : [x - 1, x + width];
    if (left < frame.left - 4) continue;
    const nameStart = isLeft ? right - 34 : left;
    const row = freeRow(placed, rows, left, right, x, nameStart);
    if (row < 0) continue;
    placed.push({ row, left, right, x });
    const baseline = lanesTop - 4 - (rows - 1 - row) * FLAG_ROW;
    out.poles.push([x, baseline - 10, y - 4]);
    out.marks.push({ x, y, r: event.id === scene.chosen ? 5.4 : 4.6, event, opacity: isDim ? 0.3 : 1 });
    out.names.push({
      event, x: x + (isLeft ? -4 : 4), y: baseline, anchor: isLeft ? "end" : "start", text, year: event.yearText,
      left, right, isStrong, isDim, row,
    });
  }
}

/** Return the lowest row with room, -1 if there is none. @param {Placed[]} placed @param {number} rows @param {number} left @param {number} right
 *  @param {number} x @param {number} nameStart @returns {number} */
function freeRow(placed, rows, left, right, x, nameStart) {
  for (const isStrict of [true, false]) {
    for (let row = rows - 1; row >= 0; row -= 1) {
      if (!clashes(placed, row, left, right, x, nameStart, isStrict)) return row;
    }
  }
  return -1;
}
