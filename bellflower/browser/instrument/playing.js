/** Play: at overview a moment runs from the left in even steps on the screen; with a period, the period walks. */

import { moment, place } from "./scale.js";

/** @typedef {import("./types.js").Event} Event */
/** @typedef {object} Played
 * @property {() => import("./scale.js").Scale} scale
 * @property {() => {a: number, b: number, isAll: boolean, years: [number, number]}} now
 * @property {() => Event[]} keyEvents those that the filters leave, in the order of time
 * @property {(head: number | null) => void} onHead the moment up to which everything is shown, null for none
 * @property {(a: number, b: number) => void} onPeriod
 * @property {() => void} onEnd
 */

export const ALL_YEARS = 40; // seconds in which all years pass
const HOP = 3000; // ms for a key event with less motion
const LATEST = 100; // ms that a late frame counts at most
const RECENT = 0.035; // part of the screen in which a key event is still told
const YEARS = 4;

/** Return the key event of the moment: the last one, if it is not long past. @param {Event[]} events @param {number} time @param {import("./scale.js").Scale} scale @returns {Event | null} */
export function momentOf(events, time, scale) {
  let best = null;
  for (const event of events) {
    const at = event.anchor;
    if (!event.key || at === null || at > time || time - at >= YEARS || place(scale, time) - place(scale, at) >= RECENT) continue;
    if (!best || at > (best.anchor ?? 0)) best = event;
  }
  return best;
}

/** Return the moment or period after `seconds`. @param {import("./scale.js").Scale} scale @param {number} time @param {number} seconds @returns {{time: number, isAtEnd: boolean}} */
export function stepOf(scale, time, seconds) {
  const part = place(scale, time) + seconds / ALL_YEARS;
  return { time: moment(scale, part), isAtEnd: part >= 1 };
}

export class Player {
  /** @param {Played} played @param {MediaQueryList} reduced */
  constructor(played, reduced) {
    this.played = played;
    this.reduced = reduced;
    this.isOn = false;
    this.frame = 0;
    this.timer = 0;
    /** @type {number | null} */ this.head = null;
  }

  toggle() {
    if (this.isOn) this.stop(false);
    else this.start();
  }

  start() {
    const { isAll, years } = this.played.now();
    this.isOn = true;
    if (this.reduced.matches) {
      this.hop(isAll);
      return;
    }
    if (isAll) {
      const first = this.played.keyEvents()[0]?.anchor ?? years[0];
      if (this.head === null || this.head >= years[1] - 0.1) this.head = Math.max(years[0], first - 2);
    }
    let last = performance.now();
    const step = (/** @type {number} */ now) => {
      if (!this.isOn) return;
      const seconds = Math.min(LATEST, now - last) / 1000;
      last = now;
      if (this.walk(seconds, isAll)) this.frame = requestAnimationFrame(step);
    };
    this.played.onHead(isAll ? this.head : null);
    this.frame = requestAnimationFrame(step);
  }

  /** Go on by some seconds; return whether there is more. @param {number} seconds @param {boolean} isAll @returns {boolean} */
  walk(seconds, isAll) {
    const { a, b, years } = this.played.now();
    const scale = this.played.scale();
    const { time, isAtEnd } = stepOf(scale, isAll ? (this.head ?? years[0]) : b, seconds);
    if (isAll) this.head = time;
    if (isAtEnd) {
      if (!isAll) this.played.onPeriod(years[1] - (b - a), years[1]);
      this.stop(true);
      return false;
    }
    if (isAll) this.played.onHead(time);
    else this.played.onPeriod(time - (b - a), time);
    return true;
  }

  /** With less motion: from one key event to the next, one in three seconds. @param {boolean} isAll */
  hop(isAll) {
    const { a, b, years } = this.played.now();
    const events = this.played.keyEvents();
    const at = isAll ? (this.head ?? years[0]) : b;
    const next = events.find((event) => (event.anchor ?? 0) > at + 0.02 && (event.anchor ?? 0) < years[1] - 0.02);
    if (!next) {
      this.stop(true);
      return;
    }
    const time = (next.anchor ?? 0) + 0.01;
    if (isAll) this.played.onHead((this.head = time));
    else {
      const end = Math.min(years[1], Math.ceil(time));
      this.played.onPeriod(end - (b - a), end);
    }
    // from the moment at which it is drawn, which on a slow machine is later
    this.frame = requestAnimationFrame(() => {
      this.timer = window.setTimeout(() => this.isOn && this.hop(isAll), HOP);
    });
  }

  /** @param {boolean} isAtEnd whether nothing is left to play */
  stop(isAtEnd) {
    if (!this.isOn && !isAtEnd) return;
    this.isOn = false;
    cancelAnimationFrame(this.frame);
    clearTimeout(this.timer);
    if (isAtEnd) this.head = null;
    this.played.onHead(isAtEnd ? null : this.head);
    this.played.onEnd();
  }

  /** Forget the moment: everything is shown again. */
  forget() {
    this.isOn = false;
    cancelAnimationFrame(this.frame);
    clearTimeout(this.timer);
    this.head = null;
  }
}
