/** What the view shows, in a sentence. */

import { _, counted, filled, grouped } from "../shared/words.js";
import { countIn } from "./counting.js";
import { yearsOf } from "./scale.js";

/** @import { LinkedView } from "./view.js" */

/** Return the label of a period. @param {number} a @param {number} b @param {string} mode */
export function periodLabel(a, b, mode) {
  const [first, last] = yearsOf(a, b);
  if (mode === "upto") return filled(_("Up to {year}"), { year: last });
  const [start, end] = [first, last].map((year) => filled(_("{year}"), { year }));
  return first === last ? start : filled(_("{first} to {last}"), { first: start, last: end });
}

/** @param {LinkedView} view */
export function paintSentence(view) {
  const { root, spec, period, state, ui } = view;
  const visible = countIn(view.index.all, period.a, period.b);
  root.dataset.period = yearsOf(period.a, period.b).join("/");
  root.dataset.visible = String(visible);
  root.dataset.total = String(spec.total);
  root.dataset.undated = String(view.undated.length);
  const touched = view.provinceCounts.filter((count) => count > 0).length;
  const told = view.emphasized.length;
  const era = told ? "" : eraOf(view, period); // a chapter has a title of its own, and one line for all of this
  const parts = [
    periodLabel(period.a, period.b, state.mode) + (era ? ` (${era})` : ""),
    ...(told ? [counted(told, "{n} event of this chapter", "{n} events of this chapter"), _("all others are pale")] : []),
    ...(told ? [] : [counted(spec.events.id.length, "{shown} of {n} event", "{shown} of {n} events", { shown: visible.toLocaleString("en") }),
    counted(touched, "Events in {n} province", "Events in {n} provinces")]),
  ];
  if (view.undated.length) parts.push(counted(view.undated.length, "{n} undated in the tray", "{n} undated in the tray"));
  const lost = lostSentence(view, visible);
  view.words = `${parts.join(" · ")}.${lost ? ` ${lost}` : ""}`;
  ui.sentence.textContent = view.words;
}

/**
 * The era in which most of the period lies, if it is not longer than that era.
 * @param {LinkedView} view
 * @param {{a: number, b: number}} period
 */
export function eraOf(view, period) {
  let best = "";
  let most = 0;
  for (const era of view.spec.eras) {
    const shared = Math.min(period.b, era.end) - Math.max(period.a, era.start);
    if (shared > most) [best, most] = [era.title, shared];
  }
  return most >= (period.b - period.a) * 0.6 ? best : "";
}

/** Say what the evidence control fades. @param {LinkedView} view @param {number} visible */
export function lostSentence(view, visible) {
  if (view.state.evidence === 1) return "";
  const { a, b } = view.period;
  const before = countIn(view.whole.all, a, b);
  let worst = "";
  let share = 0;
  view.whole.provinces.forEach((counter, i) => {
    const all = countIn(counter, a, b);
    const lost = all ? 1 - view.provinceCounts[i] / all : 0;
    if (all >= 3 && lost > share) [worst, share] = [view.spec.provinces[i].name, lost];
  });
  const fields = { before: grouped(before), province: worst, percent: Math.round(share * 100) };
  return worst
    ? counted(
        before - visible,
        "{n} event of {before} rests on weaker evidence and is faded; {province} loses {percent} %.",
        "{n} events of {before} rest on weaker evidence and are faded; {province} loses {percent} %.",
        fields,
      )
    : counted(
        before - visible,
        "{n} event of {before} rests on weaker evidence and is faded.",
        "{n} events of {before} rest on weaker evidence and are faded.",
        fields,
      );
}
