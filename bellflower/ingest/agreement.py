"""Cells of one row that contradict each other: those that cannot both stand are emptied, and told."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pandas as pd

from bellflower.i18n import _
from bellflower.ingest.files.raw_table import RawTable
from bellflower.ingest.findings import Note, emptied
from bellflower.record.checks.column_checks import FrameCells, Rows
from bellflower.record.checks.reasons import Reason
from bellflower.record.checks.row_rules import RULES, RowRule


def _at_fault(rule: RowRule, rows: Rows) -> list[str]:
    """Return the columns of *rule* that the file has, the one at fault first."""
    return [name for name in dict.fromkeys((rule.column, *rule.together)) if name in rows.names]


def _reason(rule: RowRule, rows: Rows) -> Reason:
    reason = rule.reason()
    if rule.column in rows.names:
        return reason
    missing = rows.table.column(rule.column)
    remedy = _("The file has no column “{column}”: choose one, or what stands for it.")
    told = _("stands beside no “{column}”").format(column=_(missing.title))
    return Reason(told, remedy.format(column=_(missing.title)))


def _notes(rule: RowRule, rows: Rows, raw: RawTable, wrong: np.ndarray) -> Iterable[Note]:
    names = _at_fault(rule, rows)
    if not names:
        return
    text, found = emptied(_reason(rule, rows)), {}
    filled = [(name, (rows.frame[name] != "").to_numpy()) for name in names]
    for row in wrong.tolist():
        name = next((name for name, is_filled in filled if is_filled[row]), names[0])
        value = str(raw.cells[rows.names[name]].iloc[row])
        found.setdefault((rows.names[name], value), []).append(int(rows.lines[row]))
    for (column, value), lines in found.items():
        yield Note(rows.file, column, value, text, tuple(lines))


def agree(
    name: str, rows: Rows, raw: RawTable, more: tuple[RowRule, ...] = ()
) -> tuple[Rows, tuple[Note, ...]]:
    """Return *rows*, the table *name*, so that no rule of one row is broken, and what was emptied.

    *raw* holds the same rows as they stand in the file; *more* are rules beside those of the table.
    """
    notes: list[Note] = []
    frame = rows.frame
    for rule in [rule for rule in (*RULES.get(name, ()), *more) if rule.together]:
        wrong = np.flatnonzero(rule.breaks(FrameCells(frame)))
        if not len(wrong):
            continue
        notes += _notes(rule, replace(rows, frame=frame), raw, wrong)
        is_wrong = pd.Series(np.isin(np.arange(len(frame)), wrong), index=frame.index)
        frame = frame.assign(**{column: frame[column].mask(is_wrong, "") for column in rule.together})
    return replace(rows, frame=frame), tuple(notes)
