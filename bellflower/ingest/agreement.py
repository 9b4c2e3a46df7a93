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
    """Return the columns that *rule* empties and the file has, the one at fault first."""
    emptied_first = sorted(rule.together, key=lambda name: name != rule.column)
    return [name for name in emptied_first if name in rows.names]


def _reason(rule: RowRule, rows: Rows, name: str, *, is_filled: bool) -> Reason:
    """Return why the cell of *name* is emptied; *is_filled* says whether that of the rule is."""
    reason = rule.reason()
    if name == rule.column:
        return reason
    title = _(rows.table.column(rule.column).title)
    if is_filled:
        return Reason(
            _("does not agree with “{column}” in the same row").format(column=title), reason.remedy
        )
    told = _("stands beside no “{column}”").format(column=title)
    if rule.column in rows.names:
        return Reason(told, reason.remedy)
    remedy = _("The file has no column “{column}”: choose one, or what stands for it.")
    return Reason(told, remedy.format(column=title))


def _notes(rule: RowRule, rows: Rows, raw: RawTable, wrong: np.ndarray) -> Iterable[Note]:
    names, found = _at_fault(rule, rows), {}
    if not names:
        return
    filled = {name: (rows.frame[name] != "").to_numpy() for name in (*names, rule.column)}
    for row in wrong.tolist():
        name = next((name for name in names if filled[name][row]), names[0])
        value = str(raw.cells[rows.names[name]].iloc[row])
        text = emptied(_reason(rule, rows, name, is_filled=bool(filled[rule.column][row])))
        found.setdefault((rows.names[name], value, text), []).append(int(rows.lines[row]))
    for (column, value, text), lines in found.items():
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
