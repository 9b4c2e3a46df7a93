/** What a component keeps of the roots that it drew in. */

/** Return the map of `name`: the same one if the module is loaded anew, as in a page that finds its server again.
 *  @template T @param {string} name @returns {WeakMap<Element, T>} */
export function keptByRoot(name) {
  const [all, key] = [/** @type {Record<symbol, WeakMap<Element, T>>} */ (/** @type {unknown} */ (globalThis)), Symbol.for(`bellflower.${name}`)];
  return (all[key] ??= new WeakMap());
}
