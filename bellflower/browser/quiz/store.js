/** An answer as it was kept on the device. */

/** @typedef {{value: any, isRevealed: boolean, judged: number | null}} Kept */

/** Return what was kept of an answer, or an empty one. @param {any} found @returns {Kept} */
export function sound(found) {
  return { value: found?.value, isRevealed: found?.isRevealed === true, judged: found?.judged ?? null };
}
