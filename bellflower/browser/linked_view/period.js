/** The period: set, moved, settled. */

import { nextPeriod } from "./scale.js";

/** @import { LinkedView } from "./view.js" */

/**
 * Set the period, in decimal years from `a` up to `b`.
 * @param {LinkedView} view
 * @param {number} a
 * @param {number} b
 */
export function setPeriod(view, a, b) {
  const [first, last] = view.spec.years;
  if (view.state.mode === "upto") a = first;
  a = Math.max(first, Math.min(a, last - 1));
  b = Math.min(last, Math.max(b, a + 1));
  view.period = { a, b };
  view.schedule();
}

/**
 * Tell what the reader settled on, once the hand has rested.
 * @param {LinkedView} view
 * @param {number} [wait] in ms
 */
export function settleSoon(view, wait = 0) {
  clearTimeout(view.settleTimer);
  view.settleTimer = setTimeout(() => {
    const { spec, state, period } = view;
    view.announce();
    view.onSettle({
      from: state.mode === "upto" || period.a <= spec.years[0] ? null : period.a,
      to: period.b >= spec.years[1] ? null : period.b,
      mode: state.mode,
      evidence: state.evidence,
      view: state.view || "nk",
      event: state.event,
      place: state.place,
      route: state.route,
    });
  }, wait);
}

/**
 * Move a period by whole years without changing its length.
 * @param {LinkedView} view
 * @param {{a: number, b: number}} begin
 * @param {number} years
 */
export function movePeriod(view, begin, years) {
  const [first, last] = view.spec.years;
  const next = nextPeriod(begin, years, view.state.mode, first, last);
  setPeriod(view, next.a, next.b);
}

/** @param {LinkedView} view @param {string} mode */
export function setMode(view, mode) {
  view.state.mode = mode;
  setPeriod(view, view.period.a, view.period.b);
  settleSoon(view);
}

/** @param {LinkedView} view @param {number} rank */
export function setEvidence(view, rank) {
  view.state.evidence = rank;
  view.recount();
  settleSoon(view, 50);
}
