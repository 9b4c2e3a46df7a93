"""One column of a reader's table in the form of the record: each distinct cell is read once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray

from bellflower.ingest.findings import Fault, Note, emptied
from bellflower.ingest.values.cell import Cell
from bellflower.ingest.values.cells import Context, clean, plain_texts, reader_of
from bellflower.record.checks.column_checks import cell_judge
from bellflower.record.checks.reasons import Reason
from bellflower.record.schema import Column
from bellflower.record.text_columns import spread

_JUDGED_BY_READER = frozenset(
    {
        "country", "language", "province", "url", "month", "day", "end_month", "end_day",
        "date_precision", "coordinates",
        "latitude", "longitude", "date", "year", "start", "end", "end_year", "title", "summary",
    }
)  # fmt: skip


@dataclass(frozen=True)
class ColumnRead:
    """What a column came to: the ``texts`` of all rows, the rows at fault, and what is told of cells.

    ``unknown`` holds the texts that are no value of its closed list, with the number of rows.
    """

    texts: ExtensionArray
    faults: tuple[Fault, ...] = ()
    notes: tuple[Note, ...] = ()
    unknown: Mapping[str, int] = field(default_factory=dict)


def without_gaps(column: Column) -> Column:
    """Return *column* without the rules that only a filled table can keep."""
    rules = {
        name: rule for name, rule in column.constraints.items() if name not in ("required", "unique")
    }
    return replace(column, constraints=rules)


def _cell_reader(column: Column, context: Context) -> Callable[[str], tuple[Cell, tuple[Reason, ...]]]:
    """Return what reads a cell of *column* and says what is wrong with it."""
    read = reader_of(column, context)
    judge = None if column.name in _JUDGED_BY_READER else cell_judge(without_gaps(column), is_clean=True)

    def read_cell(text: str) -> tuple[Cell, tuple[Reason, ...]]:
        tidy = clean(text)
        if not tidy.text:
            return tidy, ()
        cell = Cell(context.words[tidy.text]) if tidy.text in context.words else read(tidy.text)
        if cell.reason:
            return cell, (cell.reason,)
        found = judge(cell.text) if judge and cell.text else ()
        return Cell(cell.text, note=tidy.note or cell.note), found

    return read_cell


def lines_by_code(
    codes: np.ndarray, lines: np.ndarray, wanted: Iterable[int]
) -> dict[int, tuple[int, ...]]:
    """Return the lines of the rows with each of the *wanted* codes, in order of the first."""
    found: dict[int, list[int]] = {}
    rows = np.flatnonzero(np.isin(codes, list(wanted)))
    for row, code in zip(rows.tolist(), codes[rows].tolist()):
        found.setdefault(code, []).append(int(lines[row]))
    return {code: tuple(told) for code, told in found.items()}


def read_column(
    cells: pd.Series,
    name: tuple[str, str],
    lines: np.ndarray,
    column: Column,
    context: Context,
    *,
    is_costly: bool,
) -> ColumnRead:
    """Return the *cells* of a reader's column as *column*; *name* is the file and the reader's name.

    A cell that cannot be read costs its row if *is_costly*; otherwise it is left empty, and told.
    """
    codes, distinct = pd.factorize(cells)
    texts: list[str] = distinct.tolist()
    is_plain = plain_texts(column) if not context.words else None
    if is_plain and all(map(is_plain, texts)):  # as most texts are, and this is quickly seen
        return ColumnRead(cells.array)
    values, told, wrong = _read_texts(texts, _cell_reader(column, context))
    faults: tuple[Fault, ...] = ()
    values = ["" if code in wrong else value for code, value in enumerate(values)] if wrong else values
    if is_costly:
        rows = np.flatnonzero(np.isin(codes, list(wrong))) if wrong else ()
        faults = tuple(
            Fault(int(row), column.name, reason) for row in rows for reason in wrong[codes[row]]
        )
    else:
        told |= {code: emptied(reasons[0]) for code, reasons in wrong.items()}
    notes = _notes(name, codes, lines, texts, told)
    unknown = _unknown(column, codes, texts, wrong, context)
    read = cells.array if values == texts else spread(values, codes)
    return ColumnRead(read, faults, notes, unknown)


def _read_texts(
    texts: Sequence[str], read: Callable[[str], tuple[Cell, tuple[Reason, ...]]]
) -> tuple[list[str], dict[int, str], dict[int, tuple[Reason, ...]]]:
    """Return what *texts* are read as; by number, what is told of some and why others are refused."""
    values: list[str] = []
    told: dict[int, str] = {}
    wrong: dict[int, tuple[Reason, ...]] = {}
    for number, text in enumerate(texts):
        cell, reasons = read(text)
        values.append(cell.text)
        if reasons:
            wrong[number] = reasons
        elif cell.note:
            told[number] = cell.note
    return values, told, wrong


def _notes(
    name: tuple[str, str],
    codes: np.ndarray,
    lines: np.ndarray,
    texts: Sequence[str],
    told: Mapping[int, str],
) -> tuple[Note, ...]:
    if not told:
        return ()
    found = lines_by_code(codes, lines, told)
    return tuple(Note(*name, texts[code], told[code], at) for code, at in found.items())


def _unknown(
    column: Column, codes: np.ndarray, texts: Sequence[str], wrong: Iterable[int], context: Context
) -> dict[str, int]:
    """Return the words of a closed list that are not known, or were until the reader explained them."""
    if not column.enum:
        return {}
    refused, counts = set(wrong), np.bincount(codes, minlength=len(texts))
    told = [clean(text).text for text in texts]
    return {
        told[code]: int(counts[code])
        for code in range(len(texts))
        if code in refused or told[code] in context.words
    }
