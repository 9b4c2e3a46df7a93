/** The steps of a chapter: its key sentence or its text, its question, its answer. */

/** @import { Chapter } from "../shared/given_lesson.js" */

/** Return with what a chapter begins: its key sentence, or its text if it has none. @param {Pick<Chapter, "keySentence">} chapter */
export function firstStep(chapter) {
  return chapter.keySentence ? "key" : "text";
}

/** Return the steps of a chapter in their order. @param {Pick<Chapter, "keySentence" | "question" | "answer">} chapter @returns {string[]} */
export function stepsOf(chapter) {
  return [firstStep(chapter), ...(chapter.question ? ["question"] : []), ...(chapter.question && chapter.answer ? ["answer"] : [])];
}

/** Whether a chapter has a step at all: pupils have no answers, and some chapters no question.
 *  @param {Pick<Chapter, "question" | "answer">} chapter @param {string} step */
export function hasStep({ question, answer }, step) {
  if (step === "answer") return Boolean(question && answer);
  return step !== "question" || Boolean(question);
}

/** Whether a step has the screen for itself: a question or an answer that map and timeline show nothing of.
 *  @param {Pick<Chapter, "answeredBy">} chapter @param {string} step */
export function isWide({ answeredBy }, step) {
  if (step === "question") return answeredBy !== "place";
  return step === "answer" && (answeredBy === "choice" || answeredBy === "words");
}
