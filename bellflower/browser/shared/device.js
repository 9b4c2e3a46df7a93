/** What this device keeps: in its browser where that is allowed, and nowhere else. */

/**
 * @typedef {object} Store
 * @property {(key: string) => string | null} getItem
 * @property {(key: string, text: string) => void} setItem
 * @property {(key: string) => void} removeItem
 */

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
