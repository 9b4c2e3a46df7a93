/** Routes on a map: which are drawn, where they begin and end, how they are bowed, and their tapering outline. */

/** @typedef {import("./types.js").Leg} Leg */
/** @typedef {import("./types.js").Place} Place */
/** @typedef {import("./types.js").Route} Route */
/** @typedef {import("./types.js").Point} Point */
/** @typedef {(lon: number, lat: number) => Point} Project */
/** @typedef {object} Drawn
 * @property {Leg} leg
 * @property {Point} A
 * @property {Point} B
 * @property {boolean} wideA an end that is an area, where the line fades
 * @property {boolean} wideB
 * @property {string} edge the place beyond the frame to which it leads
 * @property {boolean} isSea whether it ends at sea, where goods change hands
 * @property {number} angle
 * @property {number} length
 * @property {number} bend
 */

export const AREAS = new Set(["country", "region", "province"]);
const WIDTHS = { documented: 3.4, multiple_reports: 2.9, single_report: 2.2, testimony: 2.2, allegation: 1.6, estimate: 1.6 };
const BOWS = [0.13, -0.13, 0.24, -0.24, 0.36, -0.36, 0.5, -0.5, 0.66, -0.66, 0.85, -0.85];
const WHOLE = "north-korea";

/** Return the legs of the period that the filters leave. @param {Leg[]} legs @param {Map<string, Route>} routes
 *  @param {Map<string, Place>} places @param {import("./types.js").State} state @param {[number, number]} years
 *  @param {(text: string) => boolean} holds whether a folded text holds the search @returns {Leg[]} */
export function chosenLegs(legs, routes, places, state, years, holds) {
  const isAll = state.a <= years[0] && state.b >= years[1];
  const inside = (/** @type {Leg} */ leg) => isAll || (leg.start !== null && leg.end !== null && leg.end > state.a && leg.start < state.b);
  /** @type {Map<string, boolean>} */ const verdicts = new Map();
  const endsIn = (/** @type {string} */ id, /** @type {Set<string>} */ wanted, /** @type {"province" | "country"} */ column) =>
    legs.some((leg) => leg.route === id && [leg.from, leg.to].some((end) => wanted.has(places.get(end)?.[column] ?? "")));
  const judged = (/** @type {string} */ id) => {
    const route = routes.get(id);
    if (!route) return false;
    if (state.near.size && !legs.some((leg) => leg.route === id && (state.near.has(leg.from) || state.near.has(leg.to)))) return false;
    if (state.drug.size && !route.drugs.some((drug) => state.drug.has(drug))) return false;
    if (state.province.size && !endsIn(id, state.province, "province")) return false;
    if (state.country.size && !endsIn(id, state.country, "country")) return false;
    return !state.q || holds(route.text);
  };
  const isWanted = (/** @type {string} */ id) => {
    let verdict = verdicts.get(id);
    if (verdict === undefined) verdicts.set(id, (verdict = judged(id)));
    return verdict;
  };
  return legs.filter((leg) => inside(leg) && isWanted(leg.route));
}

/** Return the last crossing of the line from `from` to `to` with an outline. @param {Point[]} ring @param {Point} from @param {Point} to @returns {Point | null} */
export function lastCrossing(ring, from, to) {
  let best = null;
  let latest = -1;
  const [rx, ry] = [to[0] - from[0], to[1] - from[1]];
  for (let i = 0; i + 1 < ring.length; i += 1) {
    const [ax, ay] = ring[i];
    const [sx, sy] = [ring[i + 1][0] - ax, ring[i + 1][1] - ay];
    const bottom = rx * sy - ry * sx;
    if (Math.abs(bottom) < 1e-9) continue;
    const t = ((ax - from[0]) * sy - (ay - from[1]) * sx) / bottom;
    const u = ((ax - from[0]) * ry - (ay - from[1]) * rx) / bottom;
    if (t > 0 && t < 1 && u >= 0 && u <= 1 && t > latest) {
      latest = t;
      best = /** @type {Point} */ ([from[0] + rx * t, from[1] + ry * t]);
    }
  }
  return best;
}

/** Return where a line leaves the frame. @param {Point} A @param {Point} B @param {number} w @param {number} h @returns {Point} */
export function atFrame(A, B, w, h) {
  const [dx, dy] = [B[0] - A[0], B[1] - A[1]];
  const ways = [];
  if (dx) ways.push((10 - A[0]) / dx, (w - 10 - A[0]) / dx);
  if (dy) ways.push((10 - A[1]) / dy, (h - 10 - A[1]) / dy);
  const t = Math.min(...ways.filter((way) => way > 0), 1);
  return [A[0] + dx * t, A[1] + dy * t];
}

/** Return how a leg is bent: a middle point beside its straight line. @param {Drawn} route @param {number} [bend] @returns {Point} */
export function middleOf({ A, B, length, bend: own }, bend = own) {
  const [nx, ny] = [-(B[1] - A[1]) / length, (B[0] - A[0]) / length];
  return [(A[0] + B[0]) / 2 - nx * bend * length, (A[1] + B[1]) / 2 - ny * bend * length];
}

