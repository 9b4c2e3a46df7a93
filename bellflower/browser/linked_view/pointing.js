/** Pointing at events, places and routes, and choosing them. */

import { make } from "../shared/dom.js";
import { _, counted, filled } from "../shared/words.js";
import { isIn } from "./counting.js";
import { isEmphasized } from "./map_labels.js";
import { settleSoon } from "./period.js";
import { paintOverlay } from "./timeline.js";

/** @import { Chosen, LinkedView } from "./view.js" */
/** @import { RouteRow } from "../shared/given.js" */

export const DRAG_DISTANCE = 5; // px from which a press on the map is a drag and no click

/** @param {LinkedView} view @param {string[]} lines @param {MouseEvent} event */
export function showTip(view, lines, event) {
  const { tip } = view.ui;
  tip.replaceChildren(...lines.filter(Boolean).map((line, i) => make(i ? "span" : "strong", {}, line)));
  tip.hidden = false;
  const box = view.root.getBoundingClientRect();
  const x = Math.min(event.clientX - box.left + 14, box.width - tip.offsetWidth - 4);
  tip.style.transform = `translate(${Math.max(0, x)}px, ${event.clientY - box.top + 16}px)`;
}

/**
 * The numbers of the shown events at a place, or in the province that a place stands for.
 * @param {LinkedView} view
 * @param {string} placeId
 */
export function eventsOf(view, placeId) {
  const { spec, period, state } = view;
  const { events } = spec;
  const place = view.placeNumber(placeId);
  const province = spec.provinces.findIndex((row) => row.place && row.place === placeId);
  const found = [];
  for (let i = 0; i < events.id.length; i += 1) {
    if (events.rank[i] < state.evidence || !isIn(events, i, period.a, period.b, view.isSure)) continue;
    if (events.places[i].includes(place) || events.provinces[i].includes(province)) found.push(i);
  }
  return found;
}

/**
 * Light up an event on both sides; nothing for an empty id.
 * @param {LinkedView} view
 * @param {string} id
 * @param {MouseEvent} [event]
 */
export function hoverEvent(view, id, event) {
  const i = id ? (view.eventOrder.get(id) ?? -1) : -1;
  view.hoveredEvents = i < 0 ? [] : [i];
  view.root.dataset.hover = id || "";
  view.nodes?.places.forEach((path, place) => {
    path.classList.toggle("lv-lit", i >= 0 && view.spec.events.places[i].includes(place));
  });
  if (view.drawn) paintOverlay(view);
  if (i < 0) view.ui.tip.hidden = true;
  else if (event) showTip(view, [view.spec.events.title[i], view.spec.events.date[i], view.spec.ranks[view.spec.events.rank[i] - 1]], event);
}

/** @param {LinkedView} view @param {string} placeId @param {string} routeId @param {PointerEvent} event */
export function hoverOnMap(view, placeId, routeId, event) {
  const { spec } = view;
  if (routeId) {
    const route = /** @type {RouteRow} */ (spec.routes.find((row) => row.id === routeId));
    return showTip(view, [route.title, route.basis === "inferred" ? filled(_("{date}, inferred"), { date: route.date }) : route.date], event);
  }
  const province = spec.provinces.findIndex((row) => row.place === placeId);
  const place = view.placeNumber(placeId);
  const members = eventsOf(view, placeId);
  view.hoveredEvents = members;
  paintOverlay(view);
  const isArea = province >= 0;
  const name = isArea ? spec.provinces[province].name : `${spec.places[place].name} ${spec.places[place].also}`.trim();
  const none = isArea && !spec.provinces[province].hasSource ? _("no source in this record") : _("no event in this period");
  return showTip(view, [name, members.length ? counted(members.length, "{n} event", "{n} events") : none], event);
}

