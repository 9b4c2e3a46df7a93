/** The quiz as a Streamlit component; it sends nothing back. */

import { speak } from "../shared/words.js";
import { mountQuiz } from "./quiz.js";
import { keptByRoot } from "../shared/kept.js";

/** @import { QuizData } from "../shared/given_lesson.js" */
/** @import { Component } from "../shared/streamlit.js" */

/** @type {WeakMap<Element, string>} */
const shownQuizzes = keptByRoot("quiz");

/** The Streamlit component; it sends nothing back. @param {Component<QuizData>} component */
export default function quizComponent(component) {
  const { data, parentElement } = component;
  const root = /** @type {HTMLElement} */ (parentElement.querySelector(".quiz-root"));
  if (shownQuizzes.get(root) === data.quiz.key) return;
  shownQuizzes.set(root, data.quiz.key);
  speak(data.quiz.texts);
  const needsMap = data.quiz.questions.some((question) => question.kind === "place");
  const ground = needsMap ? fetch(data.urls.ground).then((response) => response.json()) : Promise.resolve(null);
  ground
    .catch(() => null) // the list of places does without the map
    .then((shapes) => mountQuiz(root, { quiz: data.quiz, ground: shapes, chapterUrl: data.chapterUrl, eventUrl: data.eventUrl }));
}
