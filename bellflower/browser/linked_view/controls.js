/** The structure of the view: toolbars, figures, table. */

import { make } from "../shared/dom.js";
import { _ } from "../shared/words.js";
import { showView, zoomMap } from "./map_window.js";
import { setEvidence, setMode } from "./period.js";
import { onYear } from "./period_keys.js";
import { savePicture } from "./picture.js";
import { SPEEDS, playPeriod, resetPeriod, setSpeed } from "./playing.js";
import { hoverEvent, selectOne } from "./pointing.js";
import { buildStrip } from "./strip.js";
import { toggleTable } from "./table.js";
import { buildOverlay, zoomTime } from "./timeline.js";

/** @import { LinkedView } from "./view.js" */

/** Show or hide what a narrow screen has no room for at once. @param {LinkedView} view */
export function toggleMore(view) {
  const isOpen = view.ui.bar.classList.toggle("lv-open");
  view.ui.more.setAttribute("aria-expanded", String(isOpen));
}

/** @param {LinkedView} view */
export function buildBar(view) {
  const { ui } = view;
  /** @param {string} label @param {string} text @param {Record<string, any>} more */
  const button = (label, text, more) =>
    make("button", { type: "button", title: label, "aria-label": label, ...more }, text);
  ui.back = button(_("Play backward"), "◀", { class: "lv-second", onclick: () => playPeriod(view, -1), "data-testid": "play-back" });
  ui.play = button(_("Play forward (Space)"), "▶", { onclick: () => playPeriod(view, 1), "data-testid": "play" });
  ui.speed = make(
    "select",
    { class: "lv-second", "aria-label": _("Speed"), title: _("Speed: years in a second"), "data-testid": "speed", onchange: () => setSpeed(view) },
    ...SPEEDS.map((years) => make("option", { value: years }, `${years}×`)),
  );
  ui.mode = button(_("Show a window of time, or everything up to its end"), "", {
    class: "lv-second",
    "data-testid": "mode",
    onclick: () => setMode(view, view.state.mode === "upto" ? "window" : "upto"),
  });
  ui.reset = button(_("Show all years"), _("All years"), {
    class: "lv-second",
    "data-testid": "reset",
    onclick: () => resetPeriod(view),
  });
  ui.evidence = make("select", {
    "aria-label": _("Evidence, at least"),
    "data-testid": "evidence",
    onchange: () => setEvidence(view, Number(ui.evidence.value)),
  });
  ui.tableButton = button(_("Show the same as a table (T)"), _("Table"), {
    class: "lv-second",
    "data-testid": "table",
    "aria-pressed": "false",
    onclick: () => toggleTable(view),
  });
  ui.picture = make(
    "select",
    { class: "lv-second", "aria-label": _("Save a picture"), "data-testid": "picture", onchange: () => savePicture(view, ui.picture.value) },
    make("option", { value: "" }, _("Picture …")),
    make("option", { value: "svg" }, _("SVG, for print")),
    make("option", { value: "png" }, _("PNG, for slides")),
  );
  /** @param {string} name @param {string} label */
  const year = (name, label) =>
    make("input", {
      class: "lv-year",
      inputmode: "numeric",
      maxlength: 4,
      "aria-label": label,
      "data-testid": name,
      onchange: () => onYear(view),
      onkeydown: (/** @type {KeyboardEvent} */ event) => event.key === "Enter" && onYear(view),
    });
  ui.firstYear = year("first-year", _("First year"));
  ui.lastYear = year("last-year", _("Last year"));
  ui.more = make(
    "button",
    { type: "button", class: "lv-more", "aria-expanded": "false", "data-testid": "more", onclick: () => toggleMore(view) },
    _("More"),
  );
  ui.bar = make(
    "div",
    { class: "lv-bar", role: "toolbar", "aria-label": _("Period") },
    ui.back,
    ui.play,
    ui.speed,
    make("span", { class: "lv-years" }, ui.firstYear, "–", ui.lastYear),
    ui.mode,
    ui.reset,
    make("label", { class: "lv-evidence lv-second" }, `${_("Evidence")} `, ui.evidence),
    ui.tableButton,
    ui.picture,
    ui.more,
  );
  return ui.bar;
}

