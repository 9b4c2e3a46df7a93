/** The order of the list, and what stands in it: pure, so that list, keys and card agree. */

import { liesIn } from "./filter.js";

/** @typedef {import("./types.js").Event} Event */
/** @typedef {object} Lists
 * @property {Event[]} before what began before the period
 * @property {Event[]} now
 * @property {Event[]} run in the order in which J goes on
 * @property {number} count of all
 * @property {number} beforeCount
 * @property {(event: Event) => number} placeOf where an event stands in the run, -1 if nowhere
 * @property {(isFolded: boolean) => string} keyOf another text if others are shown
 * @property {(isFolded: boolean, most: number) => Event[]} first the first ones that are shown; folded: without those before, unless there are no others
 */

/** Compare two events by year, then by day. @param {Event} x @param {Event} y @returns {number} */
function byTime(x, y) {
  const day = (/** @type {Event} */ event) => (event.openStart ? event.end : event.start) ?? 0;
  return (x.year ?? 9999) - (y.year ?? 9999) || day(x) - day(y) || (x.end ?? 0) - (y.end ?? 0) || x.n - y.n;
}

/** Return the events of the list: those of the period, and apart what began before it.
 *  @param {Event[]} events @param {number} from the start of the period @param {boolean} isAll @returns {Lists} */
export function ordered(events, from, isAll) {
  const first = Math.floor(from + 0.01);
  const isBefore = (/** @type {Event} */ event) => !isAll && event.year !== null && event.year < first;
  const now = events.filter((event) => !isBefore(event)).sort(byTime);
  const before = events.filter(isBefore).sort(byTime);
  const run = [...now, ...before];
  const shown = (/** @type {boolean} */ isFolded) => (!now.length ? before : isFolded ? now : [...before, ...now]);
  return {
    before, now, run, count: events.length, beforeCount: before.length, placeOf: (event) => run.indexOf(event),
    keyOf: (isFolded) => shown(isFolded).map((event) => event.n).join(),
    first: (isFolded, most) => shown(isFolded).slice(0, most),
  };
}

/** Return the same of very many events, which are only looked at where they are shown.
 *  @param {import("./many.js").Many} many @param {number} from the start of the period @param {boolean} isAll @returns {Lists} */
export function orderedMany(many, from, isAll) {
  const first = isAll ? -Infinity : Math.floor(from + 0.01);
  const { count } = many.shown;
  const beforeCount = isAll ? 0 : many.countBefore(first);
  const listed = (/** @type {number} */ year, /** @type {number} */ until, most = Infinity) => many.listed(year, until, most);
  return {
    count, beforeCount, placeOf: (event) => many.placeInList(event, first), keyOf: () => `${many.edition} ${first}`, get before() { return listed(-Infinity, first); }, get now() { return listed(first, Infinity); },
    get run() { return [...listed(first, Infinity), ...listed(-Infinity, first)]; },
    first: (isFolded, most) => (beforeCount === count ? listed(-Infinity, first, most) : listed(isFolded ? first : -Infinity, Infinity, most)),
  };
}

/** Return the event `steps` after the one called `id`, staying inside. @param {Event[]} run @param {string} id @param {number} steps @returns {Event | null} */
export function neighbor(run, id, steps) {
  if (!run.length) return null;
  const at = run.findIndex((event) => event.id === id);
  if (at < 0) return steps > 0 ? run[0] : run[run.length - 1];
  return run[Math.max(0, Math.min(run.length - 1, at + steps))];
}

/** Return the nearest dated events that end before, and begin after, a period without any.
 *  @param {Event[]} facets @param {number} a @param {number} b @returns {{before: Event | null, after: Event | null}} */
export function nearest(facets, a, b) {
  let before = null;
  let after = null;
  for (const event of facets) {
    if (event.start === null || event.end === null) continue;
    if (event.end <= a + 1e-3 && (!before || event.end > (before.end ?? 0))) before = event;
    if (event.start >= b - 1e-3 && (!after || event.start < (after.start ?? 0))) after = event;
  }
  return { before, after };
}

/** Return how many of `events` are surely in the period. @param {Event[]} events @param {number} a @param {number} b @returns {number} */
export function surely(events, a, b) {
  return events.filter((event) => liesIn(event, a, b, "surely")).length;
}
