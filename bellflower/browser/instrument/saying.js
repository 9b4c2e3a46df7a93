/** What is said of the view in a sentence, and the colors of the page for what is painted on a canvas. */

import { filtersInUse } from "./filter.js";
import { _, counted, filled } from "../shared/words.js";

/** @typedef {import("./model.js").Model} Model */

/** Return the sentence that a screen reader says when the hand rests. @param {Model} model @param {number} a @param {number} b @returns {string} */
export function liveWords(model, a, b) {
  const [first, last] = [Math.round(a), Math.max(Math.round(a), Math.round(b) - 1)];
  const years = first === last ? String(first) : filled(_("{first} to {last}"), { first, last });
  const eras = model.eras.filter((era) => era.end > a + 0.01 && era.start < b - 0.01);
  const era = eras.length === 1 ? ` (${eras[0].title})` : "";
  const total = model.events.length;
  const provinces = Object.keys(model.counts.province).length;
  const touched = counted(provinces, "with events in {n} province", "with events in {n} provinces");
  const parts = [`${years}${era}: ${filled(_("{n} of {total} events"), { n: model.selection.count, total })}, ${touched}.`];
  const hidden = model.countWith({ evidence: 1 }) - model.countWith({});
  if (model.state.evidence > 1 && hidden > 0) parts.push(counted(hidden, "{n} event rests on weaker evidence.", "{n} events rest on weaker evidence."));
  const active = filtersInUse(model.state);
  if (active) parts.push(counted(active, "{n} filter is in use.", "{n} filters are in use."));
  return parts.join(" ");
}

const NAMES = ["paper", "ink", "ink2", "ink3", "line", "hair", "acc", "acc-wash", "band", "lens", "place"];

/** Return the colors of the page. @param {HTMLElement} root @returns {Record<string, string>} */
export function pageColors(root) {
  const style = getComputedStyle(root);
  /** @type {Record<string, string>} */ const colors = {};
  for (const name of NAMES) colors[name === "acc-wash" ? "accWash" : name] = style.getPropertyValue(`--in-${name}`).trim() || "#888";
  return colors;
}
