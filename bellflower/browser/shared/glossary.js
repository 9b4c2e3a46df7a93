/** Words of a text that a glossary explains, each behind a touch. */

import { make } from "./dom.js";

/** Return the parts of a text in their order: every second one is a word of the glossary, at its first place alone.
 *  @param {string} text @param {Iterable<string>} forms in small letters @param {Set<string>} [seen] those marked before @returns {string[]} */
export function glossedParts(text, forms, seen = new Set()) {
  const longest = [...forms].sort((one, other) => other.length - one.length).map((form) => form.replace(/[^\w\s]/g, "\\$&"));
  if (!longest.length) return [text];
  const parts = text.split(new RegExp(`\\b(${longest.join("|")})\\b`, "i"));
  return parts.reduce((/** @type {string[]} */ kept, part, i) => {
    const isWord = i % 2 === 1;
    if (isWord && !seen.has(part.toLowerCase())) {
      seen.add(part.toLowerCase());
      return [...kept, part];
    }
    if (isWord || (kept.length % 2 === 1 && i > 0)) return [...kept.slice(0, -1), `${kept.at(-1) ?? ""}${part}`];
    return [...kept, part];
  }, []);
}

/** Return a text as nodes whose hard words tell their meaning when they are touched.
 *  @param {string} text @param {Record<string, string>} glossary @param {(word: string, meaning: string) => void} tell @param {Set<string>} [seen] @returns {(Node | string)[]} */
export function glossed(text, glossary, tell, seen) {
  return glossedParts(text, Object.keys(glossary), seen).map((part, i) => {
    const meaning = i % 2 ? glossary[part.toLowerCase()] : "";
    return meaning ? make("button", { type: "button", class: "bf-term", onclick: () => tell(part, meaning) }, part) : part;
  });
}
