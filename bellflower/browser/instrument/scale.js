/**
 * The two scales of time. On the story scale an era is as wide as it is eventful, but never narrower than
 * its name; inside an era time is even. On the even scale each year is as wide as the next.
 */

/** @typedef {{start: number, end: number, count: number, least: number}} Part least: a share of the panel */
/** @typedef {{first: number, last: number, parts: {start: number, end: number}[], shares: number[], sums: number[]}} Scale */
/** @typedef {{time: number, x: number, text: string, isEra: boolean}} Tick */

export const EVEN_EVENTS = 14; // each era counts as if it had so many events more, so that quiet ones keep room
const STEPS = [1, 2, 5, 10, 20, 50];
const MONTH_ROOM = 420; // px of a year from which its quarters are named; from twice that, its months

/** Return the share of the panel that each era gets on the story scale: w = max(m, q (n + 14)), with q so that
 *  the sum is 1. @param {Part[]} parts @returns {number[]} */
export function storyShares(parts) {
  const total = parts.reduce((sum, part) => sum + part.least, 0);
  const scaled = total > 0.9 ? 0.9 / total : 1; // a panel too narrow for all names
  const least = parts.map((part) => part.least * scaled);
  /** @type {Set<number>} */ const fixed = new Set();
  for (;;) {
    let room = 1;
    let sum = 0;
    parts.forEach((part, i) => {
      if (fixed.has(i)) room -= least[i];
      else sum += part.count + EVEN_EVENTS;
    });
    const shares = parts.map((part, i) => (fixed.has(i) ? least[i] : (room * (part.count + EVEN_EVENTS)) / sum));
    const low = shares.findIndex((share, i) => !fixed.has(i) && share < least[i]);
    if (low < 0) return shares;
    fixed.add(low);
  }
}

/** Return the scale of all years. @param {Part[]} parts @param {string} kind story or even @returns {Scale} */
export function buildScale(parts, kind) {
  const first = parts[0].start;
  const last = parts[parts.length - 1].end;
  const shares = kind === "even" ? parts.map((part) => (part.end - part.start) / (last - first)) : storyShares(parts);
  const sums = [0];
  for (const share of shares) sums.push(sums[sums.length - 1] + share);
  return { first, last, parts, shares, sums };
}

/** Return where the moment `time` lies, from 0 to 1. @param {Scale} scale @param {number} time @returns {number} */
export function place(scale, time) {
  const { parts, shares, sums } = scale;
  const t = time < scale.first ? scale.first : time > scale.last ? scale.last : time;
  let i = 0;
  while (i < parts.length - 1 && t >= parts[i].end) i += 1;
  return sums[i] + (shares[i] * (t - parts[i].start)) / (parts[i].end - parts[i].start);
}

/** Return the moment that lies at `part`, the inverse of `place`. @param {Scale} scale @param {number} part @returns {number} */
export function moment(scale, part) {
  const { parts, shares, sums } = scale;
  const p = part < 0 ? 0 : part > 1 ? 1 : part;
  let i = 0;
  while (i < parts.length - 1 && p > sums[i + 1]) i += 1;
  return parts[i].start + ((p - sums[i]) / shares[i]) * (parts[i].end - parts[i].start);
}

/** Return the years to be named between `a` and `b`: the beginning of each era first, then in each era the
 *  smallest step that leaves `gap` px. @param {Scale} scale @param {(time: number) => number} x @param {number} a
 *  @param {number} b @param {number} gap @param {(text: string, isEra: boolean) => number} measure
 *  @param {string[]} months @param {number} [edge] px up to which a year is not centered @returns {Tick[]} */
export function ticks(scale, x, a, b, gap, measure, months, edge = -Infinity) {
  /** @type {Tick[]} */ const out = [];
  /** @type {[number, number][]} */ const taken = [];
  const put = (/** @type {number} */ time, /** @type {string} */ text, /** @type {boolean} */ isEra) => {
    const at = x(time);
    const half = measure(text, isEra) / 2 + 5;
    const from = at < edge ? at - 5 : at - half; // at the left edge a year begins where it stands
    const to = from + 2 * half;
    if (taken.some(([left, right]) => from < right && to > left)) return;
    taken.push([from, to]);
    out.push({ time, x: at, text, isEra });
  };
  for (const part of scale.parts) if (part.start >= a - 1e-6 && part.start < b) put(part.start, String(part.start), true);
  for (const part of scale.parts) {
    const [from, to] = [Math.max(part.start, a), Math.min(part.end, b)];
    if (to <= from) continue;
    const perYear = (x(to) - x(from)) / (to - from);
    if (perYear > MONTH_ROOM) {
      putMonths(put, from, to, perYear > 2 * MONTH_ROOM ? 1 : 3, months);
      continue;
    }
    const step = STEPS.find((years) => years * perYear >= gap) ?? STEPS[STEPS.length - 1];
    for (let year = Math.ceil(from / step) * step; year < to; year += step) put(year, String(year), false);
  }
  return out;
}

/** Name months where a year is wide. @param {(time: number, text: string, isEra: boolean) => void} put
 *  @param {number} from @param {number} to @param {number} step @param {string[]} months */
function putMonths(put, from, to, step, months) {
  for (let year = Math.floor(from); year < to; year += 1) {
    for (let month = 0; month < 12; month += step) {
      const time = year + month / 12;
      if (time >= from && time < to) put(time, month ? months[month] : String(year), false);
    }
  }
}

/** Return how often each year may be meant, from `first` to before `last`.
 *  @param {{start: number | null, end: number | null}[]} events @param {number} first @param {number} last @returns {number[]} */
export function yearCounts(events, first, last) {
  const steps = new Array(last - first + 1).fill(0); // what begins less what has ended
  for (const { start, end } of events) {
    if (start === null || end === null) continue;
    const from = Math.max(0, Math.floor(start + 1e-3) - first);
    const to = Math.min(last - first, Math.ceil(end - 1e-3) - first);
    if (to <= from) continue;
    steps[from] += 1;
    steps[to] -= 1;
  }
  const counts = [];
  let now = 0;
  for (let i = 0; i < last - first; i += 1) counts.push((now += steps[i]));
  return counts;
}
