/** The part of the summary in which a pupil takes the answers along: a name, a file, a short code. */

import { make } from "../shared/dom.js";
import { _ } from "../shared/words.js";
import { answerFile, codeOf } from "./handing.js";

/** @import { Kept } from "./store.js" */
/** @import { Quiz } from "../shared/given_lesson.js" */

/** Save a text as a file of this device. @param {string} text @param {string} name @param {string} type */
export function saveText(text, name, type) {
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Return a name as a part of the name of a file. @param {string} name */
export function filePart(name) {
  return name.trim().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 40) || "answers";
}

/**
 * Return what takes the answers along. Nothing is sent: the pupil gives the file or the code to the teacher.
 * @param {Quiz} quiz
 * @param {Record<string, Kept>} kept
 * @param {string} tag of the heading
 */
export function handingIn(quiz, kept, tag) {
  const name = make("input", { class: "qz-name", maxlength: 100, autocomplete: "off", "data-testid": "quiz-name" });
  const code = make("output", { class: "qz-code", "data-testid": "quiz-code" }, codeOf(quiz, kept));
  const said = make("span", { role: "status", class: "qz-quiet" });
  const save = () => saveText(answerFile(quiz, kept, name.value.trim()), `bellflower-${quiz.id}-${filePart(name.value)}.json`, "application/json");
  const copy = async () => {
    const text = `${name.value.trim()} ${code.textContent}`.trim();
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = _("Copied.");
    } catch {
      getSelection()?.selectAllChildren(code);
      said.textContent = _("The code is marked: copy it.");
    }
  };
  return make(
    "section",
    { class: "qz-hand" },
    make(tag, { class: "qz-sub" }, _("Hand in your answers")),
    make("p", {}, _("Nothing is sent by itself. Give your teacher the file, or the code below it.")),
    make("p", {}, make("label", {}, make("span", {}, _("Your name")), " ", name)),
    make(
      "p",
      { class: "qz-buttons" },
      make("button", { type: "button", "data-testid": "quiz-save", onclick: save }, _("Save my answers as a file")),
      make("button", { type: "button", onclick: copy }, _("Copy name and code")),
      said,
    ),
    make("p", {}, make("span", { class: "qz-quiet" }, _("Code:")), " ", code),
  );
}
