/** What stands in the panel of a chapter: its key sentence, its text, its question and answer, its events. */

import { make } from "../shared/dom.js";
import { glossed } from "../shared/glossary.js";
import { _, filled } from "../shared/words.js";

/** @import { LessonStage } from "./lesson.js" */
/** @import { EventRow } from "../shared/given_lesson.js" */

/** What stands in the panel. @param {LessonStage} stage @returns {Node[]} */
export function faceNodes(stage) {
  const { step } = stage;
  if (step === "key") return keyNodes(stage);
  if (step === "text") return textNodes(stage);
  if (step === "events") return cardNodes(stage);
  if (step === "chosen") return [make("h2", { class: "ls-kind" }, stage.chosen), eventNodes(stage, stage.listed)];
  return questionNodes(stage, step === "answer");
}

/** What a class is told before it sees something hard to bear. @param {LessonStage} stage @returns {Node[]} */
function warning({ chapter }) {
  if (!chapter.sensitive.length) return [];
  return [make("p", { class: "ls-sensitive", role: "note" }, make("strong", {}, _("Content note")), " ", filled(_("This chapter speaks of: {contents}."), { contents: chapter.sensitive.join(", ") }))];
}

/** @param {LessonStage} stage @returns {Node[]} */
function keyNodes(stage) {
  const chapter = stage.told;
  const points = chapter.points.map((point) => make("li", {}, point));
  return [
    ...warning(stage),
    make("p", { class: "ls-key" }, chapter.keySentence),
    ...(points.length ? [make("ul", { class: "ls-points" }, ...points)] : []),
  ];
}

/** @param {LessonStage} stage @returns {Node[]} */
function textNodes(stage) {
  const { chapter, lesson } = stage;
  const isPlain = stage.isPlain && Boolean(chapter.plain);
  const meaning = make("p", { class: "ls-meaning", role: "status" });
  /** @param {string} word @param {string} told */
  const tell = (word, told) => {
    meaning.replaceChildren(make("strong", {}, word), `: ${told}`);
    stage.fit();
  };
  const seen = new Set();
  const told = parted(isPlain ? chapter.plain : chapter.text).map((part) => make("p", { class: "ls-text" }, ...glossed(part, lesson.glossary, tell, seen)));
  return [...warning(stage), ...told, meaning];
}

/** @param {LessonStage} stage @param {boolean} isAnswered @returns {Node[]} */
function questionNodes(stage, isAnswered) {
  const chapter = stage.told;
  const nodes = [make("h2", { class: "ls-kind" }, _("Question")), make("p", { class: "ls-question" }, chapter.question)];
  if (chapter.choices.length) {
    nodes.push(
      make("ol", { class: "ls-choices" }, ...chapter.choices.map((choice) => {
        const why = isAnswered && choice.why ? [make("span", { class: "ls-why" }, choice.why)] : [];
        const sign = isAnswered && choice.isRight ? [make("strong", { class: "ls-sign" }, `✓ ${_("Right")}`), " "] : [];
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
  return [...nodes, ...parted(chapter.answer).map((part) => make("p", { class: "ls-text" }, part))];
}

/** One event of the chapter as a card, and the way to the next one. @param {LessonStage} stage @returns {Node[]} */
function cardNodes(stage) {
  const { events } = stage.chapter;
  const at = Math.max(0, events.findIndex((row) => row.id === stage.opened));
  const row = events[at];
  if (!row) return [];
  const { onEvent } = stage.parts;
  /** @param {string} name @param {string} words @param {number} to */
  const turn = (name, words, to) =>
    make("button", { type: "button", "data-testid": `lesson-${name}`, disabled: !events[to], onclick: () => stage.openEvent(events[to].id) }, words);
  return [
    make("h2", { class: "ls-kind" }, filled(_("Event {n} of {total}"), { n: at + 1, total: events.length })),
    make(
      "article",
      { class: "ls-event", "data-event": row.id },
      make("p", { class: "ls-when" }, row.date),
      make("h3", {}, row.title),
      make("p", { class: "ls-summary" }, row.summary),
      make("p", { class: "ls-about" }, [row.evidence, row.sources].filter(Boolean).join(" · ")),
    ),
    make(
      "p",
      { class: "ls-turn" },
      turn("event-back", _("Previous event"), at - 1),
      turn("event-next", _("Next event"), at + 1),
      ...(onEvent ? [make("button", { type: "button", onclick: () => onEvent(row.id) }, _("Claims and sources"))] : []),
    ),
  ];
}

/** @param {LessonStage} stage @param {EventRow[]} rows */
function eventNodes(stage, rows) {
  return make("ul", { class: "ls-events" }, ...rows.map((row) => eventItem(stage, row)));
}

/** @param {LessonStage} stage @param {EventRow} row */
function eventItem(stage, row) {
  const about = [row.date, row.evidence].filter(Boolean).join(" · ");
  const { onEvent } = stage.parts;
  const attributes = { type: "button", "data-event": row.id, disabled: !onEvent, onclick: () => onEvent?.(row.id) };
  return make("li", {}, make("button", attributes, make("strong", {}, row.title), make("span", {}, about)));
}

/** Return the paragraphs of a text, which an empty line parts. @param {string} text @returns {string[]} */
function parted(text) {
  return text.split(/\n\s*\n/).filter((part) => part.trim());
}
