"""From a reader's file to tables that can be explored, with everything that was left out and why.

Each step returns tables and what it found; nothing is changed in place.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bellflower.i18n import _
from bellflower.ingest.agreement import agree
from bellflower.ingest.choices import Choices, Fallbacks
from bellflower.ingest.column_mapping import unused_columns
from bellflower.ingest.completion import (
    Completed,
    as_declared,
    drop_disputes,
    support_all,
    with_places,
    with_sources,
)
from bellflower.ingest.defaults import fill_gaps, fit_titles
from bellflower.ingest.files.raw_table import NO_HEADER
from bellflower.ingest.findings import Fault, Note, Reading
from bellflower.ingest.gazetteer import Proposal, propose_places
from bellflower.ingest.identifiers import identify, refer
from bellflower.ingest.limits import UnreadableError
from bellflower.ingest.options import Progress, no_progress
from bellflower.ingest.proposals import propose_columns
from bellflower.ingest.reader import EVENTS, Upload
from bellflower.ingest.references import keep_related
from bellflower.ingest.table_reading import TableRead, missing_cells, read_table
from bellflower.record.checks.column_checks import Rows, are_in, find_contradictions, find_repeated_keys
from bellflower.record.checks.row_rules import POSITION_RULES
from bellflower.record.problems import Problem


@dataclass(frozen=True)
class Examined:
    """What a file came to.

    ``tables`` holds every table of the record, good rows only; ``left_out`` a problem for each thing
    wrong, ``notes`` what was made of values, ``readings`` what whole columns decided, ``assumed`` what
    holds for many rows, in sentences. ``rows`` and ``shown`` are numbers of rows of the table of events;
    ``others`` how many rows of other tables were left out. ``proposals`` are places to be found on the
    map. ``unknown`` holds, by column, words of the events that no closed list has, with the number of
    rows. ``mapping`` gives the reader's columns by table and ours, ``unused`` those read as nothing.
    """

    name: str
    tables: Mapping[str, Rows]
    left_out: tuple[Problem, ...]
    notes: tuple[Note, ...]
    readings: tuple[Reading, ...]
    assumed: tuple[str, ...]
    rows: int
    shown: int
    others: int
    proposals: tuple[Proposal, ...]
    unknown: Mapping[str, Mapping[str, int]]
    mapping: Mapping[str, Mapping[str, str]]
    unused: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Judged:
    """The good rows of a table, why others were left out, and what else there is to tell."""

    rows: Rows
    left_out: tuple[Problem, ...]
    left_ids: frozenset[str]
    notes: tuple[Note, ...]
    assumed: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """What there is to tell of the tables as they were read."""

    mapping: Mapping[str, Mapping[str, str]]
    unused: Mapping[str, tuple[str, ...]]
    readings: tuple[Reading, ...]
    unknown: Mapping[str, Mapping[str, int]]


def propose(upload: Upload) -> Choices:
    """Return how *upload* seems to be meant."""
    return Choices(
        {name: propose_columns(name, table.header, table.cells) for name, table in upload.tables.items()}
    )


def _problem(read: TableRead, fault: Fault) -> Problem:
    name = read.rows.names.get(fault.target, "")
    value = str(read.raw.cells[name].iloc[fault.row]) if name else ""
    line = int(read.rows.lines[fault.row])
    return Problem(
        read.raw.file, line, name or fault.target, value, fault.reason.text, fault.reason.remedy
    )


def _read(upload: Upload, choices: Choices, progress: Progress) -> dict[str, TableRead]:
    wanted = {name: raw for name, raw in upload.tables.items() if name != "changes"}
    found = {}
    for number, (name, raw) in enumerate(wanted.items()):
        progress(0.6 * number / len(wanted), _("Checking {file} …").format(file=raw.file))
        found[name] = read_table(raw, name, choices)
    return found


def _with_ids(reads: Mapping[str, TableRead]) -> dict[str, TableRead]:
    """Return *reads* with an id for each row, and what refers to an id as what it became."""
    given = {name: identify(name, read.rows) for name, read in reads.items()}
    by_text = {name: each.by_text for name, each in given.items()}
    return {
        name: replace(
            read,
            rows=refer(given[name].rows, by_text, read.rows.table.foreign_keys),
            notes=(*read.notes, *given[name].notes),
        )
        for name, read in reads.items()
    }


def _judged(name: str, read: TableRead, fallbacks: Fallbacks) -> Judged:
    """Return the good rows of one table, its gaps filled."""
    rows, assumed = (read.rows, []) if name != EVENTS else fit_titles(read.rows)
    rows, more = fill_gaps(name, rows, fallbacks)
    rows, notes = agree(name, rows, read.raw, POSITION_RULES if name == EVENTS else ())
    rows, _again = fill_gaps(name, rows, fallbacks)
    faults = [*read.faults, *missing_cells(replace(read, rows=rows))]
    problems = [_problem(read, fault) for fault in faults]
    others = [*find_repeated_keys(rows), *find_contradictions(rows)]
    by_line = {int(line): row for row, line in enumerate(rows.lines)} if others else {}
    refused = {fault.row for fault in faults} | {by_line[problem.line] for problem in others}
    is_good = np.ones(len(rows.frame), dtype="bool")
    is_good[list(refused)] = False
    left_ids = frozenset(rows.frame["id"].iloc[list(refused)]) if "id" in rows.frame else frozenset()
    left_out = (*problems, *others, *read.raw.problems)
    return Judged(rows.keep(is_good), left_out, left_ids, (*read.notes, *notes), (*assumed, *more))


def _require_title(upload: Upload, choices: Choices) -> None:
    chosen = choices.columns.get(EVENTS, {})
    if "title" not in chosen and "summary" not in chosen:
        if any(reading.value == NO_HEADER for reading in upload.tables[EVENTS].readings):
            raise UnreadableError(
                _(
                    "{file} has no line with the names of its columns: the first line is a row of data."
                ).format(file=upload.tables[EVENTS].file),
                _(
                    "Write such names above it, as date,title,place; or choose what column 1, column 2 "
                    "and so on are."
                ),
            )
        raise UnreadableError(
            _("No column of {file} is read as the title or the summary of an event.").format(
                file=upload.tables[EVENTS].file
            ),
            _("Choose one."),
        )


def _release_memory() -> None:
    """Give back what Arrow keeps for later: the peak of a long table is what counts."""
    import pyarrow as pa

    pa.default_memory_pool().release_unused()


def examine(upload: Upload, choices: Choices, progress: Progress = no_progress) -> Examined:
    """Check *upload*, read as *choices* say, and complete it.

    *progress* is told a share from 0 to 1 and what is being done. Raises ``UnreadableError`` if no
    column tells what happened.
    """
    _require_title(upload, choices)
    reads = _with_ids(_read(upload, choices, progress))
    _release_memory()
    progress(0.6, _("Looking for what is missing …"))
    told = _told_of(upload, reads)
    # each table is let go when its good rows are found: a long one fills the memory
    judged = {name: _judged(name, reads.pop(name), choices.fallbacks) for name in list(reads)}
    _release_memory()
    progress(0.7, _("Putting places, claims and sources beside the events …"))
    tables = {name: each.rows for name, each in judged.items()}
    left_ids = {name: each.left_ids for name, each in judged.items() if "id" in each.rows.frame}
    completed, lonely, emptied = _completed(tables, left_ids, upload.name, choices.fallbacks)
    progress(0.9, _("Looking for the places …"))
    left_out = [problem for each in judged.values() for problem in each.left_out]
    notes = (*(note for each in judged.values() for note in each.notes), *emptied)
    return _examined(upload, told, judged, completed, [*left_out, *lonely], notes)


def _completed(
    tables: dict[str, Rows], left_ids: Mapping[str, frozenset[str]], file: str, fallbacks: Fallbacks
) -> tuple[Completed, list[Problem], list[Note]]:
    """Return every table of the record, its rows those of *tables* that refer to what is there."""
    wide = tables[EVENTS]
    placed = with_places(tables)
    sourced = with_sources(placed.tables, file, fallbacks)
    settled = drop_disputes(sourced.tables)
    _release_memory()
    related, lonely, emptied = keep_related(as_declared(settled.tables, file), left_ids)
    whole = support_all(related, wide, file, fallbacks)
    assumed = (*placed.assumed, *sourced.assumed, *settled.assumed, *whole.assumed)
    return Completed(whole.tables, assumed), lonely, emptied


def _examined(
    upload: Upload,
    read: Told,
    judged: Mapping[str, Judged],
    completed: Completed,
    left_out: Sequence[Problem],
    notes: tuple[Note, ...],
) -> Examined:
    tables = completed.tables
    counts = Counter(tables["event_places"].frame["place_id"].tolist())
    events_file = upload.tables[EVENTS].file
    problems = tuple(sorted(set(left_out)))
    lines = {(problem.file, problem.line) for problem in problems}
    used = tables["places"].keep(are_in(tables["places"].frame["id"], set(counts)))
    told = [sentence for each in judged.values() for sentence in each.assumed]
    return Examined(
        name=upload.name,
        tables=tables,
        left_out=problems,
        notes=notes,
        readings=read.readings,
        assumed=tuple(dict.fromkeys([*upload.notes, *_told_files(upload), *told, *completed.assumed])),
        rows=upload.tables[EVENTS].row_count,
        shown=len(tables[EVENTS].frame),
        others=sum(file != events_file for file, _line in lines),
        proposals=propose_places(used, counts),
        unknown=read.unknown,
        mapping=read.mapping,
        unused=read.unused,
    )


def _told_of(upload: Upload, reads: Mapping[str, TableRead]) -> Told:
    mapping = {name: dict(read.rows.names) for name, read in reads.items()}
    unused = {name: unused_columns(read.raw.header, mapping[name]) for name, read in reads.items()}
    return Told(mapping, unused, _readings(upload, reads.values()), reads[EVENTS].unknown)


def _readings(upload: Upload, reads: Iterable[TableRead]) -> tuple[Reading, ...]:
    of_files = [reading for table in upload.tables.values() for reading in table.readings]
    of_columns = [reading for read in reads for reading in read.readings]
    return tuple(dict.fromkeys([*upload.readings, *of_files, *of_columns]))


def _told_files(upload: Upload) -> Sequence[str]:
    return [f"{table.file}: {table.note}" for table in upload.tables.values() if table.note]
