"""The record's CSV files as text: read without improving them, and the one form they are written in."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from bellflower.record.schema import Table

_SPACE = re.compile(r"\s+")


def read_table(path: Path) -> pd.DataFrame:
    """Read a CSV file whose structure was checked; every cell is the string in the file."""
    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")


def rows_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return each row of *frame* as a dictionary from column to value."""
    names = [str(name) for name in frame.columns]
    columns = [frame.iloc[:, number].tolist() for number in range(len(names))]
    return [dict(zip(names, cells)) for cells in zip(*columns)]


def is_tidy(text: str) -> bool:
    """Whether *text* is plainly tidy: most texts are, and this is quickly seen; false says nothing."""
    is_plain = text.isascii() and text.isprintable()
    return is_plain and "  " not in text and text[:1] != " " and text[-1:] != " "


def tidy_cell(text: str) -> str:
    """Return *text* in Unicode form NFC with single spaces and none at its ends."""
    if is_tidy(text):
        return text
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip()


def _sort_key(table: Table, row: Mapping[str, str]) -> tuple[str | int, ...]:
    return tuple(
        int(row[name]) if table.column(name).type == "integer" else row[name]
        for name in table.primary_key
    )


def canonical_text(table: Table, rows: Iterable[dict[str, str]]) -> str:
    """Return *rows* as canonical CSV: declared columns, tidy cells, sorted by key, LF, minimal quotes.

    Raises ``ValueError`` if a row does not have exactly the declared columns, so that nothing is left
    out, or if a whole number in the key is not one.
    """
    names = [column.name for column in table.columns]
    rows = list(rows)
    for row in rows:
        if set(row) != set(names) or None in row.values():
            raise ValueError(f"{list(row.values())!r} does not have the columns {', '.join(names)}")
    tidy = [{name: tidy_cell(row[name]) for name in names} for row in rows]
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, names, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    writer.writeheader()
    writer.writerows(sorted(tidy, key=lambda row: _sort_key(table, row)))
    return buffer.getvalue()
