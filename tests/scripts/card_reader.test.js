import assert from "node:assert/strict";
import test from "node:test";

import { CardReader } from "../../bellflower/browser/instrument/card_reader.js";

test("a card that only the session tells comes to everybody who waits for it, and stays", async () => {
  /** @type {import("../../bellflower/browser/instrument/card_reader.js").Given} */ let given = { language: "en", urls: {} };
  const reader = new CardReader(() => given);
  const waiting = [reader.read("place", "hamhung-1"), reader.read("place", "hamhung-1")];
  given = { ...given, cards: { "event/row-2": "another" } };
  reader.take();
  given = { ...given, cards: { "place/hamhung-1": "<p>Hamhung</p>" } };
  reader.take();
  assert.deepEqual(await Promise.all(waiting), ["<p>Hamhung</p>", "<p>Hamhung</p>"]);
  given = { ...given, cards: {} };
  assert.equal(reader.read("place", "hamhung-1"), "<p>Hamhung</p>");
  assert.equal(reader.read("event", "row-2"), "another");
});

test("a card is asked of the server once, and again only after a failure", async (context) => {
  const answers = [new Response("", { status: 503 }), new Response("<p>card</p>")];
  const asked = context.mock.method(globalThis, "fetch", async () => answers.shift());
  const reader = new CardReader(() => ({ language: "ko", urls: { cards: "./cards/" } }));
  await assert.rejects(async () => reader.read("event", "a"), /503/);
  assert.equal(await reader.read("event", "a"), "<p>card</p>");
  assert.equal(reader.read("event", "a"), "<p>card</p>");
  assert.deepEqual(asked.mock.calls.map((call) => call.arguments[0]), ["./cards/event/a?lang=ko", "./cards/event/a?lang=ko"]);
});
