/** A presentation as a Streamlit component. */

import { loadOnce } from "../linked_view/loading.js";
import { make } from "../shared/dom.js";
import { _, filled, speak } from "../shared/words.js";
import { mountLesson } from "./lesson.js";
import { keptByRoot } from "../shared/kept.js";

/** @import { LessonStage } from "./lesson.js" */
/** @import { LessonData } from "../shared/given_lesson.js" */
/** @import { Component } from "../shared/streamlit.js" */

/** @type {WeakMap<Element, {told: string, running: Promise<LessonStage>}>} */
const presented = keptByRoot("lesson");

/** The Streamlit component. @param {Component<LessonData>} component */
export default function lessonComponent(component) {
  const { data, parentElement } = component;
  const root = /** @type {HTMLElement} */ (parentElement.querySelector(".lesson-root"));
  const told = data.lesson;
  if (presented.get(root)?.told !== told) {
    endLesson(root);
    presented.set(root, { told, running: beginLesson(root, component) });
  }
  presented.get(root)?.running.then((lesson) => {
    const isNew = data.revision !== lesson.revision;
    lesson.revision = data.revision;
    if (isNew) lesson.goTo(Math.max(0, lesson.numberOf(data.chapter)), { isGiven: true });
  }).catch((error) => {
    presented.delete(root);
    root.replaceChildren(make("p", { role: "alert" }, filled(_("The presentation could not start: {reason} Reload the page to try again."), { reason: error.message })));
  });
  return () => endLesson(root);
}

/** @param {HTMLElement} root @param {Component<LessonData>} component */
async function beginLesson(root, { data, setStateValue, setTriggerValue }) {
  const [Plotly, ground] = await loadOnce(data.urls);
  /** @param {string} id */
  const onChapter = (id) => setStateValue("chapter", id);
  /** @param {string} id */
  const onEvent = (id) => window.open(`${data.eventUrl}${encodeURIComponent(id)}`, "_blank", "noopener");
  const given = { ...data, spec: JSON.parse(data.spec), lesson: JSON.parse(data.lesson) };
  speak(given.lesson.texts);
  return mountLesson(root, { ...given, Plotly, ground, onChapter, onEvent, onClose: () => setTriggerValue("closed", true) });
}

/** @param {HTMLElement} root */
function endLesson(root) {
  presented.get(root)?.running.then((lesson) => lesson.destroy()).catch(() => {});
  presented.delete(root);
}
