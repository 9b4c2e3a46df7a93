/** Copying a list of the page as a table with its heads, for a spreadsheet. */

/** The text of a cell in one line, harmless in a spreadsheet. @param {Element} cell */
export function cellText(cell) {
  const text = (cell.textContent ?? "").replace(/\s+/g, " ").trim();
  return /^[=+\-@]/.test(text) && !/^[+-]?[\d.,]+$/.test(text) ? `'${text}` : text;
}

/** The rows of `table`, its heads first, with tabs between the cells. @param {HTMLTableElement} table */
export function tableText(table) {
  const rows = [...table.rows].filter((row) => row.cells.length > 1);
  const told = rows.map((row) => [...row.cells].filter((cell) => !("aside" in cell.dataset)));
  return told.map((cells) => cells.map(cellText).join("\t")).join("\n");
}

/**
 * Copy the table that `button` belongs to, and say so on the button.
 * @param {HTMLButtonElement} button
 * @param {Record<string, string>} texts
 */
export async function copied(button, texts) {
  const table = button.closest(".bf-listed")?.querySelector("table");
  if (!table) return;
  try {
    await navigator.clipboard.writeText(tableText(table));
    button.textContent = texts.copied;
  } catch {
    getSelection()?.selectAllChildren(table);
    button.textContent = texts.marked;
  }
}
