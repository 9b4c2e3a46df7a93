/** What the answers of a class say together: shares, how often each answer was given, a table for a spreadsheet. */

import { _ } from "../shared/words.js";
import { spanText } from "./scale.js";
import { shareOfPlaces, shareOfSets, shareOfYears } from "./scoring.js";

/** @import { Handed } from "./handing.js" */
/** @import { Kept } from "./store.js" */
/** @import { Question, Quiz } from "../shared/given_lesson.js" */

/** How often an answer was given. @typedef {{text: string, isRight: boolean, n: number}} Given */

/** Return in words how a pupil judged own words, nothing without a judgment. @param {number | null} judged */
export function judgedText(judged) {
  return judged === null ? "" : judged === 1 ? _("the main point") : judged ? _("a part of it") : _("seen differently");
}

/** Return the share of an answer that the evidence has too, `null` without one and for own words, which nobody measures. @param {Quiz} quiz @param {Question} question @param {Kept} kept */
export function shareOf(quiz, question, kept) {
  if (!kept.isRevealed || question.kind === "words") return null;
  if (question.kind === "interval") return shareOfYears(kept.value ?? quiz.years, question.years ?? quiz.years);
  if (question.kind === "choice") {
    return shareOfSets(kept.value ?? [], question.choices.flatMap((choice, i) => (choice.isRight ? [i] : [])));
  }
  return shareOfPlaces(kept.value ?? [], question.places, new Map(quiz.places.map(({ id, province }) => [id, province])));
}

/** Return an answer in words, nothing without one. @param {Quiz} quiz @param {Question} question @param {Kept} kept @returns {string} */
export function answerText(quiz, question, kept) {
  if (!kept.isRevealed) return "";
  if (question.kind === "words") return String(kept.value ?? "").trim();
  if (question.kind === "interval") return spanText(kept.value ?? quiz.years);
  if (question.kind === "choice") return (kept.value ?? []).map((/** @type {number} */ i) => question.choices[i]?.text ?? "").join(" · ");
  const names = new Map(quiz.places.map(({ id, name }) => [id, name]));
  return (kept.value ?? []).map((/** @type {string} */ id) => names.get(id) ?? id).join(", ");
}

/** Return the mean of what is known of the shares, `null` if nothing is. @param {(number | null)[]} shares */
export function meanOf(shares) {
  /** @type {number[]} */ const known = shares.flatMap((one) => (one === null ? [] : [one]));
  return known.length ? known.reduce((sum, one) => sum + one, 0) / known.length : null;
}

/** Return how often each reason, place or judgment of own words was chosen: of the places those that somebody chose or the answer has.
 *  @param {Quiz} quiz @param {Question} question @param {Handed[]} handed @returns {Given[]} */
export function givenAnswers(quiz, question, handed) {
  const kept = handed.map((one) => one.kept[question.id]).filter((one) => one.isRevealed);
  /** @param {any} value */
  const count = (value) => kept.filter((one) => (one.value ?? []).includes(value)).length;
  if (question.kind === "choice") return question.choices.map(({ text, isRight }, i) => ({ text, isRight, n: count(i) }));
  if (question.kind === "words") return [1, 0.5, 0].map((judged) => ({ text: judgedText(judged), isRight: false, n: kept.filter((one) => one.judged === judged).length }));
  if (question.kind !== "place") return [];
  return quiz.places
    .map(({ id, name }) => ({ text: name, isRight: question.places.includes(id), n: count(id) }))
    .filter(({ isRight, n }) => isRight || n)
    .sort((a, b) => Number(b.isRight) - Number(a.isRight) || b.n - a.n);
}

/** Return the names that stand more than once, as they stand first. @param {Handed[]} handed @returns {string[]} */
export function namesTwice(handed) {
  const names = handed.map(({ name }) => name.trim()).filter(Boolean);
  const keys = names.map((name) => name.toLocaleLowerCase());
  return names.filter((_name, i) => keys.indexOf(keys[i]) === i && keys.lastIndexOf(keys[i]) > i);
}

/** Return a cell that a spreadsheet takes for text. @param {string} text */
function csvCell(text) {
  const harmless = /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}

/** Return the answers of all as CSV: a row for each of them, an answer and its share in percent for each question.
 *  @param {Quiz} quiz @param {Handed[]} handed */
export function csvText(quiz, handed) {
  const share = _("Overlap, %");
  const head = [_("Name"), share, ...quiz.questions.flatMap(({ question, kind }) => [question, kind === "words" ? _("In the pupil’s own judgment") : share])].map(csvCell);
  /** @param {number | null} value */
  const percent = (value) => (value === null ? "" : String(Math.round(value * 100)));
  const rows = handed.map(({ name, kept }) => {
    const shares = quiz.questions.map((question) => shareOf(quiz, question, kept[question.id]));
    const cells = quiz.questions.flatMap((question, i) => [
      csvCell(answerText(quiz, question, kept[question.id])),
      question.kind === "words" ? csvCell(judgedText(kept[question.id].judged)) : percent(shares[i]),
    ]);
    return [csvCell(name), percent(meanOf(shares)), ...cells];
  });
  return `\ufeff${[head, ...rows].map((row) => row.join(",")).join("\r\n")}\r\n`;
}
