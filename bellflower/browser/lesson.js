// @ts-check
/**
 * Presenting a story: one chapter at a time in large type, while map and timeline move to its period.
 *
 * Pure functions come first, then the stage, then the adapter for Streamlit (default export). A page of
 * its own calls `mountLesson`; nothing else here knows of Streamlit. All text goes into the page as text.
 */

import { aroundPeriod, eased, filled, loadOnce, make, mountStandalone } from "../linked_view/linked_view.js";

/** @typedef {{from: number | null, to: number | null, mode: string, match: string, evidence: number,
 *             view: string, event: string, place: string, route: string}} ChapterState */
/** @typedef {{id: string, title: string, date: string, category: string, evidence: string, sources: string,
 *             summary: string}} EventRow */
/** @typedef {{id: string, heading: string, text: string, period: string, note: string, question: string,
 *             answer: string, answeredBy: string, answerTime: {from: number | null, to: number | null} | null,
 *             answerPlaces: string[], choices: {text: string, isRight: boolean, why: string}[],
 *             state: ChapterState, only: string[] | null, onlyRoutes: string[] | null,
 *             events: EventRow[]}} Chapter */
/** @typedef {{id: string, title: string, audience: string, summary: string, language: string,
 *             texts: Record<string, string>, chapters: Chapter[]}} LessonSpec */
/** What a page hands over: the drawing library, the ground and the spec of the linked view, and the lesson as
 *  `bellflower.teaching.present.lesson.build_lesson` makes it. `chapter` is the id to begin with. `onChapter` hears on which
 *  chapter the presenter has come to rest, `onClose` that the presentation is to end; without it there is no
 *  way out but the page's own. `onEvent` opens the card of an event, with its claims and sources. `messages` are
 *  told above the first chapter that is shown.
 *  @typedef {{Plotly: any, ground: any, spec: any, lesson: LessonSpec, chapter?: string, theme?: string,
 *             mountLinkedView?: typeof mountStandalone, onChapter?: (id: string) => void,
 *             onClose?: (() => void) | null, onEvent?: ((id: string) => void) | null,
 *             messages?: string[]}} Parts */

// ---------------------------------------------------------------------------------------------- pure

/** @type {Record<string, string>} */
let texts = {}; // the words of the page in another language, by the English ones

/** Return `text` in the language of the page. @param {string} text */
function _(text) {
  return texts[text] ?? text;
}

/** Return seconds as minutes and seconds. @param {number} seconds */
export function clockText(seconds) {
  const [minutes, rest] = [Math.floor(seconds / 60), Math.floor(seconds % 60)];
  return `${minutes}:${String(rest).padStart(2, "0")}`;
}

/** Return the steps of a chapter in their order. @param {Chapter} chapter @returns {string[]} */
export function stepsOf(chapter) {
  return ["text", ...(chapter.question ? ["question"] : []), ...(chapter.question && chapter.answer ? ["answer"] : [])];
}

/** Return what a key means for the presenter, or nothing. @param {string} key */
export function actionOf(key) {
  return /** @type {Record<string, string>} */ ({
    ArrowRight: "next", PageDown: "next", ArrowLeft: "previous", PageUp: "previous", Home: "first", End: "last",
    ArrowDown: "stepOn", " ": "stepOn", ArrowUp: "stepBack", Escape: "leave", b: "blank", ".": "blank",
    n: "notes", w: "notesWindow", f: "fullScreen", q: "question", a: "answer", e: "events", d: "darken",
    "?": "help", h: "help",
  })[key.length === 1 ? key.toLowerCase() : key];
}

/** Return the years, a round number apart, that at most `most` marks of an axis name.
 *  @param {number} first @param {number} last @param {number} most */
export function roundYears(first, last, most) {
  const step = [1, 2, 5, 10, 20, 50].find((years) => (last - first) / years <= most) ?? 100;
  const years = [];
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) years.push(year);
  return years;
}

/** Return where the words for a bar find room, all in percent of the width: right of it, left of it, or on it.
 *  @param {number} left @param {number} right @returns {{left: string, right: string, side: string}} */
export function labelPlace(left, right) {
  const [start, end] = [Math.min(100, Math.max(0, left)), Math.min(100, Math.max(0, right))];
  if (Math.max(start, 100 - end) < 35) return { left: `${start}%`, right: "0", side: "on" };
  if (100 - end >= start) return { left: `${end}%`, right: "0", side: "after" };
  return { left: "0", right: `${100 - start}%`, side: "before" };
}

