/** The strip of all years: bars drawn by plotly from a figure of Python, names of eras, handles, and what lies outside veiled. */

import { make } from "../shared/dom.js";
import { px, put, write } from "./dom.js";
import { font, wide, wrap } from "./measure.js";
import { barsOf } from "./plot.js";
import { place, ticks } from "./scale.js";
import { _, filled } from "../shared/words.js";
import { yearsText } from "./texts.js";
import { hasGutter } from "./timeline.js";

/** @typedef {import("./timeline.js").Geometry} Geometry */
/** @typedef {import("./timeline.js").Sight} Sight */

const TICK_GAP = 38;
const PHONE_GAP = 44;

/** Return a figure of years as it stands on a scale: x from 0 to 1. @param {any} spec @param {import("./scale.js").Scale} scale
 *  @param {number} width px @param {number[]} shown events of each year that the filters leave @returns {any} */
export function scaledFigure(spec, scale, width, shown) {
  const { first, last } = scale;
  /** @type {number[]} */ const x = [];
  /** @type {number[]} */ const widths = [];
  for (let year = first; year < last; year += 1) {
    const [left, right] = [place(scale, year), place(scale, year + 1)];
    const gap = (right - left) * width > 3 ? 1 / width : 0;
    x.push((left + right - gap) / 2);
    widths.push(Math.max(0.8 / width, right - left - gap));
  }
  const data = spec.data.map((/** @type {any} */ trace, /** @type {number} */ i) => ({
    ...trace, x, width: widths, y: i === 1 ? shown.map((count) => Math.sqrt(count)) : trace.y,
  }));
  const shapes = spec.layout.shapes.map((/** @type {any} */ shape) => ({ ...shape, x0: place(scale, shape.x0), x1: place(scale, shape.x1) }));
  return { data, layout: { ...spec.layout, shapes, xaxis: { ...spec.layout.xaxis, range: [0, 1] } } };
}

/** Draw all bars of a trace in the first of its paths; the others stay empty until plotly draws anew. @param {Element} trace @param {string} d */
function drawAsOne(trace, d) {
  const [first, ...others] = trace.querySelectorAll("path");
  put(first, "d", d);
  for (const path of others) if (path.getAttribute("d")) path.setAttribute("d", "");
}

export class Strip {
  /** @param {any} Plotly @param {import("./model.js").Model} model */
  constructor(Plotly, model) {
    this.Plotly = Plotly;
    this.model = model;
    this.plot = make("div", { class: "in-strip-plot", "aria-hidden": "true" });
    this.before = make("div", { class: "in-veil" });
    this.after = make("div", { class: "in-veil" });
    this.frame = make("div", { class: "in-frame" });
    this.body = make("div", { class: "in-body", title: _("Drag to move the period") });
    /** @type {any[]} */
    this.eras = model.eras.map((era, i) =>
      make("button", { type: "button", class: "in-era", "data-testid": "era-name", "data-era": i, title: `${era.title}, ${yearsText(era.start, era.end)}` }, era.title),
    );
    this.start = this.handle("start", _("First year of the period"));
    this.end = this.handle("end", _("Last year of the period"));
    this.marks = [make("div", { class: "in-flag-year" }), make("div", { class: "in-flag-year" })];
    this.box = make("div", { class: "in-strip", "data-testid": "strip" }, this.plot, this.before, this.after, ...this.eras, this.body, this.frame, this.start, this.end, ...this.marks);
    this.key = "";
    this.shownKey = "";
    this.queue = Promise.resolve();
  }

  /** Make the handle of an end. @param {string} end @param {string} label @returns {any} */
  handle(end, label) {
    const [first, last] = this.model.years;
    return make("div", {
      class: "in-handle", role: "slider", tabindex: 0, "aria-label": label, "data-testid": `period-${end}`, "data-end": end,
      "aria-valuemin": first, "aria-valuemax": last - 1,
    });
  }

  /** Draw the bars for a size, a scale and what the filters leave, if one of them is new. @param {Geometry} geometry @param {import("./scale.js").Scale} scale */
  draw(geometry, scale) {
    const { model } = this;
    const width = Math.round(geometry.right - geometry.left);
    const height = Math.round(geometry.barBottom - geometry.barTop);
    const key = `${width} ${height} ${scale.shares.join()}`;
    const shownKey = model.shownYears.join();
    if (key === this.key && shownKey === this.shownKey) return;
    const isOnlyCounts = key === this.key;
    this.key = key;
    this.shownKey = shownKey;
    if (isOnlyCounts) {
      this.recount();
      return;
    }
    const figure = scaledFigure(model.index.strip, scale, width, model.shownYears);
    const layout = { ...figure.layout, width, height, autosize: false };
    this.queue = this.queue.then(() => this.Plotly.react(this.plot, figure.data, layout, { staticPlot: true, displayModeBar: false })).then(() => this.recount());
  }

  /** Give the bars of what is shown their heights; plotly would take twenty milliseconds for it. All bars of a kind are one path, since each would be styled anew. */
  recount() {
    const traces = this.plot.querySelectorAll(".barlayer .trace");
    if (traces.length < 2) return;
    const { yaxis, xaxis, x, width } = barsOf(this.plot);
    const { shownYears, allYears } = this.model;
    const bar = (/** @type {number} */ i, /** @type {number} */ count) =>
      `M${px(xaxis.l2p(x[i] - width[i] / 2))},${px(yaxis._length)}V${px(yaxis.l2p(Math.sqrt(count)))}H${px(xaxis.l2p(x[i] + width[i] / 2))}V${px(yaxis._length)}Z`;
    const years = allYears.map((_count, i) => i);
    const left = years.filter((i) => allYears[i] !== shownYears[i]);
    drawAsOne(traces[0], left.map((i) => bar(i, allYears[i])).join(""));
    drawAsOne(traces[1], years.map((i) => bar(i, shownYears[i])).join(""));
  }

