/** The events of a chapter on an axis of years. */

import { make } from "../shared/dom.js";
import { roundYears } from "../shared/years.js";

/** @import { EventRow } from "../shared/given.js" */

/** Return where the words for a bar find room, all in percent of the width: right of it, left of it, or on it.
 *  @param {number} left @param {number} right @returns {{left: string, right: string, side: string}} */
export function labelPlace(left, right) {
  const [start, end] = [Math.min(100, Math.max(0, left)), Math.min(100, Math.max(0, right))];
  if (Math.max(start, 100 - end) < 35) return { left: `${start}%`, right: "0", side: "on" };
  if (100 - end >= start) return { left: `${end}%`, right: "0", side: "after" };
  return { left: "0", right: `${100 - start}%`, side: "before" };
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
    root.replaceChildren(this.band, this.list, this.axis);
  }

  /** Take the events of a chapter. @param {any} view @param {EventRow[]} told */
  draw(view, told) {
    const { events, categories } = view.spec;
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
      return { button, parts, label, spans };
    });
    this.list.replaceChildren(...this.rows.map(({ button }) => make("li", {}, button)));
    this.width = this.root.clientWidth;
    this.list.style.setProperty("--ls-rows", String(Math.max(4, told.length)));
  }

  /** Paint rows and years for the years of the axis, and the period as a band.
   *  @param {{a: number, b: number}} period */
  paint(period) {
    const [first, last] = this.range;
    const at = (/** @type {number} */ year) => ((year - first) / (last - first)) * 100;
    this.band.style.left = `${at(period.a)}%`;
    this.band.style.width = `${at(period.b) - at(period.a)}%`;
    for (const { parts, label, spans } of this.rows) {
      spans.forEach((/** @type {any[]} */ [start, end], /** @type {number} */ i) => {
        parts[i].hidden = start === null;
        if (start === null) return;
        parts[i].style.left = `${at(start)}%`;
        parts[i].style.width = `${at(end) - at(start)}%`;
      });
      const { left, right, side } = labelPlace(at(spans[0][0] ?? first), at(spans[0][1] ?? first));
      Object.assign(label.style, { left, right });
      label.className = `ls-${side}`;
    }
    const room = (last - first) * 0.02; // a year at the very edge would be cut
    const years = roundYears(first + room, last - room, Math.max(2, this.width / 75));
    this.axis.replaceChildren(...years.map((year) => {
      const mark = make("span", {}, String(year));
      mark.style.left = `${at(year)}%`;
      return mark;
    }));
  }
}
