import assert from "node:assert/strict";
import { test } from "node:test";
import { closeScene } from "../../bellflower/browser/instrument/close.js";
import { farScene } from "../../bellflower/browser/instrument/far.js";
import { lowness, sizesOf } from "../../bellflower/browser/instrument/layout.js";
import { neighbor, ordered } from "../../bellflower/browser/instrument/order.js";
import { placeNames } from "../../bellflower/browser/instrument/place_names.js";
import { bendAll, lastCrossing, leastLand, outlineOf } from "../../bellflower/browser/instrument/routes.js";
import { momentOf, stepOf } from "../../bellflower/browser/instrument/playing.js";
import { dragged, zoomed } from "../../bellflower/browser/instrument/hands.js";
import { buildScale } from "../../bellflower/browser/instrument/scale.js";

const YEARS = /** @type {[number, number]} */ ([1880, 2027]);
const GROUPS = [
  { name: "One", categories: ["a", "b"] }, { name: "Two", categories: ["c"] }, { name: "Three", categories: ["d"] }, { name: "Four", categories: ["e"] },
];
const FACES = { plain: "p", bold: "b", name: "n", strong: "s" };

function random(seed) {
  let state = seed;
  return () => ((state = (state * 1664525 + 1013904223) % 4294967296) / 4294967296);
}

function someEvents(count, seed) {
  const next = random(seed);
  return Array.from({ length: count }, (_unused, n) => {
    const start = 1900 + next() * 120;
    const group = Math.floor(next() * 4);
    const length = next() < 0.6 ? 0.01 : next() * 15;
    return {
      n, id: `e${n}`, title: "A title of some words ".repeat(1 + Math.floor(next() * 3)).trim(), label: next() < 0.5 ? "A label of words" : "", yearText: String(Math.floor(start)),
      year: Math.floor(start), start, end: start + length, coreStart: null, coreEnd: null, openStart: false, openEnd: false, anchor: start, isSpan: length > 1,
      category: GROUPS[group].categories[0], group, key: next() < 0.2 ? 1 + Math.floor(next() * 5) : 0, weight: next() * 100,
    };
  }).sort((p, q) => p.start - q.start);
}

function scene(list, from, to, more = {}) {
  const frame = { left: 130, right: 1350, x: (time) => 130 + ((time - from) / (to - from)) * 1220, last: 2027, head: null };
  return {
    list, groups: GROUPS, frame, from, to, top: 2, bottom: 190, isFull: false, chosen: "", told: "", isDim: () => false,
    measure: (text) => text.length * 6, faces: FACES, throughText: (n) => `+ ${n}`, gutterRoom: 130, ...more,
  };
}

function overlaps(names) {
  return names.some((p, i) => names.slice(i + 1).some((q) => p.row === q.row && p.left < q.right && q.left < p.right));
}

test("no name is drawn over another, from afar or from close, at any of forty periods", () => {
  const next = random(7);
  for (let k = 0; k < 40; k += 1) {
    const list = someEvents(20 + Math.floor(next() * 150), k + 1);
    const from = 1890 + next() * 100;
    const to = from + 1 + next() * 30;
    const inside = list.filter((event) => event.end > from && event.start < to);
    for (const draw of [farScene, closeScene]) {
      const { names, marks, beads } = draw(scene(inside, from, to));
      assert.ok(!overlaps(names), `${draw.name} ${k}`);
      if (draw === closeScene) assert.equal(new Set([...marks, ...beads].map((dot) => dot.event.id)).size, marks.length + beads.length);
    }
  }
});

test("the chosen event has a name before all others", () => {
  const list = someEvents(120, 3);
  const chosen = list.find((event) => event.start > 1950 && event.start < 1960 && event.title);
  const drawn = closeScene(scene(list.filter((event) => event.end > 1940 && event.start < 1970), 1940, 1970, { chosen: chosen.id }));
  assert.ok(drawn.names.some((name) => name.event.id === chosen.id));
});

test("in all years the key events alone have names, and others too where few of them are left", () => {
  const list = someEvents(120, 5).map((event) => ({ ...event, key: event.n % 3 ? 0 : 1, label: "A label" }));
  const namesOf = (/** @type {any[]} */ some) => farScene(scene(some, 1890, 2027, { isFull: true })).names.map((name) => name.event.key);
  assert.ok(namesOf(list).length > 3);
  assert.ok(namesOf(list).every(Boolean));
  const keys = list.filter((event) => event.key);
  assert.ok(namesOf([...keys.slice(0, 2), ...list.filter((event) => !event.key)]).some((key) => !key));
});

test("what spans the whole period is counted instead of drawn", () => {
  const long = { ...someEvents(1, 1)[0], start: 1900, end: 2020, isSpan: true };
  const drawn = closeScene(scene([long], 1950, 1960));
  assert.equal(drawn.names.length, 0);
  assert.ok(drawn.gutter.some((item) => item.text === "+ 1"));
});

test("the window is shared as the design says", () => {
  const wish = { time: 0, sheet: "half", hasCard: false };
  const desk = sizesOf(1366, 720, wish);
  assert.deepEqual([desk.time, desk.rail, desk.side], [302, 366, 376]);
  assert.equal(sizesOf(1024, 720, wish).side, 0);
  assert.equal(sizesOf(1920, 1032, wish).rail, 430);
  assert.equal(sizesOf(390, 796, wish).isPhone, true);
  assert.ok(sizesOf(390, 796, { ...wish, hasCard: true }).sheet > sizesOf(390, 796, wish).sheet);
  const full = sizesOf(390, 796, { ...wish, sheet: "full" });
  assert.ok(796 - full.time - full.sheet >= 6 + 44); // the button of the filters lies above the card, not on it
});

