import assert from "node:assert/strict";
import { test } from "node:test";
import { buildScale, moment, place, storyShares, ticks, yearCounts } from "../../bellflower/browser/instrument/scale.js";

const PARTS = [
  { start: 1880, end: 1945, count: 12, least: 0.06 },
  { start: 1945, end: 1967, count: 3, least: 0.05 },
  { start: 1967, end: 2013, count: 180, least: 0.08 },
  { start: 2013, end: 2027, count: 90, least: 0.05 },
];

test("an era is as wide as it is eventful, but never narrower than its name", () => {
  const shares = storyShares(PARTS);
  assert.ok(Math.abs(shares.reduce((a, b) => a + b) - 1) < 1e-9);
  PARTS.forEach((part, i) => assert.ok(shares[i] >= part.least - 1e-9));
  assert.ok(shares[2] > shares[3] && shares[3] > shares[0]);
});

test("a panel too narrow for all names still has room for every era", () => {
  const shares = storyShares(PARTS.map((part) => ({ ...part, least: 0.6 })));
  assert.ok(shares.every((share) => share > 0));
  assert.ok(Math.abs(shares.reduce((a, b) => a + b) - 1) < 1e-9);
});

for (const kind of ["story", "even"]) {
  test(`the ${kind} scale has an inverse and never turns back`, () => {
    const scale = buildScale(PARTS, kind);
    let last = -1;
    for (let time = 1880; time <= 2027; time += 0.37) {
      const part = place(scale, time);
      assert.ok(part > last);
      assert.ok(Math.abs(moment(scale, part) - time) < 1e-6);
      last = part;
    }
    assert.equal(place(scale, 1700), 0);
    assert.equal(moment(scale, 2), 2027);
  });
}

test("even years are all as wide as the next", () => {
  const scale = buildScale(PARTS, "even");
  const width = place(scale, 1881) - place(scale, 1880);
  assert.ok(Math.abs(place(scale, 2020) - place(scale, 2019) - width) < 1e-9);
});

test("named years begin with the eras and never touch", () => {
  const scale = buildScale(PARTS, "story");
  const measure = (text) => text.length * 6;
  const found = ticks(scale, (time) => place(scale, time) * 1200, 1880, 2027, 38, measure, []);
  assert.deepEqual(found.filter((tick) => tick.isEra).map((tick) => tick.text), ["1880", "1945", "1967", "2013"]);
  const sorted = found.map((tick) => tick.x).sort((a, b) => a - b);
  for (let i = 1; i < sorted.length; i += 1) assert.ok(sorted[i] - sorted[i - 1] >= 24);
});

test("months are named where a year is wide", () => {
  const scale = buildScale(PARTS, "even");
  const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
  const x = (time) => (time - 2000) * 1200;
  const found = ticks(scale, x, 2000, 2001, 46, (text) => text.length * 6, months);
  assert.ok(found.some((tick) => tick.text === "Feb"));
});

test("an event counts in every year that it may touch", () => {
  const counts = yearCounts([{ start: 2000.5, end: 2002.2 }, { start: 2001, end: 2002 }, { start: null, end: null }], 1999, 2005);
  assert.deepEqual(counts, [0, 1, 2, 1, 0, 0]);
});
