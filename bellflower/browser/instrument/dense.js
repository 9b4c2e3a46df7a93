/** The timeline of very many events: in each lane, how many possibly lie at each moment, as heights; the weightiest have flags. */

import { countBelow, countUpTo } from "../shared/sorted.js";
import { clamp } from "./dom.js";
import { addGutter, heightsOf, placeFlags, spotOf } from "./far.js";
import { DAY } from "./filter.js";

/** @typedef {import("./types.js").Event} Event */
/** @typedef {import("./far.js").Drawing} Drawing */
/** @typedef {import("./far.js").Scene} Scene */
/** @typedef {import("./many.js").Crowd} Crowd */
/** @typedef {{category: string, left: number, base: number, tall: number, heights: Float32Array, cut: number}} Lane
 *  heights: px above the base, one for each px from the left; cut: px from the left from which the moment played has not come */

export const DENSE = 800; // events from which single ones hide each other
const FLAGGED = 40; // candidates for a flag
const MORE_ROOM = 1.35; // of the lanes, since heights say more than flags
const LEAST_HEIGHT = 1.6; // px of a single event
const NEAR_PX = 4; // px around a point in which an event is found

/** Return how many events of a crowd possibly lie between each of the ascending `times` and the next one. @param {Crowd} crowd @param {Float64Array} times @returns {Uint32Array} */
export function countsAlong({ starts, ends }, times) {
  const counts = new Uint32Array(times.length - 1);
  let begun = countBelow(starts, times[0] - DAY);
  let over = countUpTo(ends, times[0] + DAY);
  for (let i = 0; i < counts.length; i += 1) {
    while (over < ends.length && ends[over] <= times[i] + DAY) over += 1;
    while (begun < starts.length && starts[begun] < times[i + 1] - DAY) begun += 1;
    counts[i] = Math.max(0, begun - over);
  }
  return counts;
}

/** Lay the timeline out as heights. @param {Scene} scene its list is not looked at @param {import("./many.js").Many} many @param {Float64Array} times of each px from the left to the right @returns {Drawing} */
export function denseScene(scene, many, times) {
  const { groups, frame } = scene;
  const { heights, isNamed, lanesTop } = heightsOf(scene, MORE_ROOM);
  /** @type {Drawing} */
  const out = { bars: [], beads: [], marks: [], poles: [], names: [], lines: [], gutter: [], lanes: [], mode: "far" };
  /** @type {Map<string, number>} */ const middles = new Map();
  const cut = frame.head === null ? times.length : clamp(Math.round(frame.x(frame.head) - frame.left), 0, times.length);
  let y = lanesTop;
  let most = 1;
  /** @type {Uint32Array[]} */ const counted = [];
  groups.forEach((group, g) => {
    const sub = (heights[g] - 3) / group.categories.length;
    if (g) out.lines.push(y - 1);
    addGutter(out, group, y, sub, heights[g], isNamed, scene.gutterRoom);
    group.categories.forEach((category, k) => {
      middles.set(category, y + sub * (k + 0.5));
      const crowd = many.crowdOf(category);
      if (!crowd) return;
      const counts = countsAlong(crowd, times);
      for (let x = 0; x < counts.length; x += 1) if (counts[x] > most) most = counts[x];
      counted.push(counts);
      out.lanes.push({ category, left: frame.left, base: y + sub * (k + 1) - 0.5, tall: Math.max(LEAST_HEIGHT, sub - 1.5), heights: new Float32Array(counts.length), cut });
    });
    y += heights[g];
  });
  const root = Math.sqrt(most);
  out.lanes.forEach(({ heights: tops, tall }, i) => {
    const counts = counted[i];
    for (let x = 0; x < counts.length; x += 1) if (counts[x]) tops[x] = Math.max(LEAST_HEIGHT, (tall * Math.sqrt(counts[x])) / root);
  });
  nameHeaviest(out, scene, many, middles, lanesTop);
  return out;
}

/** Give flags to the weightiest events; what is chosen has a bead in any case. @param {Drawing} out @param {Scene} scene @param {import("./many.js").Many} many @param {Map<string, number>} middles @param {number} lanesTop */
function nameHeaviest(out, scene, many, middles, lanesTop) {
  const isOwn = (/** @type {Event} */ event) => event.id === scene.chosen || event.id === scene.told;
  const own = [...new Set(scene.list)];
  const list = [...own, ...many.heaviest(FLAGGED, scene.isFull, (event) => event.start !== null && !isOwn(event) && (event.anchor ?? 0) >= scene.from)];
  /** @type {Map<string, [number, number]>} */ const spots = new Map();
  for (const event of list) spots.set(event.id, [spotOf(event, scene.frame), middles.get(event.category) ?? 0]);
  for (const event of own) {
    const [x, y] = spots.get(event.id) ?? [0, 0];
    out.beads.push({ x, y, r: 3.4, event, opacity: 1 });
  }
  placeFlags(out, spots, { ...scene, list }, lanesTop, scene.frame);
}

/** Return an event of the lane under a point: of those that possibly lie there, the one that began last. @param {Lane[]} lanes @param {import("./many.js").Many} many @param {(x: number) => number} timeAt @param {number} x @param {number} y @returns {Event | null} */
export function eventInLane(lanes, many, timeAt, x, y) {
  const lane = lanes.find(({ base, tall }) => y <= base + 1 && y >= base - tall - 1);
  const crowd = lane && many.crowdOf(lane.category);
  if (!lane || !crowd || x < lane.left || x > lane.left + lane.heights.length) return null;
  const [from, to] = [timeAt(x - NEAR_PX), timeAt(x + NEAR_PX)];
  for (let i = countBelow(crowd.starts, to) - 1; i >= 0; i -= 1) {
    const event = many.events[crowd.numbers[i]];
    if ((event.end ?? 0) > from) return event;
  }
  return null;
}
