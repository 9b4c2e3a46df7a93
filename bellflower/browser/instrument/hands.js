/** What hands do to time: handles and body of the period, a new one drawn, the timeline panned and zoomed, keys. */

import { clamp } from "./dom.js";
import { moment, place } from "./scale.js";
import { keptInside } from "./state.js";

/** @typedef {import("./timeline.js").Geometry} Geometry */
/** @typedef {{kind: string, part: number, a: number, b: number, pa: number, pb: number, hasMoved: boolean}} Grab */
/** @typedef {object} Instrumental what hands need of the instrument
 * @property {any} axis the element under the hand
 * @property {{start: any, end: any, body: any, box: any}} strip
 * @property {() => Geometry | null} geometry
 * @property {() => import("./scale.js").Scale} scale
 * @property {() => {a: number, b: number, isAll: boolean, years: [number, number], isUpTo: boolean}} now
 * @property {(a: number, b: number, isHeld: boolean) => void} onPeriod
 * @property {() => void} onGrab
 * @property {() => void} onRelease
 * @property {(x: number, y: number) => boolean} isMark whether a mark or a name lies there
 */

const KEYS = /** @type {Record<string, number>} */ ({ ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1, PageDown: -10, PageUp: 10 });

/** Return the period that a hand asks for. @param {Grab} grab @param {number} part where it is, from 0 to 1 of the strip
 *  @param {import("./scale.js").Scale} scale @param {[number, number]} years @returns {[number, number]} */
export function dragged(grab, part, scale, years) {
  const time = moment(scale, part);
  if (grab.kind === "start") return keptInside(Math.min(time, grab.b - 1), grab.b, years);
  if (grab.kind === "end") return keptInside(grab.a, Math.max(time, grab.a + 1), years);
  if (grab.kind === "new") {
    const origin = moment(scale, grab.part);
    return keptInside(Math.min(origin, time), Math.max(origin, time), years);
  }
  const length = grab.b - grab.a;
  const shift = grab.kind === "pan" ? -(part - grab.part) * (grab.pb - grab.pa) : part - grab.part;
  const a = clamp(moment(scale, grab.pa + shift), years[0], years[1] - length);
  return [a, a + length];
}

/** Return the period after a turn of the wheel around a part of the timeline. @param {import("./scale.js").Scale} scale @param {number} a @param {number} b
 *  @param {number} part @param {number} delta @param {[number, number]} years @returns {[number, number]} */
export function zoomed(scale, a, b, part, delta, years) {
  const [pa, pb] = [place(scale, a), place(scale, b)];
  const center = pa + part * (pb - pa);
  const factor = Math.exp(delta * 0.0018);
  return keptInside(moment(scale, Math.max(0, center - (center - pa) * factor)), moment(scale, Math.min(1, center + (pb - center) * factor)), years);
}

