/** The row of chapters at the foot of a presentation. */

import { make } from "../shared/dom.js";
import { _, filled } from "../shared/words.js";

/** @import { LessonStage } from "./lesson.js" */

/** Show a button for each chapter, and where the presenter is among them. @param {LessonStage} stage */
export function paintProgress(stage) {
  const { ui, number } = stage;
  const { chapters } = stage.lesson;
  if (ui.progress.children.length !== chapters.length) {
    ui.progress.replaceChildren(...chapters.map((_chapter, i) => make("li", {}, make("button", { type: "button", onclick: () => stage.goTo(i) }))));
  }
  chapters.forEach((chapter, i) => {
    const button = ui.progress.children[i].firstElementChild;
    const name = filled(_("Chapter {n} of {total}: {heading}"), { n: i + 1, total: chapters.length, heading: chapter.heading });
    button.setAttribute("aria-label", name);
    button.title = name;
    button.classList.toggle("ls-past", i < number);
    if (i === number) button.setAttribute("aria-current", "step");
    else button.removeAttribute("aria-current");
  });
  ui.previous.disabled = number === 0;
  ui.next.disabled = number === chapters.length - 1;
}
