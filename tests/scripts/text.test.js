import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { labelText } from "../../bellflower/browser/linked_view/plots.js";
import { markSize, shadeIndex, shadeLabel } from "../../bellflower/browser/linked_view/shades.js";
import { recolored } from "../../bellflower/browser/linked_view/colors.js";
import { periodLabel } from "../../bellflower/browser/linked_view/text.js";
import { _, counted, filled, isTranslated, learn, speak } from "../../bellflower/browser/shared/words.js";

afterEach(() => speak({}));

test("a period is told by its years", () => {
  assert.equal(periodLabel(1970, 1971, "window"), "1970");
  assert.equal(periodLabel(1970, 1980, "window"), "1970 to 1979");
  assert.equal(periodLabel(1880, 1980, "upto"), "Up to 1979");
});

test("a text without a translation stays English, and a number takes the form that fits", () => {
  assert.equal(_("Events"), "Events");
  assert.equal(counted(1, "{n} event", "{n} events"), "1 event");
  assert.equal(counted(1200, "{n} event of {total}", "{n} events of {total}", { total: 3 }), "1,200 events of 3");
  assert.equal(filled("{a} and {b}", { a: 1 }), "1 and {b}");
});

test("words are learned beside others, and another language replaces all of them", () => {
  speak({ Events: "사건" });
  learn({ Place: "장소", "{n} event": "사건 {n}건" });
  assert.deepEqual([_("Events"), _("Place"), counted(2, "{n} event", "{n} events")], ["사건", "장소", "사건 2건"]);
  assert.ok(isTranslated());
  speak(undefined);
  assert.deepEqual([_("Events"), _("Place"), isTranslated()], ["Events", "Place", false]);
});

test("what looks like markup in a label of the map stays text", () => {
  assert.equal(labelText("a <b> & c"), "a &lt;b&gt; &amp; c");
});

test("more events are a darker shade and a larger mark", () => {
  assert.deepEqual([0, 1, 2, 3, 8, 50, 500].map(shadeIndex), [-1, 0, 0, 1, 2, 4, 4]);
  assert.deepEqual([0, 1, 4].map(shadeLabel), ["1–2", "3–7", "50+"]);
  assert.equal(markSize(1), 6);
  assert.ok(markSize(10) > markSize(2));
});

test("only colors of the light theme change, wherever they stand in a figure", () => {
  const figure = { color: "#fff", marks: [{ color: ["#fff", "#123"] }], size: 3, none: null };
  assert.deepEqual(recolored(figure, { "#fff": "#000" }), { color: "#000", marks: [{ color: ["#000", "#123"] }], size: 3, none: null });
});
