/** The map: drawn once by plotly, and found again after each drawing. */

import { make } from "../shared/dom.js";
import { labelTrace, placeLabels } from "./map_labels.js";
import { paintMap } from "./map_paint.js";
import { geoLayout, isCoarse, mapSpan, mapWindow } from "./map_window.js";
import { PLOT_CONFIG, idsOf, mapParts, traceNodes } from "./plots.js";
import { paleOthers } from "./pointing.js";
import { bindTime } from "./timeline.js";
import { NEAR } from "./windows.js";

/** @import { LinkedView, MapNodes } from "./view.js" */

/** @param {LinkedView} view @param {any} node @param {Record<string, string>} data */
export function markHit(view, node, data) {
  Object.assign(node.dataset, data);
  node.classList.add("lv-hit");
  node.style.pointerEvents = "all";
}

/**
 * Find the routes whose two ends are on the map as it is: a line that leaves it would say nothing.
 * @param {LinkedView} view
 */
export function fitRoutes(view) {
  const { spec, ui } = view;
  const { lonaxis, lataxis, projection, center } = mapParts(ui.mapBox).geo;
  const halves = [lonaxis, lataxis].map(({ range }) => ((range[1] - range[0]) / 2 / projection.scale) * 1.02);
  const isNear = mapSpan(view) < NEAR; // here a line from the middle of a country would seem to begin in a town
  /** @param {number} i @param {number} end of the leg */
  const isOn = (i, end) => {
    const [lon, lat] = [spec.map[i].lon[end] ?? NaN, spec.map[i].lat[end] ?? NaN];
    return Math.abs(lon - center.lon) <= halves[0] && Math.abs(lat - center.lat) <= halves[1];
  };
  view.routeFits = spec.routes.map((route, i) => isOn(i, 0) && isOn(i, 1) && !(isNear && route.isWide));
}

/** Give the map the pattern that says "no source in this record". @param {LinkedView} view */
export function hatch(view) {
  const svg = view.ui.mapBox.querySelector("svg.main-svg");
  svg.querySelector("#lv-hatch")?.parentNode.remove();
  const pattern = make(
    "pattern",
    { id: "lv-hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    make("rect", { width: 6, height: 6, fill: view.theme.no_source }),
    make("line", { x1: 0, y1: 0, x2: 0, y2: 6, stroke: view.theme.border, "stroke-width": 1 }),
  );
  svg.append(make("defs", {}, pattern));
}

/**
 * Find the drawn provinces, routes and marks after plotly has (re)made them, and paint them anew.
 * @param {LinkedView} view
 */
export function bindMap(view) {
  const { ground, spec, ui } = view;
  if (!view.drawn || !ui.mapBox.querySelector(".scatterlayer > g.trace")) return;
  const base = ground.traces.length;
  /** @type {MapNodes} */ const nodes = { provinces: [], routes: [], arrows: [], places: [], names: [] };
  ground.traces.forEach((trace, i) => {
    if (trace.name !== "province") return;
    const [code] = idsOf(trace);
    const number = spec.provinces.findIndex((row) => row.code === code);
    const [path] = traceNodes(view, i, "path.js-line");
    if (!path) return;
    markHit(view, path, { placeId: spec.provinces[number].place, province: code });
    nodes.provinces[number] = path;
  });
  const arrows = traceNodes(view, base + spec.map.length - 2, "path.point");
  spec.routes.forEach((route, i) => {
    const [line] = traceNodes(view, base + i, "path.js-line");
    for (const node of [line, arrows[i]]) markHit(view, node, { routeId: route.id });
    line.style.pointerEvents = "stroke";
    nodes.routes.push(line);
    nodes.arrows.push(arrows[i]);
  });
  const ids = idsOf(spec.map[spec.map.length - 1]);
  traceNodes(view, base + spec.map.length - 1, "path.point").forEach((path, i) => {
    markHit(view, path, { placeId: ids[i] });
    nodes.places[view.placeNumber(ids[i])] = path;
  });
  traceNodes(view, ui.mapBox.data.length - 1, "text").forEach((node, i) => {
    const { place } = view.labels[i];
    if (place !== undefined) nodes.names[place] = node;
  });
  view.nodes = nodes;
  fitRoutes(view);
  hatch(view);
  view.counts.fill(-1);
  view.provinceCounts.fill(-1);
  paintMap(view);
  placeLabels(view);
  view.paintChosen();
  paleOthers(view);
}

/** @param {LinkedView} view @param {{visible?: boolean}} trace @param {number} i */
export function keepVisible(view, trace, i) {
  if (i < 2) trace.visible = view.ui.mapBox.data[i].visible;
}

/** @param {LinkedView} view */
export function onMapMoved(view) {
  const isFar = isCoarse(view, mapWindow(view));
  if (view.ui.mapBox.data[0].visible !== isFar) {
    return view.Plotly.restyle(view.ui.mapBox, { visible: [isFar, !isFar] }, [0, 1]);
  }
  return bindMap(view);
}

/**
 * Draw the map: once, and again in other colors. A selection changes only what is painted on it.
 * @param {LinkedView} view
 */
export async function drawMap(view) {
  const { ui, spec, Plotly } = view;
  const first = !view.drawn;
  const traces = view.colored([...view.ground.traces, ...spec.map, labelTrace(view)]);
  const layout = {
    geo: first ? geoLayout(view, view.state.view || "nk") : ui.mapBox.layout.geo,
    margin: { t: 0, b: 0, l: 0, r: 0 },
    showlegend: false,
    paper_bgcolor: "rgba(0,0,0,0)",
    dragmode: "pan",
    autosize: true,
  };
  if (!first) traces.forEach((trace, i) => keepVisible(view, trace, i));
  await Plotly.react(ui.mapBox, traces, layout, { ...PLOT_CONFIG, scrollZoom: true });
  if (first) view.listen();
  view.drawn = true;
  await onMapMoved(view);
  bindTime(view);
}
