"""One table of a reader's file in the columns of the record, with what is wrong in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from bellflower.i18n import _
from bellflower.ingest.choices import NAMED, Choices
from bellflower.ingest.column_mapping import PARTS_OF_DATE, wide_table
from bellflower.ingest.columns import ColumnRead, read_column
from bellflower.ingest.dates.joining import Joined, join_date
from bellflower.ingest.defaults import has_filler
from bellflower.ingest.files.raw_table import RawTable
from bellflower.ingest.findings import Fault, Note, Reading, Remark
from bellflower.ingest.places import settle
from bellflower.ingest.reader import EVENTS
from bellflower.ingest.spellings import spelled
from bellflower.ingest.table_contexts import contexts_of
from bellflower.ingest.units import in_kilograms
from bellflower.ingest.values.cells import clean
from bellflower.record.checks.column_checks import Rows
from bellflower.record.checks.reasons import Reason
from bellflower.record.schema import Column, Table
from bellflower.record.tables import is_tidy
from bellflower.record.text_columns import Texts, same_in_each, spread

_Cells = dict[str, Texts]
_SUMS = frozenset(  # what stands before figures that are added up
    {
        "total", "totals", "grand total", "sum", "subtotal", "sub-total", "합계", "총계", "소계",
        "총합계",
        "합 계", "合計", "小計", "总计", "合计", "gesamt", "summe", "totaal", "totale", "итого", "всего",
    }
)  # fmt: skip


@dataclass(frozen=True)
class TableRead:
    """A table in the columns of the record, row by row as in ``raw``.

    ``faults`` are rows that cannot be shown, ``notes`` what was made of cells, ``readings`` what
    whole columns decided; ``unknown`` holds, by column, texts that are no value of its closed list.
    """

    raw: RawTable
    rows: Rows
    faults: tuple[Fault, ...] = ()
    notes: tuple[Note, ...] = ()
    readings: tuple[Reading, ...] = ()
    unknown: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def _is_costly(name: str, column: Column) -> bool:
    """Whether a cell of *column* that cannot be read costs its row; of events, that of a date."""
    if name in (EVENTS, "eras") and column.name in PARTS_OF_DATE:
        return column.name != "date_precision" and not column.name.startswith("end")
    return column.required and not has_filler(name, column.name) and column.name != "id"


def _is_id(table: Table, column: Column) -> bool:
    return column.name == "id" or column.name in dict(table.foreign_keys)


def _plain(cells: pd.Series) -> ColumnRead:
    """Return ids as they stand, tidy: what becomes of them is seen when all tables are there."""
    codes, distinct = pd.factorize(cells)
    texts: list[str] = distinct.tolist()
    if all(map(is_tidy, texts)):
        return ColumnRead(cells.array)
    tidy = [clean(text).text for text in texts]
    return ColumnRead(cells.array if tidy == texts else spread(tidy, codes))


def _columns(
    raw: RawTable, name: str, names: Mapping[str, str], choices: Choices
) -> tuple[dict[str, ColumnRead], tuple[Reading, ...]]:
    table = wide_table(name)
    contexts, readings = contexts_of(raw, table, names, choices)
    found = {}
    for column in table.columns:
        if column.name not in names:
            continue
        cells, title = raw.cells[names[column.name]], names[column.name]
        if _is_id(table, column):
            found[column.name] = _plain(cells)
            continue
        found[column.name] = read_column(
            cells,
            (raw.file, title),
            raw.lines,
            column,
            contexts[column.name],
            is_costly=_is_costly(name, column),
        )
    return found, readings


def _joined_dates(cells: _Cells, names: Mapping[str, str]) -> tuple[_Cells, list[Fault], list[Remark]]:
    """Return *cells* with the date of each row, made of all cells that tell of it."""
    used = [part for part in PARTS_OF_DATE if part in names]
    if used in ([], ["date"]):
        return cells, [], []
    keys = pd.MultiIndex.from_arrays([cells[part] for part in used])
    codes, distinct = pd.factorize(keys)
    scheme = spelled(names.get("date_precision", ""))
    nothing = dict.fromkeys(PARTS_OF_DATE, "")
    joined = [join_date(nothing | dict(zip(used, key)), scheme) for key in distinct.tolist()]
    faults, remarks = _told_of(joined, codes)
    return {**cells, "date": spread([each.date for each in joined], codes)}, faults, remarks


def _told_of(joined: list[Joined], codes: np.ndarray) -> tuple[list[Fault], list[Remark]]:
    told = [code for code, each in enumerate(joined) if each.fault or each.told]
    faults: list[Fault] = []
    remarks: list[Remark] = []
    for row in np.flatnonzero(np.isin(codes, told)).tolist() if told else ():
        each = joined[codes[row]]
        if each.fault:
            faults.append(Fault(row, *each.fault))
        remarks += [Remark(row, target, text) for target, text in each.told]
    return faults, remarks


def _notes(remarks: list[Remark], raw: RawTable, names: Mapping[str, str]) -> tuple[Note, ...]:
    """Return *remarks* as notes, each kind once; those of cells that the file lacks are passed over."""
    found: dict[tuple[str, str, str], list[int]] = {}
    columns = {
        target: raw.cells[name].tolist()
        for target, name in names.items()
        if any(r.target == target for r in remarks)
    }
    for remark in remarks:
        target = remark.target if remark.target in columns else "coordinates"
        if target in columns:
            key = names[target], str(columns[target][remark.row]), remark.text
            found.setdefault(key, []).append(int(raw.lines[remark.row]))
    return tuple(Note(raw.file, *key, tuple(lines)) for key, lines in found.items())


def _at_fault_already(columns: Mapping[str, ColumnRead]) -> set[int]:
    return {fault.row for read in columns.values() for fault in read.faults}


def _sums(cells: _Cells) -> list[Fault]:
    """Return a fault for each row without a date that adds up others, as below many tables."""
    undated = np.flatnonzero(np.asarray(cells["date"] == ""))
    titles = zip(undated.tolist(), cells["title"].take(undated).tolist())
    sums = [row for row, title in titles if title.rstrip(":. ").casefold() in _SUMS]
    reason = Reason(_("is a sum of other rows and no event"), _("Delete the row."))
    return [Fault(row, "title", reason) for row in sums]


def _without_quantity_kind(rows: Rows, kind: str) -> Rows:
    """Return *rows* with the *kind* of their quantities that the reader chose, where they say none."""
    if not kind:
        return rows
    figures = rows.frame[[f"quantity_kg_{end}" for end in ("low", "best", "high")]]
    is_bare = (figures != "").any(axis=1) & (rows.frame["quantity_kind"] == "")
    return replace(
        rows, frame=rows.frame.assign(quantity_kind=rows.frame["quantity_kind"].mask(is_bare, kind))
    )


def read_table(raw: RawTable, name: str, choices: Choices) -> TableRead:
    """Return *raw* as the table *name*, its columns read as *choices* say.

    A cell that is empty or not chosen is an empty text; what a rule says of empty cells is judged later.
    """
    table = wide_table(name)
    chosen = choices.columns.get(name, {})
    ours = {column.name for column in table.columns}
    names = {mine: theirs for mine, theirs in chosen.items() if theirs in raw.header and mine in ours}
    columns, readings = _columns(raw, name, names, choices)
    empty = same_in_each("", len(raw.cells))
    cells: _Cells = {
        each.name: columns[each.name].texts if each.name in columns else empty for each in table.columns
    }
    faults = [fault for read in columns.values() for fault in read.faults]
    remarks: list[Remark] = []
    if name in (EVENTS, "eras"):
        cells, more, remarks = _joined_dates(cells, names)
        known = _at_fault_already(columns)
        faults += [fault for fault in more if fault.row not in known]
    if name == EVENTS:
        cells, told = settle(cells)
        cells, more_told = in_kilograms(cells, raw, names)
        remarks += [*told, *more_told]
        faults += _sums(cells)
    notes = tuple(note for read in columns.values() for note in read.notes)
    rows = Rows(table, raw.file, pd.DataFrame(cells, dtype="str"), raw.lines, names)
    if name == EVENTS:
        rows = _without_quantity_kind(rows, choices.fallbacks.quantity_kind)
    unknown = {
        target: columns[target].unknown
        for target in NAMED
        if target in columns and columns[target].unknown
    }
    return TableRead(
        raw, rows, tuple(faults), (*raw.notes, *notes, *_notes(remarks, raw, names)), readings,
        unknown if name == EVENTS else {},
    )  # fmt: skip


def missing_cells(read: TableRead) -> tuple[Fault, ...]:
    """Return a fault for each empty cell of *read* that has to be filled and that nothing fills."""
    reason = Reason(_("is required"), _("Fill the cell."))
    table = read.rows.table
    has_title = any(column.name == "title" for column in table.columns)
    silent = {"id", "summary"} if has_title else {"id"}  # a title stands for a summary that is missing
    return tuple(
        Fault(int(row), column.name, reason)
        for column in table.columns
        if column.required and column.name not in silent
        for row in np.flatnonzero(read.rows.frame[column.name] == "")
    )
