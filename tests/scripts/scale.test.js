import assert from "node:assert/strict";
import { test } from "node:test";

import { aroundPeriod, nextPeriod, yearsOf } from "../../bellflower/browser/linked_view/scale.js";
import { roundYears } from "../../bellflower/browser/shared/years.js";

test("the next step of a period stops at the ends of time", () => {
  const steps = [
    [[1970, 1980], 1, "window", [1971, 1981, false]],
    [[2016, 2026], 5, "window", [2017, 2027, true]],
    [[1885, 1895], -9, "window", [1880, 1890, true]],
    [[1880, 1990], 1, "upto", [1880, 1991, false]],
    [[1880, 2026], 1, "upto", [1880, 2027, true]],
  ];
  for (const [[a, b], step, mode, expected] of steps) {
    const next = nextPeriod({ a, b }, step, mode, 1880, 2027);
    assert.deepEqual([next.a, next.b, next.isAtEnd], expected);
  }
});

test("a timeline shows a period with what was before and after", () => {
  for (const [a, b] of [[1888, 1946], [2018, 2019], [1880, 2027], [2024, 2027]]) {
    const [from, to] = aroundPeriod({ a, b }, 1880, 2027);
    assert.ok(from >= 1880 && from <= a && b <= to && to <= 2027 && to - from >= 16, `${a}/${b}: ${from}/${to}`);
  }
});

test("a period covers its first and last year", () => {
  assert.deepEqual(yearsOf(1970, 1971), [1970, 1970]);
  assert.deepEqual(yearsOf(1970.4, 1980.2), [1970, 1980]);
});

test("an axis names round years, not more than it has room for", () => {
  assert.deepEqual(roundYears(1976.5, 1984, 8), [1977, 1978, 1979, 1980, 1981, 1982, 1983, 1984]);
  assert.ok(roundYears(1880, 2027, 8).length <= 8);
});
