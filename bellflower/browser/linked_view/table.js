/** The same as a table, and the events without a date. */

import { make } from "../shared/dom.js";
import { _, counted, filled } from "../shared/words.js";
import { isIn } from "./counting.js";
import { hoverEvent, selectOne } from "./pointing.js";
import { periodLabel } from "./text.js";

/** @import { LinkedView } from "./view.js" */

/** @param {LinkedView} view @param {number} i */
export function eventButton(view, i) {
  const { events } = view.spec;
  const id = events.id[i];
  return make(
    "button",
    {
      type: "button",
      class: "lv-link",
      "data-event-id": id,
      onclick: () => selectOne(view, { event: id }),
      onfocus: () => hoverEvent(view, id),
      onblur: () => hoverEvent(view, ""),
      onpointerenter: () => hoverEvent(view, id),
      onpointerleave: () => hoverEvent(view, ""),
    },
    events.title[i],
  );
}

/** @param {LinkedView} view */
export function drawTray(view) {
  const { spec, ui } = view;
  const { events } = spec;
  view.undated = events.id.map((_id, i) => i).filter((i) => events.start[i] === null);
  ui.tray.hidden = !view.undated.length;
  ui.tray.replaceChildren(
    make("summary", {}, counted(view.undated.length, "Undated: {n} event", "Undated: {n} events")),
    make("ul", {}, ...view.undated.map((i) => make("li", {}, eventButton(view, i)))),
  );
}

/** @param {LinkedView} view */
export function drawTable(view) {
  const { spec, period, state, ui } = view;
  const { events } = spec;
  const shown = [];
  for (let i = 0; i < events.id.length && shown.length < 500; i += 1) {
    if (events.rank[i] >= state.evidence && isIn(events, i, period.a, period.b, view.isSure)) shown.push(i);
  }
  /** @param {string[]} names */
  const head = (names) => make("thead", {}, make("tr", {}, ...names.map((name) => make("th", { scope: "col" }, name))));
  /** @param {any[]} cells */
  const row = (cells) => make("tr", {}, ...cells.map((cell) => make("td", {}, cell)));
  const places = spec.places
    .map((place, i) => ({ place, count: view.counts[i] }))
    .filter((item) => item.count > 0)
    .sort((x, y) => y.count - x.count);
  const label = periodLabel(period.a, period.b, state.mode);
  const focused = ui.table.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).dataset : {};
  ui.table.replaceChildren(
    make("h3", {}, filled(_("Places, {period}"), { period: label })),
    make(
      "table",
      {},
      head([_("Place"), _("Other name"), _("Events")]),
      make(
        "tbody",
        {},
        ...places.map(({ place, count }) =>
          row([
            make("button", { type: "button", class: "lv-link", "data-place-id": place.id, onclick: () => selectOne(view, { place: place.id }) }, place.name),
            place.also,
            String(count),
          ]),
        ),
      ),
    ),
    make("h3", {}, filled(_("Events, {period}"), { period: label })),
    make(
      "table",
      {},
      head([_("Date"), _("Event"), _("Category"), _("Evidence")]),
      make(
        "tbody",
        {},
        ...shown.map((i) =>
          row([events.date[i], eventButton(view, i), spec.categories[events.category[i]].label, spec.ranks[events.rank[i] - 1]]),
        ),
      ),
    ),
  );
  const { placeId, eventId } = focused;
  const again = placeId ? `[data-place-id="${placeId}"]` : eventId ? `[data-event-id="${eventId}"]` : "";
  if (again) ui.table.querySelector(again)?.focus();
}

/** @param {LinkedView} view */
export function toggleTable(view) {
  const { ui } = view;
  ui.table.hidden = !ui.table.hidden;
  ui.tableButton.setAttribute("aria-pressed", String(!ui.table.hidden));
  if (ui.table.hidden) return ui.tableButton.focus();
  drawTable(view);
  ui.table.querySelector("button")?.focus();
  return ui.table.scrollIntoView({ block: "nearest" });
}
