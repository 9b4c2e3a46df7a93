/** The window of the map: which part of the world it shows, moved with and without plotly. */

import { RADIANS, latitudeAt, mercator } from "../shared/mercator.js";
import { settleSoon } from "./period.js";
import { fitView, isBeyond } from "./windows.js";
import { mapParts } from "./plots.js";

/** @import { LinkedView } from "./view.js" */
/** @import { MapFrame } from "./windows.js" */

/** @param {LinkedView} view @param {string} name */
export function geoLayout(view, name) {
  const box = view.ui.mapBox.getBoundingClientRect();
  const fit = fitView(view.focus ?? view.ground.views[name], box.width || 600, box.height || 500);
  return {
    ...structuredClone(view.ground.layout),
    lonaxis: { range: fit.lon },
    lataxis: { range: fit.lat },
    center: { lon: (fit.lon[0] + fit.lon[1]) / 2, lat: (fit.lat[0] + fit.lat[1]) / 2 },
    projection: { type: "mercator", scale: 1 },
  };
}

/** The degrees of longitude that the map shows. @param {LinkedView} view */
export function mapSpan(view) {
  const { geo } = mapParts(view.ui.mapBox);
  return (geo.lonaxis.range[1] - geo.lonaxis.range[0]) / geo.projection.scale;
}

/**
 * What the map shows: its middle in the Mercator plane (radians) and the px of a radian.
 * @param {LinkedView} view
 */
export function mapWindow(view) {
  const { geo, plot } = mapParts(view.ui.mapBox);
  const { projection, midPt } = plot;
  const [k, [left, top]] = [projection.scale(), projection.translate()];
  const middle = mercator(geo.center);
  return { x: middle.x + (midPt[0] - left) / k, y: middle.y + (top - midPt[1]) / k, k };
}

/** @param {LinkedView} view @param {string} name */
export function windowOf(view, name) {
  const { center, lonaxis } = geoLayout(view, name);
  const radians = (lonaxis.range[1] - lonaxis.range[0]) * RADIANS;
  return { ...mercator(center), k: view.ui.mapBox.getBoundingClientRect().width / radians };
}

/** Whether a window needs the coarse outlines of countries. @param {LinkedView} view @param {MapFrame} window */
export function isCoarse(view, window) {
  const { width, height } = view.ui.mapBox.getBoundingClientRect();
  return isBeyond(window, width, height);
}

/**
 * Move the map to a window without a new layout, as plotly does under the hand.
 * @param {LinkedView} view
 * @param {{x: number, y: number, k: number}} to
 */
export function moveMap(view, { x, y, k }) {
  const { geo, plot } = mapParts(view.ui.mapBox);
  const { projection, midPt } = plot;
  const middle = mercator(geo.center);
  projection.scale(k).translate([midPt[0] - k * (x - middle.x), midPt[1] + k * (y - middle.y)]);
  plot.render(true);
}

/** Tell plotly what the map shows after it was moved without it. @param {LinkedView} view */
export function keepWindow(view) {
  const { x, y, k } = mapWindow(view);
  const { fitScale } = mapParts(view.ui.mapBox).plot;
  view.hasMoved = false;
  view.Plotly.relayout(view.ui.mapBox, {
    "geo.center": { lon: x / RADIANS, lat: latitudeAt(y) },
    "geo.projection.scale": k / fitScale,
  });
}

/** @param {LinkedView} view @param {number} factor */
export function zoomMap(view, factor) {
  const scale = mapParts(view.ui.mapBox).geo.projection.scale * factor;
  view.Plotly.relayout(view.ui.mapBox, { "geo.projection.scale": Math.min(60, Math.max(0.5, scale)) });
}

/**
 * @param {LinkedView} view
 * @param {string} name
 * @param {boolean} [isGiven] whether the state already says so
 */
export async function showView(view, name, isGiven = false) {
  const isSame = isGiven && view.shownView === name;
  if (!isGiven) view.focus = null;
  view.hasMoved = false;
  view.state.view = name;
  view.shownView = name;
  if (isSame || !view.drawn) return;
  const geo = geoLayout(view, name);
  await view.Plotly.relayout(view.ui.mapBox, {
    "geo.lonaxis.range": geo.lonaxis.range,
    "geo.lataxis.range": geo.lataxis.range,
    "geo.center": geo.center,
    "geo.projection.scale": 1,
  });
  if (!isGiven) settleSoon(view);
}

/** Fit the map to its frame again, after the frame has changed its shape. @param {LinkedView} view */
export async function refitMap(view) {
  if (!view.drawn || !view.ui.mapBox.getClientRects().length) return; // plotly refuses what nobody sees
  await view.Plotly.Plots.resize(view.ui.mapBox);
  view.shownView = "";
  if (!view.journey) await showView(view, view.state.view || "nk", true);
}