const REST = 300; // ms after which a chapter counts as one that the presenter stays on
const SWIPE = 60; // px that a finger must move sideways
const MOST_LISTED = 8; // events at a place that are listed
const TRAVEL = 700; // ms from chapter to chapter
const LEAST_FIT = 0.5; // part of the largest type below which a long text scrolls instead
const OWN_KEYS = "input, select, textarea, [role=slider], [contenteditable]"; // what has keys of its own

/** Return the keys and what they do, for the help. @returns {[string, string][]} */
function keyWords() {
  return [
    ["→  PageDown", _("Next chapter")],
    ["←  PageUp", _("Previous chapter")],
    ["↓  Space", _("Question, then answer, then the next chapter")],
    ["↑", _("A step back")],
    ["Home  End", _("First and last chapter")],
    ["Q  A", _("Question and answer")],
    ["E", _("Events of the chapter")],
    ["B  .", _("Blank the screen")],
    ["N", _("Notes for the presenter")],
    ["W", _("Notes in a second window")],
    ["F", _("Full screen")],
    ["D", _("Dark or light")],
    ["Esc", _("Close what is open, then leave")],
  ];
}

// ---------------------------------------------------------------------------------------------- stage

/** The events of a chapter on an axis of years, a row for each, with its title beside it. */
class ChapterTime {
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

class Lesson {
  /** @param {HTMLElement} root @param {Parts} parts */
  constructor(root, parts) {
    this.root = root;
    this.parts = parts;
    this.lesson = parts.lesson;
    texts = parts.lesson.texts ?? {};
    this.number = Math.max(0, this.numberOf(parts.chapter ?? ""));
    this.step = "text";
    this.chosen = ""; // the heading of what was chosen on map or timeline
    /** @type {any[]} */ this.listed = []; // the events that are told of it
    this.opened = ""; // the event whose summary is open
    this.isBlank = false;
    this.hasNotes = false;
    this.hasHelp = false;
    this.begun = Date.now();
    /** @type {any} */ this.view = null;
    /** @type {any} */ this.restTimer = 0;
    /** @type {Window | null} */ this.notesWindow = null;
    this.touch = [0, 0];
    this.mapSize = "";
    this.axis = { begin: [0, 1], goal: [0, 1], begun: 0, duration: 0 }; // of years, on its way
    this.revision = -1; // of what the page told last
    /** @type {Record<string, any>} */ this.ui = {};
    this.listening = new AbortController();
    this.theme = parts.theme === "dark" ? "dark" : "light";
    this.build();
    this.time = new ChapterTime(this.ui.time, (id) => this.openEvent(id));
    this.listen();
    this.clock = setInterval(() => this.tickClock(), 1000);
    this.resizer = new ResizeObserver(() => this.onResize());
    this.resizer.observe(this.ui.panel);
  }

  get chapter() {
    return this.lesson.chapters[this.number];
  }

  /** The number of the chapter with an id, -1 if there is none. @param {string} id */
  numberOf(id) {
    return this.lesson.chapters.findIndex((chapter) => chapter.id === id);
  }

  // -- structure

  build() {
    const { ui } = this;
    ui.title = make("p", { class: "ls-title" });
    ui.heading = make("h1", { class: "ls-heading" });
    ui.period = make("p", { class: "ls-period" });
    ui.body = make("div", { class: "ls-body", tabindex: 0, role: "region", "aria-label": _("Chapter") });
    ui.notes = make("aside", { class: "ls-notes", hidden: true, "aria-label": _("Notes for the presenter") });
    const told = (this.parts.messages ?? []).map((text) => make("p", {}, text));
    ui.messages = make("div", { class: "ls-messages", role: "alert", hidden: !told.length }, ...told);
    ui.panel = make("section", { class: "ls-panel" }, ui.messages, ui.title, ui.heading, ui.period, ui.body, ui.notes);
    ui.view = make("div", {});
    ui.time = make("div", { class: "ls-time", role: "group", "aria-label": _("Events of the chapter in time") });
    ui.stage = make("section", { class: "ls-stage", "aria-label": _("Map and timeline") }, ui.view, ui.time);
    ui.blank = make("div", { class: "ls-blank", hidden: true, onclick: () => this.blank(), "data-testid": "lesson-blank" });
    ui.help = make("section", { class: "ls-help", hidden: true, role: "dialog", "aria-label": _("Keys"), tabindex: -1 });
    ui.live = make("p", { class: "ls-hidden", role: "status", "aria-live": "polite", "data-testid": "lesson-live" });
    this.root.classList.add("lesson");
    this.root.tabIndex = -1;
    Object.assign(this.root.dataset, { testid: "lesson", theme: this.theme });
    this.root.lang = this.lesson.language || "en";
    this.root.replaceChildren(ui.panel, ui.stage, this.buildFoot(), ui.live, ui.help, ui.blank);
  }

