/** The structure of a presentation: panel, stage and foot. */

import { make } from "../shared/dom.js";
import { _ } from "../shared/words.js";

/** @import { LessonStage } from "./lesson.js" */

/** @param {LessonStage} stage */
export function buildStage(stage) {
  const { ui } = stage;
  ui.title = make("p", { class: "ls-title" });
  ui.heading = make("h1", { class: "ls-heading" });
  ui.period = make("p", { class: "ls-period" });
  ui.body = make("div", { class: "ls-body", tabindex: 0, role: "region", "aria-label": _("Chapter") });
  ui.notes = make("aside", { class: "ls-notes", hidden: true, "aria-label": _("Notes for the presenter") });
  const told = (stage.parts.messages ?? []).map((text) => make("p", {}, text));
  ui.messages = make("div", { class: "ls-messages", role: "alert", hidden: !told.length }, ...told);
  ui.panel = make("section", { class: "ls-panel" }, ui.messages, ui.title, ui.heading, ui.period, ui.body, ui.notes);
  ui.view = make("div", {});
  ui.time = make("div", { class: "ls-time", role: "group", "aria-label": _("Events of the chapter in time") });
  ui.stage = make("section", { class: "ls-stage", "aria-label": _("Map and timeline") }, ui.view, ui.time);
  ui.blank = make("div", { class: "ls-blank", hidden: true, onclick: () => stage.screen.blank(), "data-testid": "lesson-blank" });
  ui.help = make("section", { class: "ls-help", hidden: true, role: "dialog", "aria-label": _("Keys"), tabindex: -1 });
  ui.live = make("p", { class: "ls-hidden", role: "status", "aria-live": "polite", "data-testid": "lesson-live" });
  stage.root.classList.add("lesson");
  stage.root.tabIndex = -1;
  Object.assign(stage.root.dataset, { testid: "lesson", theme: stage.theme });
  stage.root.lang = stage.lesson.language || "en";
  stage.root.replaceChildren(ui.panel, ui.stage, buildFoot(stage), ui.live, ui.help, ui.blank);
}

/** @param {LessonStage} stage */
function buildFoot(stage) {
  const { ui } = stage;
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
    button("text", _("Text"), _("Text of the chapter (T)"), () => stage.show("text"), true),
    button("level", _("Plain"), _("Plain language (R). {levels}").replace("{levels}", stage.lesson.levels), () => stage.changeLevel(), true),
    button("question", _("Question"), _("Question (Q)"), () => stage.show("question"), true),
    button("answer", _("Answer"), _("Answer (A)"), () => stage.show("answer"), true),
    button("events", _("Events"), _("Events one at a time (E)"), () => stage.show("events"), true),
  );
  const way = make(
    "nav",
    { class: "ls-way", "aria-label": _("Chapters") },
    button("previous", "‹", _("Previous chapter (Left, PageUp)"), () => stage.move(-1)),
    ui.progress,
    ui.counter,
    button("next", "›", _("Next chapter (Right, PageDown)"), () => stage.move(1)),
  );
  const tools = make(
    "div",
    { class: "ls-tools", role: "toolbar", "aria-label": _("Presentation") },
    button("notes-button", _("Notes"), _("Notes for the presenter (N)"), () => stage.toggleNotes(), true),
    button("link", _("Link"), _("Link and QR code of the chapter (K)"), () => stage.room.toggleCode()),
    button("full", "", _("Full screen (F)"), () => stage.screen.fill()),
    button("help-button", "?", _("Keys (?)"), () => stage.screen.toggleHelp()),
    ...(stage.parts.onClose ? [button("close", "✕", _("Leave the presentation (Esc)"), () => stage.parts.onClose?.())] : []),
  );
  ui.full.append(make("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, make("path", { d: "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4" })));
  return make("footer", { class: "ls-foot" }, faces, way, tools);
}
