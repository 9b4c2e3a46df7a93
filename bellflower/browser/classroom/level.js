/** The story of the classroom file at one of two levels: as it was written, or in plain language. */

import { make } from "../shared/dom.js";
import { glossed } from "../shared/glossary.js";
import { at } from "./page.js";

/** Let the button of the story turn to plain language and back, with the words of *glossary* behind a touch.
 *  @param {Record<string, string>} glossary */
export function listenToLevel(glossary) {
  const button = at("level");
  if (!button) return;
  const root = document.documentElement;
  /** @param {string} word @param {string} meaning */
  const tell = (word, meaning) => at("meaning").replaceChildren(make("strong", {}, word), `: ${meaning}`);
  for (const text of document.querySelectorAll(".cr-plain")) {
    text.replaceChildren(...glossed(text.textContent ?? "", glossary, tell));
  }
  button.addEventListener("click", () => {
    const isPlain = root.dataset.level !== "plain";
    root.dataset.level = isPlain ? "plain" : "standard";
    button.setAttribute("aria-pressed", String(isPlain));
    at("meaning").replaceChildren();
  });
}
