/** The answers of a class as a Streamlit component; it sends nothing back. */

import { mountResults } from "../quiz/results.js";
import { keptByRoot } from "../shared/kept.js";
import { speak } from "../shared/words.js";

/** @import { QuizData } from "../shared/given_lesson.js" */
/** @import { Component } from "../shared/streamlit.js" */

/** @type {WeakMap<Element, string>} */
const shownResults = keptByRoot("results");

/** The Streamlit component. @param {Component<QuizData>} component */
export default function resultsComponent(component) {
  const { data, parentElement } = component;
  const root = /** @type {HTMLElement} */ (parentElement.querySelector(".results-root"));
  if (shownResults.get(root) === data.quiz.key) return;
  shownResults.set(root, data.quiz.key);
  speak(data.quiz.texts);
  mountResults(root, data.quiz, data.quiz.texts);
}
