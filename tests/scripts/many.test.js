/** A record of very many events and places: counted, drawn as heights and painted as the few are. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { countsAlong, denseScene, eventInLane } from "../../bellflower/browser/instrument/dense.js";
import { ManyMarks, radiusOf } from "../../bellflower/browser/instrument/many_marks.js";
import { Model, WHOLE_COUNTRY } from "../../bellflower/browser/instrument/model.js";
import { clearPixels, colorOf, discWriter, shadesOf, wordOf, writeColumns } from "../../bellflower/browser/instrument/pixels.js";
import { rangeOf, within } from "../../bellflower/browser/instrument/filter.js";
import { countBelow, countUpTo, orderOf } from "../../bellflower/browser/shared/sorted.js";

const YEARS = [1900, 2020];
const CATEGORIES = ["production", "health", "policy", "statement"];
const PLACES = [WHOLE_COUNTRY, ..."abcdefgh"].map((id, i) => ({
  id, name: id, short: id, also: "", lon: 124 + i, lat: 38 + i / 2, precision: i ? "exact" : "country", province: "", country: i > 5 ? "CN" : "KP", kind: "city",
}));

function random(seed) {
  let state = seed;
  return () => ((state = (state * 1664525 + 1013904223) % 4294967296) / 4294967296);
}

/** An index of made-up events: undated, open, with and without a core. */
function indexOf(count, seed) {
  const next = random(seed);
  const some = (values, most) => [...new Set(Array.from({ length: Math.floor(next() * (most + 1)) }, () => values[Math.floor(next() * values.length)]))];
  const rows = Array.from({ length: count }, (_none, n) => {
    const isDated = next() > 0.04;
    const start = Math.round((1900 + next() * 119) * 1e4) / 1e4;
    const end = Math.min(2020, Math.round((start + 0.0027 + (next() < 0.5 ? 0 : next() ** 3 * 30)) * 1e4) / 1e4);
    const hasCore = next() < 0.6;
    return {
      id: `e${n}`, title: `Event ${n}`, label: "", date: "", short: "", yearText: "", year: isDated ? Math.floor(start) : null, start: isDated ? start : null, end: isDated ? end : null,
      coreStart: isDated && hasCore ? start : null, coreEnd: isDated && hasCore ? end : null, openStart: next() < 0.05, openEnd: next() < 0.05, anchor: isDated ? start : null,
      isSpan: false, type: next() < 0.5 ? "incident" : "situation", drugs: some(["opium", "heroin"], 2), provinces: some(["KP-01", "KP-02", "KP-03"], 2), countries: some(["CN", "JP"], 1), actors: some(["x", "y"], 2),
      rank: Math.floor(next() * 5), origins: 1 + Math.floor(next() * 3), key: next() < 0.1 ? 1 : 0, weight: Math.floor(next() * 30), summary: "",
      category: Math.floor(next() * 4), places: some(PLACES.map((_place, i) => i), 3),
    };
  });
  const events = Object.fromEntries(Object.keys(rows[0]).map((name) => [name, rows.map((row) => row[name])]));
  return {
    years: YEARS, events, places: PLACES, routes: [], legs: [], categories: CATEGORIES.map((id) => ({ id, label: id, symbol: "circle", color: "#112233", dark: "#aabbcc" })),
    groups: CATEGORIES.map((name) => ({ name, categories: [name] })), eras: [{ title: "All", brief: "All", summary: "", start: 1900, end: 2020 }], words: {}, ranks: [], provinces: [],
  };
}

const ids = (events) => events.map((event) => event.id);