/** @param {LinkedView} view */
export function buildViews(view) {
  const { ui } = view;
  const names = Object.entries(view.ground.views);
  ui.views = names.map(([name, { title }]) =>
    make(
      "button",
      { type: "button", "data-testid": `view-${name}`, "aria-pressed": "false", onclick: () => showView(view, name) },
      _(title),
    ),
  );
  /** @param {string} label @param {string} text @param {number} factor */
  const zoom = (label, text, factor) =>
    make("button", { type: "button", title: label, "aria-label": label, onclick: () => zoomMap(view, factor) }, text);
  return make(
    "div",
    { class: "lv-views", role: "toolbar", "aria-label": _("Map view") },
    ...ui.views,
    zoom(_("Zoom in on the map"), "+", 1.5),
    zoom(_("Zoom out of the map"), "−", 1 / 1.5),
  );
}

/** @param {LinkedView} view */
export function buildZoom(view) {
  const { ui } = view;
  ui.key = make("span", { class: "lv-key" });
  /** @param {string} label @param {string} text @param {number} factor */
  const zoom = (label, text, factor) =>
    make("button", { type: "button", title: label, "aria-label": label, onclick: () => zoomTime(view, factor) }, text);
  return make(
    "div",
    { class: "lv-views", role: "toolbar", "aria-label": _("Timeline zoom") },
    zoom(_("Zoom in on the timeline (Ctrl and wheel)"), "+", 0.6),
    zoom(_("Zoom out of the timeline"), "−", 1 / 0.6),
    zoom(_("Show the whole timeline"), "⟲", 0),
    ui.key,
  );
}

/** @param {LinkedView} view @param {KeyboardEvent} event */
export function onViewKey(view, event) {
  const target = /** @type {HTMLElement} */ (event.target);
  const isTyping = target.matches("input, select, textarea");
  if (event.key === "Escape") selectOne(view, {});
  else if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  else if (event.key === " " && !target.matches("button, summary")) playPeriod(view, view.playing || 1);
  else if (event.key.toLowerCase() === "t") toggleTable(view);
  else return;
  event.preventDefault();
}

/** @param {LinkedView} view */
export function buildPage(view) {
  const { ui } = view;
  ui.sentence = make("p", { class: "lv-sentence" });
  ui.live = make("p", { class: "lv-hidden", "aria-live": "polite", role: "status" });
  ui.tip = make("div", { class: "lv-tip", hidden: true });
  ui.mapBox = make("div", { class: "lv-plot lv-map-plot" });
  ui.badges = make("div", { class: "lv-badges" });
  ui.legend = make("div", { class: "lv-legend", role: "group", "aria-label": _("Map legend") });
  ui.timeBox = make("div", { class: "lv-plot lv-time-plot" });
  ui.overlay = buildOverlay(view);
  ui.table = make("section", { class: "lv-table", hidden: true, "aria-label": _("Table of the view") });
  ui.tray = make("details", { class: "lv-tray" });
  const map = make(
    "section",
    { class: "lv-map", "aria-label": _("Map") },
    buildViews(view),
    make("div", { class: "lv-frame" }, ui.mapBox, ui.badges),
    ui.legend,
  );
  const time = make(
    "section",
    { class: "lv-time", "aria-label": _("Timeline") },
    buildZoom(view),
    make("div", { class: "lv-time-wrap" }, ui.timeBox, ui.overlay, ui.timeEras),
    ui.tray,
  );
  view.root.classList.add("linked-view");
  view.root.dataset.testid = "linked-view";
  view.root.replaceChildren(
    make("div", { class: "lv-dock" }, buildBar(view), buildStrip(view)),
    ui.sentence,
    ui.live,
    make("div", { class: "lv-panes" }, map, time),
    ui.table,
    ui.tip,
  );
  view.root.addEventListener("keydown", view.onKey);
  view.root.addEventListener("pointerleave", () => hoverEvent(view, ""));
}
