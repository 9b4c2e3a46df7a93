/** The steps of a chapter: its text, its question, its answer. */

/** @import { Chapter } from "../shared/given.js" */

/** Return the steps of a chapter in their order. @param {Chapter} chapter @returns {string[]} */
export function stepsOf(chapter) {
  return ["text", ...(chapter.question ? ["question"] : []), ...(chapter.question && chapter.answer ? ["answer"] : [])];
}
