"""A selection as an Excel workbook: a sheet for each table. Texts stay texts, never formulas."""

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bellflower.analysis.selection import Selection
from bellflower.publish.export.flat import cell_text
from bellflower.publish.export.nested import head
from bellflower.publish.export.values import derived_columns, typed_row
from bellflower.record.tables import rows_of

_CREATED = datetime(2000, 1, 1)  # a fixed one, so that the same selection is the same file
_LONGEST = 32_767  # characters that Excel takes in a cell
_WIDEST = 60


def _tables(selection: Selection) -> dict[str, list[dict[str, Any]]]:
    events = [typed_row("events", event) | derived_columns(event) for event in rows_of(selection.events)]
    others = {
        table: [typed_row(table, row) for row in rows_of(getattr(selection, table))]
        for table in ("event_places", "claims", "sources", "places")
    }
    about = [{"name": name, "value": value} for name, value in head(selection).items()]
    return {"events": events, **others, "about": about}


def _write(sheet: Any, rows: Sequence[Mapping[str, Any]], bold: Any) -> None:
    names = list(rows[0]) if rows else []
    for column, name in enumerate(names):
        sheet.write_string(0, column, name, bold)
        longest = max(len(cell_text(row[name])) for row in rows)
        sheet.set_column(column, column, min(max(longest, len(name)) + 2, _WIDEST))
    for line, row in enumerate(rows, 1):
        for column, value in enumerate(row.values()):
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                sheet.write_number(line, column, value)
            elif text := cell_text(value):
                if len(text) > _LONGEST:
                    raise ValueError(
                        f"{text[:40]!r}… is longer than the {_LONGEST} characters of a cell"
                    )
                sheet.write_string(line, column, text)
    if names:
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(rows), len(names) - 1)


def workbook(selection: Selection) -> bytes:
    """Return the sheets ``events``, ``event_places``, ``claims``, ``sources``, ``places`` and ``about``.

    Numbers are numbers, an empty cell is empty, every other cell is a text; addresses are not links. A
    table without rows is an empty sheet. Raises ``ValueError`` if a text is too long for a cell.
    """
    from xlsxwriter import Workbook

    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": _CREATED, "title": head(selection)["title"]})
        bold = book.add_format({"bold": True})
        for name, rows in _tables(selection).items():
            _write(book.add_worksheet(name), rows, bold)
    return buffer.getvalue()
