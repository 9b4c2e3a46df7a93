/** The instrument, or one part of it, in the page of somebody else: what is shown leads to the whole view. */

import { queryOf } from "./address.js";
import { begin } from "./component.js";
import { make } from "../shared/dom.js";
import { _, filled } from "../shared/words.js";

/** Return the element with an id. @param {string} id @returns {any} */
function part(id) {
  return document.getElementById(id);
}

/** Say what is chosen, since a part alone has no room for its card. @param {import("./model.js").Model} model @param {any} settled */
function tellChosen(model, settled) {
  const place = model.places.get(settled.place);
  const route = /** @type {any} */ (model.routes.get(settled.route));
  part("chosen").textContent = model.byId.get(settled.event)?.title ?? place?.name ?? route?.title ?? "";
}

/** Start what the page was given. */
async function startEmbedded() {
  const data = JSON.parse(part("data-embed").textContent);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const paint = () => (document.documentElement.dataset.theme = dark.matches ? "dark" : "light");
  data.state = { ...data.state, revision: 0, theme: paint() };
  /** @type {import("./component.js").Held} */ const held = { data, tell: () => {}, index: "", ready: /** @type {any} */ (null) };
  held.ready = begin(part("linked-view"), held);
  const instrument = await held.ready;
  held.tell = (settled) => {
    part("whole").href = `${data.start}?${[queryOf(settled), data.kept].filter(Boolean).join("&")}`;
    if (data.only) tellChosen(instrument.model, settled);
  };
  dark.addEventListener("change", () => instrument.take({ revision: 0 }, paint() === "dark"));
}

startEmbedded().catch((error) => {
  const told = _("The map and the timeline could not start: {reason} Reload the page to try again.");
  part("linked-view").replaceChildren(make("p", { role: "alert", class: "in-alert" }, filled(told, { reason: error.message })));
});
