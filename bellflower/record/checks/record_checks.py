"""Everything wrong with a record: frictionless and our rules beside it check the descriptor's word."""

import csv
import io
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

from frictionless import Checklist, Error, Package, system
from frictionless.errors import ForeignKeyError

from bellflower.record.checks import reasons
from bellflower.record.checks.reasons import Reason
from bellflower.record.checks.rules import RecordError, record_rules, row_rules, text_rules
from bellflower.record.checks.value_rules import is_plain_number
from bellflower.record.problems import Problem
from bellflower.record.schema import DATA, Column, Table, load_descriptor, load_tables, table_path
from bellflower.record.tables import canonical_text

STRUCTURAL = frozenset({"source-error", "blank-row", "missing-cell", "extra-cell"})
_CSV = {"csv": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "skipInitialSpace": False}}


def _read_cells(path: Path) -> list[dict[str, str]]:
    text = path.read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _file_problems(folder: Path) -> Iterator[Problem]:
    """Yield a problem for each file that cannot be read or has another header than declared.

    frictionless forgives spaces, semicolons and a missing last label in a header; a curator should
    not, because other readers of the file do not.
    """
    for table in load_tables().values():
        path = table_path(table, folder)
        if reason := _file_reason(table, path):
            yield Problem(path.name, 1, "", "", f"the file cannot be judged: {reason}")


def _file_reason(table: Table, path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return "it is not there"
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return f"it is not UTF-8 text, see line {line}; save it as UTF-8"
    except OSError as error:
        return f"it cannot be read: {error.strerror}"
    declared = [column.name for column in table.columns]
    no_header: list[str] = []
    header = next(csv.reader(io.StringIO(text, newline="")), no_header)
    return "" if header == declared else f"its header must be {','.join(declared)}"


def _package(folder: Path) -> Package:
    descriptor: dict[str, Any] = load_descriptor() | {
        "resources": [
            resource
            | {
                "path": str(table_path(load_tables()[resource["name"]], folder).resolve()),
                "dialect": _CSV,
            }
            for resource in load_descriptor()["resources"]
        ]
    }
    return Package.from_descriptor(descriptor)


def find_problems(folder: Path = DATA) -> tuple[Problem, ...]:
    """Check the record in *folder* and return every problem, in order of file and line.

    If a header is wrong, a row is ragged or a file cannot be read, only such problems are
    returned: no row of that file could be judged.
    """
    if unreadable := sorted(_file_problems(folder)):
        return tuple(unreadable)
    cells = {name: _read_cells(table_path(table, folder)) for name, table in load_tables().items()}
    with system.use_context(trusted=True):
        checklist = Checklist(checks=[text_rules(), row_rules(), record_rules(cells=cells)])
        found = tuple(_problems(_package(folder), checklist))
    structural = {problem for is_structural, problem in found if is_structural}
    kept = structural or {problem for _, problem in found}
    if kept:
        kept |= set(_cut_problems(folder))
    return tuple(sorted(kept)) or tuple(_form_problems(folder))


def _cut_problems(folder: Path) -> Iterator[Problem]:
    """Yield a problem for each file whose last line has no end: half of it may be missing."""
    for table in load_tables().values():
        content = table_path(table, folder).read_bytes()
        if not content.endswith(b"\n"):
            reason = "the file ends in the middle of a line; it may have been cut off"
            yield Problem(table_path(table, folder).name, content.count(b"\n") + 1, "", "", reason)


def _problems(package: Package, checklist: Checklist) -> Iterator[tuple[bool, Problem]]:
    for task in package.validate(checklist=checklist).tasks:
        file, table = Path(task.place).name, load_tables()[task.name]
        for error in task.errors:
            is_told = error.type == "primary-key" and len(table.primary_key) == 1
            if not is_told:  # the column of such a key is unique and required by itself
                yield error.type in STRUCTURAL, _problem(table, file, error)


def _problem(table: Table, file: str, error: Error) -> Problem:
    line = int(getattr(error, "row_number", 1) or 1)
    if error.type in STRUCTURAL:
        return Problem(file, line, "", "", _structural_reason(table, error))
    column = str(getattr(error, "field_name", "") or "")
    cell = getattr(error, "cell", "")
    value = "" if cell is None else str(cell)
    if isinstance(error, ForeignKeyError):
        column, value = error.field_names[0], str(error.field_cells[0])
    reason = _reason(table, column, value, error)
    return Problem(file, line, column, value, reason.text, reason.remedy)


def _structural_reason(table: Table, error: Error) -> str:
    if error.type == "source-error":
        return f"the file cannot be judged: {error.note}"
    found = len([cell for cell in getattr(error, "cells", ()) if cell is not None])
    if not found:
        return "the row is empty"
    return f"the row has {found} cells and should have {len(table.columns)}"


def _reason(table: Table, column: str, value: str, error: Error) -> Reason:
    match error.type:
        case "record-error":
            assert isinstance(error, RecordError)
            return Reason(error.note, error.remedy)
        case "foreign-key":
            assert isinstance(error, ForeignKeyError)
            return reasons.no_such_id(Path(load_tables()[error.reference_name].path).name)
        case "type-error":
            return reasons.not_a_number(table.column(column))
        case "primary-key":
            return reasons.repeated_key(table.primary_key)
        case "unique-error":
            return reasons.repeated()
        case "constraint-error":
            return constraint_reason(table.column(column), value, error.note)
        case _:
            return Reason(error.message)


def constraint_reason(column: Column, value: str, note: str) -> Reason:
    """Say that *value* breaks the constraint of *column* that *note* of frictionless names."""
    kind = note.partition('"')[2].partition('"')[0]
    if value and not is_plain_number(column, value):
        return reasons.not_a_number(column)
    return reasons.broken_constraint(column, kind, note)


def _form_problems(folder: Path) -> Iterator[Problem]:
    for table in load_tables().values():
        path = table_path(table, folder)
        written = path.read_bytes().decode("utf-8")
        wanted = canonical_text(table, _read_cells(path))
        if written != wanted:
            pairs = zip_longest(written.split("\n"), wanted.split("\n"))
            line = next(number for number, (is_, to_be) in enumerate(pairs, 1) if is_ != to_be)
            reason = "is not in canonical form from here; run `python -m tools.format_data`"
            yield Problem(path.name, line, "", "", reason)
