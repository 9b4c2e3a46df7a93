/** The period control: a strip of all years with two handles. */

import { make } from "../shared/dom.js";
import { _ } from "../shared/words.js";
import { movePeriod, setPeriod, settleSoon } from "./period.js";
import { stopPlaying } from "./playing.js";
import { yearsOf } from "./scale.js";

/** @import { LinkedView } from "./view.js" */

/** @param {LinkedView} view */
export function buildStrip(view) {
  const { ui } = view;
  ui.density = make("path", { class: "lv-density" });
  ui.inside = make("path", { class: "lv-density-in" });
  ui.ticks = make("g", { class: "lv-ticks" });
  ui.stripSvg = make("svg", { class: "lv-strip-svg", "aria-hidden": "true" }, ui.density, ui.inside, ui.ticks);
  ui.stripEras = make("div", { class: "lv-eras" });
  ui.body = make("div", { class: "lv-body", title: _("Drag to move the period") });
  /** @param {string} end @param {string} label */
  const handle = (end, label) =>
    make("div", {
      class: `lv-handle lv-${end}`,
      role: "slider",
      tabindex: 0,
      "aria-label": label,
      "data-testid": `period-${end}`,
      onkeydown: (/** @type {KeyboardEvent} */ event) => view.onHandleKey(event, end),
    });
  ui.start = handle("start", _("First year of the period"));
  ui.end = handle("end", _("Last year of the period"));
  ui.strip = make("div", { class: "lv-strip" }, ui.stripSvg, ui.body, ui.start, ui.end);
  ui.strip.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => onDrag(view, event));
  return make("div", { class: "lv-strip-wrap" }, ui.stripEras, ui.strip);
}

/** @param {LinkedView} view */
export function paintStrip(view) {
  const { ui, period, spec } = view;
  const [first, last] = spec.years;
  const width = view.stripWidth || (view.stripWidth = ui.strip.clientWidth);
  const scale = width / (last - first);
  const [x0, x1] = [(period.a - first) * scale, (period.b - first) * scale];
  ui.start.style.transform = `translateX(${x0}px)`;
  ui.end.style.transform = `translateX(${x1}px)`;
  ui.body.style.transform = `translateX(${x0}px)`;
  ui.body.style.width = `${Math.max(2, x1 - x0)}px`;
  ui.inside.style.clipPath = `inset(0 ${width - x1}px 0 ${x0}px)`;
  const [from, to] = yearsOf(period.a, period.b);
  ui.start.hidden = view.state.mode === "upto";
  for (const [node, year] of [[ui.start, from], [ui.end, to]]) {
    node.setAttribute("aria-valuenow", year);
    node.setAttribute("aria-valuetext", String(year));
    node.dataset.year = year;
  }
  if (document.activeElement !== ui.firstYear) ui.firstYear.value = from;
  if (document.activeElement !== ui.lastYear) ui.lastYear.value = to;
  ui.firstYear.disabled = view.state.mode === "upto";
}

/** @param {LinkedView} view */
export function drawStrip(view) {
  const { ui, spec } = view;
  if (!spec) return;
  const [first, last] = spec.years;
  const width = (view.stripWidth = ui.strip.clientWidth);
  const height = 44;
  const scale = width / (last - first);
  const most = Math.max(1, ...view.density);
  const path = view.density
    .map((count, i) => {
      const tall = (Math.sqrt(count) / Math.sqrt(most)) * height;
      return count ? `M${i * scale + 0.5},${height}v${-tall}h${Math.max(0.5, scale - 1)}v${tall}z` : "";
    })
    .join("");
  ui.stripSvg.setAttribute("viewBox", `0 0 ${width} 62`);
  ui.density.setAttribute("d", path);
  ui.inside.setAttribute("d", `${path}M0,0h${width}v0z`);
  const step = width > 700 ? 10 : width > 380 ? 20 : 40;
  const ticks = [];
  for (let year = Math.ceil(first / step) * step; year < last; year += step) {
    const x = (year - first) * scale;
    ticks.push(make("line", { x1: x, x2: x, y1: 44, y2: 48 }));
    if (x > 14 && x < width - 14) ticks.push(make("text", { x, y: 59, "text-anchor": "middle" }, String(year)));
  }
  ui.ticks.replaceChildren(...ticks);
  nameEras(view, ui.stripEras, width, (year) => (year - first) * scale);
  for (const node of [ui.start, ui.end]) {
    node.setAttribute("aria-valuemin", first);
    node.setAttribute("aria-valuemax", last - 1);
  }
}

