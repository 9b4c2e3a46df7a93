/** What follows the hand on a map: shades, marks, routes and names, painted on what plotly drew. */

import { make } from "../shared/dom.js";
import { arrange, px } from "./dom.js";
import { font, wide } from "./measure.js";
import { areaName, boxOf, placeNames, touches } from "./place_names.js";
import { dotRadius, isPoint } from "./plot.js";
import { bendAll, curveAt, drawnLegs, middleOf, outlineOf, directionAt } from "./routes.js";
import { _ } from "../shared/words.js";

/** @typedef {import("./types.js").Box} Box */
/** @typedef {import("./types.js").Event} Event */
/** @typedef {import("./plot.js").MapPlot} MapPlot */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {{model: Model, chosen: Event | null, hovered: Event | null, told: Event | null, route: string, place: string, taken: Box[], colors: Record<string, string>}} Look
 *  taken: what words over the map cover; told: the event of the moment played */

const HAND = "M-3.6,-2.6L-.6,0L-3.6,2.6ZM3.6,-2.6L.6,0L3.6,2.6Z";
const YEAR_ON = 1.6; // years of a leg up to which its year stands on it
const NAMED_MARKS = 36; // marks of very many that may get a name
const MANY_ROUTES = 10; // from which a companion map names no years

const byName = new Intl.Collator().compare; // as localeCompare, but much faster

/** Paint one map. @param {MapPlot} plot @param {Look} look */
export function paintMap(plot, look) {
  const { model } = look;
  plot.shade(model.counts.province, model.ever, model.state.province);
  /** @type {Box[]} */ const boxes = [...look.taken];
  const mine = new Set([look.chosen, look.hovered, look.told].flatMap((event) => event?.places ?? []));
  if (look.place) mine.add(look.place);
  const lands = landNames(plot, model, boxes);
  const isStrong = Boolean(look.chosen) && [...mine].some((id) => isPoint(model.places.get(id)));
  const routes = paintRoutes(plot, look, boxes, isStrong);
  const dots = plot.sheet ? paintMany(plot, plot.sheet, look, mine, routes.ends, isStrong) : paintFew(plot, look, mine, isStrong);
  /** @type {Map<string, Box>} */ const marks = new Map();
  for (const dot of dots) {
    if (dot.r <= 3) continue;
    /** @type {Box} */ const box = [dot.x - dot.r, dot.y - dot.r, dot.x + dot.r, dot.y + dot.r];
    marks.set(dot.id, box);
    boxes.push(box);
  }
  const { route: open } = model.state;
  const joined = new Set(model.legs.filter((leg) => leg.route === open).flatMap((leg) => [leg.from, leg.to])); // by the open route
  const importance = (/** @type {Dot} */ dot) => (mine.has(dot.id) ? 99 : joined.has(dot.id) ? 50 : 0) + dot.n + (routes.ends.has(dot.id) ? 3 : 0);
  const candidates = dots
    .filter((dot) => plot.view !== "world" || mine.has(dot.id) || dot.n >= 2 || plot.width >= 420)
    .sort((p, q) => importance(q) - importance(p) || byName(p.id, q.id))
    .map((dot) => {
      const isHot = mine.has(dot.id);
      const text = model.places.get(dot.id)?.short ?? dot.id;
      return { ...dot, text, isHot, width: wide(text, font(isHot ? 12.5 : 11.5, isHot ? 700 : 400)) };
    });
  const names = placeNames(candidates, boxes, marks, plot.width, plot.height);
  const areas = provinceNames(plot, model, boxes);
  writeNames(plot, [
    ...rings(plot, dots, mine, look.told),
    ...numbers(dots),
    ...lands,
    ...routes.years,
    ...names.map((name) => ({
      key: `place ${name.id}`, cls: name.isHot ? "in-label in-hot" : "in-label", x: name.x, y: name.y, text: name.text, anchor: name.anchor,
      isFaint: isStrong && !name.isHot,
    })),
    ...areas,
  ]);
}

