import assert from "node:assert/strict";
import { test } from "node:test";

import { buildIndex, countIn, densityByYear, isIn } from "../../bellflower/browser/linked_view/counting.js";
import { countBelow, countUpTo } from "../../bellflower/browser/shared/sorted.js";

/** Events from rows of start, end, core and openness, all at one place and in one province. */
function specOf(rows) {
  const column = (i) => rows.map((row) => row[i]);
  return {
    places: [{}, {}],
    provinces: [{}],
    events: {
      id: rows.map((_row, i) => `e${i}`), start: column(0), end: column(1), coreStart: column(2), coreEnd: column(3),
      isOpen: column(4), rank: column(5), places: rows.map(() => [1]), provinces: rows.map(() => [0]),
    },
  };
}

const ROWS = [
  [1970, 1971, 1970, 1971, 0, 5], // sure
  [1970, 1980, null, null, 0, 4], // some time in ten years
  [1960, 1990, 1972, 1975, 0, 3], // a core within a longer time
  [1880, 2027, null, null, 1, 2], // an end is not known
  [null, null, null, null, 0, 5], // undated
  [1975.5, 1975.6, 1975.5, 1975.6, 0, 1],
  [1900, 2000, null, null, 0, 5],
];

test("numbers below and up to a limit are counted in a sorted list", () => {
  const sorted = Float64Array.from([1, 2, 2, 3]);
  assert.deepEqual([0, 1, 2, 3, 4].map((limit) => countBelow(sorted, limit)), [0, 0, 1, 3, 4]);
  assert.deepEqual([0, 1, 2, 3, 4].map((limit) => countUpTo(sorted, limit)), [0, 1, 3, 4, 4]);
});

for (const isSure of [false, true]) {
  test(`counting a period finds what looking at each event finds, ${isSure ? "surely" : "possibly"}`, () => {
    const spec = specOf(ROWS);
    const { all, places, provinces } = buildIndex(spec, 1, isSure);
    for (let a = 1878; a < 2027; a += 1) {
      for (const b of [a + 1, a + 10, a + 60, 2027]) {
        const found = ROWS.filter((_row, i) => isIn(spec.events, i, a, b, isSure)).length;
        assert.equal(countIn(all, a, b), found, `${a}/${b}`);
        assert.equal(countIn(places[1], a, b), found);
        assert.equal(countIn(provinces[0], a, b), found);
        assert.equal(countIn(places[0], a, b), 0);
      }
    }
  });
}

test("weaker evidence than asked for is not counted", () => {
  const counts = [1, 2, 3, 4, 5, 6].map((rank) => countIn(buildIndex(specOf(ROWS), rank, false).all, 1880, 2027));
  assert.deepEqual(counts, [6, 5, 4, 3, 2, 0]);
});

test("a longer period never holds fewer events", () => {
  for (const isSure of [false, true]) {
    const { all } = buildIndex(specOf(ROWS), 1, isSure);
    const numbers = Array.from({ length: 40 }, (_none, more) => countIn(all, 1970 - more, 1980 + more));
    assert.deepEqual(numbers, [...numbers].sort((x, y) => x - y));
  }
});

test("an event counts in each year in which it may lie", () => {
  const { all } = buildIndex(specOf([[1970, 1972, 1970, 1972, 0, 1]]), 1, false);
  assert.deepEqual(densityByYear(all, 1969, 1973), [0, 1, 1, 0]);
});
