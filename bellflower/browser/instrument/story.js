/** Words over the maps: the headline that reads before anything is touched, the legend, and chips for what has no point. */

import { make } from "../shared/dom.js";
import { firstPart, put, renew } from "./dom.js";
import { subject } from "./filter_words.js";
import { AREAS } from "./routes.js";
import { _, counted, filled } from "../shared/words.js";
import { yearsText } from "./texts.js";
import { WHOLE_COUNTRY } from "./model.js";

/** @typedef {import("./types.js").Event} Event */
/** @typedef {import("./model.js").Model} Model */

const NEAR_COUNTRIES = new Set(["CN", "JP", "KR", "RU", "TW"]);
const VAGUE = new Set([WHOLE_COUNTRY, "korea-colonial", "korean-peninsula"]);

/** Whether a place lies beyond the region. @param {any} place @returns {boolean} */
export function isFar(place) {
  if (place.kind === "country" && NEAR_COUNTRIES.has(place.country)) return false;
  return place.lon < 110 || place.lon > 146 || place.lat < 22 || place.lat > 52;
}

/** Return the names of an event's places. @param {Model} model @param {Event} event @param {number} most @returns {string} */
export function placesOf(model, event, most) {
  return event.places.filter((id) => id !== WHOLE_COUNTRY).slice(0, most).map((id) => model.places.get(id)?.short ?? "").join(", ");
}

/** Return what the headline says, by its parts. @param {Model} model @param {{a: number, b: number, isAll: boolean, head: number | null, told: Event | null, isPlaying: boolean}} now
 *  @returns {{big?: string, kicker?: string, title?: string, at?: string, text?: string, strong?: string}} */
export function headline(model, { a, b, isAll, head, told, isPlaying }) {
  if (isPlaying) {
    const time = head ?? b;
    const year = head === null ? Math.round(b) - 1 : Math.floor(head); // a period that walks says its last whole year
    const big = String(Math.min(model.years[1] - 1, year));
    if (!told) return { big, text: model.eras[model.eraAt(time)].title };
    const when = told.short.endsWith(`, ${big}`) ? told.short.slice(0, -big.length - 2) : told.short; // the large year says it
    const at = [when, placesOf(model, told, 4)].filter(Boolean).join(" · ");
    return { big, title: told.label || told.title, at, text: firstPart(told.summary, 125) };
  }
  const about = subject(model);
  if (isAll && !about) {
    const { ownName } = model.index;
    if (ownName) return { kicker: _("Your record"), title: ownName, text: _("It is read from your file. Press play, or drag the years below.") };
    return { title: _("North Korea’s drug history, as its sources tell it"), text: _("Every event shows who says so, how strong it is, and who denies it. Press play, or drag the years below.") };
  }
  const number = model.eras.findIndex((era) => Math.abs(era.start - a) < 0.01 && Math.abs(era.end - b) < 0.01);
  if (number >= 0 && !about) {
    const era = model.eras[number];
    const kicker = `${filled(_("Era {n} of {total}"), { n: number + 1, total: model.eras.length })} · ${yearsText(a, b)}`;
    return { kicker, title: era.title, text: firstPart(era.summary, 185) };
  }
  return { kicker: about ? yearsText(a, b) : _("Period"), title: about || yearsText(a, b), ...countWords(model, a, b) };
}

/** Whether a place is a point. @param {any} place @returns {boolean} */
function isSpot(place) {
  return Boolean(place) && place.lon !== null && !AREAS.has(place.precision);
}

/** Return how much there is in a period, and where most of it. @param {Model} model @param {number} a @param {number} b @returns {{strong?: string, text: string}} */
function countWords(model, a, b) {
  const { count } = model.selection;
  if (!count) return { text: _("No event in this record.") };
  const top = model.mostNamed(isSpot, 3);
  const named = top.map(([id, n]) => `${model.places.get(id)?.name} (${n})`).join(", ");
  const sure = filled(_(", {n} of them surely then."), { n: model.surely(a, b) });
  const most = named ? ` ${filled(_("Most often named: {places}."), { places: named })}` : "";
  return { strong: counted(count, "{n} event", "{n} events"), text: `${sure}${most}` };
}

/** Write the headline. @param {any} box @param {ReturnType<typeof headline>} told */
export function writeHeadline(box, told) {
  const key = JSON.stringify(told);
  if (box.dataset.key === key) return;
  box.dataset.key = key;
  const parts = [];
  if (told.big) parts.push(make("div", { class: "in-big" }, told.big));
  if (told.kicker) parts.push(make("p", { class: "in-kicker" }, told.kicker));
  if (told.title) parts.push(make("h2", {}, told.title));
  if (told.at) parts.push(make("p", { class: "in-at" }, told.at));
  if (told.text) parts.push(make("p", {}, ...(told.strong ? [make("b", {}, told.strong)] : []), told.text));
  renew(box, parts);
}

/** Whether a place is named in the line of far places. @param {any} place @returns {boolean} */
function isBeyond(place) {
  return Boolean(place) && place.country !== "KP" && place.lon !== null && !VAGUE.has(place.id) && isFar(place);
}

