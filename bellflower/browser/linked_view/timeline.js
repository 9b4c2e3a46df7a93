/** The timeline: a figure of plotly with the period over it. */

import { make } from "../shared/dom.js";
import { _, isTranslated } from "../shared/words.js";
import { PLOT_CONFIG, timeParts } from "./plots.js";
import { nameEras } from "./strip.js";

/** @import { LinkedView } from "./view.js" */
/** @import { TimeTrace } from "../shared/given.js" */

export const HIDDEN_RANK_OPACITY = 0.08;
export const POSSIBLE_OPACITY = 0.32;

/** @param {LinkedView} view */
export function buildOverlay(view) {
  const { ui } = view;
  ui.veilLeft = make("rect", { class: "lv-veil", y: 0, x: 0 });
  ui.veilRight = make("rect", { class: "lv-veil", y: 0 });
  ui.marksHover = make("path", { class: "lv-hover" });
  ui.marksChosen = make("path", { class: "lv-chosen" });
  ui.timeEras = make("div", { class: "lv-eras lv-time-eras" });
  return make(
    "svg",
    { class: "lv-overlay", "aria-hidden": "true" },
    ui.veilLeft,
    ui.veilRight,
    ui.marksChosen,
    ui.marksHover,
  );
}

/** Draw the timeline of the selected events. @param {LinkedView} view */
export async function drawTime(view) {
  const { ui, spec, Plotly } = view;
  view.root.dataset.theme = view.state.theme === "dark" ? "dark" : "light";
  const time = view.colored(spec.timeline);
  time.layout.autosize = true;
  time.layout.annotations = []; // the names of the eras are drawn beside the plot, where they can be cut short
  const original = isTranslated() ? [_("The titles of events are in English, as in the record.")] : [];
  ui.key.textContent = [spec.note || _("Solid: surely then. Light: possibly then."), ...original].join(" ");
  const range = view.timeRange;
  if (range) time.layout.xaxis.range = range;
  fadeTraces(view, time.data);
  await Plotly.react(ui.timeBox, time.data, time.layout, { ...PLOT_CONFIG, scrollZoom: false });
  bindTime(view);
}

/** @param {LinkedView} view */
export function bindTime(view) {
  const { ui } = view;
  const parts = timeParts(ui.timeBox);
  if (!parts) return;
  const { xaxis, size } = parts;
  ui.timeEras.style.left = `${size.l}px`;
  ui.timeEras.style.width = `${size.w}px`;
  nameEras(view, ui.timeEras, size.w, (year) => xaxis.l2p(year));
  paintOverlay(view);
}

/** Fade what is weaker than the evidence asked for. @param {LinkedView} view @param {TimeTrace[]} traces */
export function fadeTraces(view, traces) {
  const { events } = view.spec;
  traces.forEach((trace, number) => {
    if (!trace.customdata) return; // events per year, not single ones
    const full = number === 0 ? POSSIBLE_OPACITY : 1;
    trace.marker.opacity = trace.customdata.map((id) => {
      const i = view.eventOrder.get(id) ?? -1;
      return events.rank[i] < view.state.evidence ? HIDDEN_RANK_OPACITY : full;
    });
  });
}

/** @param {LinkedView} view */
export function paintOverlay(view) {
  const { ui, period } = view;
  const parts = timeParts(ui.timeBox);
  if (!parts) return;
  const { xaxis: axis, size, width } = parts;
  const clamp = (/** @type {number} */ value) => Math.min(width, Math.max(0, value));
  const [x0, x1] = [clamp(axis.l2p(period.a)), clamp(axis.l2p(period.b))];
  ui.overlay.style.left = `${size.l}px`;
  ui.overlay.style.top = `${size.t}px`;
  ui.overlay.setAttribute("width", size.w);
  ui.overlay.setAttribute("height", size.h);
  ui.veilLeft.setAttribute("width", x0);
  ui.veilLeft.setAttribute("height", size.h);
  ui.veilRight.setAttribute("x", x1);
  ui.veilRight.setAttribute("width", size.w - x1);
  ui.veilRight.setAttribute("height", size.h);
  ui.marksHover.setAttribute("d", outlineOf(view, view.hoveredEvents));
  ui.marksChosen.setAttribute("d", outlineOf(view, view.chosenEvents));
}

/**
 * The outlines on the timeline of the events numbered `members`.
 * @param {LinkedView} view
 * @param {number[]} members
 */
export function outlineOf(view, members) {
  const { xaxis, yaxis } = timeParts(view.ui.timeBox);
  const { x0, x1, y } = view.spec.events;
  return members
    .map((i) => {
      const row = y[i];
      if (row === null) return "";
      const left = xaxis.l2p(x0[i]);
      const right = Math.max(xaxis.l2p(x1[i]), left + 1);
      const [top, bottom] = [yaxis.l2p(row - 0.5), yaxis.l2p(row + 0.5)];
      return `M${left - 3},${top - 1}H${right + 3}V${bottom + 1}H${left - 3}Z`;
    })
    .join("");
}

/**
 * @param {LinkedView} view
 * @param {number} factor less than 1 zooms in, 0 shows everything
 * @param {number} [around] decimal year
 */
export function zoomTime(view, factor, around) {
  const [first, last] = view.spec.years;
  const { range } = timeParts(view.ui.timeBox).xaxis;
  const middle = around ?? (Math.max(view.period.a, range[0]) + Math.min(view.period.b, range[1])) / 2;
  const next = factor
    ? [middle - (middle - range[0]) * factor, middle + (range[1] - middle) * factor]
    : [first, last];
  view.Plotly.relayout(view.ui.timeBox, { "xaxis.range": [Math.max(first, next[0]), Math.min(last, next[1])] });
}

/** @param {LinkedView} view @param {WheelEvent} event */
export function onTimeWheel(view, event) {
  if (!event.ctrlKey && !event.metaKey && !event.shiftKey) return;
  event.preventDefault();
  const { xaxis, size } = timeParts(view.ui.timeBox);
  const x = event.clientX - view.ui.timeBox.getBoundingClientRect().left - size.l;
  zoomTime(view, event.deltaY + event.deltaX < 0 ? 0.8 : 1.25, xaxis.p2l(x));
}

/** @param {LinkedView} view */
export function onTimeMoved(view) {
  view.timeRange = [...timeParts(view.ui.timeBox).xaxis.range];
  paintOverlay(view);
}
