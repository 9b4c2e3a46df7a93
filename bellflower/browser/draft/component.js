/** The draft of a story as a Streamlit component: the browser keeps it, and gives it back to a new session. */

import { keptByRoot } from "../shared/kept.js";
import { speak } from "../shared/words.js";
import { DraftKeeper } from "./keeper.js";

/** @import { DraftData } from "../shared/given_lesson.js" */
/** @import { Component } from "../shared/streamlit.js" */

/** @type {WeakMap<Element, DraftKeeper>} */
const keepers = keptByRoot("draft");

/** The Streamlit component. @param {Component<DraftData>} component */
export default function draft(component) {
  const root = /** @type {HTMLElement} */ (component.parentElement.querySelector(".draft-root"));
  const keeper = keepers.get(root) ?? new DraftKeeper(root);
  keepers.set(root, keeper);
  speak(component.data.texts);
  keeper.take(component.data, (found) => component.setTriggerValue("kept", found));
  return () => {
    keepers.delete(root);
    keeper.destroy();
  };
}
