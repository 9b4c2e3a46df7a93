/** The filter bar of the desk pages as a component of Streamlit. */

/** @import { Component } from "../shared/streamlit.js" */

import { make } from "../shared/dom.js";
import { keptByRoot } from "../shared/kept.js";
import { readOnce } from "../shared/reading.js";
import { _, learn, speak } from "../shared/words.js";
import { DeskBar } from "./desk_bar.js";

/**
 * What the bar is given: `urls` of the index and of the texts of the search; for a reader's own record its name, and both as text until the bar says that it has them.
 * @typedef {{urls: Record<string, string>, name?: string, index?: string, search?: string, state: any, texts: Record<string, string>, ticked: number | null}} BarData
 */

/** @type {WeakMap<Element, {name: string, tell: (settled: any) => void, ready: Promise<DeskBar>}>} */
const mounted = keptByRoot("filters");

/** @param {Component<BarData>} component @returns {() => void} what ends it */
export default function filters({ data, parentElement, setStateValue, setTriggerValue }) {
  const root = /** @type {HTMLElement} */ (parentElement.querySelector(".filters-root"));
  const name = data.name ?? data.urls.index;
  const tell = (/** @type {any} */ settled) => setTriggerValue("settled", { ...settled, revision: data.state.revision });
  let held = mounted.get(root);
  if (held && held.name !== name) {
    held.ready.then((bar) => bar.destroy()).catch(() => {});
    held = undefined;
  }
  if (!held && data.name && !data.index) {
    setStateValue("has", ""); // what the page had is gone with its bar: the server sends it again
    return () => {};
  }
  if (!held) {
    if (data.name) setStateValue("has", data.name);
    const begun = { name, tell, ready: /** @type {any} */ (null) };
    begun.ready = Promise.resolve(data.index ? JSON.parse(data.index) : readOnce(data.urls.index)).then((index) => {
      speak(index.texts, index.language);
      learn(data.texts);
      const readTexts = () => (data.search ? Promise.resolve(JSON.parse(data.search)) : readOnce(data.urls.search));
      return new DeskBar(root, index, { onSettle: (settled) => begun.tell(settled), readTexts });
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
