/** What can be done with the card of an event: copy it as text, and print it alone, with the addresses of its links. */

/** The text of a card, one paragraph a line, with its permanent link. @param {HTMLElement} card */
export function cardText(card) {
  const link = /** @type {HTMLAnchorElement | null} */ (card.querySelector("a.bf-lasting"));
  const parts = [...card.querySelectorAll("h3, h4, p:not(.bf-acts), dt, dd, summary")].map((one) => /** @type {HTMLElement} */ (one));
  const lines = parts.map((one) => (one.textContent ?? "").replace(/\s+/g, " ").trim());
  return [...lines.filter(Boolean), link?.href ?? ""].join("\n").trim();
}

/**
 * Copy the card of `button`, and say so on it.
 * @param {HTMLButtonElement} button
 * @param {Record<string, string>} texts
 */
export async function cardCopied(button, texts) {
  const card = /** @type {HTMLElement | null} */ (button.closest(".bf-card"));
  if (!card) return;
  try {
    await navigator.clipboard.writeText(cardText(card));
    button.textContent = texts.copied;
  } catch {
    getSelection()?.selectAllChildren(card);
    button.textContent = texts.marked;
  }
}

const PAGE_WIDTH = 700; // px of A4 or Letter within its margins
const PAGE_HEIGHT = 950;
const SMALLEST = 0.6; // of the usual size, below which nobody reads

/** An address as people write it, without the codes of its letters. @param {string} address */
export function readable(address) {
  try {
    return decodeURI(address);
  } catch {
    return address; // a code in it stands for no letter
  }
}

/**
 * Print the card of `button` alone, as small as it needs to be to fit on a page. The browser's own
 * command prints the page with all that stands on it.
 * @param {HTMLButtonElement} button
 */
export function printCard(button) {
  const card = button.closest(".bf-card");
  if (!card) return;
  const sheet = document.createElement("div");
  sheet.className = "bf-sheet";
  sheet.append(card.cloneNode(true));
  for (const link of sheet.querySelectorAll("a")) link.dataset.address = readable(link.href);
  document.body.append(sheet);
  for (let size = 1; size >= SMALLEST; size -= 0.05) {
    sheet.style.zoom = String(size);
    sheet.style.width = `${PAGE_WIDTH / size}px`;
    if (sheet.scrollHeight * size <= PAGE_HEIGHT) break;
  }
  window.addEventListener("afterprint", () => sheet.remove(), { once: true });
  window.print();
}