/** @typedef {import("./many_marks.js").Dot} Dot */

/** Show each mark as a node of its own, and return them. @param {MapPlot} plot @param {Look} look @param {Set<string>} mine @param {boolean} isStrong @returns {Dot[]} */
function paintFew(plot, look, mine, isStrong) {
  const dots = dotsOf(plot, look, mine);
  plot.sizeDots(new Map(dots.map((dot) => [dot.id, { r: dot.r, isPale: isStrong && !mine.has(dot.id) }])));
  return dots;
}

/** Paint very many marks as one picture, and return those that may get a name. @param {MapPlot} plot @param {import("./many_marks.js").MarkSheet} sheet @param {Look} look @param {Set<string>} mine
 *  @param {Set<string>} ends @param {boolean} isStrong @returns {Dot[]} */
function paintMany(plot, sheet, look, mine, ends, isStrong) {
  const { width, height } = plot;
  const cover = plot.isMain && plot.view === "nk" ? (look.taken[0] ?? null) : null;
  sheet.marks.place({ counts: look.model.placeCounts, mine, width, height, cover });
  sheet.paint(width, height, isStrong, look.colors);
  return sheet.marks.first(NAMED_MARKS, ends);
}

/** Return the marks that are seen, those with most events first. @param {MapPlot} plot @param {Look} look @param {Set<string>} mine @returns {Dot[]} */
function dotsOf(plot, look, mine) {
  const { model } = look;
  /** @type {Dot[]} */ const dots = [];
  const add = (/** @type {string} */ id, /** @type {number} */ n) => {
    const place = model.places.get(id);
    if (!isPoint(place) || !place) return;
    const [x, y] = plot.project(place.lon ?? 0, place.lat ?? 0);
    const r = n ? dotRadius(n, plot.view) : 4;
    if (x < -10 || y < -10 || x > plot.width + 10 || y > plot.height + 10) return;
    const isCovered = plot.isMain && plot.view === "nk" && place.country !== "KP" && touches(look.taken.slice(0, 1), [x - r, y - r, x + r, y + r]);
    if (!isCovered) dots.push({ id, n, x, y, r });
  };
  for (const [id, n] of Object.entries(model.counts.place)) add(id, n);
  for (const id of mine) if (!model.counts.place[id]) add(id, 0);
  return dots.sort((p, q) => q.n - p.n || byName(p.id, q.id));
}

/** @typedef {{key: string, cls: string, x?: number, y?: number, text?: string, anchor?: string, isFaint?: boolean, r?: number, extra?: string}} Item */

/** Return the rings around the places of what is chosen, and the pulse of what is played. @param {MapPlot} plot @param {Dot[]} dots @param {Set<string>} mine @param {Event | null} told @returns {Item[]} */
function rings(plot, dots, mine, told) {
  const gap = plot.view === "world" ? 2 : 3.5;
  return dots.filter((dot) => mine.has(dot.id)).flatMap((dot) => {
    const ring = (/** @type {string} */ cls, /** @type {number} */ more) => ({ key: `${cls} ${dot.id}`, cls, x: dot.x, y: dot.y, r: dot.r + gap + more });
    const both = [ring("in-ring-under", 0), ring("in-ring", 0)];
    return told?.places.includes(dot.id) ? [ring("in-pulse", 6), ...both] : both;
  });
}

/** Return the numbers inside large marks that nothing overlaps. @param {Dot[]} dots @returns {Item[]} */
function numbers(dots) {
  return dots
    .filter((dot) => dot.r >= 9.5 && !dots.some((other) => other !== dot && Math.hypot(other.x - dot.x, other.y - dot.y) < other.r + 5))
    .map((dot) => ({ key: `number ${dot.id}`, cls: "in-number", x: dot.x, y: dot.y + 3.5, text: String(dot.n), anchor: "middle" }));
}

