/** The texts of the search: read when somebody searches, unless they came along with the page. */

import { Search } from "./search.js";
import { _ } from "../shared/words.js";

/** Say in the field in which somebody searches what is wrong, or nothing. @param {any} bar @param {string} words */
function tell(bar, words) {
  const field = bar.box.contains(document.activeElement) && document.activeElement instanceof HTMLInputElement ? document.activeElement : bar.input;
  field.setCustomValidity(words);
  if (words) field.reportValidity();
}

/** Read the texts; what was typed before they came is answered then. @param {import("./instrument.js").Instrument} instrument @returns {Promise<void> | undefined} */
export function seek(instrument) {
  const { model, bar, outside } = instrument;
  if (model.search || !outside.texts) return undefined;
  return outside.texts().then(
    (texts) => {
      tell(bar, "");
      model.search ??= new Search(texts);
      if (model.state.q) instrument.request();
    },
    () => tell(bar, _("The search could not be loaded. Type again to try once more.")),
  );
}
