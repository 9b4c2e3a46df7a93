/** Travelling to another period and view, and the first visit. */

import { eased } from "../shared/easing.js";
import { bindMap } from "./map.js";
import { isCoarse, keepWindow, mapWindow, moveMap, showView, windowOf } from "./map_window.js";
import { setPeriod } from "./period.js";
import { stopPlaying } from "./playing.js";
import { paintChosen } from "./pointing.js";
import { aroundPeriod, yearsOf } from "./scale.js";
import { isSameWindow, windowBetween } from "./windows.js";
import { timeParts } from "./plots.js";

/** @import { LinkedView } from "./view.js" */
/** @import { State } from "../shared/given.js" */

export const INTRODUCTION = 7000; // ms in which the first visit runs through all years

/** Whether this browser was here before; from now on it was. One that keeps nothing counts as known. */
export function wasHere() {
  const mark = "bellflower-was-here";
  try {
    const known = window.localStorage.getItem(mark);
    window.localStorage.setItem(mark, "yes");
    return known !== null;
  } catch {
    return true;
  }
}

/**
 * Run once through all years for who has never been here, unless they want less motion. Any input ends it;
 * nothing is settled by it.
 * @param {LinkedView} view
 */
export function introduceYears(view) {
  if (view.reduced.matches || wasHere()) return;
  const [first, last] = view.spec.years;
  const rest = { ...view.period };
  const whole = new AbortController();
  for (const type of ["pointerdown", "wheel", "keydown", "touchstart"]) {
    document.addEventListener(type, () => whole.abort(), { capture: true, passive: true, signal: whole.signal });
  }
  view.root.dataset.intro = "true";
  whole.signal.addEventListener("abort", () => {
    delete view.root.dataset.intro;
    view.period = rest;
    view.refresh();
  });
  const begun = performance.now();
  const step = (/** @type {number} */ now) => {
    if (whole.signal.aborted || !view.root.isConnected) return;
    const part = Math.max(0, now - begun) / INTRODUCTION;
    if (part >= 1) return whole.abort();
    view.period = { a: first, b: first + 1 + (last - first - 1) * eased(part) };
    view.refresh();
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}

/** End a journey where it is: whole years, and the map as plotly will find it. @param {LinkedView} view */
export function haltJourney(view) {
  if (!view.journey) return;
  view.journey.abort();
  view.journey = null;
  const [first, last] = yearsOf(view.period.a, view.period.b);
  setPeriod(view, view.state.mode === "upto" ? view.spec.years[0] : first, last + 1);
  keepWindow(view);
}

/**
 * @param {LinkedView} view
 * @param {{a: number, b: number}} period
 * @param {number[]} range
 * @param {number} duration
 * @param {AbortSignal} signal
 */
export async function glideTo(view, period, range, duration, signal) {
  const { ui } = view;
  for (const type of ["pointerdown", "wheel", "keydown"]) {
    view.root.addEventListener(type, () => haltJourney(view), { capture: true, signal });
  }
  const end = windowOf(view, view.state.view);
  if (!ui.mapBox.data[0].visible && isCoarse(view, end)) {
    await view.Plotly.restyle(ui.mapBox, { visible: [true, false] }, [0, 1]);
  }
  const { a, b } = view.period;
  const shown = [...timeParts(ui.timeBox).xaxis.range];
  const hasTimeline = ui.timeBox.offsetWidth > 0; // a stage may show another one in its place
  const begin = mapWindow(view);
  const begun = performance.now();
  const isThere = isSameWindow(begin, end);
  view.hasMoved ||= !isThere;
  view.root.classList.toggle("lv-moving", !isThere);
  signal.addEventListener("abort", () => view.root.classList.remove("lv-moving"));
  await new Promise((resolve) => {
    signal.addEventListener("abort", resolve);
    const step = (/** @type {number} */ now) => {
      if (signal.aborted) return;
      const part = eased(Math.min(1, Math.max(0, now - begun) / duration));
      const between = (/** @type {number} */ x, /** @type {number} */ y) => x + (y - x) * part;
      view.period = { a: between(a, period.a), b: between(b, period.b) };
      if (!isThere) moveMap(view, windowBetween(begin, end, part));
      if (hasTimeline) {
        view.Plotly.relayout(ui.timeBox, { "xaxis.range": [between(shown[0], range[0]), between(shown[1], range[1])] });
      }
      view.refresh();
      if (part < 1) requestAnimationFrame(step);
      else resolve(undefined);
    };
    requestAnimationFrame(step);
  });
}

/**
 * Move period, map and timeline to `goal`: smoothly, or at once if the reader wants less motion or the
 * duration (ms) is 0. The reader's hand ends it where it is. Returns whether it has arrived.
 * @param {LinkedView} view
 * @param {Partial<State>} goal
 * @param {{duration?: number}} [how]
 * @returns {Promise<boolean>}
 */
export async function travelTo(view, goal, { duration = 700 } = {}) {
  view.journey?.abort(); // the next one begins where this one is
  stopPlaying(view);
  const [first, last] = view.spec.years;
  const was = { ...view.state };
  const { from, to, ...rest } = goal;
  Object.assign(view.state, rest, { view: goal.view || "nk" });
  if (view.state.evidence !== was.evidence || view.state.match !== was.match) view.recount();
  const isUpTo = view.state.mode === "upto";
  const period = { a: isUpTo ? first : (from ?? first), b: to ?? last };
  const range = aroundPeriod(period, first, last);
  const journey = (view.journey = new AbortController());
  if (!view.reduced.matches && duration > 0) await glideTo(view, period, range, duration, journey.signal);
  if (journey.signal.aborted) return false;
  const isThere = isSameWindow(mapWindow(view), windowOf(view, view.state.view)) && !view.hasMoved;
  journey.abort();
  view.journey = null;
  view.period = period;
  view.shownView = "";
  if (isThere) bindMap(view);
  else await showView(view, view.state.view, true);
  if (view.ui.timeBox.offsetWidth) await view.Plotly.relayout(view.ui.timeBox, { "xaxis.range": range });
  paintChosen(view);
  view.refresh();
  view.announce();
  return true;
}
