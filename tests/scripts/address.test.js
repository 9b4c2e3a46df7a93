/** The query of an address in a page without a server. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { toldBy } from "../../bellflower/browser/instrument/address.js";

test("what only the application can do is told, not left out in silence", () => {
  const { told, unknown } = toldBy("?from=1990&near=hyesan&pick=pongsu-2003");
  assert.equal(told.from, 1990);
  assert.deepEqual(unknown, ["near=hyesan", "pick=pongsu-2003"]);
});

test("a link without such parts leaves nothing out", () => {
  assert.deepEqual(toldBy("?from=1990&drug=opium&lang=ko").unknown, []);
});
