"""What a reader is told of a file: how much can be shown, and each thing wrong as a row of a table."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from bellflower.i18n import N_, _, counted, ngettext
from bellflower.ingest.findings import Note
from bellflower.ingest.pipeline import Examined
from bellflower.ingest.reader import Upload
from bellflower.record.csv_cells import neutral_cell
from bellflower.record.problems import Problem

COLUMNS = (
    N_("File"), N_("Line"), N_("Column"), N_("Value"), N_("What is wrong"), N_("How to fix it"),
)  # fmt: skip
_Item = TypeVar("_Item")
MOST_TOLD = 100  # of a kind that a terminal shows one by one
MOST_NOTES = 1_000
_SHOWN_VALUE = 300  # characters of a value that a table repeats


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN_VALUE else f"{text[:_SHOWN_VALUE]}…"


def problem_rows(problems: Iterable[Problem]) -> list[tuple[str, int, str, str, str, str]]:
    """Return *problems* as rows of :data:`COLUMNS`."""
    return [
        (each.file, each.line, each.column, _short(each.value), each.reason, each.remedy)
        for each in problems
    ]


def note_rows(notes: Iterable[Note]) -> list[tuple[str, int, str, str, str, int]]:
    """Return *notes* as rows: file, first line, column, value, what was made of it, number of rows."""
    return [
        (each.file, each.line, each.column, _short(each.value), each.text, each.count) for each in notes
    ]


def problems_csv(problems: Iterable[Problem]) -> str:
    """Return *problems* as CSV without formulas, with a mark that tells Excel the encoding."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([_(name) for name in COLUMNS])
    for row in problem_rows(problems):
        writer.writerow([cell if isinstance(cell, int) else neutral_cell(cell) for cell in row])
    return f"\ufeff{buffer.getvalue()}"


def lines_left_out(examined: Examined) -> int:
    """Return the number of rows that are left out, of the table of events."""
    return examined.rows - examined.shown


def summary(examined: Examined) -> str:
    """Say how many rows can be shown and how many are left out, in one or two sentences."""
    out = lines_left_out(examined)
    if examined.rows == 0:
        return _("The file has a header, but no row.")
    text = ngettext("{shown} of {n} row can be shown", "{shown} of {n} rows can be shown", examined.rows)
    told = text.format(shown=f"{examined.shown:,}", n=f"{examined.rows:,}")
    if out:
        more = ngettext("{told}; {n} was left out.", "{told}; {n} were left out.", out)
        told = more.format(told=told, n=f"{out:,}")
    else:
        told = _("{told}.").format(told=told)
    if examined.others:
        others = ngettext(
            "{told} Of the tables beside it, {n} row was left out.",
            "{told} Of the tables beside it, {n} rows were left out.",
            examined.others,
        )
        told = others.format(told=told, n=f"{examined.others:,}")
    return told


def main_columns(examined: Examined, most: int = 3) -> str:
    """Return the columns for which most rows were left out, with the numbers; empty if none was."""
    lines: dict[str, set[tuple[str, int]]] = {}
    for each in examined.left_out:
        lines.setdefault(each.column or _("cells that do not fit"), set()).add((each.file, each.line))
    first = sorted(lines.items(), key=lambda item: -len(item[1]))
    told = [
        counted(len(rows), "{column} ({n} row)", "{column} ({n} rows)", column=column)
        for column, rows in first[:most]
    ]
    names = ", ".join(told)
    return _("{columns} and others").format(columns=names) if len(first) > most else names


def grouped(problems: Iterable[Problem]) -> list[tuple[str, str, str, int]]:
    """Return column, reason, remedy and number of rows of each kind of problem, most frequent first."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for each in problems:
        counts[each.column, each.reason, each.remedy] += 1
    return [(*kind, number) for kind, number in counts.most_common()]


def _some(items: Sequence[_Item], kind: Callable[[_Item], Hashable]) -> tuple[list[_Item], int]:
    """Return the first :data:`MOST_TOLD` of each kind of *items*, and how many are left."""
    counts: Counter[Hashable] = Counter()
    kept = []
    for item in items:
        counts[kind(item)] += 1
        if counts[kind(item)] <= MOST_TOLD:
            kept.append(item)
    return kept, len(items) - len(kept)


def _told_tables(upload: Upload, examined: Examined) -> Iterator[str]:
    for name, table in upload.tables.items():
        rows = counted(table.row_count, "{n} row", "{n} rows")
        yield _("{file} was read as the table {name}: {rows}.").format(
            file=repr(table.file), name=name, rows=rows
        )
        if mapping := examined.mapping.get(name):
            pairs = ", ".join(f"{theirs!r} = {ours}" for ours, theirs in mapping.items())
            yield _("Columns: {pairs}.").format(pairs=pairs)
        if unused := examined.unused.get(name):
            yield _("Not used: {names}.").format(names=", ".join(map(repr, unused)))
    for reading in examined.readings:
        yield reading.text


def _told_problems(examined: Examined) -> Iterator[str]:
    shown, more = _some(examined.left_out, lambda problem: (problem.column, problem.reason))
    for problem in shown:
        yield f"{problem}. {problem.remedy}".strip()
    if more:
        yield counted(
            more, "… and {n} more row with the same faults.", "… and {n} more rows with the same faults."
        )
    if len(shown) > 1:
        for column, reason, _remedy, number in grouped(examined.left_out):
            yield counted(
                number,
                "Left out: {n} row, {column}: {reason}.",
                "Left out: {n} rows, {column}: {reason}.",
                column=column or "–",
                reason=reason,
            )


def _told_places(examined: Examined) -> Iterator[str]:
    shown, more = _some(examined.proposals, lambda place: bool(place.candidates))
    for place in shown:
        if place.candidates:
            text = _("The place {name!r} may be {known}; approve it on the page “Your record”.")
            yield text.format(name=place.name, known=place.candidates[0].row["name"])
        else:
            yield _("The place {name!r} was not found.").format(name=place.name)
    if more:
        yield counted(more, "… and {n} more place.", "… and {n} more places.")


def told_lines(upload: Upload, examined: Examined) -> Iterator[str]:
    """Yield what a reader at a terminal is told: what was read, what is wrong, what was assumed."""
    yield from _told_tables(upload, examined)
    yield from _told_problems(examined)
    notes, more = _some(examined.notes, lambda note: (note.column, note.text))
    for note in notes[:MOST_NOTES]:
        rows = counted(note.count, "{n} row", "{n} rows")
        where = f"{note.file}:{note.line}: {note.column!r} {_short(note.value)!r} {note.text}"
        yield f"{where} ({rows})" if note.count > 1 else where
    if more := more + len(notes[MOST_NOTES:]):
        yield counted(more, "… and {n} more value that was read in another form.",
                      "… and {n} more values that were read in another form.")  # fmt: skip
    yield from examined.assumed
    yield from _told_places(examined)
