/** The names on the map: as many as fit, the most told-of places first. */

import { fillBox } from "../shared/fill_box.js";
import { _ } from "../shared/words.js";
import { mapSpan } from "./map_window.js";
import { idsOf, labelText, traceNodes } from "./plots.js";
import { markSize } from "./shades.js";
import { NEAR } from "./windows.js";

/** @import { LinkedView } from "./view.js" */
/** @import { MapTrace } from "../shared/given.js" */

/** A name on the map; one of a place of the selection has its number.
 *  @typedef {{text: string, lon: number, lat: number, kind: string, weight: number, place?: number}} MapLabel */

/** Return the names as a trace of the map. @param {LinkedView} view @returns {MapTrace} */
export function labelTrace(view) {
  const { spec, ground } = view;
  const marks = spec.map[spec.map.length - 1];
  const towns = idsOf(marks)
    .map((id, i) => ({ id, i, row: spec.places[view.placeNumber(id)] }))
    .filter((item) => ["city", "county", "country", "port"].includes(item.row.kind));
  const names = new Map(spec.provinces.map((row) => [row.code, row.name]));
  /** @type {MapLabel[]} */
  const labels = [
    ...towns.map(({ id, i, row }) => ({
      text: row.name,
      lon: marks.lon[i] ?? NaN,
      lat: marks.lat[i] ?? NaN,
      kind: row.kind === "country" ? "country" : "town",
      weight: row.count,
      place: view.placeNumber(id),
    })),
    ...ground.labels
      .map((label) => ({ ...label, text: names.get(label.code ?? "") ?? _(label.text), weight: label.kind === "country" ? 1e6 : 4 }))
      .filter((label) => !towns.some((town) => town.row.name === label.text)),
  ];
  view.labels = labels.sort((a, b) => b.weight - a.weight);
  const looks = {
    mode: "text",
    hoverinfo: "skip",
    textfont: {
      size: view.labels.map((label) => (label.kind === "province" ? 10 : 11)),
      color: view.labels.map((label) => (label.kind === "town" ? "#1c2128" : "#57606a")),
    },
  };
  return {
    ...looks,
    type: "scattergeo",
    name: "labels",
    lon: view.labels.map((label) => label.lon),
    lat: view.labels.map((label) => label.lat),
    text: view.labels.map((label) => labelText(label.text)),
    textposition: view.labels.map((label) => (label.kind === "province" ? "middle center" : "top center")),
  };
}

/**
 * Whether an event of the chapter lies at place number `place`.
 * @param {LinkedView} view
 * @param {number | undefined} place
 */
export function isEmphasized(view, place) {
  return place !== undefined && view.emphasized.some((i) => view.spec.events.places[i].includes(place));
}

/**
 * The numbers of the labels of the map, those of the chapter first.
 * @param {LinkedView} view
 * @param {number} total
 */
export function labelOrder(view, total) {
  const order = Array.from({ length: total }, (_none, i) => i);
  if (!view.emphasized.length) return order;
  const rank = (/** @type {number} */ i) => {
    const { place } = view.labels[i];
    return isEmphasized(view, place) ? 0 : place !== undefined && !view.counts[place] ? 2 : 1;
  };
  return order.sort((i, j) => rank(i) - rank(j));
}

/**
 * Show as many labels as fit without touching each other, the most told-of places first.
 * @param {LinkedView} view
 */
export function placeLabels(view) {
  const isNear = mapSpan(view) < NEAR;
  const box = view.ui.mapBox.getBoundingClientRect();
  const nodes = traceNodes(view, view.ui.mapBox.data.length - 1, "text");
  const wanted = labelOrder(view, nodes.length).filter((i) => {
    const { kind, place } = view.labels[i];
    const isWanted = isNear ? kind !== "country" : kind === "country" || isEmphasized(view, place);
    if (kind === "town") nodes[i].setAttribute("dy", String(2 - (markSize(view.counts[Number(place)]) * view.enlarged) / 2));
    nodes[i].style.display = isWanted ? "" : "none";
    return isWanted;
  });
  // first measure all of them, then hide some: one layout instead of one for each
  const rooms = wanted.map((i) => fillBox(nodes[i]));
  /** @type {import("../shared/fill_box.js").Box[]} */ const taken = [];
  wanted.forEach((i, number) => {
    const own = rooms[number];
    const isFree = own &&
      own.left > box.left &&
      own.right < box.right &&
      own.top > box.top &&
      own.bottom < box.bottom &&
      taken.every((other) => own.right < other.left || own.left > other.right || own.bottom < other.top || own.top > other.bottom);
    if (isFree) taken.push(own);
    else nodes[i].style.display = "none";
  });
}
