import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { playPeriod, stopPlaying } from "../../bellflower/browser/linked_view/playing.js";

/** What playing knows of a view. */
function viewOf(a, b, more = {}) {
  const settled = [];
  return {
    spec: { years: [1880, 2027] }, state: { mode: "window", view: "nk", evidence: 1, event: "", place: "", route: "" },
    period: { a, b }, playing: 0, speed: 2, reduced: { matches: false }, settled,
    announce() {}, schedule() {}, onSettle: (state) => settled.push(state), ...more,
  };
}

test.beforeEach(() => mock.timers.enable({ apis: ["setTimeout"] }));
test.afterEach(() => mock.timers.reset());

test("a window moves by a year as often in a second as its speed says", () => {
  const view = viewOf(1970, 1980);
  playPeriod(view, 1);
  for (let i = 0; i < 4; i += 1) mock.timers.tick(500);
  assert.deepEqual(view.period, { a: 1974, b: 1984 });
  stopPlaying(view);
  mock.timers.tick(5000);
  assert.deepEqual(view.period, { a: 1974, b: 1984 });
});

test("playing ends with the last year and tells where it came to rest", () => {
  const view = viewOf(2015, 2025);
  playPeriod(view, 1);
  mock.timers.tick(500);
  assert.equal(view.playing, 1);
  mock.timers.tick(500);
  assert.equal(view.playing, 0);
  mock.timers.tick(1);
  assert.deepEqual([view.settled[0].from, view.settled[0].to], [2017, null]);
});

test("playing from everything begins with a window of ten years, at the end if backward", () => {
  const [forward, backward] = [viewOf(1880, 2027), viewOf(1880, 2027)];
  playPeriod(forward, 1);
  playPeriod(backward, -1);
  assert.deepEqual([forward.period, backward.period], [{ a: 1880, b: 1890 }, { a: 2017, b: 2027 }]);
});

test("playing at the end begins anew", () => {
  const view = viewOf(2016, 2026);
  playPeriod(view, 1);
  assert.deepEqual(view.period, { a: 1880, b: 1890 });
});

test("playing again in the same direction is a pause", () => {
  const view = viewOf(1970, 1980);
  playPeriod(view, 1);
  playPeriod(view, 1);
  assert.equal(view.playing, 0);
});

test("who wants less motion sees fewer and larger steps", () => {
  const view = viewOf(1970, 1980, { reduced: { matches: true } });
  playPeriod(view, 1);
  mock.timers.tick(1999);
  assert.deepEqual(view.period, { a: 1970, b: 1980 });
  mock.timers.tick(1);
  assert.deepEqual(view.period, { a: 1975, b: 1985 });
});
