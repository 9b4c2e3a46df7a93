/** Answers stay on the device: in its browser where that is allowed, and nowhere else. */

/** @typedef {{value: any, isRevealed: boolean, judged: number | null}} Kept */
/**
 * @typedef {object} Store
 * @property {(key: string) => string | null} getItem
 * @property {(key: string, text: string) => void} setItem
 * @property {(key: string) => void} removeItem
 */

/** Return what was kept of an answer, or an empty one. @param {any} found @returns {Kept} */
export function sound(found) {
  return { value: found?.value, isRevealed: found?.isRevealed === true, judged: found?.judged ?? null };
}

/** Return where this browser keeps things, `null` if it does not. @returns {Store | null} */
export function deviceStore() {
  try {
    const probe = "bellflower-probe";
    window.localStorage.setItem(probe, probe);
    window.localStorage.removeItem(probe);
    return window.localStorage;
  } catch {
    return null;
  }
}
