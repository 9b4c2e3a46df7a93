/** The Mercator projection, y = ln tan(45° + latitude / 2): J. P. Snyder, Map projections, 1987, p. 41. */

export const RADIANS = Math.PI / 180; // of a degree

/** Return how far up a latitude in degrees is drawn, in radians. @param {number} latitude */
export function mercatorY(latitude) {
  return Math.log(Math.tan(Math.PI / 4 + (latitude * RADIANS) / 2));
}

/** Return the latitude in degrees that is drawn at `y`; the inverse of `mercatorY`. @param {number} y */
export function latitudeAt(y) {
  return (2 * Math.atan(Math.exp(y)) - Math.PI / 2) / RADIANS;
}

/** Return a position in the Mercator plane, in radians. @param {{lon: number, lat: number}} position */
export function mercator({ lon, lat }) {
  return { x: lon * RADIANS, y: mercatorY(lat) };
}
