/** Presenting a story: one chapter at a time in large type, while map and timeline move to its period. */

import { aroundPeriod } from "../linked_view/scale.js";
import { mountStandalone } from "../linked_view/standalone.js";
import { make } from "../shared/dom.js";
import { eased } from "../shared/easing.js";
import { atLevel } from "../shared/level.js";
import { _, filled, learn } from "../shared/words.js";
import { faceNodes } from "./face.js";
import { listenToPresenter } from "./hand.js";
import { NotesWindow } from "./notes_window.js";
import { Player } from "./play.js";
import { paintProgress } from "./progress.js";
import { Room } from "./room.js";
import { LessonScreen } from "./screen.js";
import { firstStep, hasStep, isWide, stepsOf } from "./steps.js";
import { buildStage } from "./structure.js";
import { ChapterTime } from "./time.js";

/** @import { Ground, Spec } from "../shared/given.js" */
/** @import { ChapterLink, Lesson } from "../shared/given_lesson.js" */

/** What a page hands over: the drawing library, the ground and the spec of the linked view, and the lesson.
 *  `chapter` is the id to begin with. `onChapter` hears on which chapter the presenter has come to rest,
 *  `onClose` that the presentation is to end; without it there is no way out but the page's own. `onEvent`
 *  opens the card of an event. `messages` are told above the first chapter that is shown.
 *  @typedef {{Plotly: any, ground: Ground, spec: Spec, lesson: Lesson, chapter?: string, theme?: string,
 *   mountLinkedView?: typeof mountStandalone, onChapter?: (id: string) => void,
 *   onClose?: (() => void) | null, onEvent?: ((id: string) => void) | null,
 *   messages?: string[], links?: ChapterLink[], isPlain?: boolean}} LessonParts */

const REST = 300; // ms after which a chapter counts as one that the presenter stays on
const MOST_LISTED = 8; // events at a place that are listed
const TRAVEL = 700; // ms from chapter to chapter
const LEAST_FIT = 0.42; // part of the largest type below which a long text scrolls instead

/** A story that is presented. */
export class LessonStage {
  /** @param {HTMLElement} root @param {LessonParts} parts */
  constructor(root, parts) {
    this.root = root;
    this.parts = parts;
    this.lesson = parts.lesson;
    this.number = Math.max(0, this.numberOf(parts.chapter ?? ""));
    this.step = this.chapter ? firstStep(this.chapter) : "text";
    this.isPlain = parts.isPlain === true;
    this.chosen = ""; // the heading of what was chosen on map or timeline
    /** @type {any[]} */ this.listed = []; // the events that are told of it
    this.opened = ""; // the event whose summary is open
    this.hasNotes = false;
    /** @type {any} */ this.view = null;
    /** @type {any} */ this.restTimer = 0;
    this.touch = [0, 0];
    this.mapSize = "";
    this.axis = { begin: [0, 1], goal: [0, 1], begun: 0, duration: 0 }; // of years, on its way
    this.revision = -1; // of what the page told last
    /** @type {Record<string, any>} */ this.ui = {};
    this.listening = new AbortController();
    this.theme = parts.theme === "dark" ? "dark" : "light";
    this.notes = new NotesWindow(this);
    buildStage(this);
    this.screen = new LessonScreen(this);
    this.room = new Room(this);
    this.player = new Player(this);
    this.time = new ChapterTime(this.ui.time, (id) => this.openEvent(id));
    listenToPresenter(this);
    this.clock = setInterval(() => this.notes.tick(), 1000);
    this.resizer = new ResizeObserver(() => this.onResize());
    this.resizer.observe(this.ui.panel);
  }

  get chapter() {
    return this.lesson.chapters[this.number];
  }

  /** The chapter at the level that is shown. */
  get told() {
    const { chapter, isPlain } = this;
    return { ...atLevel(chapter, isPlain), keySentence: (isPlain && chapter.plainKeySentence) || chapter.keySentence };
  }

  /** The number of the chapter with an id, -1 if there is none. @param {string} id */
  numberOf(id) {
    return this.lesson.chapters.findIndex((chapter) => chapter.id === id);
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
    view.focus = chapter.focus;
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
    const goal = aroundPeriod(this.time.spanOf({ a: from ?? first, b: to ?? last }), first, last);
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
    if (this.room.holds(number, "")) return undefined;
    const next = Math.min(chapters.length - 1, Math.max(0, number));
    if (!chapters.length || next === this.number) return this.announceEnd(number);
    this.player.stop();
    this.number = next;
    this.step = firstStep(this.chapter);
    this.opened = "";
    this.ui.messages.hidden = true;
    clearTimeout(this.restTimer);
    if (!isGiven) this.restTimer = setTimeout(() => this.parts.onChapter?.(this.chapter.id), REST);
    this.paint();
    this.stageChapter(TRAVEL);
    return undefined;
  }

