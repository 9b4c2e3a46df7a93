import assert from "node:assert/strict";
import { test } from "node:test";

import { spanText } from "../../bellflower/browser/quiz/scale.js";
import { shareOfPlaces, shareOfSets, shareOfYears, yearsShared } from "../../bellflower/browser/quiz/scoring.js";
import { sound } from "../../bellflower/browser/quiz/store.js";
import { deviceStore } from "../../bellflower/browser/shared/device.js";

const near = (is, wanted, told) => assert.ok(Math.abs(is - wanted) < 1e-12, `${told}: ${is} is not ${wanted}`);
const yearsOf = ([first, last]) => new Set(Array.from({ length: last - first + 1 }, (_none, i) => first + i));

test("years are scored by those in both divided by those in either", () => {
  for (const guess of [[1970, 1970], [1970, 1979], [1960, 1990], [1945, 1951]]) {
    for (const evidence of [[1970, 1979], [1979, 1985], [1980, 1980], [1951, 1951]]) {
      const [one, other] = [yearsOf(guess), yearsOf(evidence)];
      const both = [...one].filter((year) => other.has(year)).length;
      near(shareOfYears(guess, evidence), both / (one.size + other.size - both), `${guess} and ${evidence}`);
      assert.equal(yearsShared(guess, evidence).shared, both);
    }
  }
});

test("another place of the province counts half, and places beside lower the share", () => {
  const provinces = new Map([["hamhung", "KP-08"], ["hungnam", "KP-08"], ["sinuiju", "KP-03"], ["tokyo", ""], ["osaka", ""]]);
  for (const [picked, wanted, share] of [
    [["hamhung"], ["hamhung"], 1],
    [["hungnam"], ["hamhung"], 0.5],
    [["sinuiju"], ["hamhung"], 0],
    [["hamhung", "sinuiju"], ["hamhung"], 0.5],
    [["hamhung"], ["hamhung", "sinuiju"], 0.5],
    [["tokyo"], ["osaka"], 0],
    [["tokyo"], ["nowhere"], 0],
    [[], ["hamhung"], 0],
    [[], [], 0],
  ]) {
    near(shareOfPlaces(picked, wanted, provinces), share, `${picked} for ${wanted}`);
  }
});

test("reasons are scored by those in both divided by those in either", () => {
  for (const [picked, wanted, share] of [[[0], [0], 1], [[0, 1], [1, 2], 1 / 3], [[0, 1, 2, 3], [0, 1], 0.5], [[], [1], 0], [[], [], 0]]) {
    near(shareOfSets(picked, wanted), share, `${picked} for ${wanted}`);
  }
});

test("one year is told once", () => {
  assert.deepEqual([[1976, 1976], [1970, 1979], null].map(spanText), ["1976", "1970–1979", ""]);
});

test("what was kept and changed by hand is an empty answer, and a device that keeps nothing is no fault", () => {
  assert.deepEqual(sound(undefined), { value: undefined, isRevealed: false, judged: null });
  assert.deepEqual(sound({ value: [1], isRevealed: "yes", judged: 0.5 }), { value: [1], isRevealed: false, judged: 0.5 });
  assert.equal(deviceStore(), null);
});
