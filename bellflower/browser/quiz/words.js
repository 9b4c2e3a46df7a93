/** Answering in words, which the pupil judges. */

import { make } from "../shared/dom.js";
import { _ } from "../shared/words.js";
import { Answering } from "./answering.js";

const JUDGED = [1, 0.5, 0];

/** Own words, which the pupil compares with the answer and judges. */
export class Words extends Answering {
  get value() {
    return /** @type {string} */ (this.kept.value ?? "");
  }

  get isAnswered() {
    return this.value.trim() !== "";
  }

  build() {
    const area = make("textarea", {
      rows: 4, maxlength: 4000, "data-testid": "quiz-words",
      oninput: (/** @type {any} */ event) => this.keep(event.target.value),
    });
    area.value = this.value;
    return make("label", { class: "qz-words" }, make("span", {}, _("Write your answer in your own words.")), area);
  }

  /** @returns {[string, string]} */
  told() {
    return [this.value.trim(), this.question.answer];
  }

  verdict() {
    return this.kept.judged === null ? _("Compare the two answers and judge for yourself:") : "";
  }

  reveal() {
    const { quiz } = this;
    const words = [_("I had the main point"), _("I had a part of it"), _("I saw it differently")];
    const radios = words.map((text, i) =>
      make(
        "label",
        { class: "qz-option" },
        make("input", {
          type: "radio", name: `qz-judge-${quiz.number}-${this.question.id}`, value: JUDGED[i],
          checked: this.kept.judged === JUDGED[i],
          onchange: () => {
            this.kept.judged = JUDGED[i];
            quiz.save();
            quiz.paintSteps();
            quiz.paintShare(this);
          },
        }),
        make("span", {}, text),
      ),
    );
    return [make("fieldset", { class: "qz-judge" }, make("legend", {}, _("How close were you?")), ...radios)];
  }
}
