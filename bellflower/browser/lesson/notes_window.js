/** The notes for the presenter in a window of their own, which needs no address and no server. */

import { make } from "../shared/dom.js";
import { _, filled } from "../shared/words.js";
import { onPresenterKey } from "./hand.js";

/** @import { LessonStage } from "./lesson.js" */

const NOTES_STYLE = `
  body { font: 22px/1.45 system-ui, sans-serif; margin: 24px; color: #1c2128; background: #fff; }
  .clock { display: flex; justify-content: space-between; color: #57606a; margin: 0; }
  #clock { font-size: 40px; line-height: 1.2; font-variant-numeric: tabular-nums; color: #1c2128; }
  #left { font-size: 26px; font-variant-numeric: tabular-nums; } #minutes { font: inherit; width: 4em; }
  .frozen { background: #dbeafe; color: #1c2128; padding: 6px 12px; border-radius: 6px; }
  h1 { font-size: 28px; line-height: 1.2; } h2 { font-size: 17px; margin: 1em 0 0; color: #57606a; }
  h2 + p { margin: 0; font-size: 18px; } .note { font-size: 24px; } .next { margin-top: 24px; font-weight: 600; }
  button { font: inherit; font-size: 17px; margin-right: 8px; padding: 6px 14px; }
  @media (prefers-color-scheme: dark) {
    body { color: #e6edf3; background: #0e1117; } #clock { color: #e6edf3; } .clock, h2 { color: #9aa4af; }
  }`;

/** Return seconds as minutes and seconds. @param {number} seconds */
export function clockText(seconds) {
  const [minutes, rest] = [Math.floor(seconds / 60), Math.floor(seconds % 60)];
  return `${minutes}:${String(rest).padStart(2, "0")}`;
}

/** The window of the notes, with a clock. */
export class NotesWindow {
  /** @param {LessonStage} stage */
  constructor(stage) {
    this.stage = stage;
    this.begun = Date.now();
    this.minutes = 45; // of the lesson
    /** @type {Window | null} */ this.opened = null;
  }

  /** Open the notes in a window of their own, which this page fills: it needs no address and no server. */
  open() {
    const opened = window.open("", "bellflower-notes", "width=640,height=720,popup=yes");
    if (!opened) {
      this.stage.ui.live.textContent = _("The browser did not allow a second window. Allow windows for this page and try again.");
      return;
    }
    this.opened = opened;
    opened.document.onkeydown = (event) => onPresenterKey(this.stage, event);
    if (this.stage.hasNotes) this.stage.toggleNotes();
    this.paint();
    opened.focus();
  }

  paint() {
    if (!this.opened || this.opened.closed) return;
    const page = this.opened.document;
    const { chapters } = this.stage.lesson;
    const { room } = this.stage;
    const shown = chapters[room.number];
    const next = chapters[room.number + 1];
    page.title = `${_("Notes for the presenter")}: ${this.stage.lesson.title}`;
    page.documentElement.lang = this.stage.lesson.language || "en";
    const sheet = new (/** @type {any} */ (this.opened).CSSStyleSheet)(); // the policy of the classroom file refuses a style element
    sheet.replaceSync(NOTES_STYLE);
    page.adoptedStyleSheets = [sheet];
    const place = filled(_("Chapter {n} of {total}"), { n: room.number + 1, total: chapters.length });
    const frozen = filled(_("Frozen for pupils: they see chapter {n}."), { n: this.stage.number + 1 });
    page.body.replaceChildren(
      make("p", { class: "clock" }, make("span", { id: "clock", role: "timer" }, this.elapsed), make("span", {}, place)),
      make("p", { class: "clock" }, make("span", { id: "left", role: "timer" }, this.left), this.lengthField()),
      ...(room.isFrozen ? [make("p", { class: "frozen", role: "status" }, frozen)] : []),
      make("h1", {}, shown.heading),
      make("p", { class: "note" }, shown.note || _("This chapter has no note.")),
      ...(shown.question ? [make("h2", {}, _("Question")), make("p", {}, shown.question), make("h2", {}, _("Answer")), make("p", {}, shown.answer)] : []),
      make("p", { class: "next" }, next ? filled(_("Next: {heading}"), { heading: next.heading }) : _("This is the last chapter.")),
      make(
        "p",
        {},
        make("button", { type: "button", onclick: () => this.stage.move(-1) }, _("Previous chapter")),
        make("button", { type: "button", onclick: () => this.stage.move(1) }, _("Next chapter")),
        make("button", { type: "button", onclick: () => this.restart() }, _("Clock from zero")),
        make("button", { type: "button", "aria-pressed": String(room.isFrozen), onclick: () => room.freeze() }, room.isFrozen ? _("Show pupils this chapter (Z)") : _("Freeze for pupils (Z)")),
      ),
    );
  }

  get elapsed() {
    return clockText((Date.now() - this.begun) / 1000);
  }

  /** What is left of the lesson, in words; nothing once it is over. */
  get left() {
    const rest = this.minutes * 60 - (Date.now() - this.begun) / 1000;
    return rest > 0 ? filled(_("{time} left"), { time: clockText(Math.ceil(rest)) }) : _("The time is over");
  }

  /** The field for the minutes of the lesson. */
  lengthField() {
    const field = make("input", { type: "number", min: 1, max: 240, value: this.minutes, id: "minutes" });
    field.addEventListener("input", () => {
      this.minutes = Math.max(1, Number(field.value) || 45);
      this.tick();
    });
    return make("label", {}, field, " ", _("minutes"));
  }

  restart() {
    this.begun = Date.now();
    this.tick();
  }

  tick() {
    if (!this.opened || this.opened.closed) return;
    const clock = this.opened.document.getElementById("clock");
    if (clock) clock.textContent = this.elapsed;
    const left = this.opened.document.getElementById("left");
    if (left) left.textContent = this.left;
  }

  close() {
    this.opened?.close();
  }
}
