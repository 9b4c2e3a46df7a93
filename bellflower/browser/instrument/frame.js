/** The frame of the instrument: its elements, and how the window is shared between them. */

import { make } from "../shared/dom.js";
import { _ } from "../shared/words.js";

/** @typedef {{view: string, box: any, holder: any}} Pane */

/** Return the elements of the frame. @param {{onView: (view: string) => void, onSwap: () => void, onZoom: (factor: number) => void}} acts @param {Record<string, [string, string]>} views */
export function buildFrame(acts, views) {
  const story = make("div", { class: "in-story" });
  const legend = make("div", { class: "in-legend" });
  const chips = make("div", { class: "in-chips" });
  const buttons = Object.entries(views).map(([view, [name]]) =>
    make("button", { type: "button", "data-view": view, "data-testid": `view-${view}`, "aria-pressed": "false", onclick: () => acts.onView(view) }, _(name)),
  );
  const seg = make("div", { class: "in-views in-seg", role: "group", "aria-label": _("Map view") }, ...buttons);
  const zoom = make(
    "div", { class: "in-zoom", role: "group", "aria-label": _("Zoom of the map") },
    make("button", { type: "button", "aria-label": _("Zoom in on the map"), title: _("Zoom in on the map"), onclick: () => acts.onZoom(1.5) }, "+"),
    make("button", { type: "button", "aria-label": _("Zoom out of the map"), title: _("Zoom out of the map"), onclick: () => acts.onZoom(1 / 1.5) }, "−"),
  );
  const holderA = make("div", { class: "in-holder" });
  const holderB = make("div", { class: "in-holder" });
  const main = make("div", { class: "in-pane in-main", "data-testid": "map-main" }, holderA, story, legend, chips, seg, zoom);
  const swapText = make("span");
  const swap = make("button", { type: "button", class: "in-swap", title: _("Make this the main map"), onclick: acts.onSwap }, swapText, make("span", { "aria-hidden": "true", class: "in-swap-sign" }, "⤢"));
  const far = make("div", { class: "in-far-line" });
  const side = make("div", { class: "in-pane in-companion", "data-testid": "map-companion" }, holderB, swap, far);
  const maps = make("section", { class: "in-maps", "aria-label": _("Map") }, main, side);
  return { story, legend, chips, buttons, zoom, main, side, maps, swap, swapText, far, holderA, holderB, seg };
}

/** Return the elements of the part of time. @param {any} head @param {any} strip */
export function buildTime(head, strip) {
  const canvas = make("canvas", { class: "in-canvas", "aria-hidden": "true" });
  const words = make("svg", { class: "in-words-over" });
  const fixed = make("g");
  const moving = make("g");
  words.append(fixed, moving);
  const nothing = make("p", { class: "in-nothing", hidden: true }, _("No event of this record lies here."));
  const axis = make("div", { class: "in-axis" }, canvas, strip, words, nothing);
  const split = make("div", { class: "in-split", role: "separator", "aria-orientation": "horizontal", tabindex: 0, "aria-label": _("Room of the timeline"), title: _("Drag to give the timeline more room; double click resets") });
  const time = make("section", { class: "in-time", "aria-label": _("Timeline") }, split, head, axis);
  return { canvas, words, fixed, moving, axis, split, time, nothing };
}

/** Return the boxes that words over the main map cover, in px of the map. @param {any} pane @param {any[]} parts the headline first @returns {import("./types.js").Box[]} */
export function coveredBy(pane, parts) {
  const frame = pane.getBoundingClientRect();
  /** @type {import("./types.js").Box[]} */ const boxes = [];
  parts.forEach((part, i) => {
    const box = part.getBoundingClientRect();
    if (!box.width || !box.height) {
      if (i === 0) boxes.push([0, 0, 0, 0]);
      return;
    }
    const right = i === 0 ? wordsEnd(part, box) : box.right;
    boxes.push([box.left - frame.left, box.top - frame.top, right - frame.left, box.bottom - frame.top]);
  });
  return boxes;
}

/** Return where the longest line of a box ends. @param {any} part @param {DOMRect} box @returns {number} */
function wordsEnd(part, box) {
  const range = document.createRange();
  let end = box.left;
  for (const child of part.children) {
    range.selectNodeContents(child);
    for (const line of range.getClientRects()) end = Math.max(end, line.right);
  }
  return end;
}
