/** The legend of the map. */

import { make } from "../shared/dom.js";
import { _ } from "../shared/words.js";
import { SHADE_FROM, shadeLabel } from "./shades.js";

/** @import { LinkedView } from "./view.js" */

/** @param {LinkedView} view */
export function drawLegend(view) {
  const { theme, ui } = view;
  const edges = SHADE_FROM.map((_least, i) => shadeLabel(i));
  /** @param {string} style @param {string} text @param {string} [kind] */
  const item = (style, text, kind = "") =>
    make("span", { class: "lv-item" }, make("i", { style, class: kind }), text);
  ui.legend.replaceChildren(
    make("span", { class: "lv-item" }, _("Events in a province:")),
    ...edges.map((text, i) => item(`background:${theme.shades[i]}`, text)),
    item(`background:${theme.land}`, _("none in this period")),
    item("", _("no source at all"), "lv-hatched"),
    item("", _("route with both ends in view, width by evidence"), "lv-route"),
    item("", _("inferred"), "lv-route lv-dashed"),
    item("", _("place, an open ring stands for an area"), "lv-dot"),
  );
}
