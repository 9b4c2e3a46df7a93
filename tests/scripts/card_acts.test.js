import assert from "node:assert/strict";
import { test } from "node:test";

import { readable } from "../../bellflower/browser/links/card_acts.js";

test("an address is printed as people write it, and one with a broken code as it is", () => {
  assert.equal(readable("https://a.example/%EB%B6%81/x?y=%2F"), "https://a.example/북/x?y=%2F");
  assert.equal(readable("https://a.example/%E"), "https://a.example/%E");
});
