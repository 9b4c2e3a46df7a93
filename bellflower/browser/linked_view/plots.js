/** Figures of plotly: the only holder of its private fields. */

/** @import { LinkedView } from "./view.js" */

export const PLOT_CONFIG = { displayModeBar: false, responsive: true, doubleClick: false };

/**
 * Return text of the record as plotly draws exactly it: plotly reads tags and links in its labels.
 * @param {string} text
 */
export function labelText(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/**
 * The map as plotly has laid it out: what it knows of the ground, and how it moves it.
 * @param {any} mapBox
 * @returns {{geo: any, plot: any}}
 */
export function mapParts(mapBox) {
  const { geo } = mapBox._fullLayout;
  return { geo, plot: geo._subplot };
}

/**
 * The timeline as plotly has laid it out, nothing before it was drawn.
 * @param {any} timeBox
 * @returns {any}
 */
export function timeParts(timeBox) {
  const layout = timeBox._fullLayout;
  return layout && { xaxis: layout.xaxis, yaxis: layout.yaxis, size: layout._size, width: layout.xaxis._length };
}

/** Return the ids that a trace carries. @param {{customdata?: string[]}} trace @returns {string[]} */
export function idsOf(trace) {
  return trace.customdata ?? [];
}

/**
 * The elements that `selector` finds in trace `number`; plotly draws no group for a trace without points.
 * @param {LinkedView} view
 * @param {number} number
 * @param {string} selector
 * @returns {any[]}
 */
export function traceNodes(view, number, selector) {
  const { mapBox } = view.ui;
  const isDrawn = mapBox._fullData.map((/** @type {any} */ trace) => trace.visible === true);
  if (!isDrawn[number]) return [];
  const position = isDrawn.slice(0, number).filter(Boolean).length;
  return [...mapBox.querySelectorAll(".scatterlayer > g.trace")[position].querySelectorAll(selector)];
}
