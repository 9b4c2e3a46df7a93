/** The teacher's page: opens the answers of a class together, in the browser, and keeps nothing. */

import { make } from "../shared/dom.js";
import { _, counted, filled, learn } from "../shared/words.js";
import { readAnswerFile, readCode } from "./handing.js";
import { saveText } from "./handing_in.js";
import { placeOn, spanText } from "./scale.js";
import { answerText, csvText, givenAnswers, judgedText, meanOf, namesTwice, shareOf } from "./tally.js";

/** @import { Handed } from "./handing.js" */
/** @import { Question, Quiz } from "../shared/given_lesson.js" */

/** Return a share as a pupil reads it. @param {number | null} share */
function percentOf(share) {
  return share === null ? "–" : `${Math.round(share * 100)}%`;
}

/** The answers of a class that were opened. */
export class Results {
  /** @param {HTMLElement} root @param {Quiz} quiz @param {number} level of its headings */
  constructor(root, quiz, level) {
    this.root = root;
    this.quiz = quiz;
    this.tag = `h${level}`;
    /** @type {Handed[]} */ this.handed = [];
    /** @type {Record<string, string[]>} */ this.faults = { files: [], codes: [] };
    this.build();
  }

  build() {
    this.codes = make("textarea", { rows: 3, "data-testid": "results-codes" });
    const files = make("input", {
      type: "file", multiple: true, accept: ".json,application/json", "data-testid": "results-files",
      onchange: () => this.openFiles([...files.files]).then(() => (files.value = "")),
    });
    this.said = make("div", { role: "status", "data-testid": "results-said" });
    this.told = make("div", { "data-testid": "results-told" });
    this.root.classList.add("bf-quiz");
    this.root.dataset.testid = "results";
    this.root.replaceChildren(
      make("p", { class: "qz-opening" }, _("Open the files that your pupils saved, or paste their codes, one in each line, with a name before it. The answers stay in this page: nothing is sent, and nothing is kept when you close it.")),
      make("p", { class: "qz-opening" }, make("label", {}, make("span", {}, _("Files of answers")), " ", files)),
      make("label", { class: "qz-words qz-opening" }, make("span", {}, _("Codes, one in each line")), this.codes),
      make("p", { class: "qz-buttons" }, make("button", { type: "button", "data-testid": "results-read", onclick: () => this.openCodes() }, _("Read the codes"))),
      this.said,
      this.told,
    );
    this.paint();
  }

  /** @param {File[]} files */
  async openFiles(files) {
    const texts = await Promise.all(files.map((file) => file.text()));
    this.take("files", texts.map((text, i) => [files[i].name, () => readAnswerFile(this.quiz, text)]));
  }

  openCodes() {
    const lines = /** @type {string[]} */ (this.codes.value.split("\n").filter((/** @type {string} */ line) => line.trim()));
    this.take("codes", lines.map((line) => [line.trim(), () => readCode(this.quiz, line)]));
  }

  /** Take what can be read, and say why the rest cannot. @param {string} way @param {[string, () => Handed][]} offered */
  take(way, offered) {
    /** @type {string[]} */ const faults = [];
    const known = new Set(this.handed.map((one) => JSON.stringify(one)));
    for (const [label, read] of offered) {
      try {
        const one = read();
        const same = JSON.stringify(one);
        if (known.has(same)) continue; // the same file twice is one pupil
        known.add(same);
        this.handed.push(one);
      } catch (error) {
        faults.push(`${label}: ${/** @type {Error} */ (error).message}`);
      }
    }
    this.handed.sort((a, b) => a.name.localeCompare(b.name));
    this.faults[way] = faults;
    this.said.replaceChildren(...Object.values(this.faults).flat().map((text) => make("p", { class: "qz-fault" }, text)));
    this.paint();
  }

  paint() {
    const { handed, quiz } = this;
    this.root.dataset.handed = String(handed.length);
    if (!handed.length) {
      this.told.replaceChildren(make("p", { class: "qz-quiet" }, _("No answers are open yet.")));
      return;
    }
    const twice = namesTwice(handed);
    const save = () => saveText(csvText(quiz, handed), `bellflower-${quiz.id}-class.csv`, "text/csv");
    this.told.replaceChildren(
      make(this.tag, { class: "qz-sub" }, counted(handed.length, "Answers of {n} pupil", "Answers of {n} pupils")),
      make(
        "p",
        { class: "qz-buttons" },
        make("button", { type: "button", class: "qz-main", "data-testid": "results-csv", onclick: save }, _("Save the table (CSV)")),
        make("button", { type: "button", onclick: () => window.print() }, _("Print")),
        make("button", { type: "button", onclick: () => this.clear() }, _("Close all")),
      ),
      ...(twice.length ? [make("p", { class: "qz-quiet" }, filled(_("More than once in the table: {names}. A file and a code of one pupil count as two."), { names: twice.join(", ") }))] : []),
      this.table(),
      ...quiz.questions.map((question, i) => this.question(question, i)),
    );
  }

