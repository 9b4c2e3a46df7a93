/** The filter bar: search, pop-overs with counts, key events, the tally. A filter in use is its own chip. */

import { make } from "../shared/dom.js";
import { clamp, put } from "./dom.js";
import { filtersInUse, valuesOf } from "./filter.js";
import { inUse, pillName } from "./filter_words.js";
import { evidenceBars, icon } from "./marks.js";
import { _, counted, filled, grouped } from "../shared/words.js";

/** @typedef {import("./model.js").Model} Model */
/** @typedef {{onChange: () => void, onClear: () => void, onDone?: () => void, isPhone: () => boolean, hasMode?: boolean}} BarActs
 *  onDone: show what was chosen on a phone; hasMode: whether it says what the period means */

const PILLS = ["province", "category", "drug", "evidence", "match"];
const RARE = ["country", "type", "actor"]; // behind “More”; they have a pill while they are in use
const LINKED = [...RARE, "near"]; // and what comes with a link alone
const MANY = 30; // values, from which on one finds them by typing

export class FilterBar {
  /** @param {Model} model @param {BarActs} acts */
  constructor(model, acts) {
    this.model = model;
    this.acts = acts;
    this.hasKeyEvents = model.events.some((event) => event.key); // a reader's own record names none
    this.input = make("input", { type: "search", placeholder: _("Search Hamhung, 함흥, Pong Su …"), "aria-label": _("Search"), "data-testid": "search", maxlength: 200, autocomplete: "off", spellcheck: "false" });
    this.input.addEventListener("input", () => this.onType(this.input));
    const glass = make("svg", { viewBox: "0 0 16 16", width: 14, height: 14, "aria-hidden": "true" }, make("circle", { cx: 6.8, cy: 6.8, r: 4.6, class: "in-glass" }), make("path", { d: "M10.300 10.300 14.500 14.500", class: "in-glass" }));
    this.find = make("label", { class: "in-find" }, glass, this.input);
    this.seek = make("button", { type: "button", class: "in-pill in-seek", "aria-haspopup": "dialog", "aria-label": _("Search"), title: _("Search"), onclick: () => this.askInSheet() }, glass.cloneNode(true));
    /** @type {Map<string, any>} */ this.pills = new Map([...PILLS, ...LINKED].map((name) => [name, this.pill(name)]));
    this.key = make("button", { type: "button", class: "in-pill in-flat", "data-testid": "key-events", "aria-pressed": "false", title: _("The events that carry the story, chosen by the editors"), onclick: () => this.set({ key: !this.model.state.key }) }, make("span", {}, _("Key events")), make("span", { class: "in-x", "aria-hidden": "true" }, "×"));
    this.every = make("button", { type: "button", class: "in-pill in-every", "aria-haspopup": "dialog", "aria-expanded": "false", onclick: () => this.toggle("all", this.every) }, _("More"));
    this.clear = make("button", { type: "button", class: "in-plain in-clear", onclick: acts.onClear }, _("Clear filters"));
    this.done = make("button", { type: "button", class: "in-done", onclick: () => this.show() }); // ends the sheet of a phone
    this.wipe = make("button", { type: "button", class: "in-plain in-wipe", onclick: acts.onClear }, _("Clear filters"));
    this.end = make("div", { class: "in-end" }, this.wipe, this.done);
    this.note = make("p");
    /** @type {any} */ this.opener = null; // of what is open, for the focus
    this.number = make("b");
    this.of = make("span", { class: "in-of" });
    this.tally = make("div", { class: "in-tally" }, this.number, " ", this.of, this.clear);
    this.row = make("div", { class: "in-pills" }, ...[...this.pills.values()].map((pill) => pill.box), this.key, this.seek, this.every);
    this.pop = make("div", { class: "in-pop", hidden: true, role: "dialog", "aria-label": _("Filter") });
    this.box = make("div", { class: "in-bar", role: "search", "aria-label": _("Filters"), "data-testid": "filter-bar" }, this.find, this.row, this.tally, this.pop);
    this.opened = "";
    this.pop.addEventListener("change", (/** @type {any} */ event) => this.onChoice(event.target));
    this.box.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.onKey(event));
    this.onOutside = (/** @type {any} */ event) => this.opened && !this.box.contains(event.target) && this.close();
    document.addEventListener("pointerdown", this.onOutside, true);
    /** @type {any} */ this.typing = 0;
  }

  /** Make the button of a filter, and the cross that takes it off. @param {string} name @returns {any} */
  pill(name) {
    const sign = make("span", { class: "in-sign" });
    const text = make("span", {}, pillName(name));
    const button = make("button", { type: "button", class: "in-pill", "data-filter": name, "aria-haspopup": "dialog", "aria-expanded": "false", onclick: () => this.toggle(name, button) }, sign, text);
    const off = make("button", { type: "button", class: "in-off", hidden: true, onclick: () => this.takeOff(name) }, "×");
    return { box: make("span", { class: "in-pill-box" }, button, off), button, text, sign, off };
  }

  /** Take what was typed; the pictures follow in the next frame. @param {any} input */
  onType(input) {
    this.model.state.q = input.value.trim();
    if (input !== this.input) this.input.value = input.value;
    this.acts.onChange();
    this.recount();
  }

  /** End the sheet of a phone, and show what was chosen. */
  show() {
    const opener = this.opener ?? this.every;
    this.close();
    this.acts.onDone?.();
    opener.focus();
  }

  /** @param {Partial<import("./types.js").State>} change */
  set(change) {
    Object.assign(this.model.state, change);
    this.acts.onChange();
  }

  /** @param {string} name */
  takeOff(name) {
    const { state } = this.model;
    if (name === "evidence") state.evidence = state.origins = 1;
    else if (name === "match") [state.match, state.mode] = ["possibly", this.acts.hasMode ? "window" : state.mode];
    else /** @type {any} */ (state)[name] = new Set();
    this.close();
    this.acts.onChange();
    if (LINKED.includes(name)) this.input.focus();
    else this.pills.get(name).button.focus();
  }

  /** @param {any} field */
  onChoice(field) {
    const { filter } = field.dataset;
    const { state } = this.model;
    if (!filter) return;
    if (filter === "evidence" || filter === "origins") state[/** @type {"evidence" | "origins"} */ (filter)] = Number(field.value);
    else if (filter === "match" || filter === "mode") /** @type {any} */ (state)[filter] = field.value;
    else if (filter === "key") state.key = field.checked;
    else {
      const values = new Set(/** @type {any} */ (state)[filter]);
      if (field.checked) values.add(field.value);
      else values.delete(field.value);
      /** @type {any} */ (state)[filter] = values;
    }
    this.acts.onChange();
    this.recount();
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.key !== "Escape" || !this.opened) return;
    event.stopPropagation();
    event.preventDefault();
    const opener = this.opener ?? this.every;
    this.close();
    opener.focus();
  }

  /** @param {string} name @param {any} anchor */
  toggle(name, anchor) {
    if (this.opened === name) {
      this.close();
      return;
    }
    this.close();
    this.opened = name;
    this.opener = anchor;
    put(anchor, "aria-expanded", true);
    this.fill(name, name === "all" ? this.all() : this.choices(name));
    if (!this.acts.isPhone()) {
      const [frame, spot] = [this.box.getBoundingClientRect(), anchor.getBoundingClientRect()];
      this.pop.style.left = `${clamp(spot.left - frame.left, 8, Math.max(8, frame.width - this.pop.offsetWidth - 8))}px`;
    } else this.pop.style.left = "0px";
  }

  /** @param {string} name @param {any[]} parts */
  fill(name, parts) {
    const isPhone = this.acts.isPhone();
    this.sayCount();
    this.pop.replaceChildren(...(isPhone ? [make("div", { class: "in-choices" }, ...parts), this.end] : parts));
    this.pop.classList.toggle("in-ended", isPhone);
    this.pop.hidden = false;
    put(this.pop, "aria-label", name === "all" ? _("Filters") : pillName(name));
    this.pop.scrollTop = 0;
    // on a phone, a focus in the field of the search would bring the keyboard over the sheet
    this.pop.querySelector(isPhone ? "button.in-done" : "input:checked, input, button")?.focus({ preventScroll: true });
  }

  /** What stands behind the last button: on a phone every filter, else the rare ones to open. @returns {any[]} */
  all() {
    if (this.acts.isPhone()) {
      const shown = [...PILLS, ...RARE, ...(inUse(this.model, "near") ? ["near"] : [])];
      return [this.searchField(), ...this.keyChoice(), ...shown.flatMap((name) => (RARE.includes(name) ? [this.door(name)] : this.choices(name)))];
    }
    return RARE.map((name) => this.door(name));
  }

  /** Return the button that shows the choices of a rare filter in place of the list of filters. @param {string} name @returns {any} */
  door(name) {
    const text = inUse(this.model, name);
    const open = () => this.fill(name, [make("button", { type: "button", class: "in-door in-door-back", onclick: () => this.fill("all", this.all()) }, `‹ ${_("Filters")}`), ...this.choices(name)]);
    return make("button", { type: "button", class: "in-door", "data-door": name, onclick: open }, make("span", {}, pillName(name)), make("small", {}, text || "›"));
  }

  /** Return the choice of the key events, where there are any. @returns {any[]} */
  keyChoice() {
    const { state } = this.model;
    if (!this.hasKeyEvents && !state.key) return [];
    const field = make("input", { type: "checkbox", "data-filter": "key", value: "yes" });
    field.checked = state.key;
    const title = make("span", {}, _("Key events"), make("small", {}, _("The events that carry the story, chosen by the editors")));
    return [make("label", { class: "in-wide" }, field, title)];
  }

  /** Say on the button that ends the sheet of a phone how many events there are. */
  sayCount() {
    this.wipe.hidden = !filtersInUse(this.model.state);
    const text = counted(this.model.selection.count, "Show {n} event", "Show {n} events");
    if (this.done.textContent !== text) this.done.textContent = text;
  }

  close() {
    if (!this.opened) return;
    this.opened = "";
    this.pop.hidden = true;
    for (const pill of this.pills.values()) put(pill.button, "aria-expanded", false);
    for (const one of [this.every, this.seek]) put(one, "aria-expanded", false);
  }

  /** Open the sheet of a phone at its search, or close it. */
  askInSheet() {
    if (this.opened !== "all" || this.opener === this.seek) this.toggle("all", this.seek);
    this.pop.querySelector(".in-find-wide")?.focus();
  }

  /** @returns {any} */
  searchField() {
    const field = make("input", { type: "search", class: "in-find-wide", placeholder: _("Search Hamhung, 함흥, Pong Su …"), "aria-label": _("Search") });
    field.value = this.input.value;
    field.addEventListener("input", () => this.onType(field));
    field.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => event.key === "Enter" && !event.isComposing && this.show());
    return make("p", {}, field);
  }

  // -- choices

  /** Return what can be chosen in a filter, with how many events each choice would leave. @param {string} name @returns {any[]} */
  choices(name) {
    if (name === "evidence") return this.evidenceChoices();
    if (name === "match") return this.matchChoices();
    if (name === "near") return [make("h2", {}, _("Distance")), make("p", {}, this.model.state.nearWords)];
    const { model } = this;
    const counts = model.countsOf(name);
    const box = (/** @type {string} */ value, /** @type {any[]} */ sign) => {
      const field = make("input", { type: "checkbox", "data-filter": name, value });
      field.checked = /** @type {any} */ (model.state)[name].has(value);
      const signs = sign.length ? [make("span", {}, ...sign)] : [];
      return make("label", { class: sign.length ? "" : "in-wide" }, field, ...signs, make("span", {}, model.word(value)), make("span", { class: "in-n", "data-count": `${name} ${value}` }, String(counts.get(value) ?? 0)));
    };
    if (name === "category") {
      return model.index.groups.flatMap((/** @type {any} */ group) => [
        make("h2", {}, group.name),
        ...group.categories.map((/** @type {string} */ id) => {
          const mark = model.categories.get(id);
          return box(id, [icon(mark.symbol, `light-dark(${mark.color}, ${mark.dark})`)]);
        }),
      ]);
    }
    if (name !== "province") {
      const known = model.events.flatMap((event) => valuesOf(event, name));
      const values = [...new Set([...known, .../** @type {any} */ (model.state)[name]])];
      const rows = values.sort((x, y) => (counts.get(y) ?? 0) - (counts.get(x) ?? 0) || x.localeCompare(y)).map((value) => box(value, []));
      return [make("h2", {}, pillName(name)), ...(rows.length > MANY ? [this.finder(rows)] : []), ...rows];
    }
    const codes = model.index.provinces.map((/** @type {any} */ row) => row.code);
    codes.sort((/** @type {string} */ x, /** @type {string} */ y) => (counts.get(y) ?? 0) - (counts.get(x) ?? 0) || x.localeCompare(y));
    this.sayNowhere();
    return [make("h2", {}, _("Province or city")), ...codes.map((/** @type {string} */ code) => box(code, [])), this.note];
  }

  /** Say how many events belong to no province. */
  sayNowhere() {
    const nowhere = this.model.selection.now.filter((event) => !event.provinces.length).length;
    this.note.textContent = counted(nowhere, "{n} event of this period belongs to no province: it tells of the whole country or of other countries.", "{n} events of this period belong to no province: they tell of the whole country or of other countries.");
  }

  /** Return a field that leaves of `rows` those whose words hold what is typed. @param {any[]} rows @returns {any} */
  finder(rows) {
    const field = make("input", { type: "search", class: "in-find-wide", placeholder: _("Find in this list"), "aria-label": _("Find in this list") });
    const plain = (/** @type {string} */ text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
    field.addEventListener("input", () => {
      const wanted = plain(field.value.trim());
      for (const row of rows) row.hidden = !plain(row.textContent).includes(wanted);
    });
    return make("p", {}, field);
  }

  /** @param {string} name @param {string} value @param {boolean} isOn @param {any[]} title @param {string} text @param {number} n @returns {any} */
  wideChoice(name, value, isOn, title, text, n) {
    const field = make("input", { type: "radio", name: `in-${name}`, "data-filter": name, value });
    field.checked = isOn;
    return make("label", { class: "in-wide" }, field, make("span", {}, ...title, make("small", {}, text)), make("span", { class: "in-n", "data-count": `${name} ${value}` }, String(n)));
  }

  /** @returns {any[]} */
  evidenceChoices() {
    const { model } = this;
    const rows = /** @type {[number, string, string][]} */ ([
      [1, _("Everything"), _("allegations and estimates too")], [2, _("A report or a witness"), _("at least one named report or testimony")],
      [3, _("Several reports"), _("independent of each other")], [4, _("Documented"), _("official, court, archival, or undisputed")],
    ]);
    return [make("h2", {}, _("Evidence, at least")), ...rows.map(([rank, title, text]) =>
      this.wideChoice("evidence", String(rank), model.state.evidence === rank, [`${title} `, evidenceBars(rank, "")], text, model.countWith({ evidence: rank }))),
    make("h2", {}, _("First reports behind it")), ...[1, 2, 3].map((n) =>
      this.wideChoice("origins", String(n), model.state.origins === n, [n === 1 ? _("Any number") : counted(n, "{n} origin or more", "{n} origins or more")], n === 1 ? _("copies of one report are one") : "", model.countWith({ origins: n })))];
  }

  /** @returns {any[]} */
  matchChoices() {
    const { model } = this;
    const rows = /** @type {[string, string, string][]} */ ([
      ["possibly", _("Possibly in the period"), _("any of its possible days lies in it")],
      ["surely", _("Surely in the period"), _("all of its possible days do, or it surely went on then")],
    ]);
    const parts = [make("h2", {}, _("Dates that are uncertain")), ...rows.map(([match, title, text]) =>
      this.wideChoice("match", match, model.state.match === match, [title], text, model.countWith({ match })))];
    if (!this.acts.hasMode) return parts;
    const modes = /** @type {[string, string, string][]} */ ([
      ["window", _("From the first to the last year"), _("what happened within it")], ["upto", _("Everything up to then"), _("whatever happened before the last year ended")],
    ]);
    return [...parts, make("h2", {}, _("The period means")), ...modes.map(([mode, title, text]) =>
      this.wideChoice("mode", mode, model.state.mode === mode, [title], text, model.countWith({ mode })))];
  }

  /** Count the choices of the open pop-over anew, without making it anew: the focus stays. */
  recount() {
    if (!this.opened) return;
    const { model } = this;
    if (this.note.isConnected) this.sayNowhere();
    /** @type {Record<string, Map<string, number>>} */ const counts = {};
    for (const node of this.pop.querySelectorAll("[data-count]")) {
      const [name, value] = node.dataset.count.split(" ");
      if (name === "evidence" || name === "origins") node.textContent = String(model.countWith({ [name]: Number(value) }));
      else if (name === "match" || name === "mode") node.textContent = String(model.countWith({ [name]: value }));
      else node.textContent = String((counts[name] ??= model.countsOf(name)).get(value) ?? 0);
    }
  }

  /** Show the state. */
  paint() {
    const { model } = this;
    const { state } = model;
    for (const [name, pill] of this.pills) {
      const text = inUse(model, name, this.acts.hasMode);
      pill.box.hidden = !text && LINKED.includes(name);
      const shown = text || pillName(name);
      if (pill.text.textContent === shown && pill.off.hidden === !text) continue;
      pill.text.textContent = shown;
      pill.box.classList.toggle("in-on", Boolean(text));
      pill.off.hidden = !text;
      put(pill.off, "aria-label", filled(_("Take off: {filter}"), { filter: shown }));
      if (name !== "category") continue;
      const only = state.category.size === 1 ? model.categories.get([...state.category][0]) : null;
      pill.sign.replaceChildren(...(only ? [icon(only.symbol, `light-dark(${only.color}, ${only.dark})`, 4.6)] : []));
    }
    this.key.hidden = !this.hasKeyEvents && !state.key;
    put(this.key, "aria-pressed", state.key);
    this.key.classList.toggle("in-on", state.key);
    const active = filtersInUse(state);
    this.clear.hidden = !active;
    const isPhone = this.acts.isPhone();
    this.every.classList.toggle("in-on", isPhone && active > 0);
    const every = !isPhone ? _("More") : active ? filled(_("{n} on"), { n: active }) : _("Filters");
    if (this.every.textContent !== every) this.every.textContent = every;
    const n = grouped(model.selection.count);
    if (this.number.textContent !== n) this.number.textContent = n;
    if (this.opened) this.sayCount();
    const of = counted(model.events.length, "of {n} event", "of {n} events");
    if (this.of.textContent !== of) this.of.textContent = of;
    if (document.activeElement !== this.input && this.input.value !== state.q) this.input.value = state.q;
  }

  destroy() {
    document.removeEventListener("pointerdown", this.onOutside, true);
  }
}
