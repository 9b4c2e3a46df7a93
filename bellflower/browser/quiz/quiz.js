/** The quiz: a pupil guesses years, places, reasons or in words, then sees the evidence and who gives it. */

import { deviceStore } from "../shared/device.js";
import { make } from "../shared/dom.js";
import { atLevel } from "../shared/level.js";
import { _, filled, learn } from "../shared/words.js";
import { aboutNodes, chapterNode, claimNodes } from "./evidence.js";
import { handingIn } from "./handing_in.js";
import { Places } from "./places.js";
import { Reasons } from "./reasons.js";
import { sound } from "./store.js";
import { judgedText } from "./tally.js";
import { Words } from "./words.js";
import { Years } from "./years.js";

/** @import { Answering } from "./answering.js" */
/** @import { Kept } from "./store.js" */
/** @import { Store } from "../shared/device.js" */
/** @import { Ground } from "../shared/given.js" */
/** @import { Question, Quiz } from "../shared/given_lesson.js" */

/** What a page hands over. `level` is that of the heading of a question; `onEvent` opens the card of an event,
 *  `eventUrl` and `chapterUrl` are addresses to which an id is added.
 *  @typedef {{quiz: Quiz, ground?: Ground | null, store?: Store | null, eventUrl?: string, chapterUrl?: string,
 *   onEvent?: ((id: string) => void) | null, level?: number, isPlain?: boolean}} QuizParts */

/** @type {Record<string, typeof Answering>} */
const WAYS = { interval: Years, place: Places, choice: Reasons, words: Words };

const SPOILED = new Set(["interval", "place"]); // the kinds whose events say the answer, so that they come after it

let mounts = 0; // makes the names of radio buttons of two quizzes differ

/** A quiz that is shown. */
export class QuizPage {
  /** @param {HTMLElement} root @param {QuizParts} parts */
  constructor(root, parts) {
    this.root = root;
    this.parts = parts;
    this.number = ++mounts;
    this.level = parts.level ?? 3; // of the heading of a question
    this.isPlain = parts.isPlain === true; // whether it asks in plain language
    /** @type {number[]} */ this.years = parts.quiz.years;
    this.store = parts.store === undefined ? deviceStore() : parts.store;
    /** @type {Record<string, Kept>} */ this.kept = this.load();
    this.at = 0; // number of the question that is shown; one more is the summary
    /** @type {Answering | null} */ this.answering = null;
    this.build();
    this.show(this.firstOpen(), false);
  }

  /** The questions at the level that is shown. @returns {Question[]} */
  get questions() {
    return this.parts.quiz.questions.map((question) => atLevel(question, this.isPlain));
  }

  // -- what stays on the device

  /** The element of a heading below that of the question. */
  get sub() {
    return `h${this.level + 1}`;
  }

  get key() {
    return `bellflower-quiz-${this.parts.quiz.key}`;
  }

  load() {
    /** @type {Record<string, Kept>} */ let found = {};
    try {
      found = JSON.parse(this.store?.getItem(this.key) ?? "{}") ?? {};
    } catch {
      found = {}; // not readable, or changed by hand: begin anew
    }
    return Object.fromEntries(this.questions.map(({ id }) => [id, sound(found[id])]));
  }

  save() {
    try {
      this.store?.setItem(this.key, JSON.stringify(this.kept));
    } catch {
      this.store = null; // the device is full or keeps nothing
      this.paintKept();
    }
  }

  paintKept() {
    const words = this.store
      ? _("Your answers stay in this browser, on this device. Nothing is sent anywhere.")
      : _("This browser keeps nothing: your answers are gone when you close the page. Nothing is sent anywhere.");
    this.keptNote.textContent = words;
  }

  // -- structure

  build() {
    this.keptNote = make("p", { class: "qz-quiet qz-kept" });
    this.paintKept();
    this.steps = make("ol", { class: "qz-steps" });
    this.stage = make("section", { class: "qz-stage" });
    this.root.classList.add("bf-quiz");
    this.root.dataset.testid = "quiz";
    this.levelButton = make("button", { type: "button", "data-testid": "quiz-level", onclick: () => this.setPlain(!this.isPlain) }, _("Plain language"));
    this.levelButton.hidden = !this.questions.some(({ plainAnswer }) => plainAnswer);
    this.root.replaceChildren(
      make("nav", { "aria-label": _("Questions") }, this.steps),
      make("p", { class: "qz-level" }, this.levelButton),
      this.stage,
      this.keptNote,
    );
    this.buttons = this.questions.map((_question, i) =>
      make("button", { type: "button", onclick: () => this.show(i) }, String(i + 1)),
    );
    this.toEnd = make("button", { type: "button", onclick: () => this.show(this.questions.length) }, _("Summary"));
    this.steps.append(...[...this.buttons, this.toEnd].map((button) => make("li", {}, button)));
  }