test("very many events are counted, listed and filtered as few are, wherever the hand goes", () => {
  const index = indexOf(500, 11);
  const [few, many] = [new Model(index, null), new Model(index, null, 0)];
  assert.ok(many.many && !few.many);
  const next = random(5);
  const some = (values) => new Set(values.filter(() => next() < 0.3));
  for (let k = 0; k < 400; k += 1) {
    const change = {};
    if (k % 7 === 0) Object.assign(change, { category: some(CATEGORIES), drug: some(["opium", "heroin"]), province: some(["KP-01", "KP-02"]), near: next() < 0.8 ? new Set() : some([..."abc"]) });
    if (k % 11 === 0) Object.assign(change, { match: next() < 0.5 ? "surely" : "possibly", mode: next() < 0.2 ? "upto" : "window", evidence: Math.floor(next() * 4), origins: 1 + Math.floor(next() * 2), key: next() < 0.1 });
    const a = next() < 0.1 ? 1900 : 1900 + Math.floor(next() * 100) + (next() < 0.5 ? next() : 0);
    Object.assign(change, { a, b: next() < 0.1 ? 2020 : Math.min(2020, a + 1 + next() * next() * 80) });
    const played = next() < 0.1 ? [1900, change.b] : null;
    for (const model of [few, many]) {
      Object.assign(model.state, change);
      model.choose(played);
    }
    const name = `${k} ${JSON.stringify(change)}`;
    assert.deepEqual(ids(many.selection.now), ids(few.selection.now), name);
    assert.equal(many.selection.count, few.selection.count, name);
    assert.deepEqual(many.counts, few.counts, name);
    for (const part of ["before", "now", "run"]) assert.deepEqual(ids(many.lists[part]), ids(few.lists[part]), `${part} ${name}`);
    for (const isFolded of [true, false]) assert.deepEqual(ids(many.lists.first(isFolded, 10)), ids(few.lists.first(isFolded, 10)), name);
    for (const n of [3, 77, 401]) assert.equal(many.lists.placeOf(many.events[n]), few.lists.placeOf(few.events[n]), name);
    assert.deepEqual([many.lists.count, many.lists.beforeCount], [few.lists.count, few.lists.beforeCount], name);
    assert.deepEqual(many.shownYears, few.shownYears, name);
    if (!played) assert.equal(many.surely(change.a, change.b), few.surely(change.a, change.b), name);
    const isOut = (event) => event.places.length && event.places.every((id) => id > "e" && id !== WHOLE_COUNTRY);
    assert.equal(many.many.abroad, few.selection.now.filter(isOut).length, name);
    if (k % 5) continue;
    for (const facet of ["category", "drug", "province", "type", "actor", "country"]) assert.deepEqual(new Map([...many.countsOf(facet)].sort()), new Map([...few.countsOf(facet)].sort()), `${facet} ${name}`);
    for (const more of [{ evidence: 3 }, { evidence: 1 }, { origins: 2 }, { match: "surely" }, { match: "possibly" }, { mode: "upto" }, {}]) assert.equal(many.countWith(more), few.countWith(more), `${JSON.stringify(more)} ${name}`);
  }
});

test("a lane is as high as the root of how many events possibly lie at that time, and its events are found there", () => {
  const index = indexOf(900, 3);
  const model = new Model(index, null, 0);
  for (const match of ["possibly", "surely"]) {
    Object.assign(model.state, { a: 1940, b: 1960, match });
    model.choose(null);
    const { many } = model;
    const times = Float64Array.from({ length: 201 }, (_none, i) => 1940 + i / 10);
    const { from, to } = rangeOf(model.state, YEARS);
    const shown = within(model.events, model.state, YEARS).now;
    const frame = { left: 100, right: 300, x: (time) => 100 + (time - 1940) * 10, last: 2020, head: null };
    const scene = {
      list: [], groups: index.groups, frame, from, to, top: 0, bottom: 200, isFull: false, chosen: "", told: "", isDim: () => false, measure: (text) => text.length * 6,
      faces: { plain: "", bold: "", name: "", strong: "" }, throughText: String, gutterRoom: 0,
    };
    const { lanes } = denseScene(scene, many, times);
    assert.equal(lanes.length, 4);
    const all = lanes.map((lane) => countsAlong(many.crowdOf(lane.category), times));
    const most = Math.max(...all.flatMap((counts) => [...counts]));
    lanes.forEach((lane, k) => {
      for (let i = 0; i < 200; i += 7) {
        const there = shown.filter((event) => event.category === lane.category && within([event], { ...model.state, a: times[i], b: times[i + 1], match: "possibly" }, YEARS).now.length);
        assert.equal(all[k][i], there.length, `${match} ${lane.category} ${times[i]}`);
        const tall = there.length ? Math.max(1.6, lane.tall * Math.sqrt(there.length / most)) : 0;
        assert.ok(Math.abs(lane.heights[i] - tall) < 1e-3);
        if (!there.length) continue;
        const found = eventInLane(lanes, many, (x) => 1940 + (x - 100) / 10, 100.5 + i, lane.base - 1);
        assert.equal(found?.category, lane.category);
        assert.ok(found.end > times[i] - 0.5 && found.start < times[i + 1] + 0.5);
      }
    });
  }
});

/** Marks at given places of the frame. */
function marksAt(spots) {
  const places = spots.map(([x, y], i) => ({ ...PLACES[1], id: `p${i}`, lon: x, lat: y }));
  const marks = new ManyMarks(places, () => true, radiusOf(100, 2.05));
  marks.aim((lon, lat) => [lon, lat]);
  return marks;
}