/** @param {LinkedView} view */
export function paintChosen(view) {
  const { state } = view;
  view.root.dataset.chosen = String(Boolean(state.event || state.place || state.route)); // room for its card
  const event = view.eventOrder.get(state.event);
  view.chosenEvents = event !== undefined ? [event] : state.place ? eventsOf(view, state.place) : view.emphasized;
  view.nodes?.places.forEach((path, place) => {
    const isIts = event !== undefined && view.spec.events.places[event].includes(place);
    const isTold = event === undefined && !state.place && isEmphasized(view, place);
    path.classList.toggle("lv-picked", isIts || isTold || view.spec.places[place].id === state.place);
  });
  view.nodes?.provinces.forEach((path) => {
    path.classList.toggle("lv-picked", Boolean(state.place) && path.dataset.placeId === state.place);
  });
  view.nodes?.routes.forEach((path) => {
    path.classList.toggle("lv-picked", Boolean(state.route) && path.dataset.routeId === state.route);
  });
  if (view.drawn) paintOverlay(view);
}

/**
 * Choose an event, a place or a route; without any, choose nothing.
 * @param {LinkedView} view
 * @param {Chosen} chosen
 */
export function selectOne(view, chosen) {
  Object.assign(view.state, { event: chosen.event ?? "", place: chosen.place ?? "", route: chosen.route ?? "" });
  paintChosen(view);
  settleSoon(view);
}

/**
 * Choose without telling anybody; an empty choice takes a choice back.
 * @param {LinkedView} view
 * @param {Chosen} chosen
 */
export function chooseOne(view, chosen) {
  Object.assign(view.state, { event: chosen.event ?? "", place: chosen.place ?? "", route: chosen.route ?? "" });
  paintChosen(view);
}

/**
 * Outline these events, and their places, while nothing else is chosen.
 * @param {LinkedView} view
 * @param {string[]} ids
 */
export function emphasizeEvents(view, ids) {
  view.emphasized = ids.map((id) => view.eventOrder.get(id) ?? -1).filter((i) => i >= 0);
  paintChosen(view);
  paleOthers(view);
}

/** Let what has no event of the chapter recede, if there is a chapter. @param {LinkedView} view */
export function paleOthers(view) {
  const { nodes, spec, emphasized } = view;
  if (!nodes) return;
  const isPale = (/** @type {number[][]} */ lists, /** @type {number} */ number) => emphasized.length > 0 && !emphasized.some((i) => lists[i].includes(number));
  nodes.places.forEach((path, place) => path?.classList.toggle("lv-pale", isPale(spec.events.places, place)));
  nodes.names.forEach((name, place) => name?.classList.toggle("lv-pale", isPale(spec.events.places, place)));
  nodes.provinces.forEach((path, province) => path?.classList.toggle("lv-pale", isPale(spec.events.provinces, province)));
}

/** On a narrow screen the card comes up from below: keep the map above it. @param {LinkedView} view */
export function clearSheet(view) {
  const { mapBox } = view.ui;
  if (getComputedStyle(mapBox).touchAction !== "pan-y" || mapBox.getBoundingClientRect().bottom < innerHeight * 0.55) return;
  mapBox.scrollIntoView({ block: "start", behavior: view.reduced.matches ? "auto" : "smooth" });
}

/** @param {LinkedView} view @param {any} event */
export function onMapPointer(view, event) {
  const hit = event.target.closest?.(".lv-hit");
  if (!hit) return;
  if (event.type === "pointerdown") view.pressed = [event.clientX, event.clientY];
  const moved = Math.hypot(event.clientX - view.pressed[0], event.clientY - view.pressed[1]);
  if (event.type === "pointerdown" || (event.type === "click" && moved > DRAG_DISTANCE)) return;
  const { placeId = "", routeId = "" } = hit.dataset;
  if (event.type === "pointerout") hoverEvent(view, "");
  else if (event.type === "pointerover") hoverOnMap(view, placeId, routeId, event);
  else {
    selectOne(view, routeId ? { route: routeId } : { place: placeId });
    clearSheet(view);
  }
}
