/** The view as a picture. */

import { SVG, make } from "../shared/dom.js";
import { _, filled } from "../shared/words.js";
import { provinceFill } from "./map_paint.js";
import { idsOf, traceNodes } from "./plots.js";
import { SHADE_FROM, markSize, shadeLabel } from "./shades.js";

/** @import { LinkedView, MapNodes } from "./view.js" */
/** @import { MapTrace } from "../shared/given.js" */

/**
 * Return an SVG as a PNG, `scale` times as large.
 * @param {Blob} svg
 * @param {number} scale
 * @returns {Promise<any>}
 */
export function rasterized(svg, scale) {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [image.width * scale, image.height * scale];
      const pen = canvas.getContext("2d");
      pen?.drawImage(image, 0, 0, canvas.width, canvas.height);
      URL.revokeObjectURL(image.src);
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error(_("The picture could not be made.")))), "image/png");
    };
    image.onerror = () => reject(new Error(_("The picture could not be made.")));
    image.src = URL.createObjectURL(svg);
  });
}

/** The map as it is painted now, as a figure that plotly can draw elsewhere. @param {LinkedView} view */
export function mapFigure(view) {
  const { ground, spec, ui } = view;
  const nodes = /** @type {MapNodes} */ (view.nodes);
  const base = ground.traces.length;
  const data = ui.mapBox.data.map((/** @type {MapTrace} */ trace, /** @type {number} */ i) => {
    /** @type {MapTrace} */ const copy = { ...trace };
    if (trace.name === "province") {
      const number = spec.provinces.findIndex((row) => row.code === idsOf(trace)[0]);
      const fill = provinceFill(view, number, view.provinceCounts[number]);
      copy.fillcolor = fill.startsWith("url") ? view.theme.no_source : fill;
    } else if (trace.name === "route") copy.visible = nodes.routes[i - base].style.display !== "none";
    else if (trace.name === "arrows") {
      const sizes = nodes.arrows.map((node) => (node.style.display === "none" ? 0 : 11));
      copy.marker = { ...trace.marker, size: sizes };
    } else if (trace.name === "places") {
      const counts = idsOf(trace).map((id) => view.counts[view.placeNumber(id)]);
      copy.marker = { ...trace.marker, size: counts.map((n) => (n ? markSize(n) : 0)) };
    } else if (trace.name === "labels") {
      const names = traceNodes(view, i, "text");
      copy.text = trace.text?.map((text, j) => (names[j]?.style.display === "none" ? "" : text));
      copy.textposition = view.labels.map((label) => (label.kind === "province" ? "middle center" : "top center"));
    }
    return copy;
  });
  return { data, layout: { ...ui.mapBox.layout, paper_bgcolor: view.theme.background } };
}

/** The timeline with what lies outside the period veiled. @param {LinkedView} view */
export function timeFigure(view) {
  const { period, spec, ui } = view;
  const [first, last] = spec.years;
  const veil = (/** @type {number} */ x0, /** @type {number} */ x1) => ({
    type: "rect", x0, x1, y0: 0, y1: 1, yref: "paper", line: { width: 0 }, layer: "above",
    fillcolor: view.theme.background, opacity: 0.72,
  });
  const shapes = [...(ui.timeBox.layout.shapes ?? []), veil(first, period.a), veil(period.b, last)];
  const annotations = view.colored(spec.timeline.layout.annotations);
  return { data: ui.timeBox.data, layout: { ...ui.timeBox.layout, shapes, annotations, paper_bgcolor: view.theme.background } };
}

/** @param {LinkedView} view @param {any} svg @param {any} part @param {number} y */
export function placePart(view, svg, part, y) {
  part.setAttribute("y", String(y));
  svg.append(document.importNode(part, true));
}

/** @param {LinkedView} view @param {any} svg @param {any} write @param {number} y */
export function writeLegend(view, svg, write, y) {
  const { theme } = view;
  write(16, y, 13, _("Events in a province:"));
  const boxes = [...SHADE_FROM.map((least, i) => [theme.shades[i], shadeLabel(i)]), [theme.land, _("none in this period")], [theme.no_source, _("no source")]];
  boxes.forEach(([fill, words], i) => {
    const x = 160 + (i < SHADE_FROM.length ? i * 70 : SHADE_FROM.length * 70 + (i - SHADE_FROM.length) * 160);
    svg.append(make("rect", { x, y: y - 11, width: 16, height: 12, fill, stroke: theme.border }));
    write(x + 22, y, 13, words);
  });
  write(16, y + 24, 13, _("A circle is a place, an open one an area; its size tells events. A line is a route; dashed: inferred. Solid bars: surely then; light: possibly."));
}

/**
 * Draw map, timeline, title, legend, credit and day into one SVG and return its text.
 * @param {LinkedView} view
 */
export async function pictureText(view) {
  const { Plotly, theme } = view;
  const [width, mapHeight] = [1200, 620];
  const timeHeight = view.ui.timeBox.layout.height;
  const height = 78 + mapHeight + 66 + timeHeight + 40;
  /** @param {any} figure @param {number} tall */
  const drawn = async (figure, tall) => {
    const layout = { ...figure.layout, width, height: tall, autosize: false };
    const url = await Plotly.toImage({ data: figure.data, layout }, { format: "svg", width, height: tall });
    return new DOMParser().parseFromString(decodeURIComponent(url.split(",").slice(1).join(",")), "image/svg+xml").documentElement;
  };
  const map = await drawn(mapFigure(view), mapHeight);
  const time = await drawn(timeFigure(view), timeHeight);
  const svg = make("svg", { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}`, "font-family": "sans-serif" });
  /** @param {number} x @param {number} y @param {number} size @param {string} words @param {string} [color] */
  const write = (x, y, size, words, color = theme.text) =>
    svg.append(make("text", { x, y, "font-size": size, fill: color }, words));
  svg.append(make("title", {}, view.words), make("rect", { width, height, fill: theme.background }));
  write(16, 34, 24, `Bellflower: ${_("North Korea’s drug history, as its sources tell it")}`);
  write(16, 62, 16, view.words);
  placePart(view, svg, map, 78);
  writeLegend(view, svg, write, 78 + mapHeight + 24);
  placePart(view, svg, time, 78 + mapHeight + 66);
  const day = new Date().toISOString().slice(0, 10);
  write(16, height - 14, 12, location.protocol === "file:" ? "" : location.href.split("#")[0].slice(0, 150), theme.muted);
  write(16, height - 30, 12, filled(_("Bellflower, CC BY 4.0, {day}. Map: Natural Earth; places: GeoNames. Lines are schematic."), { day }), theme.muted);
  return new XMLSerializer().serializeToString(svg);
}

/** Save the view as a file. @param {LinkedView} view @param {string} kind svg or png */
export async function savePicture(view, kind) {
  view.ui.picture.value = "";
  if (!kind || !view.nodes) return;
  const text = await pictureText(view);
  const svg = new Blob([text], { type: "image/svg+xml" });
  const blob = kind === "svg" ? svg : await rasterized(svg, 2);
  const link = make("a", { href: URL.createObjectURL(blob), download: `bellflower-${String(view.root.dataset.period).replace("/", "-")}.${kind}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