  /** Ask in plain language, or with the standard texts. @param {boolean} isPlain */
  setPlain(isPlain) {
    if (isPlain === this.isPlain) return;
    this.isPlain = isPlain;
    this.show(this.at, false);
  }

  firstOpen() {
    const open = this.questions.findIndex(({ id }) => !this.kept[id].isRevealed);
    return open < 0 ? this.questions.length : open;
  }

  paintSteps() {
    this.levelButton.setAttribute("aria-pressed", String(this.isPlain));
    this.buttons?.forEach((button, i) => {
      const { isRevealed } = this.kept[this.questions[i].id];
      const name = isRevealed ? filled(_("Question {n}, answered"), { n: i + 1 }) : filled(_("Question {n}"), { n: i + 1 });
      button.setAttribute("aria-label", name);
      button.classList.toggle("qz-done", isRevealed);
      button.setAttribute("aria-current", i === this.at ? "step" : "false");
    });
    this.toEnd.setAttribute("aria-current", this.at === this.questions.length ? "step" : "false");
    this.root.dataset.answered = String(this.questions.filter(({ id }) => this.kept[id].isRevealed).length);
    this.root.dataset.step = this.at === this.questions.length ? "summary" : String(this.at + 1);
  }

  /** Show a question or, behind the last one, the summary. @param {number} number @param {boolean} [isByHand] */
  show(number, isByHand = true) {
    this.at = number;
    const nodes = number < this.questions.length ? this.questionNodes(this.questions[number]) : this.summaryNodes();
    this.stage.replaceChildren(...nodes);
    this.paintSteps();
    if (!isByHand) return;
    const heading = this.stage.querySelector(".qz-asked");
    heading.focus({ preventScroll: true });
    this.root.scrollIntoView({ block: "start" });
  }

  // -- a question

  /** @param {Question} question */
  questionNodes(question) {
    const kept = this.kept[question.id];
    const way = WAYS[question.kind];
    const answering = (this.answering = new way(this, question, kept));
    const place = filled(_("Question {n} of {total}"), { n: this.at + 1, total: this.questions.length });
    this.outcome = make("div", { class: "qz-outcome", "data-testid": "quiz-outcome" });
    this.revealButton = make(
      "button",
      { type: "button", class: "qz-main", "data-testid": "quiz-reveal", onclick: () => this.reveal(true) },
      _("Reveal the evidence"),
    );
    this.nextButton = make(
      "button",
      { type: "button", "data-testid": "quiz-next", onclick: () => this.show(this.at + 1) },
      this.at + 1 < this.questions.length ? _("Next question") : _("See the summary"),
    );
    const nodes = [
      make("p", { class: "qz-place" }, place, ...chapterNode(question, this.parts)),
      make(`h${this.level}`, { class: "qz-asked", tabindex: -1 }, question.question),
      ...(SPOILED.has(question.kind) ? [] : aboutNodes(question, this.parts)),
      answering.node,
      this.outcome,
      make("p", { class: "qz-buttons" }, this.revealButton, this.nextButton),
    ];
    if (kept.isRevealed) this.reveal(false);
    return nodes;
  }

