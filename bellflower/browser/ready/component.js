/** Ready HTML of ours, put on the page as it is: it was escaped where it was made. */

/** @import { Component } from "../shared/streamlit.js" */

/** What each root shows. @type {WeakMap<Element, string>} */
const shown = new WeakMap();

/** The Streamlit component. @param {Component<string>} component */
export default function ready(component) {
  const root = component.parentElement.querySelector(".ready-root");
  if (!root || shown.get(root) === component.data) return;
  shown.set(root, component.data);
  root.replaceChildren(...new DOMParser().parseFromString(component.data, "text/html").body.childNodes);
}
