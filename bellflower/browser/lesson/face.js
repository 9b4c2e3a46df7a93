/** What stands in the panel of a chapter: its text, its question and answer, its events. */

import { make } from "../shared/dom.js";
import { _ } from "../shared/words.js";

/** @import { LessonStage } from "./lesson.js" */
/** @import { EventRow } from "../shared/given.js" */

/** What stands in the panel. @param {LessonStage} stage @returns {Node[]} */
export function faceNodes(stage) {
  const { chapter, step } = stage;
  if (step === "text") return paragraphs(chapter.text, "ls-text");
  if (step === "events") return [eventNodes(stage, chapter.events)];
  if (step === "chosen") return [make("h2", { class: "ls-kind" }, stage.chosen), eventNodes(stage, stage.listed)];
  return questionNodes(stage, step === "answer");
}

/** @param {LessonStage} stage @param {boolean} isAnswered @returns {Node[]} */
function questionNodes(stage, isAnswered) {
  const { chapter } = stage;
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
    if (chapter.answer) nodes.push(make("button", { type: "button", class: "ls-reveal", onclick: () => stage.show("answer") }, _("Show the answer")));
    return nodes;
  }
  nodes.push(make("h2", { class: "ls-kind" }, _("Answer")));
  if (chapter.answerPlaces.length) nodes.push(make("p", { class: "ls-text" }, make("strong", {}, chapter.answerPlaces.join(", "))));
  return [...nodes, ...paragraphs(chapter.answer, "ls-text")];
}

/** @param {LessonStage} stage @param {EventRow[]} rows */
function eventNodes(stage, rows) {
  return make("ul", { class: "ls-events" }, ...rows.map((row) => eventItem(stage, row)));
}

/** @param {LessonStage} stage @param {EventRow} row */
function eventItem(stage, row) {
  const isOpen = stage.opened === row.id;
  const about = [row.date, row.evidence, row.sources].filter(Boolean).join(" · ");
  const attributes = { type: "button", "aria-expanded": String(isOpen), "data-event": row.id, onclick: () => stage.toggleEvent(row) };
  const button = make("button", attributes, make("strong", {}, row.title), make("span", {}, about));
  return make("li", {}, button, ...(isOpen ? eventTold(stage, row) : []));
}

/** @param {LessonStage} stage @param {EventRow} row @returns {Node[]} */
function eventTold(stage, row) {
  const nodes = row.summary ? [make("p", { class: "ls-summary" }, row.summary)] : [];
  const { onEvent } = stage.parts;
  if (onEvent) nodes.push(make("button", { type: "button", class: "ls-card", onclick: () => onEvent(row.id) }, _("Claims and sources")));
  return nodes;
}

/** Return a text as paragraphs, which an empty line parts. @param {string} text @param {string} style @returns {Node[]} */
function paragraphs(text, style) {
  return text.split(/\n\s*\n/).filter((part) => part.trim()).map((part) => make("p", { class: style }, part));
}
