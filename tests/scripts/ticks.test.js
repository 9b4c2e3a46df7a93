import assert from "node:assert/strict";
import { test } from "node:test";

import { withTick, withTicks } from "../../bellflower/browser/links/ticks.js";

test("a tick is put in or taken out once, in an order that does not depend on the clicks", () => {
  assert.deepEqual(withTick(["b", "c"], "a", true), ["a", "b", "c"]);
  assert.deepEqual(withTick(["a", "b"], "a", true), ["a", "b"]);
  assert.deepEqual(withTick(["a", "b"], "a", false), ["b"]);
});

test("a link that is followed takes the ticked events along", () => {
  assert.equal(withTicks("http://here/events?q=x", ["a", "b"]), "http://here/events?q=x&pick=a&pick=b");
  assert.equal(withTicks("http://here/people?actor=x", []), "http://here/people?actor=x");
  assert.equal(withTicks("http://here/people", []), "http://here/people");
});
