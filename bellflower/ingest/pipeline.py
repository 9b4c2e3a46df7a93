"""From a reader's file to tables that can be explored, with everything that was left out and why."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bellflower.i18n import _
from bellflower.ingest.choices import Choices, Fallbacks
from bellflower.ingest.column_mapping import propose_columns, wide_table
from bellflower.ingest.completion import (
    Work,
    as_declared,
    drop_disputes,
    support_all,
    with_places,
    with_sources,
)
from bellflower.ingest.defaults import fill_gaps, fit_titles
from bellflower.ingest.gazetteer import Proposal, propose_places
from bellflower.ingest.issues import Normal, Note
from bellflower.ingest.limits import UnreadableError
from bellflower.ingest.normalization import normalize
from bellflower.ingest.reader import EVENTS, Upload
from bellflower.ingest.references import find_gaps, find_repeats, keep_related
from bellflower.record.checks.column_checks import Rows, are_in, find_contradictions, find_repeated_keys
from bellflower.record.checks.value_rules import place_faults
from bellflower.record.problems import Problem
from bellflower.record.tables import rows_of

Progress = Callable[[float, str], object]
_PLACE = ["latitude", "longitude", "province", "country"]


@dataclass(frozen=True)
class Examined:
    """What a file came to.

    ``tables`` holds every table of the record, good rows only; ``left_out`` a problem for each thing
    wrong, ``notes`` what was made of values, ``assumed`` what holds for many rows, in sentences.
    ``rows`` and ``shown`` are numbers of rows of the table of events; ``others`` how many rows of other
    tables were left out. ``proposals`` are places to be found on the map. ``unknown`` holds, by column,
    words of the events that no closed list has, with the number of rows.
    """

    name: str
    tables: Mapping[str, Rows]
    left_out: tuple[Problem, ...]
    notes: tuple[Note, ...]
    assumed: tuple[str, ...]
    rows: int
    shown: int
    others: int
    proposals: tuple[Proposal, ...]
    unknown: Mapping[str, Mapping[str, int]]


def propose(upload: Upload) -> Choices:
    """Return how *upload* seems to be meant."""
    return Choices({name: propose_columns(name, table.header) for name, table in upload.tables.items()})


def _judged(normal: Normal, name: str, fallbacks: Fallbacks, work: Work) -> Rows:
    """Return the good rows of one table, its gaps filled; what is wrong goes to *work*."""
    rows = normal.rows
    if name == EVENTS:
        work.assumed += fit_titles(rows.frame)
    work.assumed += fill_gaps(name, rows.frame, rows.lines, fallbacks)
    for row, column, reason in [*find_gaps(rows, wide_table(name).columns), *find_repeats(rows)]:
        normal.refuse(row, column, reason)
    by_line = {int(line): row for row, line in enumerate(rows.lines)}
    for problem in [*find_repeated_keys(rows), *find_contradictions(rows)]:
        normal.refused.setdefault(by_line[problem.line], []).append(problem)
    if name == EVENTS:
        _judge_places(normal)
        work.unknown = normal.unknown
    for problems in normal.refused.values():
        work.left_out += problems
    work.left_out += normal.raw.problems
    work.notes += normal.notes
    if "id" in rows.frame:
        work.left_ids[name] = set(rows.frame["id"].iloc[list(normal.refused)])
    return normal.kept()


def _judge_places(normal: Normal) -> None:
    frame = normal.rows.frame
    asked = np.flatnonzero((frame[_PLACE] != "").any(axis=1))
    for row, cells in zip(asked, rows_of(frame[_PLACE].iloc[asked])):
        for column, reason in place_faults(cells):
            normal.refuse(int(row), column, reason)


def examine(
    upload: Upload,
    choices: Choices,
    progress: Progress = lambda _share, _what: None,
) -> Examined:
    """Check *upload*, read as *choices* say, and complete it.

    *progress* is told a share from 0 to 1 and what is being done. Raises ``UnreadableError`` if no
    column tells what happened.
    """
    chosen = choices.columns.get(EVENTS, {})
    if "title" not in chosen and "summary" not in chosen:
        raise UnreadableError(
            _("No column of {file} is read as the title or the summary of an event.").format(
                file=upload.tables[EVENTS].file
            ),
            _("Choose one."),
        )
    work = Work()
    tables: dict[str, Rows] = {}
    for number, (name, raw) in enumerate(upload.tables.items()):
        if name == "changes":
            continue
        progress(0.7 * number / len(upload.tables), _("Checking {file} …").format(file=raw.file))
        words = choices.words if name == EVENTS else {}
        normal = normalize(raw, name, choices.columns.get(name, {}), words)
        tables[name] = _judged(normal, name, choices.fallbacks, work)
    progress(0.7, _("Putting places, claims and sources beside the events …"))
    tables = _completed(tables, upload.name, choices.fallbacks, work)
    progress(0.9, _("Looking for the places …"))
    return _examined(upload, tables, work)


def _completed(tables: dict[str, Rows], file: str, fallbacks: Fallbacks, work: Work) -> dict[str, Rows]:
    """Return every table of the record, its rows those of *tables* that refer to what is there."""
    wide = tables[EVENTS]
    with_places(tables, work)
    with_sources(tables, file, fallbacks, work)
    drop_disputes(tables, work)
    related, lonely = keep_related(as_declared(tables, file), work.left_ids)
    work.left_out += lonely
    support_all(related, wide, file, fallbacks, work)
    return related


def _examined(upload: Upload, tables: dict[str, Rows], work: Work) -> Examined:
    counts = Counter(tables["event_places"].frame["place_id"])
    events_file = upload.tables[EVENTS].file
    problems = tuple(sorted(set(work.left_out)))
    lines = {(problem.file, problem.line) for problem in problems}
    used = tables["places"].keep(are_in(tables["places"].frame["id"], set(counts)))
    return Examined(
        name=upload.name,
        tables=tables,
        left_out=problems,
        notes=tuple(work.notes),
        assumed=tuple(dict.fromkeys([*upload.notes, *_told_files(upload), *work.assumed])),
        rows=upload.tables[EVENTS].row_count,
        shown=len(tables[EVENTS].frame),
        others=sum(file != events_file for file, _line in lines),
        proposals=propose_places(used, counts),
        unknown=work.unknown,
    )


def _told_files(upload: Upload) -> Sequence[str]:
    return [f"{table.file}: {table.note}" for table in upload.tables.values() if table.note]
