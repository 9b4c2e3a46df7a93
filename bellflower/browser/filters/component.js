/** The filter bar of the desk pages as a component of Streamlit. */

/** @import { Component } from "../shared/streamlit.js" */

import { make } from "../shared/dom.js";
import { keptByRoot } from "../shared/kept.js";
import { readOnce } from "../shared/reading.js";
import { _, learn, speak } from "../shared/words.js";
import { DeskBar } from "./desk_bar.js";

/**
 * What the bar is given: `urls` of the index and of the texts of the search.
 * @typedef {{urls: Record<string, string>, state: any, texts: Record<string, string>, ticked: number | null}} BarData
 */

/** @type {WeakMap<Element, {index: string, tell: (settled: any) => void, ready: Promise<DeskBar>}>} */
const mounted = keptByRoot("filters");

/** @param {Component<BarData>} component @returns {() => void} what ends it */
export default function filters({ data, parentElement, setTriggerValue }) {
  const root = /** @type {HTMLElement} */ (parentElement.querySelector(".filters-root"));
  const { index, search } = data.urls;
  const tell = (/** @type {any} */ settled) => setTriggerValue("settled", { ...settled, revision: data.state.revision });
  let held = mounted.get(root);
  if (held && held.index !== index) {
    held.ready.then((bar) => bar.destroy()).catch(() => {});
    held = undefined;
  }
  if (!held) {
    const begun = { index, tell, ready: /** @type {any} */ (null) };
    begun.ready = readOnce(index).then((known) => {
      speak(known.texts, known.language);
      learn(data.texts);
      const readTexts = () => readOnce(search);
      return new DeskBar(root, known, { onSettle: (settled) => begun.tell(settled), readTexts });
    });
    mounted.set(root, begun);
    held = begun;
  }
  held.tell = tell;
  const { ready } = held;
  ready.then((bar) => bar.take(data.state, data.state.theme === "dark", data.ticked)).catch(() => {
    mounted.delete(root);
    root.replaceChildren(make("p", { role: "alert" }, _("The filters could not be loaded. Reload the page to try again.")));
  });
  return () => {
    mounted.delete(root);
    ready.then((bar) => bar.destroy()).catch(() => {});
  };
}