/** Return a point of the curve. @param {Point} A @param {Point} C @param {Point} B @param {number} t @returns {Point} */
export function curveAt(A, C, B, t) {
  const s = 1 - t;
  return [s * s * A[0] + 2 * s * t * C[0] + t * t * B[0], s * s * A[1] + 2 * s * t * C[1] + t * t * B[1]];
}

/** Return the direction of the curve. @param {Point} A @param {Point} C @param {Point} B @param {number} t @returns {Point} */
export function directionAt(A, C, B, t) {
  const dx = 2 * (1 - t) * (C[0] - A[0]) + 2 * t * (B[0] - C[0]);
  const dy = 2 * (1 - t) * (C[1] - A[1]) + 2 * t * (B[1] - C[1]);
  const n = Math.hypot(dx, dy) || 1;
  return [dx / n, dy / n];
}

/** Bend each leg: those that begin or end alike more and more, a voyage so that the least land lies under it.
 *  @param {Drawn[]} list @param {(x: number, y: number) => boolean} isLand @param {boolean} isRegion */
export function bendAll(list, isLand, isRegion) {
  for (const route of list) {
    route.angle = Math.atan2(route.B[1] - route.A[1], route.B[0] - route.A[0]);
    route.length = Math.hypot(route.B[0] - route.A[0], route.B[1] - route.A[1]);
  }
  list.sort((p, q) => p.angle - q.angle || p.leg.route.localeCompare(q.leg.route));
  const apart = (/** @type {Point} */ p, /** @type {Point} */ q) => Math.hypot(p[0] - q[0], p[1] - q[1]);
  list.forEach((route, i) => {
    const alike = list.slice(0, i).filter(
      (other) =>
        (apart(other.A, route.A) < 16 && Math.abs(other.angle - route.angle) < 0.25) ||
        (other.leg.from === route.leg.from && other.leg.to === route.leg.to) ||
        apart(other.B, route.B) < 10,
    ).length;
    route.bend = Math.min(0.4, 0.13 + 0.085 * alike);
    if (!isRegion || route.length < 9 || !(route.leg.mode === "sea" || route.leg.to === "busan")) return;
    const bows = BOWS.map((bow) => bow + Math.sign(bow) * 0.05 * alike);
    route.bend = leastLand(route, bows, isLand);
  });
  list.sort((p, q) => q.length - p.length);
}

/** Return the bow with the least land under it. @param {Drawn} route @param {number[]} bows @param {(x: number, y: number) => boolean} isLand @returns {number} */
export function leastLand(route, bows, isLand) {
  let best = bows[0];
  let least = Infinity;
  for (const bow of bows) {
    const C = middleOf(route, bow);
    let cost = Math.abs(bow) * 1.6 + (bow < 0 ? 0.1 : 0);
    for (let k = 2; k <= 14 && cost < least; k += 1) if (isLand(...curveAt(route.A, C, route.B, k / 16))) cost += 1;
    if (cost < least) [least, best] = [cost, bow];
  }
  return best;
}

/** Return the outline of a leg: thin at its origin, growing to the head of an arrow.
 *  @param {Drawn} route @param {{isInferred: boolean, isSpread: boolean, headRoom: number, factor: number}} style @returns {string} */
export function outlineOf(route, { isInferred, isSpread, headRoom, factor }) {
  const { A, B, length, leg } = route;
  const C = middleOf(route);
  const gapA = Math.min(route.wideA ? 0 : 4, length / 5) / length;
  const gapB = Math.min(route.wideB || route.edge ? 0 : route.isSea ? 7 : 5, length / 5) / length;
  const head = Math.min(headRoom, length * 0.4);
  const most = (/** @type {any} */ (WIDTHS)[leg.evidence] ?? 1.6) * factor;
  const tip = 1 - gapB;
  const neck = tip - head / length;
  const halfAt = (/** @type {number} */ t) => (0.5 + (most - 0.5) * ((t - gapA) / (neck - gapA))) / 2;
  const strip = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ steps) => {
    const [left, right] = [[], []].map(() => /** @type {string[]} */ ([]));
    for (let k = 0; k <= steps; k += 1) {
      const t = from + ((to - from) * k) / steps;
      const [x, y] = curveAt(A, C, B, t);
      const [dx, dy] = directionAt(A, C, B, t);
      const half = halfAt(t);
      left.push(`${(x - dy * half).toFixed(1)},${(y + dx * half).toFixed(1)}`);
      right.unshift(`${(x + dy * half).toFixed(1)},${(y - dx * half).toFixed(1)}`);
    }
    return `M${left.concat(right).join("L")}Z`;
  };
  let body = "";
  if (isInferred || isSpread) {
    const [on, off] = isSpread ? [2.5, 3] : [7, 4];
    for (let s = gapA * length; s < neck * length; s += on + off) body += strip(s / length, Math.min((s + on) / length, neck), 4);
  } else body = strip(gapA, neck, 20);
  const [hx, hy] = curveAt(A, C, B, tip);
  const [bx, by] = curveAt(A, C, B, neck);
  const [dx, dy] = directionAt(A, C, B, neck);
  const half = head * 0.46;
  const points = [[hx, hy], [bx - dy * half, by + dx * half], [bx + dx * 1.6, by + dy * 1.6], [bx + dy * half, by - dx * half]];
  return `${body}M${points.map((point) => point.map((value) => value.toFixed(1)).join(",")).join("L")}Z`;
}

