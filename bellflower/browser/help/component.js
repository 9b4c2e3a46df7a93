/** The help as a Streamlit component. */

import { speak } from "../shared/words.js";
import { Help } from "./dialog.js";
import { keptByRoot } from "../shared/kept.js";

/** @import { HelpData } from "../shared/given.js" */
/** @import { Component } from "../shared/streamlit.js" */

/** @type {WeakMap<Element, Help>} */
const shownHelp = keptByRoot("help");

/** The Streamlit component. @param {Component<HelpData>} component */
export default function help(component) {
  const root = /** @type {HTMLElement} */ (component.parentElement.querySelector(".help-root"));
  if (!shownHelp.has(root)) shownHelp.set(root, new Help(root));
  const shown = /** @type {Help} */ (shownHelp.get(root));
  speak(component.data.texts);
  shown.update();
  return () => {
    shownHelp.delete(root);
    shown.destroy();
  };
}
