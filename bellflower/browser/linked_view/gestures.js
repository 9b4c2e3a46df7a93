/** What the figures hear: wheel, pointer and fingers. */

import { bindMap, onMapMoved } from "./map.js";
import { keepWindow, mapWindow, moveMap } from "./map_window.js";
import { hoverEvent, onMapPointer, selectOne } from "./pointing.js";
import { bindTime, onTimeMoved, onTimeWheel, paintOverlay } from "./timeline.js";
import { mapParts } from "./plots.js";

/** @import { LinkedView } from "./view.js" */

/**
 * Marks lie above the surface on which plotly listens for zoom and pan: hand such events on to it.
 * @param {LinkedView} view
 * @param {any} event
 */
export function forwardToPlot(view, event) {
  if (!event.target.closest?.(".lv-hit")) return;
  const surface = view.ui.mapBox.querySelector(".geolayer .bg rect");
  const copy = new event.constructor(event.type, event);
  if (!surface.dispatchEvent(copy)) event.preventDefault();
}

/**
 * Follow two fingers on the map until one of them leaves it.
 * @param {LinkedView} view
 * @param {Touch[]} fingers
 */
export function pinchMap(view, fingers) {
  const { mapBox } = view.ui;
  const room = mapBox.getBoundingClientRect();
  /** @param {Touch[]} touches */
  const grip = ([one, other]) => ({
    x: (one.clientX + other.clientX) / 2 - room.left - room.width / 2,
    y: (one.clientY + other.clientY) / 2 - room.top - room.height / 2,
    wide: Math.max(20, Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY)),
  });
  const begin = { ...mapWindow(view), grip: grip(fingers) };
  const { fitScale } = mapParts(mapBox).plot;
  const gesture = new AbortController();
  view.root.classList.add("lv-moving");
  const move = (/** @type {TouchEvent} */ event) => {
    if (event.touches.length !== 2) return;
    event.preventDefault();
    const now = grip([...event.touches]);
    const k = Math.min(60 * fitScale, Math.max(0.5 * fitScale, begin.k * (now.wide / begin.grip.wide)));
    moveMap(view, { x: begin.x + begin.grip.x / begin.k - now.x / k, y: begin.y - begin.grip.y / begin.k + now.y / k, k });
  };
  const done = () => {
    gesture.abort();
    view.root.classList.remove("lv-moving");
    keepWindow(view);
  };
  document.addEventListener("touchmove", move, { passive: false, signal: gesture.signal });
  for (const type of ["touchend", "touchcancel"]) document.addEventListener(type, done, { signal: gesture.signal });
}

/**
 * Where the style sheet leaves one finger to scroll the page, plotly hears of none; two move the map.
 * @param {LinkedView} view
 * @param {TouchEvent} event
 * @param {HTMLElement} box
 */
export function onTouch(view, event, box) {
  if (getComputedStyle(box).touchAction !== "pan-y") return;
  event.stopPropagation();
  if (box !== view.ui.mapBox || event.touches.length !== 2) return;
  event.preventDefault();
  pinchMap(view, [...event.touches]);
}

/** @param {LinkedView} view */
export function listenToPlots(view) {
  const { ui } = view;
  ui.timeBox.on("plotly_hover", (/** @type {any} */ event) => hoverEvent(view, event.points[0]?.customdata, event.event));
  ui.timeBox.on("plotly_unhover", () => hoverEvent(view, ""));
  ui.timeBox.on("plotly_click", (/** @type {any} */ event) => selectOne(view, { event: event.points[0]?.customdata }));
  ui.timeBox.on("plotly_relayout", () => onTimeMoved(view));
  ui.timeBox.on("plotly_relayouting", () => paintOverlay(view));
  ui.timeBox.on("plotly_afterplot", () => bindTime(view));
  ui.timeBox.addEventListener("wheel", (/** @type {WheelEvent} */ event) => onTimeWheel(view, event), { passive: false });
  ui.mapBox.on("plotly_relayout", () => onMapMoved(view));
  ui.mapBox.on("plotly_afterplot", () => bindMap(view));
  for (const type of ["pointerover", "pointerout", "pointerdown", "click"]) {
    ui.mapBox.addEventListener(type, (/** @type {Event} */ event) => onMapPointer(view, event));
  }
  for (const type of ["wheel", "mousedown", "touchstart", "dblclick"]) {
    ui.mapBox.addEventListener(type, (/** @type {Event} */ event) => forwardToPlot(view, event), { passive: false });
  }
  for (const box of [ui.mapBox, ui.timeBox]) {
    box.addEventListener("touchstart", (/** @type {TouchEvent} */ event) => onTouch(view, event, box), { passive: false, capture: true });
  }
}
