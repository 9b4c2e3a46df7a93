"""The tables of a reader's file beside each other: what refers to nothing is left out."""

from collections.abc import Iterable

import numpy as np

from bellflower.i18n import _
from bellflower.record.checks.column_checks import Rows, find_lonely_rows, find_missing_ids
from bellflower.record.checks.reasons import Reason, repeated
from bellflower.record.problems import Problem
from bellflower.record.schema import Column

_ROUNDS = 20  # more than rows can depend on each other in turn


def find_gaps(rows: Rows, columns: Iterable[Column]) -> list[tuple[int, str, Reason]]:
    """Return row number, column and reason for each empty cell of *rows* that has to be filled."""
    reason = Reason(_("is required"), _("Fill the cell."))
    return [
        (int(row), column.name, reason)
        for column in columns
        if column.required
        for row in np.flatnonzero(rows.frame[column.name] == "")
    ]


def find_repeats(rows: Rows) -> list[tuple[int, str, Reason]]:
    """Return row number, column and reason for each id that stands further up already."""
    if "id" not in rows.frame:
        return []
    ids = rows.frame["id"]
    first = dict(zip(reversed(ids.tolist()), reversed(rows.lines.tolist())))
    remedy = _("The row on line {line} has the same id: give each row one of its own, or delete one.")
    return [
        (int(row), "id", Reason(repeated().text, remedy.format(line=first[ids.iloc[row]])))
        for row in np.flatnonzero(ids.duplicated() & (ids != ""))
    ]


def _without(tables: dict[str, Rows], problems: Iterable[Problem]) -> dict[str, Rows]:
    lines: dict[str, set[int]] = {}
    for problem in problems:
        lines.setdefault(problem.file, set()).add(problem.line)
    return {
        name: rows.keep(~np.isin(rows.lines, list(lines[rows.file]))) if rows.file in lines else rows
        for name, rows in tables.items()
    }


def keep_related(
    tables: dict[str, Rows], left_out: dict[str, set[str]]
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
        for name in left_out:
            left_out[name] |= set(before[name].frame["id"]) - set(tables[name].frame["id"])
    return tables, problems
