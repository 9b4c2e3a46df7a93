"""The tables of a reader's file beside each other: what refers to nothing is left out."""

from collections.abc import Iterable, Mapping, Set

import numpy as np

from bellflower.record.checks.column_checks import Rows, find_lonely_rows, find_missing_ids
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


def keep_related(
    tables: dict[str, Rows], left_out: Mapping[str, Set[str]]
) -> tuple[dict[str, Rows], list[Problem]]:
    """Return the rows of *tables* that refer to rows that are there, and the problems of the others.

    A row that refers to one that was left out is left out too, and so on; *left_out* holds the ids of
    those, by table.
    """
    problems: list[Problem] = []
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
    return tables, problems
