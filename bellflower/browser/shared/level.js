/** A chapter or a question at one of two levels: as it was written, or in plain language. */

/** @import { ChoiceRow } from "./given_lesson.js" */

/** What is told at two levels. @typedef {{question: string, answer: string, plainQuestion: string, plainAnswer: string, choices: ChoiceRow[]}} Leveled */

/** Return it with its plain texts in the place of the others, as far as there are any; what speaks for or against a
 *  choice is left out, since the plain answer says it.
 *  @template {Leveled} T @param {T} told @param {boolean} isPlain @returns {T} */
export function atLevel(told, isPlain) {
  if (!isPlain) return told;
  const choices = told.plainAnswer ? told.choices.map((choice) => ({ ...choice, why: "" })) : told.choices;
  return { ...told, question: told.plainQuestion || told.question, answer: told.plainAnswer || told.answer, choices };
}