/** Return the names of countries that have room. @param {MapPlot} plot @param {Model} model @param {Box[]} boxes @returns {Item[]} */
function landNames(plot, model, boxes) {
  const face = font(10.5, 600);
  return plot.spec.lands.flatMap(({ text, lon, lat }) => {
    const name = _(text).toUpperCase();
    const count = plot.view === "region" ? (model.countOf(text.toLowerCase().replace(" ", "-"))) : 0;
    const [x, y] = plot.project(lon, lat);
    const width = wide(name, face) + name.length * 1.26 + (count ? wide(String(count), face) + 6 : 0);
    const spot = areaName(x, y, width, boxes, plot.width, plot.height, false);
    if (!spot) return [];
    boxes.push(spot.box);
    return [{ key: `land ${text}`, cls: "in-land-name", x: spot.x, y: spot.y, text: name, anchor: "middle", extra: count ? String(count) : "" }];
  });
}

/** Return the names of provinces with their counts. @param {MapPlot} plot @param {Model} model @param {Box[]} boxes @returns {Item[]} */
function provinceNames(plot, model, boxes) {
  if (plot.view !== "nk") return [];
  return Object.entries(plot.ground.provinces).flatMap(([code, [lon, lat]]) => {
    if (code === "KP-01" || code === "KP-13") return []; // cities, which are marked as places
    const count = model.counts.province[code] ?? 0;
    const name = model.word(code);
    const [x, y] = plot.project(lon, lat);
    const spot = areaName(x, y, wide(`${name} ${count || ""}`, font(11)) + 6, boxes, plot.width, plot.height, true);
    if (!spot) return [];
    boxes.push(spot.box);
    return [{ key: `province ${code}`, cls: "in-province-name", x: spot.x, y: spot.y, text: name, anchor: "middle", extra: count ? String(count) : "" }];
  });
}

/** Write names and rings into the map; what is there already is moved. @param {MapPlot} plot @param {Item[]} items */
function writeNames(plot, items) {
  plot.pool.write(items.map(nodeOf));
}

/** Return an item as a pool writes it. @param {Item} item @returns {import("./pool.js").Item} */
function nodeOf(item) {
  const cls = `${item.cls}${item.isFaint ? " in-faint" : ""}`;
  const [x, y] = [px(item.x ?? 0), px(item.y ?? 0)];
  if (item.r !== undefined) return { key: item.key, tag: "circle", attributes: { class: cls, cx: x, cy: y, r: px(item.r) } };
  return { key: item.key, tag: "text", attributes: { class: cls, x, y, "text-anchor": item.anchor ?? "start" }, text: item.text ?? "", more: item.extra ?? "" };
}

// ------------------------------------------------------------------------------------------------ routes

/** Return the routes that tell of an event: two of its places are theirs, at about its time. @param {Model} model @param {Event | null} event @returns {Set<string>} */
export function routesOfEvent(model, event) {
  if (!event || event.start === null || event.end === null) return new Set();
  /** @type {Map<string, Set<string>>} */ const touched = new Map();
  for (const leg of model.index.legs) {
    const set = touched.get(leg.route) ?? new Set();
    for (const end of [leg.from, leg.to]) if (event.places.includes(end) && isPoint(model.places.get(end))) set.add(end);
    touched.set(leg.route, set);
  }
  const isThen = (/** @type {any} */ leg) => leg.start !== null && leg.end > (event.start ?? 0) - 0.2 && leg.start < (event.end ?? 0) + 0.2;
  return new Set(model.index.legs.filter((/** @type {any} */ leg) => (touched.get(leg.route)?.size ?? 0) > 1 && isThen(leg)).map((/** @type {any} */ leg) => leg.route));
}

