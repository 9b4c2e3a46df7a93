/** The screen of a presentation: blank, full, or with the keys explained. */

import { make } from "../shared/dom.js";
import { _ } from "../shared/words.js";
import { keyWords } from "./keys.js";

/** @import { LessonStage } from "./lesson.js" */

/** What lies over the whole of a presentation. */
export class LessonScreen {
  /** @param {LessonStage} stage */
  constructor(stage) {
    this.stage = stage;
    this.isBlank = false;
    this.hasHelp = false;
  }

  blank() {
    const { ui } = this.stage;
    this.isBlank = !this.isBlank;
    ui.blank.hidden = !this.isBlank;
    ui.live.textContent = this.isBlank ? _("The screen is blank. Press B to show it again.") : "";
  }

  toggleHelp() {
    const { root, ui } = this.stage;
    this.hasHelp = !this.hasHelp;
    ui.help.hidden = !this.hasHelp;
    const rows = keyWords().flatMap(([keys, words]) => [make("dt", {}, keys), make("dd", {}, words)]);
    const close = make("button", { type: "button", onclick: () => this.toggleHelp() }, _("Close"));
    ui.help.replaceChildren(make("h2", {}, _("Keys")), make("dl", {}, ...rows), close);
    (this.hasHelp ? close : root).focus({ preventScroll: true });
  }

  /** Fill the screen, or leave it. */
  async fill() {
    const { root, ui } = this.stage;
    try {
      if (document.fullscreenElement) await document.exitFullscreen();
      else await root.requestFullscreen();
    } catch {
      ui.live.textContent = _("The browser did not allow full screen.");
    }
  }

  /** Show on its button whether the presentation fills the screen. */
  paint() {
    const { root, ui } = this.stage;
    ui.full.setAttribute("aria-pressed", String(document.fullscreenElement === root));
  }
}