  clear() {
    this.handed = [];
    this.faults = { files: [], codes: [] };
    this.said.replaceChildren();
    this.paint();
  }

  /** A row for each pupil, a column for each question. */
  table() {
    const { quiz } = this;
    const head = [_("Name"), _("All"), ...quiz.questions.map((_question, i) => String(i + 1))];
    const rows = this.handed.map(({ name, kept }) => {
      const shares = quiz.questions.map((question) => shareOf(quiz, question, kept[question.id]));
      const texts = quiz.questions.map(({ id, kind }, i) => (kind === "words" ? judgedText(kept[id].judged) || "–" : percentOf(shares[i])));
      const cells = [percentOf(meanOf(shares)), ...texts].map((text) => make("td", {}, text));
      return make("tr", {}, make("th", { scope: "row" }, name || _("without a name")), ...cells);
    });
    const caption = make("caption", { class: "qz-quiet" }, _("How much each answer overlaps the evidence"));
    const heads = head.map((text, i) => make("th", { scope: "col", title: i > 1 ? quiz.questions[i - 2].question : false }, text));
    const table = make("table", { class: "qz-class" }, caption, make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...rows));
    return make("div", { class: "qz-wide", tabindex: 0, role: "region", "aria-label": _("Table of the class") }, table);
  }

  /** What was answered to a question. @param {Question} question @param {number} i */
  question(question, i) {
    const { handed, quiz } = this;
    const mean = meanOf(handed.map(({ kept }) => shareOf(quiz, question, kept[question.id])));
    const answered = handed.filter(({ kept }) => kept[question.id].isRevealed);
    const told = filled(question.kind === "words" ? _("{n} of {total} answered, and judged their words themselves.") : _("{n} of {total} answered. Their answers overlap the evidence by {share}, on average."), { n: answered.length, total: handed.length, share: percentOf(mean) });
    const detail = question.kind === "interval" ? this.bars(question, answered) : this.counts(question);
    return make("section", { class: "qz-told", "data-question": question.id }, make(this.tag, { class: "qz-sub" }, `${i + 1}. ${question.question}`), make("p", {}, told), detail, ...(question.kind === "words" ? [this.words(question, answered)] : []));
  }

  /** How often each reason or place was chosen. @param {Question} question */
  counts(question) {
    const rows = givenAnswers(this.quiz, question, this.handed).map(({ text, isRight, n }) => {
      const bar = make("div", { class: `qz-bar qz-${isRight ? "evidence" : "guess"}` });
      bar.style.width = `${(n / this.handed.length) * 100}%`;
      const mark = isRight ? [make("b", {}, ` ${_("holds")}`)] : [];
      return make("li", { "data-n": n }, make("span", { class: "qz-label" }, make("b", {}, String(n)), ` ${text}`, ...mark), make("div", { class: "qz-lane" }, bar));
    });
    return make("figure", { class: "qz-chart" }, make("ul", {}, ...rows));
  }

  /** The guesses as bars below the evidence. @param {Question} question @param {Handed[]} answered */
  bars(question, answered) {
    const { quiz } = this;
    /** @param {string} label @param {number[]} years @param {string} kind */
    const row = (label, years, kind) => {
      const bar = make("div", { class: `qz-bar qz-${kind}` });
      placeOn(bar, years, quiz.years);
      return make("li", {}, make("span", { class: "qz-label" }, make("b", {}, spanText(years)), ` ${label}`), make("div", { class: "qz-lane" }, bar));
    };
    const guesses = answered.map(({ name, kept }) => ({ name, years: kept[question.id].value ?? quiz.years })).sort((a, b) => a.years[0] - b.years[0] || a.years[1] - b.years[1]);
    const rows = guesses.map(({ name, years }) => row(name || _("without a name"), years, "guess"));
    return make("figure", { class: "qz-chart" }, make("ul", {}, row(_("The evidence"), question.years ?? quiz.years, "evidence"), ...rows));
  }

  /** @param {Question} question @param {Handed[]} answered */
  words(question, answered) {
    const rows = answered.map(({ name, kept }) => {
      const text = answerText(this.quiz, question, kept[question.id]) || _("The words are not in a code, only in a file.");
      return make("li", {}, make("strong", {}, name || _("without a name")), `: ${text}`);
    });
    return make("ul", {}, ...rows);
  }
}

/** Show the page in `root`. @param {HTMLElement} root @param {Quiz} quiz @param {Record<string, string>} texts @param {number} [level] */
export function mountResults(root, quiz, texts, level = 3) {
  learn(texts);
  return new Results(root, quiz, level);
}
