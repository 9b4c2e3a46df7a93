/** Counting events in a period, in logarithmic time, as the filters of the application count them. */

/** @import { EventColumns, Spec } from "../shared/given.js" */

import { countBelow, countUpTo } from "../shared/sorted.js";

/** @typedef {{starts: Float64Array, ends: Float64Array, loose: Loose | null}} Counter */
/** @typedef {{starts: Float64Array, ends: Float64Array, pairs: [number, number][]}} Loose */
/** @typedef {{all: Counter, places: Counter[], provinces: Counter[]}} Index */

/**
 * Return a counter of the events numbered `members`. With `isSure` only those count that surely lie in a
 * period: their certain core touches it, or all their possible time lies inside it.
 * @param {EventColumns} events
 * @param {number[]} members
 * @param {boolean} isSure
 * @returns {Counter}
 */
export function buildCounter(events, members, isSure) {
  const dated = members.filter((i) => events.start[i] !== null);
  /** @param {(number | null)[]} column @param {number[]} rows that have a number in it */
  const sorted = (column, rows) => Float64Array.from(rows, (i) => Number(column[i])).sort();
  if (!isSure) {
    return {
      starts: sorted(events.start, dated),
      ends: sorted(events.end, dated),
      loose: null,
    };
  }
  const cored = dated.filter((i) => events.coreStart[i] !== null);
  const loose = dated.filter((i) => events.coreStart[i] === null && !events.isOpen[i]);
  /** @type {[number, number][]} */
  const pairs = loose.map((i) => [Number(events.start[i]), Number(events.end[i])]);
  pairs.sort((a, b) => b[1] - b[0] - (a[1] - a[0]));
  return {
    starts: sorted(events.coreStart, cored),
    ends: sorted(events.coreEnd, cored),
    loose: {
      starts: Float64Array.from(pairs, (pair) => pair[0]).sort(),
      ends: Float64Array.from(pairs, (pair) => pair[1]).sort(),
      pairs,
    },
  };
}

/**
 * Return how many events of `counter` lie in the period from `a` up to, but not including, `b`. Logarithmic
 * in the number of events, but for those that are longer than the period and not certain.
 * @param {Counter} counter
 * @param {number} a
 * @param {number} b
 * @returns {number}
 */
export function countIn(counter, a, b) {
  let count = countBelow(counter.starts, b) - countUpTo(counter.ends, a);
  if (counter.loose) {
    const { starts, ends, pairs } = counter.loose;
    let covering = 0;
    for (const [start, end] of pairs) {
      if (end - start <= b - a) break;
      if (start < a && end > b) covering += 1;
    }
    count += pairs.length - countBelow(starts, a) - (pairs.length - countUpTo(ends, b)) + covering;
  }
  return count;
}

/**
 * Whether event `i` lies in the period from `a` up to `b`, as `countIn` counts it.
 * @param {EventColumns} events
 * @param {number} i
 * @param {number} a
 * @param {number} b
 * @param {boolean} isSure
 */
export function isIn(events, i, a, b, isSure) {
  const [start, end] = [events.start[i], Number(events.end[i])];
  if (start === null) return false;
  if (!isSure) return start < b && end > a;
  const [coreStart, coreEnd] = [events.coreStart[i], Number(events.coreEnd[i])];
  if (coreStart !== null) return coreStart < b && coreEnd > a;
  return !events.isOpen[i] && start >= a && end <= b;
}

/**
 * Return the counters of all events, of each place and of each province, for events of at least `rank`.
 * @param {Spec} spec
 * @param {number} rank
 * @param {boolean} isSure
 * @returns {Index}
 */
export function buildIndex(spec, rank, isSure) {
  const { events } = spec;
  /** @type {number[]} */ const all = [];
  /** @type {number[][]} */ const places = spec.places.map(() => []);
  /** @type {number[][]} */ const provinces = spec.provinces.map(() => []);
  for (let i = 0; i < events.id.length; i += 1) {
    if (events.rank[i] < rank) continue;
    all.push(i);
    for (const place of events.places[i]) places[place].push(i);
    for (const province of events.provinces[i]) provinces[province].push(i);
  }
  /** @param {number[]} members */
  const counter = (members) => buildCounter(events, members, isSure);
  return { all: counter(all), places: places.map(counter), provinces: provinces.map(counter) };
}

/** @type {Index} */
export const NO_INDEX = { all: { starts: new Float64Array(0), ends: new Float64Array(0), loose: null }, places: [], provinces: [] };

/**
 * Return the number of events that may lie in each year from `first` to before `last`.
 * @param {Counter} counter
 * @param {number} first
 * @param {number} last
 * @returns {number[]}
 */
export function densityByYear(counter, first, last) {
  const years = [];
  for (let year = first; year < last; year += 1) years.push(countIn(counter, year, year + 1));
  return years;
}
