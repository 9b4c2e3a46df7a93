"""Objects with names and values, such as features of a map, as a table: a column for each name."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bellflower.i18n import _, ngettext
from bellflower.ingest.files.raw_table import RawTable, gather
from bellflower.ingest.findings import Note
from bellflower.ingest.options import DEFAULTS, ReadOptions

_MOST_TOLD = 5  # points that are named of one row


def value_text(value: Any) -> str:
    """Return a value of JSON as the text of a cell; a list of plain values has semicolons between.

    >>> value_text(None), value_text(3.0), value_text(["a", 1]), value_text({"b": 2})
    ('', '3', 'a;1', '{"b": 2}')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, list) and all(not isinstance(one, dict | list) for one in value):
        return ";".join(map(value_text, value))
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return _written(str(value))


def _written(text: str) -> str:
    """Return *text* without halves of letters, which JSON can hold and no file can."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def table_of(
    file: str,
    records: Iterable[Mapping[str, Any]],
    options: ReadOptions = DEFAULTS,
    lines: Sequence[int] | None = None,
) -> RawTable:
    """Return *records* as a table; the line of each is its number from 1, or that in *lines*.

    Raises ``EmptyTableError`` if there is none.
    """
    rows = [
        {_written(str(name)): value_text(value) for name, value in record.items()} for record in records
    ]
    names = list(dict.fromkeys(name for row in rows for name in row))
    numbers = lines or range(1, len(rows) + 1)
    cells = ((line, line, [row.get(name, "") for name in names]) for line, row in zip(numbers, rows))
    head = [(0, 0, names)] if names else []
    return gather(file, [*head, *cells], options, is_headed=True, encoding="UTF-8")


def unplaced(number: int) -> str:
    """Say that so many shapes on a map have no point; empty if there are none."""
    if not number:
        return ""
    text = ngettext(
        "{n} row has a line or an area, which is not read: add its latitude and"
        " longitude if it should lie on the map.",
        "{n} rows have lines or areas, which are not read: add their latitudes and"
        " longitudes if they should lie on the map.",
        number,
    )
    return text.format(n=f"{number:,}")


Point = tuple[str, str]  # latitude and longitude


def first_points(file: str, points: Iterable[Sequence[Point]]) -> tuple[Note, ...]:
    """Return a note for each row with several *points* on the map, of which the first is its place."""
    text = _(
        "the first of {n} points was read: write a row for each place, or name all in one cell with "
        "semicolons"
    )
    several = [(row, of_row) for row, of_row in enumerate(points, 1) if len(of_row) > 1]
    told = ["; ".join(map(", ".join, of_row[:_MOST_TOLD])) for _row, of_row in several]
    return tuple(
        Note(file, _("coordinates"), value, text.format(n=len(of_row)), (row,))
        for (row, of_row), value in zip(several, told)
    )
