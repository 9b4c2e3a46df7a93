/** The period by keys on a handle, and by years typed into a field. */

import { _, filled } from "../shared/words.js";
import { setPeriod, settleSoon } from "./period.js";

/** @import { LinkedView } from "./view.js" */

/** @param {LinkedView} view @param {KeyboardEvent} event @param {string} end */
export function onHandleKey(view, event, end) {
  const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 };
  const [first, last] = view.spec.years;
  const { a, b } = view.period;
  const step = /** @type {Record<string, number>} */ (steps)[event.key];
  if (/^\d$/.test(event.key)) {
    view.typed = `${Date.now() - view.typedAt < 1500 ? view.typed : ""}${event.key}`;
    view.typedAt = Date.now();
    if (view.typed.length < 4) return event.preventDefault();
    const year = Number(view.typed);
    view.typed = "";
    end === "start" ? setPeriod(view, Math.min(year, b - 1), b) : setPeriod(view, a, Math.max(year + 1, a + 1));
  } else if (event.key === "Home" || event.key === "End") {
    const year = event.key === "Home" ? first : last;
    end === "start" ? setPeriod(view, Math.min(year, b - 1), b) : setPeriod(view, a, Math.max(year, a + 1));
  } else if (step) {
    end === "start" ? setPeriod(view, Math.min(a + step, b - 1), b) : setPeriod(view, a, Math.max(b + step, a + 1));
  } else return undefined;
  event.preventDefault();
  settleSoon(view, 500);
  return undefined;
}

/** @param {LinkedView} view */
export function onYear(view) {
  const { ui } = view;
  const [from, to] = [Number(ui.firstYear.value), Number(ui.lastYear.value)];
  const [first, last] = view.spec.years;
  const isYear = (/** @type {number} */ year) => Number.isInteger(year) && year >= first && year < last;
  for (const [node, year] of [[ui.firstYear, from], [ui.lastYear, to]]) {
    node.setCustomValidity(isYear(year) ? "" : filled(_("Type a year from {first} to {last}."), { first, last: last - 1 }));
  }
  if (![ui.firstYear, ui.lastYear].every((node) => node.reportValidity())) return;
  setPeriod(view, Math.min(from, to), Math.max(from, to) + 1);
  settleSoon(view, 300);
}
