/** Answers as a file and as a short code, and read again: what a pupil hands in and a teacher opens. */

import { _, filled } from "../shared/words.js";
import { sound } from "./store.js";

/** @import { Kept } from "./store.js" */
/** @import { Question, Quiz } from "../shared/given_lesson.js" */

/** What somebody handed in. @typedef {{name: string, kept: Record<string, Kept>}} Handed */

const KIND = "bellflower-quiz-answers";
const LONGEST = 200_000; // characters of a file of answers; far more than anybody writes
const SPAN = 1024; // more years than an axis has
const GRADES = [0, 0.5, 1];
const CODE = /(?:^|[\s:;,])([0-9a-z]{4}(?:\.[0-9a-z-]*)+)\s*$/i;

/** Return a number that changes with the text (FNV-1a, 32 bits). @param {string} text */
export function mixed(text) {
  let sum = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return sum;
}

/** Return `length` characters that change with the text. @param {string} text @param {number} length */
function codeTag(text, length) {
  return (mixed(text) % 36 ** length).toString(36).padStart(length, "0");
}

/** What a code has to agree on: the questions, and the places that it counts. @param {Quiz} quiz */
function quizTag(quiz) {
  return codeTag([quiz.key, ...quiz.places.map(({ id }) => id)].join(" "), 4);
}

/** Return an answer as a part of a code, empty without one. @param {Quiz} quiz @param {Question} question @param {Kept} kept */
function codePart(quiz, question, kept) {
  const { value } = kept;
  if (!kept.isRevealed) return "";
  if (question.kind === "words") return kept.judged === null ? "w" : String(GRADES.indexOf(kept.judged));
  if (question.kind === "interval") {
    const [a, b] = (value ?? quiz.years).map((/** @type {number} */ year) => year - quiz.years[0]);
    return (a * SPAN + b).toString(36);
  }
  if (question.kind === "choice") return (value ?? []).reduce((/** @type {number} */ sum, /** @type {number} */ i) => sum + 2 ** i, 0).toString(36);
  const numbers = quiz.places.flatMap(({ id }, i) => ((value ?? []).includes(id) ? [i.toString(36)] : []));
  return numbers.join("-");
}

/** Return what a part of a code says; throws if it says nothing. @param {Quiz} quiz @param {Question} question @param {string} text @returns {Kept} */
function readPart(quiz, question, text) {
  if (text === "") return sound(null);
  if (question.kind === "words") return { value: "", isRevealed: true, judged: GRADES[Number(text)] ?? null };
  const number = parseInt(text, 36);
  if (question.kind === "interval") {
    const years = [Math.floor(number / SPAN), number % SPAN].map((year) => year + quiz.years[0]);
    return { value: years, isRevealed: true, judged: null };
  }
  if (question.kind === "choice") {
    return { value: question.choices.flatMap((_choice, i) => (number & (2 ** i) ? [i] : [])), isRevealed: true, judged: null };
  }
  const value = text.split("-").map((one) => quiz.places[parseInt(one, 36)]?.id);
  return { value: value.filter(Boolean), isRevealed: true, judged: null };
}

/** Return the answers as a short code; own words are not in it, only how they were judged.
 *  @param {Quiz} quiz @param {Record<string, Kept>} kept */
export function codeOf(quiz, kept) {
  const parts = quiz.questions.map((question) => codePart(quiz, question, kept[question.id] ?? sound(null)));
  const code = [quizTag(quiz), ...parts].join(".");
  return `${code}.${codeTag(code, 2)}`;
}

/** Return what a line with a code says, a name before it if there is one; throws an `Error` that says why it cannot.
 *  @param {Quiz} quiz @param {string} line @returns {Handed} */
export function readCode(quiz, line) {
  const found = CODE.exec(line);
  if (!found) throw new Error(filled(_("“{text}” is no code of answers."), { text: line.trim().slice(0, 60) }));
  const code = found[1].toLowerCase();
  const parts = code.split(".");
  const check = parts.pop();
  if (parts[0] !== quizTag(quiz)) throw new Error(_("This code belongs to another quiz, or to another version of the record."));
  if (check !== codeTag(parts.join("."), 2) || parts.length !== quiz.questions.length + 1) throw new Error(_("This code has a mistake: copy it again."));
  const kept = Object.fromEntries(quiz.questions.map((question, i) => [question.id, readPart(quiz, question, parts[i + 1])]));
  return { name: line.slice(0, found.index).replace(/[\s:;,]+$/, "").trim(), kept };
}

/** Return the answers as the text of a file; what was not revealed is left out.
 *  @param {Quiz} quiz @param {Record<string, Kept>} kept @param {string} name */
export function answerFile(quiz, kept, name) {
  const answers = quiz.questions.flatMap(({ id, question }) => {
    const one = kept[id];
    return one?.isRevealed ? [{ id, question, value: one.value ?? null, judged: one.judged }] : [];
  });
  return `${JSON.stringify({ kind: KIND, version: 1, quiz: quiz.key, title: quiz.title, name, answers }, null, 1)}\n`;
}

/** Whether a value is an answer to the question. @param {Quiz} quiz @param {Question} question @param {any} value */
function fitsQuestion(quiz, question, value) {
  const [first, last] = quiz.years;
  if (question.kind === "words") return typeof value === "string";
  if (!Array.isArray(value)) return value === null && question.kind === "interval";
  if (question.kind === "interval") return value.length === 2 && value.every(Number.isInteger) && first <= value[0] && value[0] <= value[1] && value[1] <= last;
  if (question.kind === "choice") return value.every((i) => Number.isInteger(i) && i >= 0 && i < question.choices.length);
  return value.every((id) => quiz.places.some((place) => place.id === id));
}

/** Return what a file says; throws an `Error` that says why it cannot. @param {Quiz} quiz @param {string} text @returns {Handed} */
export function readAnswerFile(quiz, text) {
  /** @type {any} */ let found = null;
  try {
    found = text.length > LONGEST ? null : JSON.parse(text);
  } catch {
    found = null;
  }
  if (found?.kind !== KIND || !Array.isArray(found.answers)) throw new Error(_("This is no file of answers."));
  if (found.quiz !== quiz.key) throw new Error(filled(_("These are answers to another quiz, or to another version of the record: “{title}”."), { title: String(found.title ?? "").slice(0, 80) }));
  const byId = new Map(found.answers.map((/** @type {any} */ one) => [one?.id, one]));
  const kept = Object.fromEntries(
    quiz.questions.map((question) => {
      const one = byId.get(question.id);
      if (!one || !fitsQuestion(quiz, question, one.value)) return [question.id, sound(null)];
      return [question.id, { value: one.value ?? undefined, isRevealed: true, judged: GRADES.includes(one.judged) ? one.judged : null }];
    }),
  );
  return { name: typeof found.name === "string" ? found.name.slice(0, 100) : "", kept };
}
