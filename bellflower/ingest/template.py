"""A table to begin with: the columns of a table of events, an example of each kind, explanations."""

import csv
import io

from bellflower.i18n import _
from bellflower.ingest.column_mapping import wide_table
from bellflower.ingest.reader import EVENTS
from bellflower.record.schema import Column, closed_values
from bellflower.text.wording import label

COLUMNS: tuple[str, ...] = (
    "id", "date", "date_note", "title", "summary", "category", "record_type", "place", "latitude",
    "longitude", "province", "country", "drugs", "actors", "quantity_kg_low", "quantity_kg_best",
    "quantity_kg_high", "quantity_kind", "source", "url", "publisher", "source_date", "evidence", "note",
)  # fmt: skip
_OF_ONE_EXAMPLE = ("quantity_kg_low", "quantity_kg_best", "quantity_kg_high", "quantity_kind")
_GIVEN = {"place": "Hamhung", "source": "New crackdown on illicit drugs targets locals"}


def _columns() -> tuple[Column, ...]:
    table = wide_table(EVENTS)
    return tuple(table.column(name) for name in COLUMNS)


def example_rows() -> list[dict[str, str]]:
    """Return a made-up event of each kind of record, every cell the example of the dictionary."""
    rows = []
    for number, kind in enumerate(closed_values(EVENTS, "record_type"), 1):
        row = {column.name: column.example or _GIVEN.get(column.name, "") for column in _columns()}
        row |= {
            "id": f"example-{number}",
            "title": f"Example of a record of the kind “{label(kind)}”: write over it",
            "record_type": kind,
        }
        if number > 1:
            row |= dict.fromkeys((*_OF_ONE_EXAMPLE, "latitude", "longitude"), "")
        rows.append(row)
    return rows


def _explanation(column: Column) -> tuple[str, str, str, str, str]:
    values = ", ".join(column.enum or column.list_of)
    needed = _("yes") if column.name == "title" else _("no")
    return column.name, _(column.title), needed, _(column.description), values or column.example


def explanations() -> list[tuple[str, str, str, str, str]]:
    """Return for each column its name, title, whether it must be filled, its meaning, and its values."""
    return [_explanation(column) for column in _columns()]


def template_csv() -> str:
    """Return the template as CSV, with a mark that tells Excel the encoding."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(example_rows())
    return f"\ufeff{buffer.getvalue()}"


def template_workbook() -> bytes:
    """Return the template as a workbook: the table ``events``, and a sheet that explains its columns."""
    from xlsxwriter import Workbook

    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
        text = book.add_format({"num_format": "@"})  # or a workbook turns 1999-04 into a day
        sheet = book.add_worksheet(EVENTS)
        sheet.set_column(0, len(COLUMNS) - 1, 18, text)
        sheet.freeze_panes(1, 0)
        for column, name in enumerate(COLUMNS):
            sheet.write_string(0, column, name, bold)
            for line, row in enumerate(example_rows(), 1):
                sheet.write_string(line, column, row[name], text)
        told = book.add_worksheet(_("what the columns mean"))
        told.set_column(0, 2, 18)
        told.set_column(3, 4, 70, wrapped)
        heads = (_("Column"), _("Title"), _("Must be filled"), _("Meaning"), _("Values or an example"))
        for line, cells in enumerate([heads, *explanations()]):
            for column, cell in enumerate(cells):
                told.write_string(line, column, cell, bold if line == 0 else None)
    return buffer.getvalue()
