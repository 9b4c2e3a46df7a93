"""The sheets of a workbook as tables: what a cell shows; formulas as text, never their result."""

import io
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time
from itertools import islice
from lzma import LZMAError
from typing import Any
from zipfile import BadZipFile

from bellflower.i18n import N_, _
from bellflower.ingest.files.archive import check_archive, read_member
from bellflower.ingest.files.header import LOOKED_AT, find_header
from bellflower.ingest.files.number_formats import shown_day
from bellflower.ingest.files.raw_table import Line, RawTable, gather, width_of
from bellflower.ingest.findings import Note
from bellflower.ingest.limits import MAX_COLUMNS, UnreadableError
from bellflower.ingest.options import DEFAULTS, ReadOptions

_FAULTS = (
    AttributeError, BadZipFile, EOFError, IndexError, KeyError, LZMAError, OSError, TypeError,
    SyntaxError, ValueError, zlib.error,
)  # fmt: skip  # damaged XML is a SyntaxError, whichever library reads it
_RANGE = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_MOST_MERGED, _TALLEST = 20_000, 10_000  # ranges that are looked at, and rows of one
_MERGED = N_("stands in a cell that is merged with the one above, and was read here too")


def cell_text(value: Any) -> str:
    """Return what a cell holds as a text that says neither more nor less."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(getattr(value, "text", value))  # a formula over several cells is an object


class _Shown:
    """The rows of a sheet as they are shown; what is told of single cells is kept.

    A cell that is *merged* with one above it, as its number of row and column say, has that one's text.
    """

    def __init__(self, merged: frozenset[tuple[int, int]]) -> None:
        self.found: dict[tuple[int, str, str], list[int]] = {}
        self.merged = merged

    def lines(self, rows: Iterable[tuple[Any, ...]], first: int) -> Iterator[Line]:
        before: list[str] = []
        for number, row in enumerate(rows, first):
            texts = [self._text(cell, number, at) for at, cell in enumerate(row)]
            for at, text in enumerate(texts if self.merged else ()):
                if not text and (number, at) in self.merged and at < len(before) and before[at]:
                    texts[at] = before[at]
                    self.found.setdefault((at, texts[at], _(_MERGED)), []).append(number)
            before = texts
            yield number, number, texts

    def _text(self, cell: Any, line: int, at: int) -> str:
        value = cell.value
        if not isinstance(value, date):
            return cell_text(value)
        text, told = shown_day(value, cell.number_format or "")
        if told:
            said = _(told).format(value=f"{value:%Y-%m-%d}" if value.year > 999 else str(value)[:10])
            self.found.setdefault((at, text, said), []).append(line)
        return text

    def notes(self, table: RawTable) -> tuple[Note, ...]:
        return tuple(
            Note(table.file, table.header[at], value, text, tuple(lines))
            for (at, value, text), lines in self.found.items()
            if at < len(table.header)
        )


def _merged(data: bytes, sheet: Any) -> frozenset[tuple[int, int]]:
    """Return row and column of each cell of *sheet* that is merged with one above it."""
    from openpyxl.utils import range_boundaries

    path = str(getattr(sheet, "_worksheet_path", "")).lstrip("/")
    found: set[tuple[int, int]] = set()
    for reference in _RANGE.findall(read_member(data, path))[:_MOST_MERGED]:
        left, top, _right, bottom = range_boundaries(reference.decode("ascii"))
        if left and top and bottom:  # what is merged to the right has no column of its own
            found |= {(row, left - 1) for row in range(top + 1, min(bottom, top + _TALLEST) + 1)}
    return frozenset(found)


def _opened(file: str, data: bytes) -> Any:
    from openpyxl import load_workbook

    check_archive(data)
    try:
        return load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    except _FAULTS as error:
        raise _damaged(file) from error


def _damaged(file: str) -> UnreadableError:
    return UnreadableError(
        _("{file} is not a workbook that can be read.").format(file=file),
        _("Save it once more as an Excel workbook (.xlsx), or as CSV in UTF-8."),
    )


def _head(sheet: Any, options: ReadOptions) -> tuple[int, int]:
    """Return the row from which *sheet* is read and the number of its columns; zeros if it is empty."""
    rows = sheet.iter_rows(
        min_row=max(1, options.header_line), max_col=MAX_COLUMNS + 1, values_only=True
    )
    told = (
        (number, [cell_text(value) for value in row])
        for number, row in enumerate(rows, options.header_line or 1)
    )
    filled = list(islice(((number, row) for number, row in told if width_of(row)), LOOKED_AT))
    if not filled:
        return 0, 0
    at = 0 if options.header_line else find_header([row for _number, row in filled])
    return filled[0][0], width_of(filled[at][1])


def _sheet(file: str, sheet: Any, data: bytes, options: ReadOptions) -> RawTable | None:
    sheet.reset_dimensions()  # what a sheet says of its size may be wrong, or meant to be
    try:
        first, width = _head(sheet, options)
        if not width:
            return None
        # one column more than the header has, so that a cell without a name is told
        rows, shown = sheet.iter_rows(min_row=first, max_col=width + 1), _Shown(_merged(data, sheet))
        table = gather(file, shown.lines(rows, first), options, is_padded=True)
        return replace(table, notes=shown.notes(table))
    except UnreadableError:
        raise
    except _FAULTS as error:
        raise _damaged(file) from error


def read_workbook(file: str, data: bytes, options: ReadOptions = DEFAULTS) -> dict[str, RawTable]:
    """Return the tables in the workbook *data* by the name of their sheet; empty sheets are passed over.

    Raises ``UnreadableError`` if it is no workbook, or not one that may be unpacked.
    """
    sheets = {sheet.title: sheet for sheet in _opened(file, data).worksheets}
    if options.sheet:
        sheets = {title: sheet for title, sheet in sheets.items() if title == options.sheet}
    found = {title: _sheet(f"{file} › {title}", sheet, data, options) for title, sheet in sheets.items()}
    return {title: table for title, table in found.items() if table is not None}
