import assert from "node:assert/strict";
import { test } from "node:test";

import { cellText, tableText } from "../../bellflower/browser/links/copying.js";

const cell = (textContent, dataset = {}) => ({ textContent, dataset });

test("a cell is one line", () => {
  assert.equal(cellText(cell("  Freighter\n  Pong Su ")), "Freighter Pong Su");
});

test("a cell that a spreadsheet would take for a formula gets an apostrophe, a number does not", () => {
  assert.equal(cellText(cell("=1+1")), "'=1+1");
  assert.equal(cellText(cell("-5.5")), "-5.5");
});

test("a table is copied with its heads, without the rows of its years and the boxes to tick", () => {
  const aside = cell("", { aside: "" });
  const rows = [[aside, cell("Date"), cell("Event")], [cell("1997")], [aside, cell("May 1997"), cell("A raid")]];
  const table = { rows: rows.map((cells) => ({ cells })) };
  assert.equal(tableText(table), "Date\tEvent\nMay 1997\tA raid");
});
