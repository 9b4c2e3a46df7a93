/** The hand of the presenter: keys, a clicker, a finger. */

import { actionOf } from "./keys.js";
import { firstStep } from "./steps.js";

/** @import { LessonStage } from "./lesson.js" */

const SWIPE = 60; // px that a finger must move sideways
const OWN_KEYS = "input, select, textarea, [role=slider], [contenteditable]"; // what has keys of its own

/** @param {LessonStage} stage @param {KeyboardEvent} event */
export function onPresenterKey(stage, event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const action = actionOf(event.key);
  const target = /** @type {HTMLElement} */ (event.target);
  if (!action || !stage.chapter || keepsKey(target, event.key)) return;
  event.preventDefault();
  event.stopPropagation();
  if (stage.screen.isBlank) stage.screen.blank();
  else actOn(stage, action, target);
}

/** Whether a control that has the focus needs the key itself. @param {HTMLElement} target @param {string} key */
function keepsKey(target, key) {
  if (key === "Escape") return false;
  return Boolean(target.closest?.(OWN_KEYS)) || (key === " " && Boolean(target.closest?.("button, summary, a")));
}

/** @param {LessonStage} stage @param {string} action @param {HTMLElement} target */
function actOn(stage, action, target) {
  /** @type {Record<string, () => unknown>} */
  const acts = {
    next: () => stage.move(1),
    previous: () => stage.move(-1),
    first: () => stage.goTo(0),
    last: () => stage.goTo(stage.lesson.chapters.length - 1),
    stepOn: () => stage.moveStep(1),
    stepBack: () => stage.moveStep(-1),
    blank: () => stage.screen.blank(),
    notes: () => stage.toggleNotes(),
    notesWindow: () => stage.notes.open(),
    fullScreen: () => stage.screen.fill(),
    question: () => stage.show("question"),
    answer: () => stage.show("answer"),
    events: () => stage.show("events"),
    darken: () => stage.darken(),
    help: () => stage.screen.toggleHelp(),
    text: () => stage.show("text"),
    level: () => stage.changeLevel(),
    dot: () => stage.room.point("dot"),
    light: () => stage.room.point("light"),
    freeze: () => stage.room.freeze(),
    code: () => stage.room.toggleCode(),
    play: () => stage.player.toggle(),
    zoomIn: () => stage.room.zoom(1),
    zoomOut: () => stage.room.zoom(-1),
    zoomBack: () => stage.room.zoom(0),
    leave: () => leaveStep(stage, target),
  };
  acts[action]();
}

/** Close what is open; if nothing is, leave full screen, and then the presentation. @param {LessonStage} stage @param {HTMLElement} target */
function leaveStep(stage, target) {
  if (stage.screen.hasHelp) stage.screen.toggleHelp();
  else if (!stage.room.code.hidden) stage.room.toggleCode();
  else if (stage.player.isPlaying) stage.player.stop();
  else if (target.closest?.(OWN_KEYS)) stage.root.focus({ preventScroll: true });
  else if (stage.hasNotes) stage.toggleNotes();
  else if (stage.step !== firstStep(stage.chapter)) stage.show(firstStep(stage.chapter));
  else if (document.fullscreenElement) stage.screen.fill();
  else stage.parts.onClose?.();
}

/** @param {LessonStage} stage */
export function listenToPresenter(stage) {
  const { signal } = stage.listening;
  document.addEventListener("keydown", (event) => onPresenterKey(stage, event), { capture: true, signal });
  // a hand that has let go of a handle leaves no focus there, or the clicker would move the handle
  stage.ui.stage.addEventListener("pointerup", () => freeKeys(stage), { signal });
  stage.ui.panel.addEventListener("touchstart", (/** @type {TouchEvent} */ event) => {
    stage.touch = [event.touches[0].clientX, event.touches[0].clientY];
  }, { passive: true, signal });
  stage.ui.panel.addEventListener("touchend", (/** @type {TouchEvent} */ event) => onSwipe(stage, event), { passive: true, signal });
  document.addEventListener("fullscreenchange", () => stage.screen.paint(), { signal });
  window.addEventListener("resize", () => stage.fit(), { signal });
  window.addEventListener("pagehide", () => stage.notes.close(), { signal });
}

/** @param {LessonStage} stage @param {TouchEvent} event */
function onSwipe(stage, event) {
  const { clientX, clientY } = event.changedTouches[0];
  const [across, down] = [clientX - stage.touch[0], clientY - stage.touch[1]];
  if (Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(down)) stage.move(across < 0 ? 1 : -1);
}

/** @param {LessonStage} stage */
function freeKeys(stage) {
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  if (stage.ui.stage.contains(focused) && focused?.matches("[role=slider]")) stage.root.focus({ preventScroll: true });
}
