/** What changes on the map while the period moves. */

import { make } from "../shared/dom.js";
import { _ } from "../shared/words.js";
import { countIn } from "./counting.js";
import { circle, markSize, shadeIndex } from "./shades.js";

/** @import { LinkedView } from "./view.js" */

/** @param {LinkedView} view @param {number} i @param {number} count */
export function provinceFill(view, i, count) {
  const shade = shadeIndex(count);
  if (shade >= 0) return view.theme.shades[shade];
  return view.spec.provinces[i].hasSource ? view.theme.land : "url(#lv-hatch)";
}

/** Count apart what belongs to no point of the map. @param {LinkedView} view */
export function paintBadges(view) {
  const { spec, ui } = view;
  const wanted = spec.places
    .map((place, i) => ({ place, count: view.counts[i] }))
    .filter(({ place, count }) => count > 0 && (place.id === spec.wholeCountry || !place.located));
  const text = JSON.stringify(wanted);
  if (text === view.badgeText) return;
  view.badgeText = text;
  ui.badges.replaceChildren(
    ...wanted.map(({ place, count }) =>
      make(
        "button",
        { type: "button", "data-place-id": place.id, onclick: () => view.select({ place: place.id }) },
        `${place.id === spec.wholeCountry ? _("Whole country") : place.name}: ${count}`,
      ),
    ),
  );
}

/** @param {LinkedView} view */
export function paintMap(view) {
  const { nodes } = view;
  if (!nodes) return;
  const { a, b } = view.period;
  const { places, provinces } = view.index;
  for (let i = 0; i < places.length; i += 1) {
    const count = countIn(places[i], a, b);
    if (count === view.counts[i]) continue;
    view.counts[i] = count;
    const path = nodes.places[i];
    if (!path) continue;
    path.style.display = count ? "" : "none";
    nodes.names[i]?.classList.toggle("lv-quiet", !count);
    if (count) path.setAttribute("d", circle((markSize(count) * view.enlarged) / 2));
  }
  for (let i = 0; i < provinces.length; i += 1) {
    const count = countIn(provinces[i], a, b);
    if (count === view.provinceCounts[i]) continue;
    view.provinceCounts[i] = count;
    if (nodes.provinces[i]) nodes.provinces[i].style.fill = provinceFill(view, i, count);
  }
  const { spec } = view;
  spec.routes.forEach((route, i) => {
    const isShown = spec.shown[i] && view.routeFits[i] && route.start !== null && route.start < b && (route.end ?? NaN) > a;
    const shown = isShown ? "" : "none";
    if (nodes.routes[i].style.display !== shown) {
      nodes.routes[i].style.display = shown;
      nodes.arrows[i].style.display = shown;
    }
  });
  paintBadges(view);
}
