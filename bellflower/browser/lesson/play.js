/** Playing a chapter: its events one after the other on map and timeline, each with a caption. */

import { make } from "../shared/dom.js";

/** @import { LessonStage } from "./lesson.js" */

const PAUSE = 3500; // ms for each event: long enough to read its title

/** The events of a chapter in the order of time, played. */
export class Player {
  /** @param {LessonStage} stage */
  constructor(stage) {
    this.stage = stage;
    /** @type {any} */ this.timer = 0;
    this.at = -1;
    this.caption = make("p", { class: "ls-caption", "data-testid": "lesson-caption", hidden: true });
    stage.ui.stage.append(this.caption);
  }

  get isPlaying() {
    return this.at >= 0;
  }

  toggle() {
    if (this.isPlaying) this.stop();
    else this.go(0);
  }

  /** @param {number} at */
  go(at) {
    const { stage } = this;
    const row = stage.chapter.events[at];
    if (!row) return this.stop();
    this.at = at;
    this.caption.hidden = false;
    this.caption.replaceChildren(make("strong", {}, row.date), " ", row.title);
    stage.view?.choose({ event: row.id });
    stage.ui.live.textContent = `${row.date}. ${row.title}`;
    this.timer = setTimeout(() => this.go(at + 1), PAUSE);
    return undefined;
  }

  stop() {
    clearTimeout(this.timer);
    if (this.isPlaying) this.stage.view?.choose({});
    this.at = -1;
    this.caption.hidden = true;
  }
}
