/** Answering with one of several reasons, or with all that hold. */

import { make } from "../shared/dom.js";
import { _ } from "../shared/words.js";
import { Answering } from "./answering.js";
import { shareOfSets } from "./scoring.js";

/** Reasons: one to choose, or several if several hold. */
export class Reasons extends Answering {
  get value() {
    return /** @type {number[]} */ (this.kept.value ?? []);
  }

  get isAnswered() {
    return this.value.length > 0;
  }

  get isMeasured() {
    return this.right.length > 1;
  }

  get right() {
    return this.question.choices.flatMap((choice, i) => (choice.isRight ? [i] : []));
  }

  build() {
    const isOne = this.right.length === 1;
    this.rows = this.question.choices.map((choice, i) => {
      const box = make("input", {
        type: isOne ? "radio" : "checkbox", name: `qz-${this.quiz.number}-${this.question.id}`, value: i,
        checked: this.value.includes(i), onchange: () => this.onChosen(),
      });
      return make("div", { class: "qz-reason" }, make("label", { class: "qz-option" }, box, make("span", {}, choice.text)));
    });
    const asked = isOne ? _("Which answer do the sources support?") : _("Which of these do the sources support? Choose all that hold.");
    return make("fieldset", { class: "qz-reasons" }, make("legend", {}, asked), ...this.rows);
  }

  onChosen() {
    const boxes = [...this.node.querySelectorAll("input")];
    this.keep(boxes.flatMap((box, i) => (box.checked ? [i] : [])));
  }

  freeze() {
    super.freeze();
    this.question.choices.forEach((choice, i) => {
      const row = this.rows?.[i];
      row.classList.toggle("qz-holds", choice.isRight);
      if (this.value.includes(i)) row.append(make("p", { class: "qz-why qz-own" }, _("Your choice")));
      const head = choice.isRight ? _("This holds.") : _("This does not follow from the sources.");
      row.append(make("p", { class: "qz-why" }, make("strong", {}, head), choice.why ? ` ${choice.why}` : ""));
    });
  }

  share() {
    return shareOfSets(this.value, this.right);
  }

  /** @param {number[]} numbers */
  texts(numbers) {
    return numbers.map((i) => this.question.choices[i]?.text ?? "").join(" · ");
  }

  /** @returns {[string, string]} */
  told() {
    return [this.texts(this.value), this.texts(this.right)];
  }

  verdict() {
    const share = this.share();
    if (share === 1) return _("That is what the sources support.");
    return share ? _("Part of what you chose is what the sources support.") : _("The sources support something else; the notes above say why.");
  }
}
