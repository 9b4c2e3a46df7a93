/** Links of ours in cards and lists: a plain click stays in the session, any other opens the address. */

/** @import { LinksData } from "./ticks.js" */
/** @import { Component } from "../shared/streamlit.js" */

import { withSettled } from "../instrument/address.js";
import { untold } from "../shared/leaving.js";
import { cardCopied, printCard } from "./card_acts.js";
import { copied } from "./copying.js";
import { fitForPrint } from "./printing.js";
import { keepTicks, withTicks } from "./ticks.js";

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

/**
 * The address of a link; the menu takes along what the server has not heard of, as a step back of its own.
 * @param {HTMLAnchorElement} link
 */
function addressOf(link) {
  const settled = link.closest(".bf-nav") ? untold() : null;
  if (!settled) return link.href;
  history.pushState({}, "", withSettled(location.href, settled));
  return withSettled(link.href, settled);
}

/**
 * Let buttons be pressed while somebody listens to them; until then the style sheet keeps clicks from them.
 * @param {number} change 1 for a listener more, -1 for one less
 */
function listening(change) {
  const root = document.documentElement;
  const count = Number(root.dataset.listening ?? 0) + change;
  if (count > 0) root.dataset.listening = String(count);
  else delete root.dataset.listening;
}

/** The person or body that an address chooses. @param {string} address */
const actorIn = (address) => new URL(address).searchParams.get("actor");

/** What scrolls. @returns {Element | null} */
const page = () => document.querySelector("[data-testid=stMain]");

/** The Streamlit component. @param {Component<LinksData>} component */
export default function links(component) {
  const texts = component.data.texts;
  const ticks = keepTicks(component.parentElement, component.data, (ids) => component.setTriggerValue("ticked", { ids }));
  const endFitting = fitForPrint();
  /** @param {MouseEvent} click */
  const follow = (click) => {
    if (!(click.target instanceof Element) || isForBrowser(click)) return;
    const act = /** @type {HTMLButtonElement | null} */ (click.target.closest(".bf-acts button[data-act]"));
    if (act?.dataset.act === "copy") void cardCopied(act, texts);
    else if (act?.dataset.act === "print") printCard(act);
    else if (act) component.setTriggerValue("cited", { event: act.closest(".bf-card")?.getAttribute("data-event") });
    if (act) return;
    const button = /** @type {HTMLButtonElement | null} */ (click.target.closest("button[data-copy]"));
    if (button) {
      void copied(button, texts);
      return;
    }
    const link = linkAt(click.target);
    if (!link) return;
    click.preventDefault();
    const address = withTicks(addressOf(link), ticks.ids());
    if (actorIn(address) && actorIn(address) !== actorIn(location.href)) page()?.scrollTo(0, 0); // a person begins at the top
    if (link.pathname === location.pathname) {
      component.setTriggerValue("followed", { query: new URL(address).search });
      return;
    }
    // as if the reader went forward to it: Streamlit turns to that page, and "back" leads here again
    history.pushState({}, "", address);
    dispatchEvent(new PopStateEvent("popstate"));
  };
  /** Close the open card by Escape, wherever the focus is. @param {KeyboardEvent} event */
  const leave = (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || document.querySelector('dialog[open], [data-testid="stDialog"], [data-baseweb="popover"], .in-pop:not([hidden])')) return;
    const button = /** @type {HTMLButtonElement | null} */ (document.querySelector(":is(.st-key-card_close, .st-key-desk_close, .st-key-desk_close_source) button"));
    if (button) (event.preventDefault(), button.click());
  };
  document.addEventListener("click", follow);
  document.addEventListener("keydown", leave);
  listening(1);
  return () => {
    document.removeEventListener("click", follow);
    document.removeEventListener("keydown", leave);
    listening(-1);
    ticks.end();
    endFitting();
  };
}
