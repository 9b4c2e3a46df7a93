/** How the window is shared between head, maps, list and time: sizes alone, from the room there is. */

import { clamp } from "./dom.js";

/** @typedef {object} Sizes
 * @property {boolean} isPhone
 * @property {number} time height of the part of time
 * @property {boolean} hasLanes whether the timeline stands above the strip; a low window, a phone held across, has the list instead
 * @property {number} rail width of the list
 * @property {number} side width of the companion map, 0 if there is none
 * @property {number} sheet height of the list on a phone
 * @property {number} under what the sheet covers of the map on a phone
 * @property {number} story width of the headline
 * @property {number} storySize of its letters
 * @property {number} gutter left of timeline and strip
 */

export const PHONE = 700; // px of width up to which there is one map and a sheet
export const BAR = 42; // px of the filter bar
const PHONE_TIME = 122;
const FILTERS = 58; // px that the button of the filters takes above a sheet that is drawn up on a phone
const LEAST_MAP = 125; // px of height that a low window keeps for the map
const LEAST_TIME = 215; // px that four lanes need above the strip
const STRIP_TIME = 112; // px of the part of time without them
const LOW_MAP = 260; // px of height that headline and legend need
const LOWEST_MAP = 180; // px that a headline of more than its name needs
const LEAST_BOTH = 900; // px of both maps below which there is one

/** Return the sizes for a window. @param {number} width @param {number} height of the instrument without the head of the page
 *  @param {{time: number, sheet: string, hasCard: boolean, only?: string}} wish time: drawn by hand, 0 if not; only: the one part there is @returns {Sizes} */
export function sizesOf(width, height, wish) {
  if (wish.only) return aloneSizes(width, height, wish.only);
  if (width <= PHONE) return phoneSizes(height, wish);
  const room = height - BAR;
  const wanted = wish.time ? clamp(wish.time, 150, Math.max(150, room - 160)) : clamp(Math.round(room * 0.445), clamp(room - LEAST_MAP, 150, 220), 470);
  const hasLanes = wanted >= LEAST_TIME;
  const time = hasLanes ? wanted : STRIP_TIME;
  const rail = width >= 1800 ? 430 : width >= 1500 ? 390 : width >= 1200 ? 366 : 318;
  const maps = width - rail;
  const side = maps < LEAST_BOTH ? 0 : Math.round(clamp(room - time, 240, maps * 0.42));
  const main = maps - side;
  const storySize = main > 800 ? 30 : main > 520 ? 23 : 18;
  const story = Math.round(clamp(main * 0.4, 150, 330));
  return { isPhone: false, time, hasLanes, rail, side, sheet: 0, under: 0, story, storySize, gutter: 130 };
}

/** @param {number} height @param {{sheet: string, hasCard: boolean}} wish @returns {Sizes} */
function phoneSizes(height, wish) {
  const room = height - PHONE_TIME;
  const half = Math.round(room * (wish.hasCard ? 0.62 : 0.46));
  const sheet = wish.sheet === "peek" ? 92 : wish.sheet === "full" ? room - FILTERS : half;
  const under = Math.min(sheet, Math.round(room * 0.62)) - 12;
  return { isPhone: true, time: PHONE_TIME, hasLanes: false, rail: 0, side: 0, sheet, under, story: 200, storySize: 18, gutter: 12 };
}

/** The sizes if there is one part alone, in the page of somebody else. @param {number} width @param {number} height @param {string} only map or timeline @returns {Sizes} */
function aloneSizes(width, height, only) {
  const isMap = only === "map";
  const side = isMap && width >= LEAST_BOTH ? Math.round(clamp(height, 240, width * 0.42)) : 0;
  const main = width - side;
  const story = Math.round(clamp(main * 0.4, 150, 330));
  return {
    isPhone: isMap && width <= PHONE, time: isMap ? 0 : height, hasLanes: !isMap, rail: 0, side, sheet: 0, under: 0, story, storySize: main > 800 ? 30 : main > 520 ? 23 : 18,
    gutter: width <= PHONE ? 12 : 130,
  };
}

/** Return the classes of a map that is too low for all its words, by the height of the instrument. @param {number} height @param {Sizes} sizes @param {string} only the one part there is
 *  @returns {{isLow: boolean, isLowest: boolean}} isLow: no room for the legend under the headline; isLowest: for the name alone */
export function lowness(height, { isPhone, time, under }, only) {
  const map = height - time - under - (isPhone || only ? 0 : BAR);
  return { isLow: map < LOW_MAP, isLowest: map < LOWEST_MAP };
}
