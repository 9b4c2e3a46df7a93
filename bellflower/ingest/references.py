"""The tables of a reader's file beside each other: what refers to nothing is left out."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace

import numpy as np
import pandas as pd

from bellflower.ingest.findings import Note, emptied
from bellflower.record.checks.column_checks import (
    Rows,
    are_lost,
    find_lonely_rows,
    find_missing_ids,
    ids_of,
)
from bellflower.record.checks.reasons import no_such_id
from bellflower.record.problems import Problem

_ROUNDS = 20  # more than rows can depend on each other in turn


def _without(tables: dict[str, Rows], problems: Iterable[Problem]) -> dict[str, Rows]:
    lines: dict[str, set[int]] = {}
    for problem in problems:
        lines.setdefault(problem.file, set()).add(problem.line)
    return {
        name: rows.keep(~np.isin(rows.lines, list(lines[rows.file]))) if rows.file in lines else rows
        for name, rows in tables.items()
    }


def _released(tables: dict[str, Rows]) -> tuple[dict[str, Rows], list[Note]]:
    """Return *tables* without references to nothing that a row can do without, and what was emptied."""
    found: dict[str, Rows] = {}
    notes: list[Note] = []
    ids = ids_of(tables)
    for name, rows in tables.items():
        for column, target in rows.table.foreign_keys:
            if rows.table.column(column).required:
                continue
            is_lost = are_lost(rows.frame[column], ids[target])
            if not is_lost.any():
                continue
            notes += _emptied(rows, column, is_lost, tables[target].file)
            frame = rows.frame.assign(**{column: rows.frame[column].mask(pd.Series(is_lost), "")})
            rows = replace(rows, frame=frame)  # noqa: PLW2901 - each column is emptied in turn
        found[name] = rows
    return found, notes


def _emptied(rows: Rows, column: str, is_lost: np.ndarray, target: str) -> list[Note]:
    lines: dict[str, list[int]] = {}
    for value, line in zip(rows.frame[column][is_lost].tolist(), rows.lines[is_lost].tolist()):
        lines.setdefault(value, []).append(line)
    text, name = emptied(no_such_id(target)), rows.names.get(column, column)
    return [Note(rows.file, name, value, text, tuple(told)) for value, told in lines.items()]


def keep_related(
    tables: dict[str, Rows], left_out: Mapping[str, Set[str]]
) -> tuple[dict[str, Rows], list[Problem], list[Note]]:
    """Return the rows of *tables* that refer to rows that are there, and the problems of the others.

    A row that refers to one that was left out is left out too, and so on; *left_out* holds the ids of
    those, by table. A reference that a row can do without is emptied, which the notes tell.
    """
    problems: list[Problem] = []
    tables, notes = _released(tables)
    for _round in range(_ROUNDS):
        found = [*find_missing_ids(tables, left_out), *find_lonely_rows(tables)]
        if not found:
            break
        problems += found
        before, tables = tables, _without(tables, found)
        left_out = {
            name: ids | (set(before[name].frame["id"]) - set(tables[name].frame["id"]))
            for name, ids in left_out.items()
        }
        tables, more = _released(tables)
        notes += more
    return tables, problems, notes
