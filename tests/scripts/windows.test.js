import assert from "node:assert/strict";
import { test } from "node:test";

import { fitView, isBeyond, isSameWindow, windowBetween } from "../../bellflower/browser/linked_view/windows.js";
import { eased } from "../../bellflower/browser/shared/easing.js";
import { latitudeAt, mercator, mercatorY } from "../../bellflower/browser/shared/mercator.js";

const near = (is, wanted) => assert.ok(Math.abs(is - wanted) < 1e-6, `${is} is not ${wanted}`);

test("the way to another window begins and ends where it should", () => {
  const [begin, end] = [{ x: 2.2, y: 0.7, k: 3000 }, { x: 0.2, y: 0.4, k: 200 }];
  for (const [part, wanted] of [[0, begin], [1, end]]) {
    const at = windowBetween(begin, end, part);
    for (const name of ["x", "y", "k"]) near(at[name], wanted[name]);
  }
  near(windowBetween(begin, { ...end, k: 3000 }, 0.5).x, 1.2);
});

test("windows are the same if they differ by less than a pixel", () => {
  const one = { x: 2.2, y: 0.7, k: 1000 };
  assert.ok(isSameWindow(one, { ...one, x: 2.2005 }));
  assert.ok(!isSameWindow(one, { ...one, x: 2.21 }));
  assert.ok(!isSameWindow(one, { ...one, k: 1010 }));
});

test("a window far from Korea is drawn with the outlines of all the world, however near it is", () => {
  const at = (/** @type {number} */ lon, /** @type {number} */ lat, /** @type {number} */ degrees) => ({ ...mercator({ lon, lat }), k: 800 / ((degrees * Math.PI) / 180) });
  assert.deepEqual([at(127, 40, 10), at(127, 40, 60), at(127, 40, 90), at(146, -38, 40)].map((window) => isBeyond(window, 800, 400)), [false, false, true, true]);
});

test("a gentle movement passes through its middle at half its time", () => {
  assert.deepEqual([0, 0.5, 1].map(eased), [0, 0.5, 1]);
});

test("latitudes come back from the Mercator plane", () => {
  for (const latitude of [-60, 0, 39.9, 84]) near(latitudeAt(mercatorY(latitude)), latitude);
  near(mercator({ lon: 180, lat: 0 }).x, Math.PI);
});

test("a view fills a wide and a high frame and holds all that it should", () => {
  const view = { west: 123.6, east: 131.2, south: 37.3, north: 43.2, title: "" };
  for (const [width, height] of [[600, 400], [300, 700], [500, 500]]) {
    const { lon, lat } = fitView(view, width, height);
    assert.ok(lon[0] <= view.west + 1e-9 && lon[1] >= view.east - 1e-9);
    assert.ok(lat[0] <= view.south + 1e-9 && lat[1] >= view.north - 1e-9);
    const [across, up] = [mercator({ lon: lon[1] - lon[0], lat: 0 }).x, mercatorY(lat[1]) - mercatorY(lat[0])];
    near(across / up, width / height);
  }
});
