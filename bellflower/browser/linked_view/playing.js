/** Playing: the period moves by itself. */

import { setPeriod, settleSoon } from "./period.js";
import { nextPeriod } from "./scale.js";

/** @import { LinkedView } from "./view.js" */

export const SPEEDS = [1, 2, 4, 8]; // years in a second
export const PLAY_WINDOW = 10; // years that a window shows if play begins with everything

/** Play in a direction, or pause. @param {LinkedView} view @param {number} way 1 forward, -1 backward */
export function playPeriod(view, way) {
  if (view.playing === way) return stopPlaying(view, true);
  const [first, last] = view.spec.years;
  const { a, b } = view.period;
  if (view.state.mode === "window" && b - a > (last - first) / 2) {
    way > 0 ? setPeriod(view, first, first + PLAY_WINDOW) : setPeriod(view, last - PLAY_WINDOW, last);
  } else if (nextPeriod(view.period, way, view.state.mode, first, last).isAtEnd) {
    if (view.state.mode === "upto") setPeriod(view, first, way > 0 ? first + 1 : last);
    else way > 0 ? setPeriod(view, first, first + b - a) : setPeriod(view, last - (b - a), last);
  }
  stopPlaying(view);
  view.playing = way;
  view.announce();
  playOn(view);
  return undefined;
}

/** @param {LinkedView} view */
export function playOn(view) {
  const isCalm = view.reduced.matches; // fewer, larger steps for readers who want less motion
  const years = isCalm ? 5 : 1;
  const wait = isCalm ? 2000 : 1000 / view.speed;
  view.playTimer = setTimeout(() => {
    const [first, last] = view.spec.years;
    const next = nextPeriod(view.period, view.playing * years, view.state.mode, first, last);
    setPeriod(view, next.a, next.b);
    if (next.isAtEnd) stopPlaying(view, true);
    else playOn(view);
  }, wait);
}

/** @param {LinkedView} view @param {boolean} [isFinal] whether the reader has come to rest */
export function stopPlaying(view, isFinal = false) {
  clearTimeout(view.playTimer);
  const was = view.playing;
  view.playing = 0;
  if (was) view.announce();
  if (isFinal) settleSoon(view);
}

/** @param {LinkedView} view */
export function resetPeriod(view) {
  stopPlaying(view);
  setPeriod(view, view.spec.years[0], view.spec.years[1]);
  settleSoon(view);
}

/** @param {LinkedView} view */
export function setSpeed(view) {
  view.speed = Number(view.ui.speed.value);
}