/** Return the legs with their bends, from the last time if nothing changed. @param {MapPlot} plot @param {Model} model @returns {import("./routes.js").Drawn[]} */
function bentLegs(plot, model) {
  const isAsked = model.state.tab === "routes";
  const key = `${plot.edition} ${isAsked} ${model.legs.map((leg) => leg.route + leg.leg).join()}`;
  if (plot.bentKey === key) return plot.bent;
  const list = drawnLegs(model.legs, plot.view, plot.isMain, isAsked, {
    places: model.places, project: (lon, lat) => plot.project(lon, lat), width: plot.width, height: plot.height, hull: plot.ground.hull, spots: model.index.spots,
  });
  bendAll(list, (x, y) => plot.isLand(x, y), plot.view === "region");
  plot.bentKey = key;
  plot.bent = list;
  return list;
}

/** Draw the routes, and return their years and the places where they end. @param {MapPlot} plot @param {Look} look @param {Box[]} boxes
 *  @param {boolean} isStrong whether a chosen event stands out, so that all but its own routes are pale @returns {{years: Item[], ends: Set<string>}} */
function paintRoutes(plot, look, boxes, isStrong) {
  const { model } = look;
  const list = bentLegs(plot, model).filter((route) => route.length >= 9);
  const ofEvent = routesOfEvent(model, look.chosen);
  const isOn = (/** @type {any} */ route) => (look.route ? look.route === route.leg.route : ofEvent.has(route.leg.route));
  const some = isStrong || Boolean(look.route) || list.some(isOn);
  const key = `${plot.bentKey} ${look.route} ${some ? look.chosen?.id : ""}`;
  if (plot.routesKey !== key) {
    plot.routesKey = key;
    plot.under.setAttribute("class", `in-routes${some ? " in-some" : ""}`);
    arrange(plot.under, list.map((route) => keptRoute(plot, model, route, isOn(route), list.length)));
  }
  /** @type {Set<string>} */ const ends = new Set();
  /** @type {Item[]} */ const years = [];
  /** @type {Set<string>} */ const written = new Set();
  for (const route of list) {
    ends.add(route.leg.from);
    ends.add(route.leg.to);
    if (route.isSea) boxes.push([route.B[0] - 6, route.B[1] - 6, route.B[0] + 6, route.B[1] + 6]);
    if (isStrong && !isOn(route)) continue; // its year would take the room of the places that the event names
    const item = yearOf(plot, route, boxes, written, list.length, some && !isOn(route));
    if (item) years.push(item);
  }
  return { years, ends };
}

/** Return the year that stands on a leg, where it has room. @param {MapPlot} plot @param {import("./routes.js").Drawn} route @param {Box[]} boxes
 *  @param {Set<string>} written @param {number} count @param {boolean} isFaint @returns {Item | null} */
function yearOf(plot, route, boxes, written, count, isFaint) {
  const { leg, A, B, edge } = route;
  const span = (leg.end ?? 0) - (leg.start ?? 0);
  const year = leg.start !== null && leg.end !== null && span <= YEAR_ON ? String(Math.floor((leg.start + leg.end) / 2)) : "";
  const text = edge ? `${edge} ${year}`.trim() : year;
  const key = `year ${leg.route} ${text}`;
  if (!text || written.has(key) || (plot.view === "world" && !edge) || (plot.view === "nk" && !edge)) return null;
  if (!plot.isMain && count > MANY_ROUTES) return null;
  const C = middleOf(route);
  const width = wide(text, font(11, 600));
  for (const t of edge ? [0.93, 0.86, 0.78, 0.7] : [0.62, 0.52, 0.72, 0.42, 0.8, 0.32]) {
    const [x, y] = curveAt(A, C, B, t);
    const [nx, ny] = [-(B[1] - A[1]) / route.length, (B[0] - A[0]) / route.length];
    const left = edge ? Math.max(width / 2 + 4, Math.min(plot.width - width / 2 - 4, x + width / 2 + 8 - nx * 2.8)) : x - nx * 7;
    const top = edge ? y + 3.5 : y - ny * 7 + 3.5;
    const box = boxOf(left, top, width, "middle");
    if (box[0] < 2 || box[2] > plot.width - 2 || box[1] < 2 || box[3] > plot.height || touches(boxes, box)) continue;
    boxes.push(box);
    written.add(key);
    return { key, cls: "in-route-year", x: left, y: top, text, anchor: "middle", isFaint };
  }
  return null;
}