  /** Show the evidence and make the answer final. @param {boolean} isByHand */
  reveal(isByHand) {
    const { answering } = this;
    if (!answering) return;
    if (isByHand && !answering.isAnswered) {
      this.outcome.replaceChildren(make("p", { role: "alert" }, _("Give an answer first. A guess is enough.")));
      return;
    }
    const { question, kept } = answering;
    kept.isRevealed = true;
    this.save();
    answering.freeze();
    this.revealButton.hidden = true;
    this.nextButton.classList.add("qz-main");
    const heading = make(this.sub, { class: "qz-sub", tabindex: -1 }, question.kind === "words" ? _("What the sources let us say") : this.evidenceHeading(answering));
    this.shareNote = make("p", { class: "qz-share", "data-testid": "quiz-share" });
    const why = question.kind === "words" ? [] : [make(this.sub, { class: "qz-sub" }, _("Why it is uncertain"))];
    this.outcome.replaceChildren(
      heading,
      ...(question.kind === "words" ? [make("p", {}, question.answer)] : []),
      ...answering.reveal(),
      this.shareNote,
      ...why,
      ...(question.kind === "words" ? [] : [make("p", {}, question.answer)]),
      ...(SPOILED.has(question.kind) ? aboutNodes(question, this.parts) : []),
      ...claimNodes(question, this.sub, this.parts.onEvent),
    );
    this.paintShare(answering);
    this.paintSteps();
    if (!isByHand) return;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "center" });
  }

  /** @param {Answering} answering */
  evidenceHeading(answering) {
    return filled(_("The evidence: {answer}"), { answer: answering.told()[1] });
  }

  /** @param {Answering} answering */
  paintShare(answering) {
    const share = answering.share();
    const overlap = share === null ? "" : filled(_("Your answer overlaps the evidence by {share}."), { share: percent(share) });
    const parts = share === null || !answering.isMeasured ? [] : [make("strong", {}, overlap), " "];
    this.shareNote.replaceChildren(...parts, answering.verdict());
    this.shareNote.dataset.share = share === null ? "" : String(Math.round(share * 100));
  }

  // -- the end

  /** What was answered and revealed, with its share. */
  results() {
    return this.questions.map((question) => {
      const kept = this.kept[question.id];
      const way = WAYS[question.kind];
      const answering = new way(this, question, { ...kept });
      return { question, answering, isRevealed: kept.isRevealed, share: kept.isRevealed ? answering.share() : null };
    });
  }

  summaryNodes() {
    const results = this.results();
    const measured = results.flatMap(({ share }) => (share === null ? [] : [share]));
    const mean = measured.reduce((sum, one) => sum + one, 0) / (measured.length || 1);
    const told = measured.length
      ? filled(_("Your answers overlap the evidence by {share}, on average over {n} of {total} questions."), { share: percent(mean), n: measured.length, total: results.length })
      : _("No question is answered yet.");
    const head = [_("Question"), _("Your answer"), _("What the sources allow"), _("Overlap")];
    const rows = results.map(({ question, answering, isRevealed, share }, i) => {
      const [own, evidence] = isRevealed ? answering.told() : [_("not answered yet"), "–"];
      const link = make("button", { type: "button", class: "qz-link", onclick: () => this.show(i) }, question.question);
      return make("tr", {}, make("th", { scope: "row" }, link), make("td", { "data-head": head[1] }, own), make("td", { "data-head": head[2] }, evidence), make("td", { "data-head": head[3] }, share !== null ? percent(share) : judgedText(this.kept[question.id].judged) || "–"));
    });
    return [
      make("p", { class: "qz-place" }, this.parts.quiz.title),
      make(`h${this.level}`, { class: "qz-asked", tabindex: -1 }, _("Your answers and the evidence")),
      make("p", { "data-testid": "quiz-mean" }, told),
      make("table", { class: "qz-summary" }, make("thead", {}, make("tr", {}, ...head.map((name) => make("th", { scope: "col" }, name)))), make("tbody", {}, ...rows)),
      make("p", { class: "qz-quiet" }, _("An overlap is not a mark: where sources disagree, an honest answer is wide, and a narrow one can only be lucky.")),
      ...(results.some(({ isRevealed }) => isRevealed) ? [handingIn(this.parts.quiz, this.kept, this.sub)] : []),
      this.endButtons(),
    ];
  }

  endButtons() {
    const again = make("button", { type: "button", "data-testid": "quiz-again", onclick: () => this.askAgain(again) }, _("Start again"));
    return make(
      "p",
      { class: "qz-buttons" },
      make("button", { type: "button", class: "qz-main", onclick: () => window.print() }, _("Print")),
      again,
    );
  }

  /** Ask before the answers are thrown away. @param {any} button */
  askAgain(button) {
    if (button.dataset.asked) {
      this.forget();
      return;
    }
    button.dataset.asked = "yes";
    button.textContent = _("Clear all answers and start again");
  }

  forget() {
    try {
      this.store?.removeItem(this.key);
    } catch {
      this.store = null;
    }
    this.kept = Object.fromEntries(this.questions.map(({ id }) => [id, sound(null)]));
    this.show(0);
  }
}

/** Return a share in words. @param {number} share */
function percent(share) {
  return `${Math.round(share * 100)}%`;
}

/** Show the quiz in `root`. @param {HTMLElement} root @param {QuizParts} parts */
export function mountQuiz(root, parts) {
  learn(parts.quiz.texts);
  return new QuizPage(root, parts);
}
