/** The drawing library and the ground of the map, loaded once for a page. */

import { make } from "../shared/dom.js";
import { _ } from "../shared/words.js";

/** @import { Ground, Urls } from "../shared/given.js" */

/** @type {Promise<[any, Ground]> | null} */
let loadingParts = null;

/** Load plotly and the ground once for the page. @param {Urls} urls */
export function loadOnce(urls) {
  loadingParts ??= Promise.all([
    new Promise((resolve, reject) => {
      if (/** @type {any} */ (window).Plotly) return resolve(/** @type {any} */ (window).Plotly);
      const script = make("script", { src: urls.plotly });
      script.onload = () => resolve(/** @type {any} */ (window).Plotly);
      script.onerror = () => reject(new Error(_("The drawing library could not be loaded.")));
      return document.head.append(script);
    }),
    fetch(urls.ground).then((response) => response.json()),
  ]);
  return loadingParts;
}

/** Load anew when asked the next time: something went wrong. */
export function forgetLoading() {
  loadingParts = null;
}