test("the list goes by year and day, and keeps apart what began before", () => {
  const event = (n, year, start) => ({ n, id: `e${n}`, year, start, end: start + 1, openStart: false });
  const lists = ordered([event(0, 2001, 2001.5), event(1, 1990, 1990), event(2, 2001, 2001.1)], 2000, false);
  assert.deepEqual(lists.now.map((one) => one.id), ["e2", "e0"]);
  assert.deepEqual(lists.before.map((one) => one.id), ["e1"]);
  assert.equal(neighbor(lists.run, "e2", 1).id, "e0");
  assert.equal(neighbor(lists.run, "e1", 1).id, "e1");
  assert.equal(neighbor([], "x", 1), null);
});

test("names of places hide neither marks nor each other", () => {
  const next = random(5);
  const candidates = Array.from({ length: 80 }, (_unused, n) => ({ id: `p${n}`, text: "Name", x: next() * 600, y: next() * 370, r: 4, width: 40, isHot: false }));
  const marks = new Map(candidates.map((one) => [one.id, [one.x - 4, one.y - 4, one.x + 4, one.y + 4]]));
  const written = placeNames(candidates, [...marks.values()], marks, 600, 370);
  assert.ok(written.length > 20);
  written.forEach((one, i) => {
    for (const other of written.slice(i + 1)) {
      assert.ok(!(one.box[0] < other.box[2] && one.box[2] > other.box[0] && one.box[1] < other.box[3] && one.box[3] > other.box[1]));
    }
  });
});

test("a voyage is bowed over the water", () => {
  const route = { leg: { route: "r", from: "a", to: "b", mode: "sea", evidence: "documented" }, A: [0, 100], B: [200, 100], length: 200, angle: 0, bend: 0, wideA: false, wideB: false, edge: "", isSea: true };
  assert.ok(leastLand(route, [0.3, -0.3], (_x, y) => y > 95) > 0); // above is water
  assert.ok(leastLand(route, [0.3, -0.3], (_x, y) => y < 105) < 0);
  const twin = { ...route, leg: { ...route.leg, route: "s" } };
  const list = [route, twin];
  bendAll(list, () => false, false);
  assert.notEqual(list[0].bend, list[1].bend);
  assert.match(outlineOf(list[0], { isInferred: false, isSpread: false, headRoom: 9, factor: 1 }), /^M.*Z$/);
  const dashes = outlineOf(list[0], { isInferred: true, isSpread: false, headRoom: 9, factor: 1 });
  assert.ok(dashes.split("M").length > 8);
});

test("a country without a port is left at its border", () => {
  const square = [[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]];
  assert.deepEqual(lastCrossing(square, [5, 5], [20, 5]), [10, 5]);
  assert.equal(lastCrossing(square, [20, 20], [30, 30]), null);
});

const SCALE = buildScale([{ start: 1880, end: 2027, count: 1, least: 0 }], "even");

test("hands move ends, the whole period, or draw a new one", () => {
  const part = (year) => (year - 1880) / 147;
  const grab = (kind) => ({ kind, part: part(2000), a: 1990, b: 2000, pa: part(1990), pb: part(2000), hasMoved: true });
  assert.deepEqual(dragged(grab("start"), part(1995), SCALE, YEARS).map(Math.round), [1995, 2000]);
  assert.deepEqual(dragged(grab("start"), part(2020), SCALE, YEARS).map(Math.round), [1999, 2000]);
  assert.deepEqual(dragged(grab("body"), part(2010), SCALE, YEARS).map(Math.round), [2000, 2010]);
  assert.deepEqual(dragged(grab("body"), part(2100), SCALE, YEARS).map(Math.round), [2017, 2027]);
  assert.deepEqual(dragged(grab("new"), part(1980), SCALE, YEARS).map(Math.round), [1980, 2000]);
  const [a, b] = zoomed(SCALE, 1990, 2000, 0.5, -400, YEARS);
  assert.ok(a > 1990 && b < 2000);
});

test("play passes all years in forty seconds and tells the last key event", () => {
  assert.ok(Math.abs(stepOf(SCALE, 1880, 20).time - 1953.5) < 0.1);
  assert.equal(stepOf(SCALE, 2026, 20).isAtEnd, true);
  const key = (id, anchor) => ({ id, key: 1, anchor });
  assert.equal(momentOf([key("x", 1976.8), key("y", 1975)], 1977, SCALE).id, "x");
  assert.equal(momentOf([key("x", 1960)], 1977, SCALE), null);
});

test("a map too low for all its words keeps its name alone", () => {
  const low = (width, height, only = "") => lowness(height, sizesOf(width, height, { time: 0, sheet: "half", hasCard: false, only }), only);
  assert.deepEqual(low(1366, 720), { isLow: false, isLowest: false });
  assert.deepEqual(low(1366, 592), { isLow: false, isLowest: false });
  assert.deepEqual(low(1366, 450), { isLow: true, isLowest: false });
  assert.deepEqual(low(1100, 297), { isLow: true, isLowest: true });
  assert.deepEqual(low(844, 342), { isLow: true, isLowest: false }); // the map has the room of the lanes
  assert.deepEqual(low(1100, 297, "map"), { isLow: false, isLowest: false });
  assert.deepEqual(low(390, 796), { isLow: false, isLowest: false });
});

test("lanes that have no room, in a low window or drawn down, leave it to the map", () => {
  const wish = { time: 0, sheet: "half", hasCard: false };
  assert.equal(sizesOf(1366, 720, wish).hasLanes, true);
  for (const { time, hasLanes } of [sizesOf(844, 342, wish), sizesOf(1366, 720, { ...wish, time: 150 })]) {
    assert.equal(hasLanes, false);
    assert.ok(time < 150);
  }
});
