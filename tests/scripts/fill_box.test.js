import { strict as assert } from "node:assert";
import { test } from "node:test";
import { placesAt } from "../../bellflower/browser/instrument/underneath.js";
import { fillBox } from "../../bellflower/browser/shared/fill_box.js";

/** A mark of a map, 10 wide around (x, y) before it is drawn twice as large, as Firefox gives it: with 5 px of outline in its box. */
function mark(id, x, y, isShown = true) {
  return {
    dataset: { placeId: id },
    getBBox: () => ({ x: x - 5, y: y - 5, width: 10, height: 10 }),
    getScreenCTM: () => ({ a: 2, b: 0, c: 0, d: 2, e: 100, f: 50 }),
    getClientRects: () => (isShown ? [{}] : []),
    getBoundingClientRect: () => ({ left: 2 * x + 85, top: 2 * y + 35, width: 30, height: 30 }),
  };
}

test("a box is that of the fill, where it stands in the window", () => {
  assert.deepEqual(fillBox(mark("here", 20, 20)), { left: 130, top: 80, right: 150, bottom: 100 });
  assert.equal(fillBox(mark("hidden", 20, 20, false)), null);
});

test("a click offers the places that it touches, and not those that it touches by their outline alone", () => {
  const holder = { querySelectorAll: () => [mark("first", 20, 20), mark("touched", 24, 20), mark("outline", 26, 20), mark("hidden", 20, 20, false)] };
  assert.deepEqual(placesAt(holder, 140, 90, "first"), ["first", "touched"]);
});
