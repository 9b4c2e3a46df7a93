/** The keys of a presentation: what they mean, and how the help names them. */

import { _ } from "../shared/words.js";

/** Return what a key means for the presenter, or nothing. @param {string} key */
export function actionOf(key) {
  return /** @type {Record<string, string>} */ ({
    ArrowRight: "next", PageDown: "next", ArrowLeft: "previous", PageUp: "previous", Home: "first", End: "last",
    ArrowDown: "stepOn", " ": "stepOn", ArrowUp: "stepBack", Escape: "leave", b: "blank", ".": "blank",
    n: "notes", w: "notesWindow", f: "fullScreen", q: "question", a: "answer", e: "events", d: "darken",
    t: "text", r: "level", l: "dot", s: "light", z: "freeze", k: "code", p: "play", "+": "zoomIn", "=": "zoomIn", "-": "zoomOut", "0": "zoomBack",
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
    ["T", _("Whole text, or key sentence")],
    ["R", _("Plain language, or standard")],
    ["E", _("Events one at a time")],
    ["P", _("Play the events with captions")],
    ["+  −  0", _("Zoom the map; back to the chapter")],
    ["L  S", _("Red dot, spotlight")],
    ["Z", _("Freeze for pupils, and go on in the notes")],
    ["K", _("Link and QR code of the chapter")],
    ["B  .", _("Blank the screen")],
    ["N", _("Notes for the presenter")],
    ["W", _("Notes in a second window")],
    ["F", _("Full screen")],
    ["D", _("Dark or light")],
    ["Esc", _("Close what is open, then leave")],
  ];
}