/** Let hands move the period. @param {Instrumental} it @returns {() => void} what ends that */
export function followHands(it) {
  /** @type {Grab | null} */ let grab = null;
  let wheeling = 0;
  const ending = new AbortController();
  const { signal } = ending;
  /** @type {DOMRect | null} */ let held = null; // where the axis is while a hand holds it
  const partAt = (/** @type {PointerEvent | WheelEvent} */ event) => {
    const geometry = it.geometry();
    const frame = held ?? it.axis.getBoundingClientRect();
    return geometry ? (event.clientX - frame.left - geometry.left) / (geometry.right - geometry.left) : 0;
  };
  const begin = (/** @type {string} */ kind, /** @type {PointerEvent} */ event) => {
    const { a, b } = it.now();
    const scale = it.scale();
    grab = { kind, part: partAt(event), a, b, pa: place(scale, a), pb: place(scale, b), hasMoved: false };
    held = it.axis.getBoundingClientRect();
    it.axis.setPointerCapture?.(event.pointerId);
    it.onGrab();
    event.preventDefault();
  };
  const kindAt = (/** @type {any} */ event) => {
    const { target } = event;
    const { isAll } = it.now();
    if (it.strip.start.contains(target)) return "start";
    if (it.strip.end.contains(target)) return "end";
    if (target.closest(".in-era, .in-name")) return "";
    if (it.strip.body.contains(target)) return isAll ? "new" : "body";
    const geometry = it.geometry();
    const frame = it.axis.getBoundingClientRect();
    const [x, y] = [event.clientX - frame.left, event.clientY - frame.top];
    if (!geometry) return "";
    if (y >= geometry.barTop) return isAll ? "new" : "jump";
    return !isAll && y < geometry.bottom && x > geometry.left && !it.isMark(x, y) ? "pan" : "";
  };
  it.axis.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => {
    if (event.button || grab) return;
    const kind = kindAt(event);
    if (!kind) return;
    if (kind === "jump") {
      const { a, b, years } = it.now();
      const length = b - a;
      const from = clamp(moment(it.scale(), partAt(event)) - length / 2, years[0], years[1] - length);
      it.onPeriod(from, from + length, true);
    }
    begin(kind === "jump" ? "body" : kind, event);
    if (kind === "start" || kind === "end") it.strip[kind].focus({ preventScroll: true });
  }, { signal });
  it.axis.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => {
    if (!grab) return;
    const part = partAt(event);
    const geometry = it.geometry();
    const apart = Math.abs(part - grab.part) * (geometry ? geometry.right - geometry.left : 0);
    if (!grab.hasMoved && apart < 2) return;
    grab.hasMoved = true;
    it.onPeriod(...dragged(grab, part, it.scale(), it.now().years), true);
  }, { signal });
  const release = () => {
    if (!grab) return;
    const { hasMoved, kind } = grab;
    grab = held = null;
    if (hasMoved || kind === "body") {
      const { a, b, years } = it.now();
      it.onPeriod(...keptInside(a, b, years, true), false);
    }
    it.onRelease();
  };
  for (const type of ["pointerup", "pointercancel", "lostpointercapture"]) it.axis.addEventListener(type, release, { signal });
  it.axis.addEventListener("wheel", (/** @type {WheelEvent} */ event) => {
    const geometry = it.geometry();
    const frame = it.axis.getBoundingClientRect();
    event.preventDefault();
    if (!geometry || event.clientY - frame.top > geometry.bottom + 20) return;
    const { a, b, years } = it.now();
    it.onPeriod(...zoomed(it.scale(), a, b, clamp(partAt(event), 0, 1), event.deltaY || event.deltaX, years), true);
    clearTimeout(wheeling);
    wheeling = window.setTimeout(() => {
      const now = it.now();
      it.onPeriod(...keptInside(now.a, now.b, years, true), false);
      it.onRelease();
    }, 250);
  }, { signal, passive: false });
  const onKey = (/** @type {KeyboardEvent} */ event, /** @type {"start" | "end"} */ end) => keyOnHandle(event, end, it, typed);
  const typed = { text: "", at: 0 };
  for (const end of /** @type {("start" | "end")[]} */ (["start", "end"])) {
    it.strip[end].addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => onKey(event, end), { signal });
  }
  return () => {
    clearTimeout(wheeling);
    ending.abort();
  };
}

/** Move a handle by a key, or to a year that is typed. @param {KeyboardEvent} event @param {"start" | "end"} end @param {Instrumental} it @param {{text: string, at: number}} typed */
function keyOnHandle(event, end, it, typed) {
  const { a, b, years } = it.now();
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  let value = end === "start" ? Math.round(a) : Math.round(b);
  if (KEYS[event.key]) value += KEYS[event.key];
  else if (event.key === "Home") value = end === "start" ? years[0] : Math.round(a) + 1;
  else if (event.key === "End") value = end === "start" ? Math.round(b) - 1 : years[1];
  else if (/^\d$/.test(event.key)) {
    typed.text = event.timeStamp - typed.at < 1500 ? typed.text + event.key : event.key;
    typed.at = event.timeStamp;
    if (typed.text.length < 4) return;
    value = Number(typed.text) + (end === "end" ? 1 : 0);
    typed.text = "";
    if (value < years[0] || value > years[1]) return;
  } else return;
  event.preventDefault();
  event.stopPropagation();
  const period = end === "start" ? [Math.min(value, Math.round(b) - 1), b] : [a, Math.max(value, Math.round(a) + 1)];
  it.onPeriod(...keptInside(period[0], period[1], years, true), false);
  it.onRelease();
}
