/** What of an event's time is drawn: light where it possibly was, solid where it surely was. */

import { clamp } from "./dom.js";

/** @typedef {import("./types.js").Event} Event */
/** @typedef {{x: number, y: number, w: number, h: number, event: Event, opacity: number}} Bar */
/** @typedef {{left: number, right: number, x: (time: number) => number, last: number, head: number | null}} Frame
 *  head: the moment that is played, null at rest */

export const FADE_YEARS = 1.5; // how far a bar with an open start is drawn before its first day
const POSSIBLE = 0.3;
export const TO_COME = 0.22; // of what the moment played has not reached

/** Return the time that an event is drawn over. @param {Event} event @param {number} last @returns {[number, number]} */
export function bounds(event, last) {
  const start = event.start ?? 0;
  return [event.openStart ? start - FADE_YEARS : start, event.openEnd ? last : Math.min(event.end ?? last, last)];
}

/** Add the bars of one event to `out`. @param {Bar[]} out @param {Event} event @param {Frame} frame @param {number} y @param {number} h @param {number} strength */
export function addBars(out, event, frame, y, h, strength) {
  if (frame.head === null) {
    addPart(out, event, frame, frame.left, frame.right, y, h, strength);
    return;
  }
  const cut = clamp(frame.x(frame.head), frame.left, frame.right);
  addPart(out, event, frame, frame.left, cut, y, h, strength);
  addPart(out, event, frame, cut, frame.right, y, h, strength * TO_COME);
}

/** Add the part of an event's bars that lies between `left` and `right`. @param {Bar[]} out @param {Event} event
 *  @param {Frame} frame @param {number} left @param {number} right @param {number} y @param {number} h @param {number} strength */
function addPart(out, event, frame, left, right, y, h, strength) {
  const [start, end] = bounds(event, frame.last);
  const from = clamp(frame.x(start), left, right);
  const to = clamp(frame.x(end), left, right);
  let isDrawn = false;
  if (to - from >= 1.2) {
    out.push({ x: from, y, w: Math.max(1.5, to - from), h, event, opacity: POSSIBLE * strength });
    isDrawn = true;
  }
  if (event.coreStart !== null && event.coreEnd !== null) {
    const [solid, until] = [frame.x(event.coreStart), frame.x(Math.min(event.coreEnd, frame.last))];
    if (until > left && solid < right) {
      const begin = clamp(solid, left, right);
      out.push({ x: begin, y, w: Math.max(1.8, clamp(until, left, right) - begin), h, event, opacity: strength });
      isDrawn = true;
    }
  }
  if (!isDrawn && from >= left && from < right - 0.5) {
    out.push({ x: from - 0.8, y, w: 1.6, h, event, opacity: 0.45 * strength });
  }
}
