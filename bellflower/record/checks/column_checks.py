"""The checks for long tables: each distinct value is judged once, by frictionless and our rules.

What a row costs in :mod:`bellflower.record.checks.record_checks` is the library's walk through
rows, not its judgment. Here the library judges the distinct values of a column and pandas finds the
rows that hold them.
"""

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from functools import cache
from types import MappingProxyType
from typing import Any, cast

import numpy as np
import pandas as pd
from frictionless import Field

from bellflower.record.checks import reasons
from bellflower.record.checks.reasons import Reason
from bellflower.record.checks.record_checks import constraint_reason
from bellflower.record.checks.row_rules import RULES
from bellflower.record.checks.value_rules import (
    DRAWN,
    no_side,
    no_source_of_leg,
    no_whole_leg,
    text_reason,
    value_reason,
)
from bellflower.record.problems import Problem
from bellflower.record.schema import Column, Table
from bellflower.record.text_columns import keep_rows

_TYPE = "type"


@dataclass(frozen=True)
class Rows:
    """The rows of a table as text, in the columns of its declaration, with the line of each.

    ``file`` is the name that problems give, ``frame`` has a plain index, ``lines`` counts the header as
    line 1; ``names`` says what the file calls a column, if not as it is declared.
    """

    table: Table
    file: str
    frame: pd.DataFrame
    lines: np.ndarray
    names: Mapping[str, str] = field(default_factory=dict[str, str])

    def keep(self, wanted: np.ndarray) -> "Rows":
        """Return the rows for which *wanted* is true."""
        return replace(self, frame=keep_rows(self.frame, wanted), lines=self.lines[wanted])

    def problem(self, row: int, column: str, reason: Reason) -> Problem:
        """Return the problem that *reason* is for the cell of *column* in the row number *row*."""
        value = str(self.frame[column].iloc[row]) if column else ""
        name = self.names.get(column, column)
        return Problem(self.file, int(self.lines[row]), name, value, reason.text, reason.remedy)


class FrameCells(Mapping[str, np.ndarray]):
    """The columns of a frame as arrays of texts for the rules of rows, made when they are asked for."""

    def __init__(self, frame: pd.DataFrame) -> None:
        """Keep *frame*; nothing is copied yet."""
        self._frame = frame

    def __getitem__(self, name: str) -> np.ndarray:
        """Return the column *name*."""
        return self._frame[name].to_numpy(dtype="object")

    def __iter__(self) -> Iterator[str]:
        """Return the names of the columns."""
        return iter(map(str, self._frame.columns))

    def __len__(self) -> int:
        """Return the number of columns."""
        return len(self._frame.columns)


@cache
def _reader(type_: str, constraints: tuple[tuple[str, Any], ...]) -> Callable[[str], Any]:
    rules: dict[str, Any] = {
        name: [*cast("tuple[Any, ...]", rule)] if isinstance(rule, tuple) else rule
        for name, rule in constraints
    }
    descriptor: dict[str, Any] = {
        "name": "cell",
        "type": type_,
        "constraints": rules,
        "missingValues": [""],
    }
    return Field.from_descriptor(descriptor).create_cell_reader()


def _judge(column: Column) -> Callable[[str], Any]:
    """Return what reads a cell of *column* as frictionless does: its value and its faults."""
    constraints: tuple[tuple[str, Any], ...] = tuple(
        (name, tuple(cast("list[Any]", rule)) if isinstance(rule, list) else rule)
        for name, rule in column.constraints.items()
        if name != "unique"
    )
    return _reader(column.type, constraints)


def _takes_anything(column: Column) -> bool:
    is_free = not column.constraints and not column.is_edtf and not column.list_of
    return is_free and column.type == "string"


def cell_judge(column: Column, *, is_clean: bool = False) -> Callable[[str], tuple[Reason, ...]]:
    """Return what finds everything that is wrong with a text in a cell of *column*, each reason once.

    With *is_clean* it is given only texts that are tidy, visible and filled.
    """
    if is_clean and _takes_anything(column):
        return lambda _text: ()
    read, find = _judge(column), value_reason if is_clean else text_reason

    def judge(text: str) -> tuple[Reason, ...]:
        notes: dict[str, str] = read(text)[1] or {}
        found = [
            reasons.not_a_number(column) if kind == _TYPE else constraint_reason(column, text, note)
            for kind, note in notes.items()
        ]
        if own := find(column, text):
            found.append(own)
        return tuple(dict.fromkeys(found))

    return judge


