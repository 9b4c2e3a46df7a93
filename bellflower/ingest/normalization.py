"""One table of a reader's file in the columns of the record, with what is wrong in it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

import numpy as np
import pandas as pd

from bellflower.i18n import _
from bellflower.ingest.cells import Cell, clean, reader_of
from bellflower.ingest.choices import NAMED
from bellflower.ingest.column_mapping import PARTS_OF_DATE, wide_table
from bellflower.ingest.issues import Normal, Note
from bellflower.ingest.raw_table import RawTable
from bellflower.ingest.reader import EVENTS
from bellflower.ingest.written_dates import is_quick, join_span, read_date
from bellflower.record.checks.column_checks import Rows, cell_judge
from bellflower.record.checks.reasons import Reason
from bellflower.record.schema import Column

MOST_SLOW_DATES = 2_000  # different dates in forms that take milliseconds each


def _without_gaps(column: Column) -> Column:
    """Return *column* without the rules that only a filled table can keep."""
    rules = {
        name: rule for name, rule in column.constraints.items() if name not in ("required", "unique")
    }
    return replace(column, constraints=rules)


def _cell_reader(
    column: Column, words: Mapping[str, str]
) -> Callable[[str], tuple[Cell, tuple[Reason, ...]]]:
    """Return what reads a cell of *column*, *words* explained, and says what is wrong with it."""
    read, judge = _patient(reader_of(column), column), cell_judge(_without_gaps(column), is_clean=True)

    def read_cell(text: str) -> tuple[Cell, tuple[Reason, ...]]:
        tidy = clean(text)
        if not tidy.text:
            return tidy, ()
        cell = Cell(words[tidy.text]) if tidy.text in words else read(tidy.text)
        if cell.reason:
            return cell, (cell.reason,)
        return Cell(cell.text, note=tidy.note or cell.note), judge(cell.text)

    return read_cell


def _patient(read: Callable[[str], Cell], column: Column) -> Callable[[str], Cell]:
    """Return *read* for dates with an end to its patience: very many odd dates would take minutes."""
    if not column.is_edtf:
        return read
    left = [MOST_SLOW_DATES]

    def read_some(text: str) -> Cell:
        left[0] -= not is_quick(text)
        if left[0] >= 0 or is_quick(text):
            return read(text)
        reason = _("was not read: more than {most} different dates are of an unusual form")
        return Cell(
            text,
            Reason(reason.format(most=f"{MOST_SLOW_DATES:,}"), _("Write it like 1976 or 1976-10-18.")),
        )

    return read_some


def _fill(normal: Normal, column: Column, words: Mapping[str, str]) -> np.ndarray:
    """Return the cells of *column*, and note in *normal* what is wrong with them or was made of them."""
    name = normal.rows.names[column.name]
    codes, texts = pd.factorize(normal.raw.cells[name])
    done = list(map(_cell_reader(column, words), map(str, texts)))
    refused = {code for code, (_cell, wrong) in enumerate(done) if wrong}
    if column.name in NAMED and (refused or words):
        told, counts = [clean(str(text)).text for text in texts], np.bincount(codes)
        asked = [code for code, text in enumerate(told) if text in words or code in refused]
        normal.unknown[column.name] = {told[code]: int(counts[code]) for code in asked}
    for row in np.flatnonzero(np.isin(codes, list(refused))) if refused else ():
        for reason in done[codes[row]][1]:
            normal.refuse(int(row), column.name, reason)
    noted = {code for code, (cell, wrong) in enumerate(done) if cell.note and not wrong}
    if noted:
        _note(normal, name, codes, noted, [cell.note for cell, _wrong in done], list(texts))
    return np.array([cell.text for cell, _wrong in done], dtype="object")[codes]


def _note(
    normal: Normal, name: str, codes: np.ndarray, noted: set[int], said: list[str], texts: list[str]
) -> None:
    counts = np.bincount(codes)
    _found, first = np.unique(codes, return_index=True)
    for row in sorted(first):
        code = int(codes[row])
        if code in noted:
            line = int(normal.raw.lines[row])
            normal.notes.append(
                Note(normal.raw.file, line, name, texts[code], said[code], int(counts[code]))
            )


def normalize(
    raw: RawTable,
    name: str,
    chosen: Mapping[str, str],
    words: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
) -> Normal:
    """Return *raw* as the table *name*, its columns read as *chosen* says (ours to the reader's).

    *words* explains, by our column, texts that are no value of its closed list.

    A cell that is empty or not chosen is an empty text; what a rule says of empty cells is judged later.
    """
    table = wide_table(name)
    empty = {column.name: np.full(len(raw.cells), "", dtype="object") for column in table.columns}
    names = {ours: theirs for ours, theirs in chosen.items() if theirs in raw.header and ours in empty}
    normal = Normal(raw, Rows(table, raw.file, pd.DataFrame(empty, dtype="object"), raw.lines, names))
    for column in table.columns:
        if column.name in names:
            empty[column.name] = _fill(normal, column, words.get(column.name, {}))
    if name == EVENTS:
        _join_dates(normal, empty)
    normal.rows = Rows(table, raw.file, pd.DataFrame(empty, dtype="str"), raw.lines, names)
    return normal


def _join_dates(normal: Normal, cells: dict[str, np.ndarray]) -> None:
    """Make a date of its parts where a row has no date in one cell."""
    parts = pd.DataFrame({name: cells[name] for name in PARTS_OF_DATE}, dtype="object")
    asked = np.flatnonzero((cells["date"] == "") & (parts != "").any(axis=1).to_numpy())
    joined: dict[tuple[str, ...], tuple[str, str, Reason | None]] = {}
    for row, told in zip(asked, parts.iloc[asked].itertuples(index=False, name=None)):
        if told not in joined:
            joined[told] = _joined(*told)
        cells["date"][row], at, reason = joined[told]
        if reason:
            normal.refuse(int(row), at, reason)


def _joined(year: str, month: str, day: str, start: str, end: str) -> tuple[str, str, Reason | None]:
    """Return the date, and the column at fault with the reason if there is none."""
    at = "start"
    if not start:
        at = "year"
        start = "-".join([year, *(part.zfill(2) for part in (month, day if month else "") if part)])
        if not year and not end:
            reason = Reason(_("has a month or a day, but no year"), _("Write the year."))
            return "", "month" if month else "day", reason
    first, last = read_date(start), read_date(end)
    for name, read in ((at, first), ("end", last)):
        if read.reason:
            return "", name, read.reason
    span = join_span(first.text, last.text)
    return span.text, "end", span.reason