/**
 * Name the eras above a strip of `width` px on which `toPx` gives the place of a year.
 * @param {LinkedView} view
 * @param {HTMLElement} box
 * @param {number} width
 * @param {(year: number) => number} toPx
 */
export function nameEras(view, box, width, toPx) {
  box.replaceChildren(
    ...view.spec.eras.map((era) => {
      const left = Math.max(0, toPx(era.start));
      const right = Math.min(width, toPx(era.end));
      const name = make("span", { title: era.title, hidden: right - left < 16 }, era.title);
      name.style.left = `${left}px`;
      name.style.width = `${Math.max(0, right - left)}px`;
      return name;
    }),
  );
}

/** @param {LinkedView} view @param {PointerEvent} event */
export function onDrag(view, event) {
  const { ui, spec } = view;
  const [first, last] = spec.years;
  const scale = ui.strip.clientWidth / (last - first);
  const origin = ui.strip.getBoundingClientRect().left;
  const yearAt = (/** @type {PointerEvent} */ moved) => first + (moved.clientX - origin) / scale;
  const grabbed = event.target === ui.start ? "start" : event.target === ui.end ? "end" : event.target === ui.body ? "body" : "new";
  const begin = { ...view.period, year: yearAt(event) };
  const everything = begin.a <= first && begin.b >= last;
  const what = grabbed === "body" && everything ? "new" : grabbed;
  stopPlaying(view);
  ui.strip.setPointerCapture(event.pointerId);
  const move = (/** @type {PointerEvent} */ moved) => {
    const year = yearAt(moved);
    if (what === "start") setPeriod(view, Math.min(Math.round(year), view.period.b - 1), view.period.b);
    else if (what === "end") setPeriod(view, view.period.a, Math.max(Math.round(year), view.period.a + 1));
    else if (what === "body") movePeriod(view, begin, Math.round(year - begin.year));
    else setPeriod(view, Math.floor(Math.min(year, begin.year)), Math.ceil(Math.max(year, begin.year)));
  };
  const done = () => {
    ui.strip.removeEventListener("pointermove", move);
    ui.strip.removeEventListener("pointerup", done);
    ui.strip.removeEventListener("pointercancel", done);
    settleSoon(view);
  };
  ui.strip.addEventListener("pointermove", move);
  ui.strip.addEventListener("pointerup", done);
  ui.strip.addEventListener("pointercancel", done);
  if (what === "start" || what === "end") (what === "start" ? ui.start : ui.end).focus();
  event.preventDefault();
}

/**
 * Mark a span of time on the period control, or none.
 * @param {LinkedView} view
 * @param {{from: number | null, to: number | null} | null} span
 */
export function markTime(view, span) {
  const { ui, spec } = view;
  ui.mark ??= make("div", { class: "lv-mark", hidden: true });
  if (!ui.mark.parentNode) ui.strip.append(ui.mark);
  ui.mark.hidden = !span;
  if (!span) return;
  const [first, last] = spec.years;
  const [from, to] = [Math.max(first, span.from ?? first), Math.min(last, span.to ?? last)];
  ui.mark.style.left = `${((from - first) / (last - first)) * 100}%`;
  ui.mark.style.width = `${((to - from) / (last - first)) * 100}%`;
}