  /** @param {number} way */
  move(way) {
    this.goTo(this.room.number + way);
  }

  /** Say that there is nothing beyond. @param {number} number */
  announceEnd(number) {
    if (number >= this.lesson.chapters.length) this.ui.live.textContent = _("This is the last chapter.");
    else if (number < 0) this.ui.live.textContent = _("This is the first chapter.");
  }

  /** One step on: key sentence, question, answer, next chapter; among events, the next event. @param {number} way */
  moveStep(way) {
    if (this.room.isFrozen) return this.move(way);
    if (this.scrolled(way)) return undefined;
    if (this.step === "events") {
      const { events } = this.chapter;
      const row = events[Math.max(0, events.findIndex(({ id }) => id === this.opened)) + way];
      return row ? this.openEvent(row.id) : this.show(firstStep(this.chapter));
    }
    const steps = stepsOf(this.chapter);
    const at = Math.max(0, steps.indexOf(this.step)) + way;
    if (at >= 0 && at < steps.length) this.show(steps[at]);
    else this.move(way);
    return undefined;
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
    if (!this.chapter || this.room.holds(this.room.number, step) || !hasStep(this.chapter, step)) return;
    this.player.stop();
    const first = firstStep(this.chapter);
    this.step = step === this.step && step !== first && step !== "chosen" ? first : step;
    if (this.step === "events") this.opened ||= this.chapter.events[0]?.id ?? "";
    if (this.step !== "chosen") this.view?.choose(this.step === "events" ? { event: this.opened } : {});
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
    ui.body.replaceChildren(...faceNodes(this));
    ui.body.scrollTop = 0;
    const live = this.step === firstStep(chapter) ? filled(_("Chapter {n} of {total}: {heading}. {period}. {key}"), { ...place, key: this.told.keySentence }) : ui.body.innerText;
    if (ui.live.textContent !== live) ui.live.textContent = live;
    Object.assign(this.root.dataset, { chapter: chapter.id, step: this.step, number: String(place.n) });
    paintProgress(this);
    this.paintNotes();
    for (const name of ["text", "question", "answer", "events"]) ui[name].setAttribute("aria-pressed", String(this.step === name));
    ui.level.hidden = !chapter.plain;
    ui.level.setAttribute("aria-pressed", String(this.isPlain));
    this.root.dataset.wide = String(isWide(chapter, this.step));
    ui.question.hidden = !chapter.question;
    ui.answer.hidden = !chapter.question || !chapter.answer;
    ui.events.hidden = !chapter.events.length;
    this.fit();
  }

  /** Tell of an event of the chapter. @param {string} id */
  openEvent(id) {
    this.opened = id;
    this.view?.choose({ event: id });
    this.showFace("events");
  }

  /** Show all that is told in plain language, or the standard texts. */
  changeLevel() {
    if (!this.chapter.plain) return;
    this.isPlain = !this.isPlain;
    this.paint();
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
    ui["notes-button"].hidden = !this.lesson.chapters.some((one) => one.note); // the pupils' file has none
    ui["notes-button"].setAttribute("aria-pressed", String(this.hasNotes));
    ui.notes.replaceChildren(
      make("h2", {}, _("Notes for the presenter")),
      make("p", {}, chapter.note || _("This chapter has no note.")),
      make("button", { type: "button", onclick: () => this.notes.open() }, _("Open in a second window (W)")),
    );
    this.notes.paint();
  }

  // -- screen

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
      if (this.step === "chosen") this.show(firstStep(this.chapter));
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

  destroy() {
    clearTimeout(this.restTimer);
    clearInterval(this.clock);
    this.player.stop();
    this.listening.abort();
    this.resizer.disconnect();
    this.notes.close();
    this.view?.destroy();
    this.view = null;
    this.root.replaceChildren();
  }
}

/** Present a lesson in `root`, which it fills.
 *
 *  Returns the running lesson: `goTo(number)` and `move(way)` change the chapter, `destroy()` takes everything
 *  away. The root has `data-testid="lesson"`, `data-ready`, `data-chapter` (id), `data-step` and `data-at`, the
 *  id of the chapter at which map and timeline have arrived.
 *  @param {HTMLElement} root @param {LessonParts} parts */
export async function mountLesson(root, parts) {
  learn(parts.lesson.texts);
  const lesson = new LessonStage(root, parts);
  await lesson.start();
  return lesson;
}
