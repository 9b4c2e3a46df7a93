/**
 * Cards: the part of an address that names one, and a copy of it to show.
 *
 * Where scripts run, a card stands in the page as text that the browser has not read, until somebody needs it.
 */

const CARDS = /^(event|place|route)-(.+)$/;

/** Return kind and id of the card that an address names. @param {string} hash @returns {[string, string]} */
export function cardParts(hash) {
  const found = CARDS.exec(hash);
  return found ? [found[1], found[2]] : ["", ""];
}

/** Return a card, read. @param {HTMLElement} card @returns {HTMLElement} */
export function readCard(card) {
  const unread = card.querySelector(":scope > noscript");
  if (unread) card.replaceChildren(...new DOMParser().parseFromString(unread.textContent ?? "", "text/html").body.childNodes);
  return card;
}

/** Return a copy of a card without the ids that would then be there twice. @param {HTMLElement} card */
export function copiedCard(card) {
  const copy = /** @type {HTMLElement} */ (readCard(card).cloneNode(true));
  copy.removeAttribute("id");
  for (const node of copy.querySelectorAll("[id]")) node.removeAttribute("id");
  copy.querySelector("h3")?.setAttribute("tabindex", "-1");
  return copy;
}