def _column_problems(rows: Rows, column: Column) -> Iterator[Problem]:
    values = rows.frame[column.name]
    codes, texts = pd.factorize(values)
    judge = cell_judge(column)
    wrong = {code: found for code, text in enumerate(texts) if (found := judge(str(text)))}
    for row in np.flatnonzero(np.isin(codes, list(wrong))) if wrong else ():
        for reason in wrong[codes[row]]:
            yield rows.problem(int(row), column.name, reason)
    if column.constraints.get("unique"):
        is_repeated = values.duplicated() & (values != "")
        for row in np.flatnonzero(is_repeated):
            yield rows.problem(int(row), column.name, reasons.repeated())


def find_repeated_keys(rows: Rows) -> Iterator[Problem]:
    """Yield each row whose key of several columns is empty or stands in the table already."""
    key = rows.table.primary_key
    if len(key) < 2:  # the column of such a key is unique and required by itself
        return
    read = [_judge(rows.table.column(name)) for name in key]
    cells = pd.DataFrame(
        {name: [judge(text)[0] for text in rows.frame[name]] for name, judge in zip(key, read)},
        dtype="object",
    )
    is_wrong = cells.isna().all(axis=1) | cells.duplicated()
    for row in np.flatnonzero(is_wrong):
        yield rows.problem(int(row), "", reasons.repeated_key(key))


def find_contradictions(rows: Rows) -> Iterator[Problem]:
    """Yield each pair of cells of a row that contradict each other."""
    cells = FrameCells(rows.frame)
    for rule in RULES.get(rows.table.name, ()):
        for row in np.flatnonzero(rule.breaks(cells)):
            yield rows.problem(int(row), rule.column, rule.reason())


def find_row_problems(rows: Rows) -> Iterator[Problem]:
    """Yield everything that is wrong with *rows* without looking into another table."""
    for column in rows.table.columns:
        yield from _column_problems(rows, column)
    yield from find_repeated_keys(rows)
    yield from find_contradictions(rows)


def are_in(values: pd.Series, there: Set[str]) -> np.ndarray:
    """Return for each of *values* whether it is one of *there*; for texts far quicker than pandas."""
    return np.fromiter(map(there.__contains__, values.tolist()), dtype="bool", count=len(values))


def ids_of(tables: Mapping[str, Rows]) -> dict[str, frozenset[str]]:
    """Return the ids of the rows of each of *tables* that has ids."""
    return {
        name: frozenset(rows.frame["id"].tolist()) for name, rows in tables.items() if "id" in rows.frame
    }


def are_lost(values: pd.Series, there: Set[str]) -> np.ndarray:
    """Return for each of *values* whether it refers to none of *there*; an empty one does not."""
    is_filled = (values != "").to_numpy()
    return is_filled & ~are_in(values, there) if is_filled.any() else is_filled


def find_missing_ids(
    tables: Mapping[str, Rows], left_out: Mapping[str, Set[str]] = MappingProxyType({})
) -> Iterator[Problem]:
    """Yield each reference to a row that is not in the *tables*; a table that is not there has no row.

    *left_out* holds the ids of rows that were there, by table: the reason then says so.
    """
    ids = ids_of(tables)
    for rows in tables.values():
        for name, target in rows.table.foreign_keys:
            file = tables[target].file if target in tables else f"{target}.csv"
            values = rows.frame[name]
            for row in np.flatnonzero(are_lost(values, ids.get(target, frozenset()))):
                is_known = values.iloc[row] in left_out.get(target, ())
                reason = reasons.left_out_id(file) if is_known else reasons.no_such_id(file)
                yield rows.problem(int(row), name, reason)


def find_lonely_rows(tables: Mapping[str, Rows]) -> Iterator[Problem]:
    """Yield disputes without a claim, routes to be drawn without a leg, legs without their source."""
    if "disputes" in tables and "claims" in tables:
        disputes = tables["disputes"]
        asked = set(tables["claims"].frame["dispute_id"].unique())
        for row in np.flatnonzero(~are_in(disputes.frame["id"], asked)):
            yield disputes.problem(int(row), "id", no_side())
    if "routes" in tables and "route_legs" in tables:
        routes, legs = tables["routes"], tables["route_legs"]
        whole = set(legs.frame.loc[legs.frame["to_place_id"] != "", "route_id"])
        is_drawn = are_in(routes.frame["kind"], set(DRAWN))
        for row in np.flatnonzero(is_drawn & ~are_in(routes.frame["id"], whole)):
            yield routes.problem(int(row), "id", no_whole_leg())
        stated = set(routes.frame.loc[routes.frame["basis"] == "stated", "id"])
        is_nobodys = are_in(legs.frame["source_id"], {""}) & are_in(legs.frame["route_id"], stated)
        for row in np.flatnonzero(is_nobodys):
            yield legs.problem(int(row), "source_id", no_source_of_leg())
