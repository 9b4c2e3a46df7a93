/** What helps in the room: a dot and a light that follow the pointer, a frozen picture, the link as a code. */

import { zoomMap } from "../linked_view/map_window.js";
import { make } from "../shared/dom.js";
import { _ } from "../shared/words.js";

/** @import { LessonStage } from "./lesson.js" */

const ZOOM = 1.5; // of one press

/** Dot, light, frozen picture and code of a presentation. */
export class Room {
  /** @param {LessonStage} stage */
  constructor(stage) {
    this.stage = stage;
    this.isFrozen = false;
    /** @type {{number: number, step: string} | null} */ this.ahead = null; // where the presenter is while it is frozen
    this.pointer = make("div", { class: "ls-pointer", "aria-hidden": "true", hidden: true });
    this.code = make("section", { class: "ls-code", role: "dialog", tabindex: -1, hidden: true, "aria-label": _("Link to this chapter") });
    stage.root.append(this.pointer, this.code);
    stage.root.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => this.follow(event), { signal: stage.listening.signal });
  }

  /** @param {PointerEvent} event */
  follow({ clientX, clientY }) {
    this.pointer.style.setProperty("--ls-x", `${clientX}px`);
    this.pointer.style.setProperty("--ls-y", `${clientY}px`);
  }

  /** Show a dot or a light at the pointer, or take it away. @param {"dot" | "light"} kind */
  point(kind) {
    const { pointer } = this;
    const isOn = pointer.hidden || pointer.dataset.kind !== kind;
    pointer.dataset.kind = kind;
    pointer.hidden = !isOn;
    this.stage.ui.live.textContent = !isOn ? _("The pointer is plain again.") : kind === "dot" ? _("A red dot follows the pointer.") : _("A light follows the pointer.");
  }

  /** Let the class keep what it sees while the presenter goes on in the notes; then show where that is. */
  freeze() {
    const { stage } = this;
    this.isFrozen = !this.isFrozen;
    stage.root.dataset.frozen = String(this.isFrozen);
    const { ahead } = this;
    this.ahead = null;
    if (this.isFrozen || !ahead) return stage.notes.paint();
    stage.goTo(ahead.number);
    if (ahead.step && stage.step !== ahead.step) stage.show(ahead.step); // none: the chapter from its beginning
    return undefined;
  }

  /** The number of the chapter at which the presenter is. */
  get number() {
    return this.ahead?.number ?? this.stage.number;
  }

  /** Note where the presenter goes while the picture is frozen; whether it is.
   *  @param {number} number @param {string} step @returns {boolean} */
  holds(number, step) {
    if (!this.isFrozen) return false;
    this.ahead = { number: Math.min(this.stage.lesson.chapters.length - 1, Math.max(0, number)), step };
    this.stage.notes.paint();
    return true;
  }

  /** Show the link of the present chapter, and its code for phones. */
  toggleCode() {
    const { stage, code } = this;
    code.hidden = !code.hidden;
    if (code.hidden) {
      stage.root.focus({ preventScroll: true });
      return;
    }
    const link = stage.parts.links?.[stage.number];
    const close = make("button", { type: "button", onclick: () => this.toggleCode() }, _("Close"));
    const nothing = make("p", {}, _("There is no link: this story is in this browser or in this file alone. Hand on the classroom file."));
    code.replaceChildren(make("h2", {}, _("Link to this chapter")), ...(link ? codeNodes(link) : [nothing]), close);
    close.focus({ preventScroll: true });
  }

  /** Zoom the map, or show the events of the chapter again. @param {number} way */
  zoom(way) {
    const { view } = this.stage;
    if (view && way) zoomMap(view, way > 0 ? ZOOM : 1 / ZOOM);
    else this.stage.stageChapter(0);
  }
}

/** @param {{url: string, code: string, size: number}} link @returns {Node[]} */
function codeNodes({ url, code, size }) {
  return [
    make(
      "svg",
      { viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": url, "data-testid": "lesson-code" },
      make("rect", { width: size, height: size, fill: "#fff" }),
      make("path", { d: code, stroke: "#000" }),
    ),
    make("p", { class: "ls-url" }, url),
  ];
}
