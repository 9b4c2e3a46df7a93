import assert from "node:assert/strict";
import { test } from "node:test";

import { answerFile, codeOf, readAnswerFile, readCode } from "../../bellflower/browser/quiz/handing.js";
import { csvText, givenAnswers, meanOf, namesTwice, shareOf } from "../../bellflower/browser/quiz/tally.js";

const place = (id, province) => ({ id, name: id.toUpperCase(), ko: "", province, group: "", isProvince: false, isHome: true, lon: 1, lat: 1 });
const choice = (text, isRight) => ({ text, isRight, why: "" });
const asked = (id, kind, more = {}) => ({ id, heading: "", question: `What of ${id}?`, kind, answer: "", years: null, date: "", view: "nk", places: [], choices: [], claims: [], chapter: id, events: [], ...more });
const quiz = {
  key: "story-0123456789ab", id: "story", title: "A story", years: [1880, 2026], texts: {},
  places: [place("hamhung", "KP-08"), place("hungnam", "KP-08"), place("sinuiju", "KP-03")],
  questions: [
    asked("when", "interval", { years: [1925, 1939] }),
    asked("where", "place", { places: ["hamhung"] }),
    asked("why", "choice", { choices: [choice("=one", true), choice("two", false), choice("three", true)] }),
    asked("words", "words"),
  ],
};
const done = (value, judged = null) => ({ value, isRevealed: true, judged });
const class30 = Array.from({ length: 30 }, (_none, i) => ({
  name: `Pupil ${i + 1}`,
  kept: {
    when: done([1900 + i, 1939]),
    where: done(i % 3 ? ["hungnam"] : ["hamhung", "sinuiju"]),
    why: done(i % 2 ? [0, 2] : [1]),
    words: i % 5 ? done("In my words", [0, 0.5, 1][i % 3]) : { value: undefined, isRevealed: false, judged: null },
  },
}));

test("thirty files and thirty codes say the same as what the pupils answered", () => {
  for (const { name, kept } of class30) {
    assert.deepEqual(readAnswerFile(quiz, answerFile(quiz, kept, name)), { name, kept });
    const code = codeOf(quiz, kept);
    assert.ok(code.length < 40, code);
    for (const line of [`${name}: ${code}`, `  ${name}\t${code.toUpperCase()} `]) {
      const read = readCode(quiz, line);
      assert.equal(read.name, name);
      for (const question of quiz.questions) {
        assert.equal(shareOf(quiz, question, read.kept[question.id]), shareOf(quiz, question, kept[question.id]), `${name} ${question.id}`);
      }
    }
  }
});

test("a guess that was not moved is the whole axis, in a file and in a code", () => {
  const kept = { when: done(undefined) };
  const whole = shareOf(quiz, quiz.questions[0], done([1880, 2026]));
  assert.equal(shareOf(quiz, quiz.questions[0], readCode(quiz, codeOf(quiz, kept)).kept.when), whole);
  assert.equal(shareOf(quiz, quiz.questions[0], readAnswerFile(quiz, answerFile(quiz, kept, "")).kept.when), whole);
});

test("what is no answer to this quiz is refused, and says why", () => {
  const code = codeOf(quiz, class30[0].kept);
  const text = answerFile(quiz, class30[0].kept, "A");
  const other = { ...quiz, key: "other-0123456789ab", title: "Another" };
  const wrong = code.slice(0, -1) + (code.endsWith("0") ? "1" : "0");
  for (const [read, why] of [
    [() => readCode(quiz, "just words"), /no code/],
    [() => readCode(other, code), /another quiz/],
    [() => readCode(quiz, wrong), /has a mistake/],
    [() => readCode(quiz, code.replace(/\.[^.]*(\.[^.]*)$/, "$1")), /has a mistake/],
    [() => readAnswerFile(other, text), /another quiz, .*: “A story”/],
    [() => readAnswerFile(quiz, "{"), /no file of answers/],
    [() => readAnswerFile(quiz, "[]"), /no file of answers/],
    [() => readAnswerFile(quiz, "x".repeat(300_000)), /no file of answers/],
  ]) assert.throws(read, why);
});

test("a pupil who handed in a file and a code is named, since both count", () => {
  assert.deepEqual(namesTwice(["Ana", "", "Bo", "ana ", "", "Cy", "Ana"].map((name) => ({ name, kept: {} }))), ["Ana"]);
});

test("answers that were changed by hand count as none", () => {
  const found = JSON.parse(answerFile(quiz, class30[0].kept, "A"));
  for (const value of [["1900", 1901], [1939, 1900], [1879, 1900], [2009, 2049], "x", [[]], [1900, 1901, 1902], {}]) {
    found.answers[0].value = value;
    assert.equal(readAnswerFile(quiz, JSON.stringify(found)).kept.when.isRevealed, false, JSON.stringify(value));
  }
  found.answers = [null, { id: "where", value: ["nowhere"] }, { id: "why", value: [7] }, { id: "words", value: 5 }];
  assert.deepEqual(Object.values(readAnswerFile(quiz, JSON.stringify(found)).kept).map(({ isRevealed }) => isRevealed), [false, false, false, false]);
});

test("a class is counted for each reason and place, and its table runs nothing in a spreadsheet", () => {
  assert.deepEqual(givenAnswers(quiz, quiz.questions[2], class30).map(({ n, isRight }) => [n, isRight]), [[15, true], [15, false], [15, true]]);
  assert.deepEqual(givenAnswers(quiz, quiz.questions[1], class30).map(({ text, n }) => [text, n]), [["HAMHUNG", 10], ["HUNGNAM", 20], ["SINUIJU", 10]]);
  assert.equal(meanOf([null, 0.5, 1]), 0.75);
  assert.equal(meanOf([null]), null);
  assert.equal(shareOf(quiz, quiz.questions[3], class30[1].kept.words), null, "nobody measures own words");
  assert.deepEqual(givenAnswers(quiz, quiz.questions[3], class30).map(({ n }) => n), [8, 8, 8]);
  const rows = csvText(quiz, [{ ...class30[1], name: '=HYPERLINK("x")' }, ...class30]).trim().split("\r\n");
  assert.equal(rows.length, 32);
  assert.ok(rows[1].startsWith('"\'=HYPERLINK(""x"")",'));
  assert.ok(rows[1].includes('"\'=one · three",100'));
  assert.ok(rows[1].endsWith('"In my words","a part of it"'));
});
