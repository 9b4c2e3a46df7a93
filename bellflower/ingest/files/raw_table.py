"""A table as it stands in a reader's file: a header, rows of text, and the line of each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

import numpy as np
import pandas as pd

from bellflower.i18n import _
from bellflower.ingest.files.header import LOOKED_AT, find_header, lacks_header
from bellflower.ingest.findings import Note, Reading
from bellflower.ingest.limits import MAX_CELL, MAX_COLUMNS, EmptyTableError, UnreadableError
from bellflower.ingest.options import DEFAULTS, ReadOptions
from bellflower.record.problems import Problem

OPEN_MARK = '\0"'  # a last cell that stands for a quotation mark that is never closed
NO_HEADER = "0"  # what the option of the line of the header is read as, if there is none
_PART = 50_000  # rows that are held as lists before they go into a frame
_LONGEST_NAME = 80  # characters of the name of a column that are repeated

Line = tuple[int, int, list[str]]  # the first and the last line of a row, and its cells


@dataclass(frozen=True)
class RawTable:
    """A table as it was read.

    ``file`` is what problems call it, ``cells`` has a column of text for each name in ``header``,
    ``lines`` the line of each row. ``problems`` are rows that do not fit the header; they are not in
    ``cells``. ``encoding``, ``note``, ``readings`` and ``separator`` say how the file was read, and
    ``notes`` what was made of single cells.
    """

    file: str
    header: tuple[str, ...]
    cells: pd.DataFrame
    lines: np.ndarray
    problems: tuple[Problem, ...] = ()
    encoding: str = ""
    note: str = ""
    separator: str = ""
    readings: tuple[Reading, ...] = ()
    notes: tuple[Note, ...] = ()

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


def _long_cell(file: str, row: Line, header: Sequence[str], values: Sequence[str]) -> Problem:
    number = next(number for number, cell in enumerate(values) if len(cell) > MAX_CELL)
    reason = _("is longer than {most} characters").format(most=f"{MAX_CELL:,}")
    return Problem(
        file, row[0], header[number], f"{values[number][:60]}…", reason, _("Shorten the text.")
    )


def _headed(
    file: str, rows: Iterator[Line], options: ReadOptions, is_headed: bool
) -> tuple[Line, Iterator[Line], tuple[Reading, ...]]:
    """Return the header of *rows*, those below it, and what was decided."""
    if options.header_line:
        rows = (row for row in rows if row[0] >= options.header_line)
    first = list(islice(rows, LOOKED_AT))
    if not first:
        raise EmptyTableError(_("{file} is empty.").format(file=file), _("Add a header and rows."))
    is_told = bool(options.header_line) or is_headed
    at = 0 if is_told else find_header([row[2] for row in first])
    if not is_told and lacks_header([row[2] for row in first]):
        return _numbered(first), chain(first, rows), (_without_header(file),)
    line = first[at][0]
    told: tuple[Reading, ...] = ()
    if at or options.header_line:
        text = _("{file}: line {line} is read as the header; what stands above it is passed over.")
        told = (Reading("header_line", "", str(line), (), text.format(file=file, line=line)),)
    return first[at], chain(first[at + 1 :], rows), told


def _numbered(rows: Sequence[Line]) -> Line:
    """Return a header for *rows* that have none: each column has its number for a name."""
    width = max(width_of(row[2]) for row in rows)
    return 0, 0, [_("column {number}").format(number=number) for number in range(1, width + 1)]


def _without_header(file: str) -> Reading:
    text = _(
        "{file}: the first line is read as a row, not as the header, for it holds a date and no name of "
        "a column that is known; the columns are called column 1, column 2 and so on."
    )
    return Reading("header_line", "", NO_HEADER, (), text.format(file=file))


class _Gathered:
    """Rows on their way into a frame, a part of them at a time, so that few are held twice."""

    def __init__(self, header: Sequence[str]) -> None:
        self.header = list(header)
        self.frames: list[pd.DataFrame] = []
        self.cells: list[list[str]] = []
        self.lines: list[int] = []

    def add(self, line: int, values: list[str]) -> None:
        self.cells.append(values)
        self.lines.append(line)
        if len(self.cells) >= _PART:
            self.close()

    def close(self) -> None:
        self.frames.append(pd.DataFrame(self.cells, columns=self.header, dtype="str"))
        self.cells = []

    def frame(self) -> pd.DataFrame:
        if self.cells or not self.frames:
            self.close()
        return self.frames[0] if len(self.frames) == 1 else pd.concat(self.frames, ignore_index=True)


def gather(
    file: str,
    rows: Iterable[Line],
    options: ReadOptions = DEFAULTS,
    *,
    is_padded: bool = False,
    is_headed: bool = False,
    encoding: str = "",
    note: str = "",
    separator: str = "",
) -> RawTable:
    """Gather *rows*, the header first, into a table; blank rows are passed over.

    Lines above the header are passed over too, unless *is_headed* says that the first is it. With
    *is_padded* a row may be shorter than the header, as in a workbook. The rest goes into the table.
    Raises ``EmptyTableError`` without a header, ``UnreadableError`` if rows or columns are too many.
    """
    filled = (row for row in rows if any(cell.strip() for cell in row[2]))
    first, below, readings = _headed(file, filled, options, is_headed)
    width = width_of(first[2])
    if width > MAX_COLUMNS:
        raise UnreadableError(
            _("{file} has more than {most} columns.").format(file=file, most=MAX_COLUMNS),
            _("Delete the columns that are not needed."),
        )
    header = _header(first[2], width)
    gathered, problems, notes = _Gathered(header), [], []
    for number, row in enumerate(below, 1):
        if number > options.most_rows:
            raise _too_many(file, options.most_rows)
        values = _fitted(row[2], width, is_padded)
        if width < len(values) <= len(first[2]):
            notes += _nameless(file, row[0], values, width)
            values = values[:width]
        if len(values) != width or values[-1] == OPEN_MARK:
            problems.append(_misfit(file, row, width))
        elif max(map(len, values)) > MAX_CELL:
            problems.append(_long_cell(file, row, header, values))
        else:
            gathered.add(row[0], values)
    lines = np.array(gathered.lines, dtype="int64")
    return RawTable(
        file, header, gathered.frame(), lines, tuple(problems), encoding, note, separator, readings,
        tuple(notes),
    )  # fmt: skip


def _nameless(file: str, line: int, values: Sequence[str], width: int) -> Iterator[Note]:
    """Yield a note for each filled cell of a row in a column beyond *width*, which has no name."""
    text = _("stands in a column without a name, and was not used")
    for number, value in enumerate(values[width:], width + 1):
        if value.strip():
            yield Note(file, _("column {number}").format(number=number), value[:MAX_CELL], text, (line,))


def _too_many(file: str, most: int) -> UnreadableError:
    return UnreadableError(
        _("{file} has more than {most} rows.").format(file=file, most=f"{most:,}"),
        _("Divide it into several files, or check it with the command line."),
    )


def _fitted(cells: list[str], width: int, is_padded: bool) -> list[str]:
    """Return *cells* without empty ones beyond the header and, if that is meant, filled up to it."""
    while len(cells) > width and not cells[-1].strip():
        cells = cells[:-1]
    return cells + [""] * (width - len(cells)) if is_padded else cells