/** Return the legs that a view draws, with their ends in px. @param {Leg[]} legs @param {string} view @param {boolean} isMain @param {boolean} isAsked whether
 *  the list of routes is open @param {{places: Map<string, Place>, project: Project, width: number, height: number, hull: Point[],
 *  spots: Record<string, Point>}} map @returns {Drawn[]} */
export function drawnLegs(legs, view, isMain, isAsked, map) {
  const { places, width, height } = map;
  const out = [];
  for (const leg of legs) {
    const [from, to] = [places.get(leg.from), places.get(leg.to)];
    if (!from || !to || from.lon === null || to.lon === null || from.lat === null || to.lat === null) continue;
    const [wideA, wideB] = [AREAS.has(from.precision), AREAS.has(to.precision)];
    if (!isShown(leg, from, to, view, isMain, isAsked, wideA, wideB)) continue;
    const [A, B] = ends(leg, from, to, view, map);
    const beyond = (/** @type {Point} */ [x, y]) => x < 0 || y < 0 || x > width || y > height;
    const [outA, outB] = [beyond(A), beyond(B)];
    if (outA && outB) continue;
    if (view === "nk" && (outA || outB || B[1] > height - 26)) continue;
    let [end, edge] = [B, ""];
    const east = (/** @type {number} */ lon) => (lon < -30 ? lon + 360 : lon);
    if (view === "world" && Math.abs(east(from.lon) - east(to.lon)) > 180) {
      end = [east(from.lon) > east(to.lon) ? width - 8 : 8, (A[1] + B[1]) / 2 - 6]; // the shorter way leads over the edge
      edge = to.name;
    } else if (outB) [end, edge] = [atFrame(A, B, width, height), to.name];
    out.push({ leg, A, B: end, wideA, wideB, edge, isSea: to.precision === "sea" || to.kind === "sea", angle: 0, length: 0, bend: 0 });
  }
  return out;
}

/** Whether a view draws a leg. @param {Leg} leg @param {Place} from @param {Place} to @param {string} view @param {boolean} isMain @param {boolean} isAsked
 *  @param {boolean} wideA @param {boolean} wideB @returns {boolean} */
function isShown(leg, from, to, view, isMain, isAsked, wideA, wideB) {
  const [homeA, homeB] = [from.country === "KP", to.country === "KP"];
  if (view === "nk") {
    if (leg.from === WHOLE || leg.to === WHOLE || (!homeA && !homeB)) return false;
    if ((wideA || wideB) && leg.to !== "yanbian") return false;
  } else if (homeA && homeB) return false;
  if (wideA && leg.from !== WHOLE && !isAsked) return false;
  return isMain || !wideB || isAsked;
}

/** Return the ends of a leg in px; a country without a port is left off its coast, or at its border. @param {Leg} leg @param {Place} from @param {Place} to
 *  @param {string} view @param {{project: Project, hull: Point[], spots: Record<string, Point>}} map @returns {[Point, Point]} */
function ends(leg, from, to, view, { project, hull, spots }) {
  const at = (/** @type {Place} */ place) => {
    const spot = view === "region" ? spots[place.id] : undefined;
    return project(...(spot ?? /** @type {Point} */ ([place.lon, place.lat])));
  };
  let [A, B] = [at(from), at(to)];
  if (view !== "region") return [A, B];
  const outline = () => hull.map((point) => project(...point));
  const [lon, lat] = [to.lon ?? 0, to.lat ?? 0];
  if (leg.from === WHOLE) {
    if (lat >= 38.5) A = lastCrossing(outline(), A, B) ?? A;
    else if (lon > 127.5) A = project(128.15 + Math.max(0, lon - 130) * 0.16, 39.35 + Math.max(0, lon - 129) * 0.14);
    else A = project(124.85, 38.75);
  }
  if (leg.to === WHOLE) B = lastCrossing(outline(), B, A) ?? B;
  if (leg.from === WHOLE && leg.to === "china") {
    const n = Math.hypot(B[0] - A[0], B[1] - A[1]) || 1;
    B = [A[0] + ((B[0] - A[0]) / n) * 54, A[1] + ((B[1] - A[1]) / n) * 54];
  }
  return [A, B];
}
