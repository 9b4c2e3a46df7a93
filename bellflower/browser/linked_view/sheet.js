/** The card of what is chosen, which a finger draws up and down on a narrow screen. */

export const SHEET = ".st-key-card_sheet"; // the card of what is chosen, which comes up from below on a narrow screen
export const GRIP = 44; // px at its top by which it is drawn

/**
 * Let a finger draw the sheet up or down by its top; drawn down far, it is closed.
 * @param {() => void} close
 * @returns {() => void} what ends that
 */
export function followSheet(close) {
  const end = new AbortController();
  const begun = (/** @type {TouchEvent} */ event) => {
    const target = /** @type {Element} */ (event.target);
    const sheet = /** @type {HTMLElement | null} */ (target.closest?.(SHEET));
    if (!sheet || event.touches.length !== 1 || getComputedStyle(sheet).position !== "fixed") return;
    const box = sheet.getBoundingClientRect();
    const from = event.touches[0].clientY;
    if (from - box.top > GRIP || target.closest("button")) return;
    const drag = new AbortController();
    const tall = (/** @type {TouchEvent} */ now) => box.height + from - now.changedTouches[0].clientY;
    const move = (/** @type {TouchEvent} */ now) => {
      now.preventDefault();
      sheet.style.height = `${Math.min(innerHeight * 0.88, Math.max(0, tall(now)))}px`;
    };
    const done = (/** @type {TouchEvent} */ now) => {
      drag.abort();
      const part = tall(now) / innerHeight;
      sheet.style.height = part > 0.55 ? "88vh" : "";
      if (part < 0.3 && part < box.height / innerHeight - 0.08) close();
    };
    document.addEventListener("touchmove", move, { passive: false, signal: drag.signal });
    for (const type of /** @type {("touchend" | "touchcancel")[]} */ (["touchend", "touchcancel"])) {
      document.addEventListener(type, done, { signal: drag.signal });
    }
  };
  document.addEventListener("touchstart", begun, { passive: true, signal: end.signal });
  const pressed = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Escape" && !event.defaultPrevented && document.querySelector(SHEET)?.contains(document.activeElement)) close();
  };
  document.addEventListener("keydown", pressed, { signal: end.signal });
  return () => end.abort();
}