/** Return how often each far place is named, most often first. @param {Model} model @returns {[any, number][]} */
export function farPlaces(model) {
  return model.mostNamed(isBeyond).map(([id, n]) => [model.places.get(id), n]);
}

/** Return how many events of the selection lie abroad or at sea alone. @param {Model} model @returns {number} */
export function abroad(model) {
  if (model.many) return model.many.abroad;
  const isOut = (/** @type {string} */ id) => model.places.get(id)?.country !== "KP" && id !== WHOLE_COUNTRY;
  return model.selection.now.filter((event) => event.places.length && event.places.every(isOut)).length;
}

/** Write the chips of the main map. @param {any} box @param {Model} model @param {boolean} isAlone whether there is no companion @param {(view: string) => void} onView @param {(place: string) => void} onPlace
 *  @param {string} view that is shown */
export function writeChips(box, model, isAlone, onView, onPlace, view) {
  const whole = view === "nk" ? model.countOf(WHOLE_COUNTRY) : 0;
  const out = view === "nk" && isAlone ? abroad(model) : 0;
  const key = `${whole} ${out}`;
  if (box.dataset.key === key) return;
  box.dataset.key = key;
  const chips = [];
  if (whole) {
    const title = _("Told of the whole country, so it stands at no point");
    chips.push(make("button", { type: "button", class: "in-chip", title, "data-place-id": WHOLE_COUNTRY, onclick: () => onPlace(WHOLE_COUNTRY) }, `${_("Whole country")} `, make("b", {}, String(whole))));
  }
  if (out) chips.push(make("button", { type: "button", class: "in-chip", onclick: () => onView("region") }, `${_("Abroad and at sea")} `, make("b", {}, String(out)), " →"));
  renew(box, chips);
}

/** Write the line of far places on the companion. @param {any} box @param {Model} model @param {string} companion @param {(view: string) => void} onView */
export function writeFar(box, model, companion, onView) {
  const far = companion === "region" ? farPlaces(model) : [];
  const key = far.slice(0, 4).map(([place, n]) => `${place.id}${n}`).join() + far.length;
  if (box.dataset.key === key) return;
  box.dataset.key = key;
  if (!far.length) {
    box.replaceChildren();
    return;
  }
  const named = far.slice(0, 4).flatMap(([place, n], i) => [i ? ", " : "", `${place.short} `, make("b", {}, String(n))]);
  const more = far.length > 4 ? ` ${counted(far.length - 4, "and {n} more", "and {n} more")}` : "";
  const button = make("button", { type: "button", onclick: () => onView("world") }, _("World map"));
  renew(box, [make("span", {}, `${_("Farther away:")} `, ...named, `${more} `, button)]);
}

const ARROW = "M0,6.200Q14,1 25,3.300L24.800,5.800Q13,3.500 0,6.700ZM34,6L25.500,.8L26.200,4.500L24,8.500Z";

/** Write the legend of a view. @param {any} box @param {string} view */
export function writeLegend(box, view) {
  if (box.dataset.key === view) return;
  box.dataset.key = view;
  const row = (/** @type {any} */ picture, /** @type {string} */ text) => make("div", { class: "in-row" }, picture, text);
  const svg = (/** @type {number} */ w, /** @type {number} */ h, /** @type {any[]} */ ...parts) => make("svg", { width: w, height: h, "aria-hidden": "true" }, ...parts);
  const dot = svg(14, 14, make("circle", { cx: 7, cy: 7, r: 5, class: "in-dot-sample" }));
  const arrow = svg(34, 10, make("path", { d: ARROW, class: "in-leg" }));
  const hand = svg(13, 13, make("g", { transform: "translate(6.5,6.5)" }, make("circle", { class: "in-hand", r: 5.4 }), make("path", { class: "in-heads", d: "M-3.6,-2.6L-.6,0L-3.6,2.6ZM3.6,-2.6L.6,0L3.6,2.6Z" })));
  if (view === "nk") {
    const steps = ["1", "3", "8", "20", "50+"];
    box.replaceChildren(
      make("div", {}, _("Events in a province")),
      make("div", { class: "in-ramp" }, ...steps.map((_step, i) => make("i", { class: `in-p${i + 1}` }))),
      make("div", { class: "in-nums" }, ...steps.map((step) => make("span", {}, step))),
      row(make("i", { class: "in-hatched" }), _("no source at all")),
      row(dot, _("place, by number of events")),
      row(arrow, _("route, dashed if inferred")),
    );
    return;
  }
  const rows = [row(dot, _("place, by number of events")), row(arrow, _("route; fades where no place is named"))];
  if (view === "region") rows.push(row(hand, _("handed over at sea")));
  box.replaceChildren(...rows);
}

/** Show which view is pressed. @param {any[]} buttons @param {string} view */
export function pressView(buttons, view) {
  for (const button of buttons) put(button, "aria-pressed", button.dataset.view === view);
}
