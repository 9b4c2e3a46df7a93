"""A table as it stands in a reader's file: a header, rows of text, and the line of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from bellflower.i18n import _
from bellflower.ingest.limits import MAX_CELL, MAX_COLUMNS, MAX_ROWS, EmptyTableError, UnreadableError
from bellflower.record.problems import Problem

OPEN_MARK = '\0"'  # a last cell that stands for a quotation mark that is never closed
_LONGEST_NAME = 80  # characters of the name of a column that are repeated

Line = tuple[int, int, list[str]]  # the first and the last line of a row, and its cells


@dataclass(frozen=True)
class RawTable:
    """A table as it was read.

    ``file`` is what problems call it, ``cells`` has a column of text for each name in ``header``,
    ``lines`` the line of each row. ``problems`` are rows that do not fit the header; they are not in
    ``cells``. ``encoding`` and ``note`` say how the file was read; both may be empty.
    """

    file: str
    header: tuple[str, ...]
    cells: pd.DataFrame
    lines: np.ndarray
    problems: tuple[Problem, ...] = ()
    encoding: str = ""
    note: str = ""

    @property
    def row_count(self) -> int:
        """The number of rows in the file, with those that do not fit the header."""
        return len(self.cells) + len(self.problems)


def _name(cell: str) -> str:
    """Return a name of a column in one line, without what cannot be seen and not without end."""
    shown = "".join(letter for letter in " ".join(cell.split()) if letter.isprintable())
    return shown if len(shown) <= _LONGEST_NAME else f"{shown[:_LONGEST_NAME]}…"


def _header(cells: Sequence[str], width: int) -> tuple[str, ...]:
    """Return *cells* as *width* different names: what is empty or there already gets its number."""
    names: list[str] = []
    for number in range(1, width + 1):
        told = _name(cells[number - 1]) if number <= len(cells) else ""
        name = told or _("column {number}").format(number=number)
        while name in names:
            name = f"{name} ({number})"
        names.append(name)
    return tuple(names)


def width_of(header: Sequence[str]) -> int:
    """Return the number of columns up to the last that has a name."""
    filled = [number for number, name in enumerate(header, 1) if name.strip()]
    return max(filled, default=0)


def _misfit(file: str, row: Line, width: int) -> Problem:
    first, last, cells = row
    if cells[-1] == OPEN_MARK:
        reason = _("a quotation mark in this line is not closed")
        return Problem(
            file, first, "", cells[0][:60], reason, _("Close it, or double it inside a text.")
        )
    reason = _("the row has {n} cells where the header has {width}").format(n=len(cells), width=width)
    remedy = _("Put a text that holds the separator into quotation marks, and close each of them.")
    if last > first + 1:
        reason = _("{reason}; it runs on to line {last}").format(reason=reason, last=last)
    return Problem(file, first, "", "", reason, remedy)


def _is_too_long(cells: Sequence[str]) -> str:
    return next((cell for cell in cells if len(cell) > MAX_CELL), "")


def _long_cell(file: str, row: Line, header: Sequence[str], cell: str) -> Problem:
    column = header[row[2].index(cell)]
    reason = _("is longer than {most} characters").format(most=f"{MAX_CELL:,}")
    return Problem(file, row[0], column, f"{cell[:60]}…", reason, _("Shorten the text."))


def gather(file: str, rows: Iterable[Line], *, is_padded: bool = False, **told: str) -> RawTable:
    """Gather *rows*, the header first, into a table; blank rows are passed over.

    With *is_padded* a row may be shorter than the header, as in a workbook. *told* goes into the table.
    Raises ``EmptyTableError`` without a header, ``UnreadableError`` if rows or columns are too many.
    """
    filled = (row for row in rows if any(cell.strip() for cell in row[2]))
    first = next(filled, None)
    if first is None:
        raise EmptyTableError(_("{file} is empty.").format(file=file), _("Add a header and rows."))
    width = width_of(first[2])
    if width > MAX_COLUMNS:
        raise UnreadableError(
            _("{file} has more than {most} columns.").format(file=file, most=MAX_COLUMNS),
            _("Delete the columns that are not needed."),
        )
    header = _header(first[2], width)
    cells: list[list[str]] = []
    lines: list[int] = []
    problems: list[Problem] = []
    for number, row in enumerate(filled, 1):
        if number > MAX_ROWS:
            raise UnreadableError(
                _("{file} has more than {most} rows.").format(file=file, most=f"{MAX_ROWS:,}"),
                _("Divide it into several files."),
            )
        values = _fitted(row[2], width, is_padded)
        if len(values) != width or values[-1] == OPEN_MARK:
            problems.append(_misfit(file, row, width))
        elif long := _is_too_long(values):
            problems.append(_long_cell(file, row, header, long))
        else:
            cells.append(values)
            lines.append(row[0])
    frame = pd.DataFrame(cells, columns=list(header), dtype="str")
    return RawTable(file, header, frame, np.array(lines, dtype="int64"), tuple(problems), **told)


def _fitted(cells: list[str], width: int, is_padded: bool) -> list[str]:
    """Return *cells* without empty ones beyond the header and, if that is meant, filled up to it."""
    while len(cells) > width and not cells[-1].strip():
        cells = cells[:-1]
    return cells + [""] * (width - len(cells)) if is_padded else cells
