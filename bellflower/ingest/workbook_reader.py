"""The sheets of a workbook as tables: formulas as the text that they are, never their result."""

import io
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from lzma import LZMAError
from typing import Any
from zipfile import BadZipFile

from bellflower.i18n import _
from bellflower.ingest.archive import check_archive
from bellflower.ingest.limits import MAX_COLUMNS, UnreadableError
from bellflower.ingest.raw_table import Line, RawTable, gather, width_of

_FAULTS = (
    AttributeError, BadZipFile, EOFError, IndexError, KeyError, LZMAError, OSError, TypeError,
    SyntaxError, ValueError, zlib.error,
)  # fmt: skip  # damaged XML is a SyntaxError, whichever library reads it


def _text(value: Any) -> str:
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


def _lines(rows: Iterable[tuple[Any, ...]], first: int) -> Iterator[Line]:
    for number, row in enumerate(rows, first):
        yield number, number, [_text(value) for value in row]


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


def _head(sheet: Any) -> tuple[int, int]:
    """Return the row of the header of *sheet* and the number of its columns; zeros if it is empty."""
    rows = sheet.iter_rows(max_col=MAX_COLUMNS + 1, values_only=True)
    for number, row in enumerate(rows, 1):
        if width := width_of([_text(value) for value in row]):
            return number, width
    return 0, 0


def _sheet(file: str, sheet: Any) -> RawTable | None:
    sheet.reset_dimensions()  # what a sheet says of its size may be wrong, or meant to be
    try:
        first, width = _head(sheet)
        if not width:
            return None
        # one column more than the header has, so that a cell without a name is told
        rows = sheet.iter_rows(min_row=first, max_col=width + 1, values_only=True)
        return gather(file, _lines(rows, first), is_padded=True)
    except UnreadableError:
        raise
    except _FAULTS as error:
        raise _damaged(file) from error


def read_workbook(file: str, data: bytes) -> dict[str, RawTable]:
    """Return the tables in the workbook *data* by the name of their sheet; empty sheets are passed over.

    Raises ``UnreadableError`` if it is no workbook, or not one that may be unpacked.
    """
    sheets = {sheet.title: sheet for sheet in _opened(file, data).worksheets}
    found = {title: _sheet(f"{file} › {title}", sheet) for title, sheet in sheets.items()}
    return {title: table for title, table in found.items() if table is not None}
