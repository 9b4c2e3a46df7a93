/** The keys of a presentation: what they mean, and how the help names them. */

import { _ } from "../shared/words.js";

/** Return what a key means for the presenter, or nothing. @param {string} key */
export function actionOf(key) {
  return /** @type {Record<string, string>} */ ({
    ArrowRight: "next", PageDown: "next", ArrowLeft: "previous", PageUp: "previous", Home: "first", End: "last",
    ArrowDown: "stepOn", " ": "stepOn", ArrowUp: "stepBack", Escape: "leave", b: "blank", ".": "blank",
    n: "notes", w: "notesWindow", f: "fullScreen", q: "question", a: "answer", e: "events", d: "darken",
    "?": "help", h: "help",
  })[key.length === 1 ? key.toLowerCase() : key];
}

/** Return the keys and what they do, for the help. @returns {[string, string][]} */
export function keyWords() {
  return [
    ["→  PageDown", _("Next chapter")],
    ["←  PageUp", _("Previous chapter")],
    ["↓  Space", _("Question, then answer, then the next chapter")],
    ["↑", _("A step back")],
    ["Home  End", _("First and last chapter")],
    ["Q  A", _("Question and answer")],
    ["E", _("Events of the chapter")],
    ["B  .", _("Blank the screen")],
    ["N", _("Notes for the presenter")],
    ["W", _("Notes in a second window")],
    ["F", _("Full screen")],
    ["D", _("Dark or light")],
    ["Esc", _("Close what is open, then leave")],
  ];
}