  buildFoot() {
    const { ui } = this;
    /** @param {string} name @param {string} text @param {string} label @param {() => void} act @param {boolean} [presses] */
    const button = (name, text, label, act, presses = false) => {
      const attributes = { type: "button", title: label, "data-testid": `lesson-${name}`, onclick: act };
      ui[name] = make("button", { ...attributes, "aria-label": text.length > 2 ? null : label, "aria-pressed": presses && "false" }, text);
      return ui[name];
    };
    ui.progress = make("ol", { class: "ls-progress" });
    ui.counter = make("span", { class: "ls-counter", "aria-hidden": "true" });
    const faces = make(
      "div",
      { class: "ls-tools", role: "group", "aria-label": _("What is shown of the chapter") },
      button("text", _("Text"), _("Text of the chapter"), () => this.show("text"), true),
      button("question", _("Question"), _("Question (Q)"), () => this.show("question"), true),
      button("answer", _("Answer"), _("Answer (A)"), () => this.show("answer"), true),
      button("events", _("Events"), _("Events of the chapter (E)"), () => this.show("events"), true),
    );
    const way = make(
      "nav",
      { class: "ls-way", "aria-label": _("Chapters") },
      button("previous", "‹", _("Previous chapter (Left, PageUp)"), () => this.move(-1)),
      ui.progress,
      ui.counter,
      button("next", "›", _("Next chapter (Right, PageDown)"), () => this.move(1)),
    );
    const tools = make(
      "div",
      { class: "ls-tools", role: "toolbar", "aria-label": _("Presentation") },
      button("notes-button", _("Notes"), _("Notes for the presenter (N)"), () => this.toggleNotes(), true),
      button("full", "", _("Full screen (F)"), () => this.fullScreen()),
      button("help-button", "?", _("Keys (?)"), () => this.toggleHelp()),
      ...(this.parts.onClose ? [button("close", "✕", _("Leave the presentation (Esc)"), () => this.parts.onClose?.())] : []),
    );
    ui.full.append(make("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, make("path", { d: "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4" })));
    return make("footer", { class: "ls-foot" }, faces, way, tools);
  }

  listen() {
    const { signal } = this.listening;
    document.addEventListener("keydown", (event) => this.onKey(event), { capture: true, signal });
    // a hand that has let go of a handle leaves no focus there, or the clicker would move the handle
    this.ui.stage.addEventListener("pointerup", () => this.freeKeys(), { signal });
    this.ui.panel.addEventListener("touchstart", (/** @type {TouchEvent} */ event) => {
      this.touch = [event.touches[0].clientX, event.touches[0].clientY];
    }, { passive: true, signal });
    this.ui.panel.addEventListener("touchend", (/** @type {TouchEvent} */ event) => this.onTouchEnd(event), { passive: true, signal });
    document.addEventListener("fullscreenchange", () => this.paintFullScreen(), { signal });
    window.addEventListener("resize", () => this.fit(), { signal });
    window.addEventListener("pagehide", () => this.notesWindow?.close(), { signal });
  }

  freeKeys() {
    const focused = /** @type {HTMLElement | null} */ (document.activeElement);
    if (this.ui.stage.contains(focused) && focused?.matches("[role=slider]")) this.root.focus({ preventScroll: true });
  }

  // -- start and change

  async start() {
    const { parts, ui } = this;
    if (!this.chapter) {
      ui.body.replaceChildren(make("p", { role: "alert" }, _("This story has no chapter yet.")));
      return;
    }
    this.paint();
    const mount = parts.mountLinkedView ?? mountStandalone;
    const state = { ...this.chapter.state, theme: this.theme, revision: 0 };
    this.view = await mount(ui.view, parts.Plotly, parts.ground, parts.spec, state, (settled) => this.onSettled(settled));
    this.resizer.observe(this.view.ui.mapBox);
    this.view.enlarged = 1.5;
    this.view.onPaint = () => this.paintTime();
    await this.stageChapter(0);
    this.root.dataset.ready = "true";
    if (!this.root.contains(document.activeElement)) this.root.focus({ preventScroll: true });
  }

  /** Let map and timeline show the chapter. @param {number} duration of the way there, in ms */
  async stageChapter(duration) {
    const { chapter, view } = this;
    if (!view) return;
    view.showOnly(chapter.only, chapter.onlyRoutes);
    view.emphasize(chapter.events.map((event) => event.id));
    view.markTime(null);
    this.time.draw(view, chapter.events);
    this.moveAxis(view.reduced.matches ? 0 : duration);
    const arrived = await view.travel(chapter.state, { duration });
    if (arrived) this.root.dataset.at = chapter.id;
  }

  /** Let the axis of the events move to the period of the chapter. @param {number} duration in ms */
  moveAxis(duration) {
    const [first, last] = this.view.spec.years;
    const { from, to } = this.chapter.state;
    const goal = aroundPeriod({ a: from ?? first, b: to ?? last }, first, last);
    this.axis = { begin: this.time.range, goal, begun: performance.now(), duration };
  }

  /** Paint the events whenever the period has been painted. */
  paintTime() {
    const { begin, goal, begun, duration } = this.axis;
    const part = duration ? eased(Math.min(1, (performance.now() - begun) / duration)) : 1;
    this.time.range = begin.map((year, i) => year + (goal[i] - year) * part);
    this.time.paint(this.view.period);
  }

  /** Go to the chapter with a number; beyond the last one nothing happens.
   *  @param {number} number @param {{isGiven?: boolean}} [how] whether the page said so and need not be told */
  goTo(number, { isGiven = false } = {}) {
    const { chapters } = this.lesson;
    const next = Math.min(chapters.length - 1, Math.max(0, number));
    if (!chapters.length || next === this.number) return this.announceEnd(number);
    this.number = next;
    this.step = "text";
    this.opened = "";
    this.ui.messages.hidden = true;
    clearTimeout(this.restTimer);
    if (!isGiven) this.restTimer = setTimeout(() => this.parts.onChapter?.(this.chapter.id), REST);
    this.paint();
    this.stageChapter(TRAVEL);
  }

  /** @param {number} way */
  move(way) {
    this.goTo(this.number + way);
  }

  /** Say that there is nothing beyond. @param {number} number */
  announceEnd(number) {
    if (number >= this.lesson.chapters.length) this.ui.live.textContent = _("This is the last chapter.");
    else if (number < 0) this.ui.live.textContent = _("This is the first chapter.");
  }

  /** One step on: text, question, answer, next chapter. @param {number} way */
  moveStep(way) {
    if (this.scrolled(way)) return;
    const steps = stepsOf(this.chapter);
    const at = Math.max(0, steps.indexOf(this.step)) + way;
    if (at >= 0 && at < steps.length) this.show(steps[at]);
    else this.move(way);
  }

  /** Scroll a text that does not fit; whether there was anything to scroll. @param {number} way */
  scrolled(way) {
    const { body } = this.ui;
    const rest = way > 0 ? body.scrollHeight - body.clientHeight - body.scrollTop : body.scrollTop;
    if (rest < 4) return false;
    body.scrollBy({ top: way * body.clientHeight * 0.8 });
    return true;
  }

  /** Show the text, the question, the answer, the events, or what was chosen. @param {string} step */
  show(step) {
    if (!this.chapter || ((step === "question" || step === "answer") && !this.chapter.question)) return;
    if (step !== "chosen" && step !== "events") this.view?.choose({});
    this.step = step === this.step && step !== "text" && step !== "chosen" ? "text" : step;
    this.view?.markTime(this.step === "answer" ? this.chapter.answerTime : null);
    this.paint();
  }

  // -- painting

  paint() {
    const { ui, chapter, lesson } = this;
    const total = lesson.chapters.length;
    const place = { n: this.number + 1, total, heading: chapter.heading, period: chapter.period };
    ui.title.textContent = lesson.title;
    ui.heading.textContent = chapter.heading;
    ui.period.textContent = chapter.period;
    ui.counter.textContent = `${place.n} / ${total}`;
    ui.body.replaceChildren(...this.face());
    ui.body.scrollTop = 0;
    const live = this.step === "text" ? filled(_("Chapter {n} of {total}: {heading}. {period}."), place) : ui.body.innerText;
    if (ui.live.textContent !== live) ui.live.textContent = live;
    Object.assign(this.root.dataset, { chapter: chapter.id, step: this.step, number: String(place.n) });
    this.paintProgress();
    this.paintNotes();
    for (const name of ["text", "question", "answer", "events"]) ui[name].setAttribute("aria-pressed", String(this.step === name));
    ui.question.hidden = !chapter.question;
    ui.answer.hidden = !chapter.question || !chapter.answer;
    ui.events.hidden = !chapter.events.length;
    this.fit();
  }

  /** What stands in the panel. @returns {Node[]} */
  face() {
    const { chapter, step } = this;
    if (step === "text") return paragraphs(chapter.text, "ls-text");
    if (step === "events") return [this.eventList(chapter.events)];
    if (step === "chosen") return [make("h2", { class: "ls-kind" }, this.chosen), this.eventList(this.listed)];
    return this.questionFace(step === "answer");
  }

  /** @param {boolean} isAnswered @returns {Node[]} */
  questionFace(isAnswered) {
    const { chapter } = this;
    const nodes = [make("h2", { class: "ls-kind" }, _("Question")), make("p", { class: "ls-question" }, chapter.question)];
    if (chapter.choices.length) {
      nodes.push(
        make("ol", { class: "ls-choices" }, ...chapter.choices.map((choice) => {
          const why = isAnswered && choice.why ? [make("span", { class: "ls-why" }, choice.why)] : [];
          const sign = isAnswered && choice.isRight ? [make("strong", {}, `✓ ${_("Right")}`), " "] : [];
          return make("li", { class: isAnswered && choice.isRight ? "ls-right" : null }, ...sign, choice.text, ...why);
        })),
      );
    }
    if (!isAnswered) {
      if (chapter.answer) nodes.push(make("button", { type: "button", class: "ls-reveal", onclick: () => this.show("answer") }, _("Show the answer")));
      return nodes;
    }
    nodes.push(make("h2", { class: "ls-kind" }, _("Answer")));
    if (chapter.answerPlaces.length) nodes.push(make("p", { class: "ls-text" }, make("strong", {}, chapter.answerPlaces.join(", "))));
    return [...nodes, ...paragraphs(chapter.answer, "ls-text")];
  }

  /** @param {EventRow[]} rows */
  eventList(rows) {
    return make("ul", { class: "ls-events" }, ...rows.map((row) => this.eventItem(row)));
  }

  /** @param {EventRow} row */
  eventItem(row) {
    const isOpen = this.opened === row.id;
    const about = [row.date, row.evidence, row.sources].filter(Boolean).join(" · ");
    const attributes = { type: "button", "aria-expanded": String(isOpen), "data-event": row.id, onclick: () => this.toggleEvent(row) };
    const button = make("button", attributes, make("strong", {}, row.title), make("span", {}, about));
    return make("li", {}, button, ...(isOpen ? this.eventTold(row) : []));
  }

  /** @param {EventRow} row @returns {Node[]} */
  eventTold(row) {
    const nodes = row.summary ? [make("p", { class: "ls-summary" }, row.summary)] : [];
    const { onEvent } = this.parts;
    if (onEvent) nodes.push(make("button", { type: "button", class: "ls-card", onclick: () => onEvent(row.id) }, _("Claims and sources")));
    return nodes;
  }

  /** Tell of an event of the chapter. @param {string} id */
  openEvent(id) {
    this.opened = id;
    this.view?.choose({ event: id });
    this.showFace("events");
  }

  /** @param {EventRow} row */
  toggleEvent(row) {
    this.opened = this.opened === row.id ? "" : row.id;
    this.view?.choose({ event: this.opened });
    const focused = row.id;
    this.paint();
    this.ui.body.querySelector(`[data-event="${CSS.escape(focused)}"]`)?.focus();
  }

  paintProgress() {
    const { ui, lesson } = this;
    const { chapters } = lesson;
    if (ui.progress.children.length !== chapters.length) {
      ui.progress.replaceChildren(...chapters.map((_chapter, i) => make("li", {}, make("button", { type: "button", onclick: () => this.goTo(i) }))));
    }
    chapters.forEach((chapter, i) => {
      const button = ui.progress.children[i].firstElementChild;
      const name = filled(_("Chapter {n} of {total}: {heading}"), { n: i + 1, total: chapters.length, heading: chapter.heading });
      button.setAttribute("aria-label", name);
      button.title = name;
      button.classList.toggle("ls-past", i < this.number);
      if (i === this.number) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
    });
    ui.previous.disabled = this.number === 0;
    ui.next.disabled = this.number === chapters.length - 1;
  }

  /** Make the type as large as the panel allows; a text that is too long even so scrolls. */
  fit() {
    const { body } = this.ui;
    for (let part = 1; part >= LEAST_FIT; part -= 0.05) {
      body.style.setProperty("--ls-fit", part.toFixed(2));
      if (body.scrollHeight <= body.clientHeight + 1) break;
    }
  }

  // -- notes

  toggleNotes() {
    this.hasNotes = !this.hasNotes;
    this.paintNotes();
    this.fit();
  }

  paintNotes() {
    const { ui, chapter } = this;
    ui.notes.hidden = !this.hasNotes;
    ui["notes-button"].setAttribute("aria-pressed", String(this.hasNotes));
    ui.notes.replaceChildren(
      make("h2", {}, _("Notes for the presenter")),
      make("p", {}, chapter.note || _("This chapter has no note.")),
      make("button", { type: "button", onclick: () => this.openNotes() }, _("Open in a second window (W)")),
    );
    this.paintNotesWindow();
  }

  /** Open the notes in a window of their own, which this page fills: it needs no address and no server. */
  openNotes() {
    const opened = window.open("", "bellflower-notes", "width=640,height=720,popup=yes");
    if (!opened) {
      this.ui.live.textContent = _("The browser did not allow a second window. Allow windows for this page and try again.");
      return;
    }
    this.notesWindow = opened;
    opened.document.onkeydown = (event) => this.onKey(event);
    if (this.hasNotes) this.toggleNotes();
    this.paintNotesWindow();
    opened.focus();
  }

  paintNotesWindow() {
    if (!this.notesWindow || this.notesWindow.closed) return;
    const page = this.notesWindow.document;
    const { chapters } = this.lesson;
    const next = chapters[this.number + 1];
    page.title = `${_("Notes for the presenter")}: ${this.lesson.title}`;
    page.documentElement.lang = this.lesson.language || "en";
    const style = make("style", {}, NOTES_STYLE);
    const place = filled(_("Chapter {n} of {total}"), { n: this.number + 1, total: chapters.length });
    page.head.replaceChildren(style);
    page.body.replaceChildren(
      make("p", { class: "clock" }, make("span", { id: "clock", role: "timer" }, this.elapsed), make("span", {}, place)),
      make("h1", {}, this.chapter.heading),
      make("p", { class: "note" }, this.chapter.note || _("This chapter has no note.")),
      ...(this.chapter.question ? [make("h2", {}, _("Question")), make("p", {}, this.chapter.question), make("h2", {}, _("Answer")), make("p", {}, this.chapter.answer)] : []),
      make("p", { class: "next" }, next ? filled(_("Next: {heading}"), { heading: next.heading }) : _("This is the last chapter.")),
      make(
        "p",
        {},
        make("button", { type: "button", onclick: () => this.move(-1) }, _("Previous chapter")),
        make("button", { type: "button", onclick: () => this.move(1) }, _("Next chapter")),
        make("button", { type: "button", onclick: () => this.restartClock() }, _("Clock from zero")),
      ),
    );
  }

  get elapsed() {
    return clockText((Date.now() - this.begun) / 1000);
  }

  restartClock() {
    this.begun = Date.now();
    this.tickClock();
  }

  tickClock() {
    if (!this.notesWindow || this.notesWindow.closed) return;
    const clock = this.notesWindow.document.getElementById("clock");
    if (clock) clock.textContent = this.elapsed;
  }

  // -- screen

  blank() {
    this.isBlank = !this.isBlank;
    this.ui.blank.hidden = !this.isBlank;
    this.ui.live.textContent = this.isBlank ? _("The screen is blank. Press B to show it again.") : "";
  }

  toggleHelp() {
    const { help } = this.ui;
    this.hasHelp = !this.hasHelp;
    help.hidden = !this.hasHelp;
    const rows = keyWords().flatMap(([keys, words]) => [make("dt", {}, keys), make("dd", {}, words)]);
    const close = make("button", { type: "button", onclick: () => this.toggleHelp() }, _("Close"));
    help.replaceChildren(make("h2", {}, _("Keys")), make("dl", {}, ...rows), close);
    (this.hasHelp ? close : this.root).focus({ preventScroll: true });
  }

  async fullScreen() {
    try {
      if (document.fullscreenElement) await document.exitFullscreen();
      else await this.root.requestFullscreen();
    } catch {
      this.ui.live.textContent = _("The browser did not allow full screen.");
    }
  }

  paintFullScreen() {
    this.ui.full.setAttribute("aria-pressed", String(document.fullscreenElement === this.root));
  }

  async darken() {
    this.theme = this.theme === "dark" ? "light" : "dark";
    this.root.dataset.theme = this.theme;
    await this.view?.retheme(this.theme);
    if (this.view) this.time.draw(this.view, this.chapter.events);
    this.view?.refresh();
  }

  onResize() {
    this.fit();
    if (!this.view) return;
    const { clientWidth, clientHeight } = this.view.ui.mapBox;
    const size = `${clientWidth}×${clientHeight}`;
    if (size === this.mapSize) return;
    this.mapSize = size;
    requestAnimationFrame(() => this.view?.refit());
  }

  // -- the reader's hand

  /** Tell of what was chosen on the map or the timeline. @param {any} settled */
  onSettled(settled) {
    const { view } = this;
    if (!view || (!settled.event && !settled.place)) {
      if (this.step === "chosen") this.show("text");
      return;
    }
    const { events, ranks } = view.spec;
    if (settled.event && this.chapter.events.some((row) => row.id === settled.event)) {
      return this.openEvent(settled.event);
    }
    const numbers = settled.event ? [view.eventOrder.get(settled.event)] : view.eventsOf(settled.place);
    this.listed = numbers.slice(0, MOST_LISTED).map((/** @type {number} */ i) => ({
      id: events.id[i], title: events.title[i], date: events.date[i], evidence: ranks[events.rank[i] - 1] ?? "", sources: "", summary: "",
    }));
    const place = view.spec.places[view.placeNumber(settled.place)];
    const words = { place: place ? place.name : "", n: this.listed.length, total: numbers.length };
    this.chosen = settled.event ? _("Event") : filled(numbers.length > MOST_LISTED ? _("{place}: {n} of {total} events") : _("Events in {place}"), words);
    return this.showFace("chosen");
  }

  /** Show a face without turning it off if it is shown already. @param {string} step */
  showFace(step) {
    this.step = step;
    this.paint();
  }

  /** @param {TouchEvent} event */
  onTouchEnd(event) {
    const { clientX, clientY } = event.changedTouches[0];
    const [across, down] = [clientX - this.touch[0], clientY - this.touch[1]];
    if (Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(down)) this.move(across < 0 ? 1 : -1);
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = actionOf(event.key);
    const target = /** @type {HTMLElement} */ (event.target);
    if (!action || !this.chapter || this.keepsKey(target, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (this.isBlank) this.blank();
    else this.act(action, target);
  }

  /** Whether a control that has the focus needs the key itself. @param {HTMLElement} target @param {string} key */
  keepsKey(target, key) {
    if (key === "Escape") return false;
    return Boolean(target.closest?.(OWN_KEYS)) || (key === " " && Boolean(target.closest?.("button, summary, a")));
  }

  /** @param {string} action @param {HTMLElement} target */
  act(action, target) {
    /** @type {Record<string, () => unknown>} */
    const acts = {
      next: () => this.move(1),
      previous: () => this.move(-1),
      first: () => this.goTo(0),
      last: () => this.goTo(this.lesson.chapters.length - 1),
      stepOn: () => this.moveStep(1),
      stepBack: () => this.moveStep(-1),
      blank: () => this.blank(),
      notes: () => this.toggleNotes(),
      notesWindow: () => this.openNotes(),
      fullScreen: () => this.fullScreen(),
      question: () => this.show("question"),
      answer: () => this.show("answer"),
      events: () => this.show("events"),
      darken: () => this.darken(),
      help: () => this.toggleHelp(),
      leave: () => this.leave(target),
    };
    acts[action]();
  }

  /** Close what is open; if nothing is, leave full screen, and then the presentation. @param {HTMLElement} target */
  leave(target) {
    if (this.hasHelp) this.toggleHelp();
    else if (target.closest?.(OWN_KEYS)) this.root.focus({ preventScroll: true });
    else if (this.hasNotes) this.toggleNotes();
    else if (this.step !== "text") this.show("text");
    else if (document.fullscreenElement) this.fullScreen();
    else this.parts.onClose?.();
  }

  destroy() {
    clearTimeout(this.restTimer);
    clearInterval(this.clock);
    this.listening.abort();
    this.resizer.disconnect();
    this.notesWindow?.close();
    this.view?.destroy();
    this.view = null;
    this.root.replaceChildren();
  }
}

const NOTES_STYLE = `
  body { font: 22px/1.45 system-ui, sans-serif; margin: 24px; color: #1c2128; background: #fff; }
  .clock { display: flex; justify-content: space-between; color: #57606a; margin: 0; }
  #clock { font-size: 40px; line-height: 1.2; font-variant-numeric: tabular-nums; color: #1c2128; }
  h1 { font-size: 28px; line-height: 1.2; } h2 { font-size: 17px; margin: 1em 0 0; color: #57606a; }
  h2 + p { margin: 0; font-size: 18px; } .note { font-size: 24px; } .next { margin-top: 24px; font-weight: 600; }
  button { font: inherit; font-size: 17px; margin-right: 8px; padding: 6px 14px; }
  @media (prefers-color-scheme: dark) {
    body { color: #e6edf3; background: #0e1117; } #clock { color: #e6edf3; } .clock, h2 { color: #9aa4af; }
  }`;

/** Return a text as paragraphs, which an empty line parts. @param {string} text @param {string} style @returns {Node[]} */
function paragraphs(text, style) {
  return text.split(/\n\s*\n/).filter((part) => part.trim()).map((part) => make("p", { class: style }, part));
}

/** Present a lesson in `root`, which it fills.
 *
 *  Returns the running lesson: `goTo(number)` and `move(way)` change the chapter, `destroy()` takes everything
 *  away. The root has `data-testid="lesson"`, `data-ready`, `data-chapter` (id), `data-step` and `data-at`, the
 *  id of the chapter at which map and timeline have arrived.
 *  @param {HTMLElement} root @param {Parts} parts */
export async function mountLesson(root, parts) {
  const lesson = new Lesson(root, parts);
  await lesson.start();
  return lesson;
}

// ---------------------------------------------------------------------------------------------- adapter

/** @type {WeakMap<Element, {told: string, running: Promise<Lesson>}>} */
const presented = new WeakMap();

/** The Streamlit component. @param {any} component */
export default function lessonComponent(component) {
  const { data, parentElement } = component;
  const root = parentElement.querySelector(".lesson-root");
  const told = data.lesson;
  if (presented.get(root)?.told !== told) {
    endLesson(root);
    presented.set(root, { told, running: beginLesson(root, component) });
  }
  presented.get(root)?.running.then((lesson) => {
    const isNew = data.revision !== lesson.revision;
    lesson.revision = data.revision;
    if (isNew) lesson.goTo(Math.max(0, lesson.numberOf(data.chapter)), { isGiven: true });
  }).catch((error) => {
    presented.delete(root);
    root.replaceChildren(make("p", { role: "alert" }, filled(_("The presentation could not start: {reason} Reload the page to try again."), { reason: error.message })));
  });
  return () => endLesson(root);
}

/** @param {HTMLElement} root @param {any} component */
async function beginLesson(root, { data, setStateValue, setTriggerValue }) {
  const [Plotly, ground] = await loadOnce(data.urls);
  /** @param {string} id */
  const onChapter = (id) => setStateValue("chapter", id);
  /** @param {string} id */
  const onEvent = (id) => window.open(`${data.eventUrl}${encodeURIComponent(id)}`, "_blank", "noopener");
  const given = { ...data, spec: JSON.parse(data.spec), lesson: JSON.parse(data.lesson) };
  return mountLesson(root, { ...given, Plotly, ground, onChapter, onEvent, onClose: () => setTriggerValue("closed", true) });
}

/** @param {HTMLElement} root */
function endLesson(root) {
  presented.get(root)?.running.then((lesson) => lesson.destroy()).catch(() => {});
  presented.delete(root);
}
