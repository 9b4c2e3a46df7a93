/** What a map shows of the world: a frame that holds a view, and the way from one window to another. */

import { RADIANS, latitudeAt, mercatorY } from "../shared/mercator.js";

/** @import { ViewBounds } from "../shared/given.js" */

/** The middle of a map in the Mercator plane, in radians, and the px of a radian.
 *  @typedef {{x: number, y: number, k: number}} MapFrame */

const FAR = 78; // degrees of longitude on the screen beyond which coarse outlines of countries will do
/** Where there are detailed outlines of countries: around Korea. @type {Omit<ViewBounds, "title">} */
const DETAILED = { west: 88, east: 172, south: 8, north: 62 };
export const NEAR = 16; // degrees of longitude below which the map shows provinces and towns

/**
 * Return longitudes and latitudes that fill a frame of `width` by `height` and hold all of `view`.
 * @param {ViewBounds} view
 * @param {number} width
 * @param {number} height
 */
export function fitView(view, width, height) {
  let [west, east] = [view.west * RADIANS, view.east * RADIANS];
  let [south, north] = [mercatorY(view.south), mercatorY(view.north)];
  const ratio = width / height;
  if ((east - west) / (north - south) < ratio) {
    const more = ((north - south) * ratio - (east - west)) / 2;
    [west, east] = [west - more, east + more];
  } else {
    const more = ((east - west) / ratio - (north - south)) / 2;
    [south, north] = [south - more, north + more];
  }
  const limit = 179.9 * RADIANS;
  return {
    lon: [Math.max(-limit, west) / RADIANS, Math.min(limit, east) / RADIANS],
    lat: [latitudeAt(south), latitudeAt(north)],
  };
}

/**
 * Return the window of the map at a part of the way from `begin` to `end`: the scale grows evenly, and what
 * lies still on the screen keeps its place.
 * @param {MapFrame} begin
 * @param {MapFrame} end
 * @param {number} part
 */
export function windowBetween(begin, end, part) {
  const k = begin.k * (end.k / begin.k) ** part;
  const isSameScale = Math.abs(end.k / begin.k - 1) < 1e-6;
  const share = isSameScale ? part : (1 / k - 1 / begin.k) / (1 / end.k - 1 / begin.k);
  return { x: begin.x + (end.x - begin.x) * share, y: begin.y + (end.y - begin.y) * share, k };
}

/**
 * Whether a window needs the coarse outlines of countries: it is wide, or lies where there are no others.
 * @param {MapFrame} window
 * @param {number} width of the map, in px
 * @param {number} height
 */
export function isBeyond({ x, y, k }, width, height) {
  const [across, up] = [width / k / 2, height / k / 2];
  const [west, east] = [(x - across) / RADIANS, (x + across) / RADIANS];
  const [south, north] = [latitudeAt(y - up), latitudeAt(y + up)];
  return east - west > FAR || west < DETAILED.west || east > DETAILED.east || south < DETAILED.south || north > DETAILED.north;
}

/**
 * Whether two windows of the map show the same, to a pixel.
 * @param {MapFrame} one
 * @param {MapFrame} other
 */
export function isSameWindow(one, other) {
  return Math.abs(one.k / other.k - 1) < 0.002 && Math.hypot(one.x - other.x, one.y - other.y) * one.k < 1;
}
