/** What a reader chose and the server has not heard of yet: it goes along when another page is opened. */

const LEAVING = "bellflower:leaving";

/** Ask the page for what it has not told. @returns {any} the settled state, null if the server knows all */
export function untold() {
  const asked = new CustomEvent(LEAVING, { detail: { settled: null } });
  document.dispatchEvent(asked);
  return asked.detail.settled;
}

/** Answer who asks; the answer counts as told. @param {() => any} answer the settled state or null @returns {() => void} what ends it */
export function answerLeaving(answer) {
  const tell = (/** @type {Event} */ event) => {
    const { detail } = /** @type {CustomEvent} */ (event);
    detail.settled ??= answer();
  };
  document.addEventListener(LEAVING, tell);
  return () => document.removeEventListener(LEAVING, tell);
}
