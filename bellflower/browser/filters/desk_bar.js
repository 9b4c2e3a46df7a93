/** The filter bar above the desk pages: the one of the instrument, with the period; the page follows what is settled. */

import { FilterBar } from "../instrument/filter_bar.js";
import { Model } from "../instrument/model.js";
import { Search } from "../instrument/search.js";
import { everything, fromTold, settledOf, withoutFilters } from "../instrument/state.js";
import { Period } from "./period.js";

const TYPED = 350; // ms of rest after a letter; a choice is settled at once

/** @typedef {{onSettle: (settled: any) => void, readTexts: () => Promise<any>}} Outside readTexts: reads what the search needs */

export class DeskBar {
  /** @param {HTMLElement} root @param {any} index @param {Outside} outside */
  constructor(root, index, outside) {
    this.root = root;
    this.outside = outside;
    this.model = new Model(index, null);
    this.narrow = matchMedia("(max-width: 640px)");
    this.bar = new FilterBar(this.model, { onChange: () => this.changed(), onClear: () => this.clear(), isPhone: () => this.narrow.matches, hasMode: true });
    this.period = new Period(this.model, () => this.changed());
    this.bar.row.before(this.period.box);
    this.bar.input.addEventListener("focus", () => this.learn());
    this.bar.input.addEventListener("change", () => this.settle(0));
    /** @type {number | string} */ this.revision = -1;
    this.settledAs = "";
    /** @type {any} */ this.settling = 0;
    /** @type {number | null} */ this.ticked = null;
    this.onTurn = () => {
      this.bar.close();
      this.paint();
    };
    this.narrow.addEventListener("change", this.onTurn);
    root.replaceChildren(this.bar.box);
    this.onTurn();
  }

  /** Show what the server tells, unless it only repeats what was settled here. @param {any} told @param {boolean} isDark @param {number | null} ticked how many ticked events the page shows alone */
  take(told, isDark, ticked) {
    this.root.dataset.theme = isDark ? "dark" : "light";
    this.ticked = ticked;
    if (told.revision !== this.revision) {
      this.revision = told.revision;
      clearTimeout(this.settling);
      Object.assign(this.model.state, fromTold(told, this.model.years));
      this.settledAs = this.text();
      if (told.q) this.learn();
      this.bar.input.value = this.model.state.q;
      this.bar.recount();
    }
    this.paint();
  }

  /** Read the texts of the search, once. */
  learn() {
    this.outside.readTexts().then((texts) => {
      this.model.search ??= new Search(texts);
      this.paint();
    }, () => {}); // without them the server finds what the bar cannot count
  }

  paint() {
    this.model.choose(null);
    this.period.paint();
    this.bar.paint();
    if (!this.model.selection.isAll) this.bar.clear.hidden = false;
    if (this.ticked !== null) this.bar.number.textContent = String(this.ticked);
    this.root.dataset.ready = "true";
  }

  changed() {
    this.paint();
    this.settle(document.activeElement?.matches?.("input[type=search]") ? TYPED : 0);
  }

  clear() {
    withoutFilters(this.model.state, this.model.years);
    const { a, b, mode } = everything(this.model.years);
    Object.assign(this.model.state, { a, b, mode });
    this.bar.input.value = "";
    this.bar.close();
    this.changed();
  }

  /** Return the state as it is settled. @returns {string} */
  text() {
    return JSON.stringify(settledOf(this.model.state, this.model.years));
  }

  /** @param {number} rest ms without another change after which the server is told */
  settle(rest) {
    clearTimeout(this.settling);
    this.settling = setTimeout(() => {
      const text = this.text();
      if (text === this.settledAs) return;
      this.settledAs = text;
      this.outside.onSettle(JSON.parse(text));
    }, rest);
  }

  destroy() {
    clearTimeout(this.settling);
    this.narrow.removeEventListener("change", this.onTurn);
    this.bar.destroy();
  }
}
