/** The linked view as a Streamlit component. */

import { make } from "../shared/dom.js";
import { _, filled, speak } from "../shared/words.js";
import { forgetLoading, loadOnce } from "./loading.js";
import { followSheet } from "./sheet.js";
import { LinkedView } from "./view.js";
import { keptByRoot } from "../shared/kept.js";

/** @import { LinkedViewData, Spec } from "../shared/given.js" */
/** @import { Component } from "../shared/streamlit.js" */

/** @type {WeakMap<Element, Promise<LinkedView>>} */
const mountedViews = keptByRoot("linked view");

/** The Streamlit component. @param {Component<LinkedViewData>} component */
export default function linkedView(component) {
  const { data, parentElement, setStateValue } = component;
  const root = /** @type {HTMLElement} */ (parentElement.querySelector(".linked-view-root"));
  /** @type {Spec} */ const spec = JSON.parse(data.spec);
  speak(spec.texts);
  if (!mountedViews.has(root)) {
    mountedViews.set(
      root,
      loadOnce(data.urls).then(([plotly, ground]) => new LinkedView(root, plotly, ground, (settled) => setStateValue("settled", settled))),
    );
  }
  const view = /** @type {Promise<LinkedView>} */ (mountedViews.get(root));
  view
    .then((ready) => ready.update(spec, data.state))
    .catch((error) => {
      forgetLoading();
      mountedViews.delete(root);
      root.replaceChildren(make("p", { role: "alert" }, filled(_("The linked view could not start: {reason} Reload the page to try again."), { reason: error.message })));
    });
  const unfollow = followSheet(() => view.then((ready) => ready.select({})).catch(() => {}));
  return () => {
    unfollow();
    mountedViews.delete(root);
    view.then((ready) => ready.destroy()).catch(() => {});
  };
}
