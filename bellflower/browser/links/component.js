/** Links of ours in cards and lists: a plain click stays in the session, any other opens the address. */

/** @import { HelpData } from "../shared/given.js" */
/** @import { Component } from "../shared/streamlit.js" */

import { copied } from "./copying.js";
import { fitForPrint } from "./printing.js";

/** Whether the browser, and not the application, has to follow a click. @param {MouseEvent} click */
function isForBrowser(click) {
  return click.defaultPrevented || click.button !== 0 || click.ctrlKey || click.metaKey || click.shiftKey || click.altKey;
}

/** The link that a click on `target` means: itself, or the first of its row. @param {Element} target */
function linkAt(target) {
  const link = /** @type {HTMLAnchorElement | null} */ (target.closest("a.bf-go"));
  if (link || target.closest("a, button, summary, input, label") || getSelection()?.toString()) return link;
  return /** @type {HTMLAnchorElement | null} */ (target.closest("[data-row]")?.querySelector("a.bf-go") ?? null);
}

/** The Streamlit component. @param {Component<HelpData>} component */
export default function links(component) {
  const texts = component.data.texts;
  /** @param {MouseEvent} click */
  const follow = (click) => {
    if (!(click.target instanceof Element) || isForBrowser(click)) return;
    const button = /** @type {HTMLButtonElement | null} */ (click.target.closest("button[data-copy]"));
    if (button) {
      void copied(button, texts);
      return;
    }
    const link = linkAt(click.target);
    if (!link) return;
    click.preventDefault();
    if (link.pathname === location.pathname) {
      component.setTriggerValue("followed", { query: link.search });
      return;
    }
    // as if the reader went forward to it: Streamlit turns to that page, and "back" leads here again
    history.pushState({}, "", link.href);
    dispatchEvent(new PopStateEvent("popstate"));
  };
  document.addEventListener("click", follow);
  const endPrinting = fitForPrint();
  return () => {
    document.removeEventListener("click", follow);
    endPrinting();
  };
}
