/** The query of an address in a page without a server. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { toldBy, withSettled } from "../../bellflower/browser/instrument/address.js";
import { everything, settledOf } from "../../bellflower/browser/instrument/state.js";

test("what only the application can do is told, not left out in silence", () => {
  const { told, unknown } = toldBy("?from=1990&near=hyesan&pick=pongsu-2003");
  assert.equal(told.from, 1990);
  assert.deepEqual(unknown, ["near=hyesan", "pick=pongsu-2003"]);
});

test("a link without such parts leaves nothing out", () => {
  assert.deepEqual(toldBy("?from=1990&drug=opium&lang=ko").unknown, []);
});

test("a link of the menu takes along what was settled since it was made", () => {
  const years = /** @type {[number, number]} */ ([1880, 2027]);
  const settled = settledOf({ ...everything(years), a: 1990, b: 2005, key: true, event: "pongsu-2003" }, years);
  const link = "./events?from=1976&q=ship&near=hyesan&radius=100&lang=ko&v=3";
  assert.equal(withSettled(link, settled), "./events?from=1990&to=2004&key=yes&event=pongsu-2003&lang=ko&v=3");
  const near = { ...settledOf(everything(years), years), near: ["hyesan"] };
  assert.equal(withSettled(link, near), "./events?near=hyesan&radius=100&lang=ko&v=3");
  assert.equal(withSettled("./events?from=1976", settledOf(everything(years), years)), "./events");
});