/** Return the picture of a leg, from an earlier time if it looked the same. @param {MapPlot} plot @param {Model} model @param {import("./routes.js").Drawn} route
 *  @param {boolean} isOn @param {number} count @returns {any} */
function keptRoute(plot, model, route, isOn, count) {
  const { leg } = route;
  const isWeak = !["documented", "multiple_reports"].includes(leg.evidence);
  const isSoft = route.wideB || (route.wideA && leg.from !== "north-korea") || (!plot.isMain && plot.view === "region" && count > 12 && isWeak);
  const key = [leg.route, leg.leg, ...route.A, ...route.B, route.bend, isOn, isSoft].join(" ");
  let node = plot.routeNodes.get(key);
  if (!node) plot.routeNodes.set(key, (node = routeNode(plot, model, route, isOn, isSoft)));
  return node;
}

/** Draw one leg. @param {MapPlot} plot @param {Model} model @param {import("./routes.js").Drawn} route @param {boolean} isOn @param {boolean} isSoft @returns {any} */
function routeNode(plot, model, route, isOn, isSoft) {
  const { leg, A, B } = route;
  const told = model.routes.get(leg.route);
  const isNorth = leg.from === "north-korea";
  const style = {
    isInferred: told?.basis === "inferred", isSpread: told?.kind === "spread", headRoom: plot.view === "nk" ? 10 : 8.5, factor: plot.view === "nk" ? 1 : 0.85,
  };
  const C = middleOf(route);
  const curve = `M${px(A[0])},${px(A[1])}Q${px(C[0])},${px(C[1])} ${px(B[0])},${px(B[1])}`;
  const parts = [make("path", { class: "in-hit", d: curve })];
  const shape = make("path", { class: "in-leg", d: outlineOf(route, style) });
  if (route.wideA || route.wideB) parts.push(gradient(plot, route, isNorth), shape);
  else parts.push(shape);
  if (route.wideA || route.wideB) shape.style.fill = `url(#${gradientId(plot, leg)})`;
  if (route.isSea) {
    const ring = [make("circle", { class: "in-hand", r: 5.4 }), make("path", { class: "in-heads", d: HAND })];
    parts.push(make("g", { transform: `translate(${px(B[0])},${px(B[1])})` }, ...ring));
  }
  if (route.wideA && isNorth) {
    const [dx, dy] = directionAt(A, C, B, 0);
    parts.push(make("path", { class: "in-start", d: `M${px(A[0] - dy * 4)},${px(A[1] + dx * 4)}L${px(A[0] + dy * 4)},${px(A[1] - dx * 4)}` }));
  }
  return make("g", { class: `in-route${isOn ? " in-on" : ""}${isSoft ? " in-soft" : ""}`, "data-route-id": leg.route }, ...parts);
}

/** @param {MapPlot} plot @param {import("./types.js").Leg} leg @returns {string} */
function gradientId(plot, leg) {
  return `in-fade-${plot.view}-${leg.route}-${leg.leg}`;
}

/** Return a fill that fades at an end that is an area. @param {MapPlot} plot @param {import("./routes.js").Drawn} route @param {boolean} isNorth @returns {any} */
function gradient(plot, { leg, A, B, wideA, wideB }, isNorth) {
  const stop = (/** @type {number} */ offset, /** @type {number} */ opacity) => make("stop", { offset, "stop-opacity": opacity, class: "in-stop" });
  return make(
    "linearGradient",
    { id: gradientId(plot, leg), gradientUnits: "userSpaceOnUse", x1: px(A[0]), y1: px(A[1]), x2: px(B[0]), y2: px(B[1]) },
    stop(0, wideA && !isNorth ? 0 : 1), stop(0.5, 1), stop(1, wideB ? 0.12 : 1),
  );
}
