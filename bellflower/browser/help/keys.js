/** The keys of the pages, and what they do. */

import { _ } from "../shared/words.js";

/** Return the keys and what they do, in groups. @returns {[string, [string, string][]][]} */
export function keyGroups() {
  return [
    [_("Everywhere"), [
      ["?", _("This help")],
      ["Tab", _("To the next control; Shift and Tab go back")],
      ["Enter  Space", _("Press what has the focus")],
    ]],
    [_("Map and timeline"), [
      ["Space", _("Play and pause")],
      ["←  →", _("On a handle of the period: one year")],
      ["PageUp  PageDown", _("On a handle: ten years")],
      ["Home  End", _("On a handle: first and last year")],
      ["1976", _("On a handle: type a year")],
      ["J  K", _("Next event, event before")],
      ["/", _("Search")],
      ["T", _("The same as a table, every event and place in it")],
      ["Esc", _("Close what is open")],
    ]],
    [_("Presenting a story"), [
      ["→  ←", _("Next and previous chapter, as on a clicker")],
      ["B", _("Blank the screen")],
      ["N", _("Notes for the presenter")],
      ["F", _("Full screen")],
    ]],
  ];
}
