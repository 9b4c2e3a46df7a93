/** Searching in the cards. */

import { _, filled } from "../shared/words.js";
import { readCard } from "./cards.js";
import { at } from "./page.js";

/** Show the events whose cards hold all words. @param {string} text */
export function searchCards(text) {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  const items = [...document.querySelectorAll("#events .cr-index > li")];
  let found = 0;
  for (const item of items) {
    const id = item.querySelector("a")?.hash.slice(1) ?? "";
    const words = wanted.length ? (readCard(at(id)).textContent ?? "").toLowerCase() : "";
    const isFound = wanted.every((word) => words.includes(word));
    item.toggleAttribute("hidden", !isFound);
    found += Number(isFound);
  }
  at("events-count").textContent = filled(_("{n} of {total} events"), { n: found, total: items.length });
}
