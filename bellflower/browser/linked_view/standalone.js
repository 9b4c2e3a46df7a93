/** The linked view in a page of its own, without a server. */

import { learn } from "../shared/words.js";
import { LinkedView } from "./view.js";

/** @import { Ground, Settled, Spec, State } from "../shared/given.js" */

/**
 * Show the view in a page of its own, without a server.
 * @param {HTMLElement} root
 * @param {any} Plotly
 * @param {Ground} ground
 * @param {Spec} spec
 * @param {State} state
 * @param {(settled: Settled) => void} [onSettle]
 */
export async function mountStandalone(root, Plotly, ground, spec, state, onSettle = () => {}) {
  learn(spec.texts);
  const view = new LinkedView(root, Plotly, ground, onSettle);
  await view.update(spec, state);
  return view;
}