  /** Place everything but the period. @param {Geometry} geometry @param {import("./scale.js").Scale} scale */
  fit(geometry, scale) {
    const { left, right, stripTop, barTop, barBottom } = geometry;
    const width = right - left;
    const face = font(11, 600);
    this.box.style.cssText = `left:${left}px;width:${width}px;top:${stripTop}px;height:${barBottom - stripTop}px`;
    this.plot.style.top = `${barTop - stripTop}px`;
    this.eras.forEach((button, i) => {
      const era = this.model.eras[i];
      const [x0, x1] = [place(scale, era.start) * width, place(scale, era.end) * width];
      const room = x1 - x0 - 8; // as the style sheet leaves it
      const fits = (/** @type {string} */ text) => {
        const lines = wrap(text, room, face);
        return lines.length <= 2 && lines.every((line) => wide(line, face) <= room);
      };
      write(button, [era.title, era.brief].find(fits) ?? "");
      put(button, "aria-label", era.title);
      button.style.cssText = geometry.isPhone ? "display:none" : `left:${x0}px;width:${x1 - x0}px;height:${barTop - stripTop}px`;
    });
    for (const node of [this.before, this.after, this.body]) {
      node.style.top = `${geometry.isPhone ? 0 : barTop - stripTop}px`;
      node.style.height = `${barBottom - (geometry.isPhone ? stripTop : barTop)}px`;
    }
    this.frame.style.height = `${barBottom - stripTop}px`;
  }

  /** Follow the period. @param {Geometry} geometry @param {Sight} sight @param {number} a @param {number} b @param {boolean} isHeld */
  follow(geometry, { scale, model }, a, b, isHeld) {
    const width = geometry.right - geometry.left;
    const [x0, x1] = [place(scale, a) * width, place(scale, b) * width];
    this.before.style.transform = `scaleX(${x0 / width})`;
    this.after.style.transform = `translateX(${x1}px) scaleX(${Math.max(0, (width - x1) / width)})`;
    for (const node of [this.body, this.frame]) {
      node.style.transform = `translateX(${x0}px)`;
      node.style.width = `${Math.max(2, x1 - x0)}px`;
    }
    const [first, last] = [Math.round(a), Math.max(Math.round(a), Math.round(b) - 1)];
    const ends = /** @type {[any, number, number][]} */ ([[this.start, x0, first], [this.end, x1, last]]);
    ends.forEach(([node, x, year], i) => {
      node.style.transform = `translateX(${x}px)`;
      put(node, "aria-valuenow", year);
      put(node, "aria-valuetext", filled(_("{year}"), { year }));
      const flag = this.marks[i];
      flag.hidden = !isHeld || geometry.isPhone;
      if (isHeld) {
        write(flag, String(year));
        flag.style.transform = `translateX(${Math.max(14, Math.min(width - 14, x))}px)`;
      }
    });
    model.eras.forEach((era, i) => this.eras[i].classList.toggle("in-in", era.end > a + 0.01 && era.start < b - 0.01));
  }

  /** Return hairlines and years under the strip, as items of a pool. @param {Geometry} geometry @param {Sight} sight @returns {import("./pool.js").Item[]} */
  words(geometry, sight) {
    const { scale } = sight;
    const { left, right, barBottom, isPhone } = geometry;
    const x = (/** @type {number} */ time) => left + place(scale, time) * (right - left);
    let hairs = "";
    for (let year = scale.first; year <= scale.last; year += 1) hairs += `M${px(x(year))},${px(barBottom)}v3`;
    const measure = (/** @type {string} */ text, /** @type {boolean} */ isEra) => wide(text, font(11, isEra ? 700 : 400));
    const years = ticks(scale, x, scale.first, scale.last, isPhone ? PHONE_GAP : TICK_GAP, measure, sight.model.index.months, left + 12);
    const edges = isPhone ? "" : scale.parts.slice(1).map((part) => `M${px(x(part.start))},${px(geometry.stripTop)}V${px(barBottom)}`).join("");
    const paths = [
      { key: "hairs", tag: "path", attributes: { class: "in-hairs", d: hairs } },
      { key: "edges", tag: "path", attributes: { class: "in-edges", d: edges } },
      { key: "majors", tag: "path", attributes: { class: "in-majors", d: years.map((tick) => `M${px(tick.x)},${px(barBottom)}v5`).join("") } },
    ];
    const names = years.map((tick) => ({
      key: `strip ${tick.time}`, tag: "text", text: tick.text,
      attributes: { class: `in-tick${tick.isEra ? " in-bold" : ""}`, x: px(tick.x), y: px(barBottom + 15), "text-anchor": tick.x - left < 12 ? "start" : "middle" },
    }));
    const gutter = !hasGutter(geometry) ? [] : [
      { key: "all years", tag: "text", text: _("All years"), attributes: { class: "in-gutter-name", x: 16, y: px(geometry.stripTop + 11) } },
      { key: "each year", tag: "text", text: _("events in each year"), attributes: { class: "in-gutter-sub", x: 16, y: px(geometry.stripTop + 25) } },
    ];
    return [...paths, ...names, ...gutter];
  }

  /** Let plotly forget the bars. */
  destroy() {
    this.Plotly.purge(this.plot);
  }
}
