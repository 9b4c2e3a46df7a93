/** The steps of a chapter: its key sentence or its text, its question, its answer. */

/** @import { Chapter } from "../shared/given.js" */

/** Return with what a chapter begins: its key sentence, or its text if it has none. @param {Pick<Chapter, "keySentence">} chapter */
export function firstStep(chapter) {
  return chapter.keySentence ? "key" : "text";
}

/** Return the steps of a chapter in their order. @param {Pick<Chapter, "keySentence" | "question" | "answer">} chapter @returns {string[]} */
export function stepsOf(chapter) {
  return [firstStep(chapter), ...(chapter.question ? ["question"] : []), ...(chapter.question && chapter.answer ? ["answer"] : [])];
}
