/** What the headline on the map says of a selection. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { everything } from "../../bellflower/browser/instrument/state.js";
import { headline } from "../../bellflower/browser/instrument/story.js";

const YEARS = /** @type {[number, number]} */ ([1880, 2027]);
const ALL = { a: 1880, b: 2027, isAll: true, head: null, told: null, isPlaying: false };

/** @param {Partial<import("../../bellflower/browser/instrument/types.js").State>} state @returns {any} */
function model(state) {
  return {
    years: YEARS, index: { ownName: "" }, eras: [{ title: "Export at sea", summary: "Ships.", start: 1996, end: 2005 }], state: { ...everything(YEARS), ...state },
    selection: { now: [], count: 0 }, counts: { place: {} }, word: (/** @type {string} */ value) => (value === "KP-08" ? "South Hamgyong" : value === "crackdown" ? "Crackdown" : value),
  };
}

test("without a choice the headline is that of the whole, or of the era", () => {
  assert.match(headline(model({}), ALL).title ?? "", /drug history/);
  assert.equal(headline({ ...model({}), index: { ownName: "mine.csv" } }, ALL).title, "mine.csv");
  assert.equal(headline(model({}), { ...ALL, a: 1996, b: 2005, isAll: false }).title, "Export at sea");
});

test("what was searched or chosen is what the headline speaks of", () => {
  const told = headline(model({ q: " zzqq " }), ALL);
  assert.equal(told.title, "“zzqq”");
  assert.equal(told.text, "No event in this record.");
  const chosen = model({ province: new Set(["KP-08"]), category: new Set(["crackdown"]) });
  assert.equal(headline(chosen, { ...ALL, a: 1996, b: 2005, isAll: false }).title, "South Hamgyong, Crackdown");
});

test("a moment that is played keeps its year unless the large year says it", () => {
  const told = /** @type {any} */ ({ label: "US accuses the North", title: "", short: "May 5, 1952", summary: "At the UN.", places: [] });
  const at = (/** @type {number} */ head) => /** @type {any} */ (headline(model({}), { ...ALL, head, told, isPlaying: true }));
  assert.deepEqual([at(1952.4).big, at(1952.4).at], ["1952", "May 5"]);
  assert.deepEqual([at(1956.1).big, at(1956.1).at], ["1956", "May 5, 1952"]);
});