test("each mark that is counted is painted, and found by whoever points at it", () => {
  const next = random(9);
  const spots = Array.from({ length: 600 }, () => [next() * 640 - 20, next() * 400 - 20]);
  const marks = marksAt(spots);
  const counts = spots.map(() => (next() < 0.7 ? 1 + Math.floor(next() * 100) : 0));
  const mine = new Set(["p3", "p7"]);
  marks.place({ counts, mine, width: 600, height: 360, cover: null });
  const seen = spots.flatMap(([x, y], i) => (x >= -10 && y >= -10 && x <= 610 && y <= 370 && (counts[i] || mine.has(`p${i}`)) ? [`p${i}`] : []));
  assert.deepEqual([...marks.order].map((i) => marks.places[i].id).sort(), seen.sort());
  for (const dense of [1, 2]) {
    const pixels = clearPixels(600 * dense, 360 * dense);
    marks.write(pixels, dense, false, discWriter(600 * dense, 1.2 * dense, shadesOf([255, 255, 255], [1, 2, 3])));
    for (let y = 1; y < 360; y += 11) {
      for (let x = 1; x < 600; x += 11) {
        const alpha = pixels.data[((y * dense) * 600 * dense + x * dense) * 4 + 3];
        if (alpha === 255) assert.equal(marks.at(x + 0.5 / dense, y + 0.5 / dense).length, 1, `painted, but not found: ${x} ${y}`);
        else if (!alpha) {
          const [id] = marks.at(x + 0.5 / dense, y + 0.5 / dense);
          const i = id ? marks.places.findIndex((place) => place.id === id) : -1;
          assert.ok(i < 0 || Math.hypot(marks.x[i] - x, marks.y[i] - y) > marks.r[i] - 1, `found, but not painted: ${x} ${y}`);
        }
      }
    }
  }
});

test("the uppermost of marks at one spot is found first, and all of them if asked", () => {
  const marks = marksAt([[50, 50], [52, 50], [200, 50]]);
  marks.place({ counts: [90, 2, 1], mine: new Set(), width: 300, height: 100, cover: null });
  assert.deepEqual(marks.at(51, 50, 9), ["p1", "p0"]);
  assert.deepEqual(marks.at(51, 50), ["p1"]);
  assert.deepEqual(marks.at(120, 50, 9), []);
  marks.place({ counts: [90, 2, 1], mine: new Set(["p0"]), width: 300, height: 100, cover: null });
  assert.deepEqual(marks.at(51, 50, 9), ["p0", "p1"]);
  assert.deepEqual(marks.first(0, new Set(["p2"])).map((dot) => dot.id), ["p0", "p2"]);
});

test("nothing is painted anew where nothing changed", () => {
  const marks = marksAt([[50, 50], [60, 50]]);
  const placing = { counts: [1, 0], mine: new Set(), width: 100, height: 100, cover: null };
  marks.place(placing);
  assert.ok(marks.isNew);
  marks.isNew = false;
  marks.place({ ...placing, counts: [1, 0] });
  assert.ok(!marks.isNew);
  marks.place({ ...placing, counts: [1, 1] });
  assert.ok(marks.isNew);
});

test("a disc covers as much as its radius says, smoothly, in its color and with an edge of paper", () => {
  const pixels = clearPixels(40, 40);
  const put = discWriter(40, 2, shadesOf(colorOf("#fff"), colorOf("#102030")));
  put(pixels, 20, 20, 10);
  let sum = 0;
  for (let at = 3; at < pixels.data.length; at += 4) sum += pixels.data[at] / 255;
  assert.ok(Math.abs(sum - Math.PI * 11 ** 2) < 8, String(sum));
  assert.deepEqual([...pixels.data.slice((20 * 40 + 20) * 4, (20 * 40 + 20) * 4 + 4)], [0x10, 0x20, 0x30, 255]);
  assert.deepEqual([...pixels.data.slice((20 * 40 + 9) * 4, (20 * 40 + 9) * 4 + 3)], [255, 255, 255]);
  const soft = new Set([...pixels.data].filter((value, i) => i % 4 === 3 && value > 0 && value < 255));
  assert.ok(soft.size > 3);
  for (const [x, y] of [[-50, 5], [0, 0], [39.5, 39.5], [90, 90]]) put(pixels, x, y, 10); // beyond the frame nothing is written, and nothing breaks
});

test("columns are as high as they should be, paler from the moment played", () => {
  const pixels = clearPixels(8, 12);
  writeColumns(pixels, Float32Array.of(0, 4, 2.5, 0), 10, 2, [1, 2, 3], 2, 0.5);
  const column = (x) => Array.from({ length: 12 }, (_none, y) => pixels.data[(y * 8 + x) * 4 + 3]);
  assert.deepEqual(column(0), new Array(12).fill(0));
  assert.deepEqual(column(2), [0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255]);
  assert.deepEqual(column(4).filter(Boolean), [128, 128, 128, 128, 128]);
  assert.equal(wordOf([1, 2, 3], 255), 0xff030201);
});

test("numbers are put in order with those that are none left out", () => {
  assert.deepEqual([...orderOf([3, NaN, -2.5, 3, 0.0001, 0])], [2, 5, 4, 0, 3]);
  assert.deepEqual([countBelow([1, 2, 2, 3], 2), countUpTo([1, 2, 2, 3], 2)], [1, 3]);
});
