/** What the four ways to answer have in common. */

import { make } from "../shared/dom.js";

/** @import { QuizPage } from "./quiz.js" */
/** @import { Kept } from "./store.js" */
/** @import { Question } from "../shared/given_lesson.js" */

/** What the four ways to answer have in common: `quiz`, `question`, what is kept, and `node` to show. */
export class Answering {
  /** @param {QuizPage} quiz @param {Question} question @param {Kept} kept */
  constructor(quiz, question, kept) {
    this.quiz = quiz;
    this.question = question;
    this.kept = kept;
    /** @type {any} */ this.node = this.build();
  }

  /** @returns {any} */
  build() {
    return make("div");
  }

  /** Whether there is something to compare with the evidence. */
  get isAnswered() {
    return this.kept.value !== undefined;
  }

  /** Whether the share says more than right or not. */
  get isMeasured() {
    return true;
  }

  /** The share of the guess that the evidence has too, from 0 to 1, `null` if it is not to be measured.
   *  @returns {number | null} */
  share() {
    return null;
  }

  /** What was guessed and what the evidence says, in words. @returns {[string, string]} */
  told() {
    return ["", ""];
  }

  /** What the share means. @returns {string} */
  verdict() {
    return "";
  }

  /** What is shown with the evidence. @returns {Node[]} */
  reveal() {
    return [];
  }

  /** Make the answer final. */
  freeze() {
    for (const field of this.node.querySelectorAll("input, textarea, button")) field.disabled = true;
  }

  /** @param {any} value */
  keep(value) {
    this.kept.value = value;
    this.quiz.save();
  }
}
