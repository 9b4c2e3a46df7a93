/** The events of a chapter on an axis of years. */

import { make } from "../shared/dom.js";
import { roundYears } from "../shared/years.js";

/** @import { EventRow } from "../shared/given_lesson.js" */

const LEAST_PART = 0.8; // of the size of the words, to which they shrink before they are cut
const SPACE = 4; // percent of the width beside the words, which does not shrink with them
const WIDE = 10; // percent of the width, from which on words can stand on a bar

/** Return where the words for a bar find room, all in percent of the width, and the part of their size that fits: right
 *  of it, left of it, or on a wide one.
 *  @param {number} left @param {number} right @param {number} needed by the words @returns {{left: string, right: string, side: string, part: number}} */
export function labelPlace(left, right, needed) {
  const [start, end] = [Math.min(100, Math.max(0, left)), Math.min(100, Math.max(0, right))];
  const isAfter = 100 - end >= Math.min(needed, start);
  const room = isAfter ? 100 - end : start;
  const part = room >= needed ? 1 : Math.max(0, room - SPACE) / (needed - SPACE);
  if (part < LEAST_PART && end - start >= WIDE) return { left: `${Math.max(0, Math.min(start, 100 - needed))}%`, right: "0", side: "on", part: 1 };
  const place = isAfter ? { left: `${end}%`, right: "0", side: "after" } : { left: "0", right: `${100 - start}%`, side: "before" };
  return { ...place, part: Math.max(LEAST_PART, part) };
}

/** The events of a chapter on an axis of years, a row for each, with its title beside it. */
export class ChapterTime {
  /** @param {HTMLElement} root @param {(id: string) => void} onEvent */
  constructor(root, onEvent) {
    this.root = root;
    this.onEvent = onEvent;
    this.range = [0, 1];
    this.width = 600; // px, measured when a chapter is drawn
    /** @type {any[]} */ this.rows = [];
    this.band = make("div", { class: "ls-band" });
    this.axis = make("div", { class: "ls-axis", "aria-hidden": "true" });
    this.list = make("ol", { class: "ls-rows" });
    this.others = make("path", { class: "ls-others" }); // events of other chapters, pale
    this.pale = make("svg", { class: "ls-pale", preserveAspectRatio: "none", "aria-hidden": "true" }, this.others);
    /** @type {[number, number][]} */ this.rest = [];
    root.replaceChildren(this.band, this.pale, this.list, this.axis);
  }

  /** Take the events of a chapter. @param {any} view @param {EventRow[]} told */
  draw(view, told) {
    const { events, categories } = view.spec;
    const own = new Set(told.map((row) => row.id));
    this.rest = events.id.flatMap((/** @type {string} */ id, /** @type {number} */ i) =>
      (own.has(id) || events.start[i] === null || !events.rank[i] ? [] : [[events.start[i], events.end[i]]]));
    this.rows = told.map((row) => {
      const i = view.eventOrder.get(row.id);
      const color = view.colored(categories[events.category[i]].color);
      const parts = [make("i", { class: "ls-possible" }), make("i", { class: "ls-core" })];
      for (const part of parts) part.style.background = color;
      const label = make("span", {}, events.start[i] === null ? `${row.title} (${row.date})` : row.title);
      const button = make(
        "button",
        { type: "button", "data-event-id": row.id, title: `${row.title}. ${row.date}. ${row.category}.`, onclick: () => this.onEvent(row.id) },
        ...parts,
        label,
      );
      const spans = [[events.start[i], events.end[i]], [events.coreStart[i], events.coreEnd[i]]];
      return { button, parts, label, spans, needed: 0 };
    });
    this.list.replaceChildren(...this.rows.map(({ button }) => make("li", {}, button)));
    this.width = this.root.clientWidth;
    this.list.style.setProperty("--ls-rows", String(Math.max(4, told.length)));
    for (const row of this.rows) {
      row.label.className = "ls-after"; // the widest
      row.label.style.setProperty("--ls-part", "1");
    }
    for (const row of this.rows) row.needed = (row.label.scrollWidth / (this.width || 1)) * 100 || 1;
  }

  /** Return the part of a period in which the events of the chapter begin and end, all of it without any.
   *  @param {{a: number, b: number}} period */
  spanOf({ a, b }) {
    const known = this.rows.map(({ spans }) => spans[0]).filter(([start]) => start !== null);
    if (!known.length) return { a, b };
    const [first, last] = [Math.min(...known.map(([start]) => start)), Math.max(...known.map(([, end]) => end))];
    const [from, to] = [Math.max(a, Math.min(first, b - 1)), Math.min(b, Math.max(last, a + 1))];
    return to > from ? { a: from, b: to } : { a, b };
  }

  /** Paint rows and years for the years of the axis, and the period as a band.
   *  @param {{a: number, b: number}} period */
  paint(period) {
    const [first, last] = this.range;
    const at = (/** @type {number} */ year) => ((year - first) / (last - first)) * 100;
    this.band.style.left = `${at(period.a)}%`;
    this.band.style.width = `${at(period.b) - at(period.a)}%`;
    for (const { parts, label, spans, needed } of this.rows) {
      spans.forEach((/** @type {any[]} */ [start, end], /** @type {number} */ i) => {
        parts[i].hidden = start === null;
        if (start === null) return;
        parts[i].style.left = `${at(start)}%`;
        parts[i].style.width = `${at(end) - at(start)}%`;
      });
      const { left, right, side, part } = labelPlace(at(spans[0][0] ?? first), at(spans[0][1] ?? first), needed);
      Object.assign(label.style, { left, right });
      label.style.setProperty("--ls-part", part.toFixed(2));
      label.className = `ls-${side}`;
    }
    this.pale.setAttribute("viewBox", "0 0 100 10");
    this.others.setAttribute("d", this.rest.filter(([start, end]) => end > first && start < last)
      .map(([start, end]) => `M${Math.max(0, at(start)).toFixed(2)},0H${Math.min(100, Math.max(at(end), at(start) + 0.3)).toFixed(2)}V10H${Math.max(0, at(start)).toFixed(2)}Z`).join(""));
    const room = (last - first) * 0.02; // a year at the very edge would be cut
    const years = roundYears(first + room, last - room, Math.max(2, this.width / 75));
    this.axis.replaceChildren(...years.map((year) => {
      const mark = make("span", {}, String(year));
      mark.style.left = `${at(year)}%`;
      return mark;
    }));
  }
}
