import assert from "node:assert/strict";
import { test } from "node:test";

import { actionOf } from "../../bellflower/browser/lesson/keys.js";
import { clockText } from "../../bellflower/browser/lesson/notes_window.js";
import { hasStep, isWide, stepsOf } from "../../bellflower/browser/lesson/steps.js";
import { glossedParts } from "../../bellflower/browser/shared/glossary.js";
import { labelPlace } from "../../bellflower/browser/lesson/time.js";

test("a clicker and the keyboard mean the same", () => {
  assert.deepEqual(["PageDown", "ArrowRight", "B", "b", "x"].map(actionOf), ["next", "next", "blank", "blank", undefined]);
});

test("the steps of a chapter are those that it has", () => {
  assert.deepEqual(stepsOf({ keySentence: "", question: "Q", answer: "A" }), ["text", "question", "answer"]);
  assert.deepEqual(stepsOf({ keySentence: "K", question: "Q", answer: "" }), ["key", "question"]);
  assert.deepEqual(stepsOf({ keySentence: "K", question: "", answer: "A" }), ["key"]);
});

test("pupils without answers are shown none, and what the map says nothing of has the screen for itself", () => {
  assert.deepEqual(["question", "answer", "events"].map((step) => hasStep({ question: "Q", answer: "" }, step)), [true, false, true]);
  assert.equal(hasStep({ question: "", answer: "A" }, "question"), false);
  assert.deepEqual(["interval", "place", "choice"].map((answeredBy) => ["question", "answer"].map((step) => isWide({ answeredBy }, step))), [[true, false], [false, false], [true, true]]);
});

test("a hard word is marked where it stands first, the longest form of it, and the text stays whole", () => {
  const forms = ["opium", "death penalty", "penalty"];
  assert.deepEqual(glossedParts("Opium, opium and the death penalty.", forms), ["", "Opium", ", opium and the ", "death penalty", "."]);
  assert.deepEqual(glossedParts("Popium stays.", forms), ["Popium stays."]);
  const seen = new Set(["opium"]);
  assert.deepEqual(glossedParts("opium again", forms, seen), ["opium again"]);
});

test("the clock counts minutes beyond an hour", () => {
  assert.deepEqual([0, 61, 3725].map(clockText), ["0:00", "1:01", "62:05"]);
});

test("the words for a bar stand where there is room", () => {
  assert.deepEqual([[10, 20], [80, 90], [5, 95]].map(([left, right]) => labelPlace(left, right, 35).side), ["after", "before", "on"]);
  assert.deepEqual(labelPlace(41, 81, 62), { left: "38%", right: "0", side: "on", part: 1 }, "whole, over the bar, rather than cut beside it");
  assert.deepEqual(labelPlace(48, 50, 62.5), { left: "50%", right: "0", side: "after", part: 0.8 }, "smaller, so that a short bar is seen");
  assert.equal(labelPlace(41, 81, 130).left, "0%");
});
