/** Marks of the map that lie under the one that was clicked, in a list to choose from. */

import { make } from "../shared/dom.js";
import { fillBox } from "../shared/fill_box.js";
import { _ } from "../shared/words.js";
import { clamp } from "./dom.js";

/** @typedef {import("./instrument.js").Instrument} Instrument */

/** Return the ids of the places whose marks hold a point of the window, the first one first. @param {Element} holder @param {number} x @param {number} y @param {string} first @returns {string[]} */
export function placesAt(holder, x, y, first) {
  const marks = [...holder.querySelectorAll("[data-place-id]")].map((one) => /** @type {SVGGraphicsElement} */ (one));
  const under = marks.filter((mark) => {
    const box = fillBox(mark);
    if (!box) return false;
    const reach = Math.max(box.right - box.left, box.bottom - box.top) / 2;
    return reach > 0 && Math.hypot(x - (box.left + box.right) / 2, y - (box.top + box.bottom) / 2) <= reach;
  });
  const ids = under.map((mark) => mark.dataset.placeId ?? "");
  return [...new Set([first, ...ids])].filter(Boolean);
}

/** Offer the other marks under a click beside it, until something else is touched. @param {Instrument} it the instrument @param {string[]} places all of them, that of the open card first @param {number} x @param {number} y */
export function offerOthers(it, places, x, y) {
  it.root.querySelector(".in-under")?.remove();
  const [open, ...others] = places;
  if (!others.length) return;
  const end = () => {
    list.remove();
    document.removeEventListener("pointerdown", onOutside, true);
    document.removeEventListener("keydown", onEscape, true);
  };
  const onOutside = (/** @type {any} */ event) => !list.contains(event.target) && end();
  const onEscape = (/** @type {KeyboardEvent} */ event) => event.key === "Escape" && end();
  const word = (/** @type {string} */ id) => {
    const place = it.model.places.get(id);
    const n = it.model.countOf(id);
    return [`${[place?.name ?? id, place?.also].filter(Boolean).join(" ")} `, make("b", {}, String(n))];
  };
  const choose = (/** @type {string} */ id) => {
    end();
    it.choose({ place: id });
  };
  const rows = [open, ...others].map((id) => make("button", { type: "button", "data-place": id, "aria-pressed": String(id === open), onclick: () => choose(id) }, ...word(id)));
  const list = make("div", { class: "in-under", role: "group", "aria-label": _("Places at this spot"), "data-testid": "places-here" }, make("span", {}, _("Places at this spot")), ...rows);
  it.root.append(list);
  const frame = it.root.getBoundingClientRect();
  list.style.left = `${clamp(x - frame.left + 12, 8, Math.max(8, frame.width - list.offsetWidth - 8))}px`;
  const top = it.sizes.isPhone ? y - frame.top - list.offsetHeight - 12 : y - frame.top + 12; // a phone's card comes from below
  list.style.top = `${clamp(top, 8, Math.max(8, frame.height - list.offsetHeight - 8))}px`;
  document.addEventListener("pointerdown", onOutside, true);
  document.addEventListener("keydown", onEscape, true);
}
