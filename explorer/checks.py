"""The rules of the record: frictionless checks the descriptor, our plugin checks what it cannot say."""

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any, ClassVar

import attrs
from frictionless import Check, Checklist, Error, Package, Row, errors, system

from explorer.dates import parse_date
from explorer.problems import Problem
from explorer.schema import DATA, Column, load_descriptor, load_tables, table_path
from explorer.tables import canonical_text, tidy_cell

STRUCTURAL = frozenset(
    {
        "source-error",
        "encoding-error",
        "scheme-error",
        "format-error",
        "field-error",
        "header-error",
        "blank-header",
        "blank-label",
        "duplicate-label",
        "missing-label",
        "extra-label",
        "incorrect-label",
        "blank-row",
        "missing-cell",
        "extra-cell",
    }
)
_TYPES = {"number": "is not a decimal number like 50 or 0.2", "integer": "is not a whole number"}


class RecordError(errors.CellError):
    """A cell that breaks a rule of the record; ``note`` is the reason in words."""

    type = "record-error"
    title = "Record error"
    description = "The cell breaks a rule of the record."
    template = "{note}"


def _cell_error(row: Row, name: str, reason: str) -> RecordError:
    return RecordError.from_row(row, note=reason, field_name=name)


def _cells(row: Row) -> dict[str, str]:
    cells = ["" if cell is None else str(cell) for cell in row.cells]
    return dict(zip_longest(row.field_names, cells[: len(row.field_names)], fillvalue=""))


@attrs.define(kw_only=True, repr=False)
class text_rules(Check):  # noqa: N801 - frictionless names its checks like functions
    """Each cell is tidy, each date is EDTF, each list holds known values once and in order."""

    type = "text-rules"
    Errors: ClassVar[list[Any]] = [RecordError]

    def validate_row(self, row: Row) -> Iterable[Error]:
        """Yield an error for each cell of *row* that is not as declared."""
        cells = _cells(row)
        for column in load_tables()[self.resource.name].columns:
            reason = _text_reason(column, cells[column.name])
            if reason:
                yield _cell_error(row, column.name, reason)


def _text_reason(column: Column, text: str) -> str:
    if text != tidy_cell(text):
        return "has spaces or line breaks that are not needed; run `python -m tools.format_data`"
    if not text:
        return ""
    if column.is_edtf:
        try:
            parse_date(text)
        except ValueError as error:
            return str(error).removeprefix(repr(text)).strip()
    if column.list_of:
        values = text.split(";")
        unknown = [value for value in values if value not in column.list_of]
        if unknown:
            return f"holds {unknown[0]!r}, which is not one of {', '.join(column.list_of)}"
        if values != sorted(set(values)):
            return f"is not in order without repeats; write {';'.join(sorted(set(values)))!r}"
    return ""


@attrs.define(kw_only=True, repr=False)
class row_rules(Check):  # noqa: N801
    """Cells of one row agree with each other."""

    type = "row-rules"
    Errors: ClassVar[list[Any]] = [RecordError]

    def validate_row(self, row: Row) -> Iterable[Error]:
        """Yield an error for each pair of cells that contradict each other."""
        rule = _ROW_RULES.get(self.resource.name)
        for name, reason in rule(_cells(row)) if rule else ():
            yield _cell_error(row, name, reason)


def _event_reasons(cells: dict[str, str]) -> Iterator[tuple[str, str]]:
    quantities = [cells[f"quantity_kg_{end}"] for end in ("low", "best", "high")]
    if any(quantities) != bool(cells["quantity_kind"]):
        yield "quantity_kind", "must be filled if, and only if, there is a quantity"
    try:
        numbers = [float(text) for text in quantities if text]
    except ValueError:
        return
    if numbers != sorted(numbers):
        yield "quantity_kg_best", "is not between the lowest and the highest quantity"
    if cells["status"] == "withdrawn" and not cells["note"]:
        yield "note", "must give the reason why the event is withdrawn"


def _claim_reasons(cells: dict[str, str]) -> Iterator[tuple[str, str]]:
    if bool(cells["dispute_id"]) != bool(cells["answer"]):
        yield "answer", "must be filled if, and only if, the claim takes a side in a dispute"
    if cells["answer_date"] and not cells["answer"]:
        yield "answer_date", "needs an answer in words beside it"


def _source_reasons(cells: dict[str, str]) -> Iterator[tuple[str, str]]:
    if cells["link"] == "yes" and not cells["url"]:
        yield "link", "is yes, but there is no address to link"


def _place_reasons(cells: dict[str, str]) -> Iterator[tuple[str, str]]:
    located = bool(cells["latitude"])
    if located != bool(cells["longitude"]):
        yield "longitude", "must be filled if, and only if, there is a latitude"
    if located == (cells["location_precision"] == "none"):
        yield "location_precision", "must be none if, and only if, there are no coordinates"
    if located and not cells["geo_source"]:
        yield "geo_source", "must say where the coordinates come from"
    if cells["province"] and cells["country"] != "KP":
        yield "country", "must be KP where a province of North Korea is given"


_ROW_RULES = {
    "events": _event_reasons,
    "claims": _claim_reasons,
    "sources": _source_reasons,
    "places": _place_reasons,
}


@attrs.define(kw_only=True, repr=False)
class record_rules(Check):  # noqa: N801
    """Tables agree with each other beyond what foreign keys can say."""

    type = "record-rules"
    Errors: ClassVar[list[Any]] = [RecordError]
    cells: dict[str, list[dict[str, str]]]

    def validate_row(self, row: Row) -> Iterable[Error]:
        """Yield an error if *row* lacks its counterpart in another table."""
        cells = _cells(row)
        if self.resource.name == "events" and cells["status"] == "published":
            if cells["id"] not in self._keys("claims", "event_id", stance="supports"):
                yield _cell_error(row, "id", "has no supporting claim in claims.csv")
            if cells["id"] not in self._keys("event_places", "event_id"):
                yield _cell_error(row, "id", "has no place in event_places.csv")
        elif self.resource.name == "disputes":
            sides = [row["id"] for row in self.cells["claims"] if row["dispute_id"] == cells["id"]]
            if not sides:
                yield _cell_error(row, "id", "has no claim that takes a side in it")
        elif self.resource.name == "routes" and cells["kind"] in ("flow", "spread", "travel"):
            whole = {leg["route_id"] for leg in self.cells["route_legs"] if leg["to_place_id"]}
            if cells["id"] not in whole:
                yield _cell_error(row, "id", "is to be drawn but has no leg with both ends")

    def _keys(self, table: str, name: str, **wanted: str) -> set[str]:
        return {
            row[name]
            for row in self.cells[table]
            if all(row[column] == value for column, value in wanted.items())
        }


def _read_cells(path: Path) -> list[dict[str, str]]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return []
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _package(folder: Path) -> Package:
    descriptor: dict[str, Any] = load_descriptor() | {
        "resources": [
            resource | {"path": str(table_path(load_tables()[resource["name"]], folder).resolve())}
            for resource in load_descriptor()["resources"]
        ]
    }
    return Package.from_descriptor(descriptor)


def find_problems(folder: Path = DATA) -> tuple[Problem, ...]:
    """Check the record in *folder* and return every problem, in order of file and line.

    If a header is wrong, a row is ragged or a file cannot be read, only such problems are
    returned: no row of that file could be judged.
    """
    with system.use_context(trusted=True):
        package = _package(folder)
        cells = {
            resource.name: _read_cells(Path(resource.normpath or "")) for resource in package.resources
        }
        checklist = Checklist(checks=[text_rules(), row_rules(), record_rules(cells=cells)])
        found = tuple(_problems(package, checklist))
    structural = {problem for is_structural, problem in found if is_structural}
    kept = structural or {problem for _, problem in found}
    return tuple(sorted(kept)) or tuple(_form_problems(folder))


def _problems(package: Package, checklist: Checklist) -> Iterator[tuple[bool, Problem]]:
    for task in package.validate(checklist=checklist).tasks:
        file = Path(task.place).name
        for error in task.errors:
            yield error.type in STRUCTURAL, _problem(task.name, file, error)


def _problem(table: str, file: str, error: Error) -> Problem:
    line = int(getattr(error, "row_number", 1) or 1)
    column = str(getattr(error, "field_name", "") or "")
    cell = getattr(error, "cell", "")
    value = "" if cell is None else str(cell)
    if error.type == "foreign-key":
        column = error.field_names[0]  # pyright: ignore[reportAttributeAccessIssue]
        value = str(error.field_cells[0])  # pyright: ignore[reportAttributeAccessIssue]
    if error.type in ("missing-cell", "extra-cell", "blank-row"):
        expected = len(load_tables()[table].columns)
        return Problem(file, line, "", "", f"the row does not have {expected} cells")
    if error.type in STRUCTURAL:
        column = ""
    return Problem(file, line, column, value, _reason(table, column, error))


def _reason(table: str, column: str, error: Error) -> str:
    if error.type == "record-error":
        return error.note
    if error.type == "foreign-key":
        target = error.reference_name  # pyright: ignore[reportAttributeAccessIssue]
        return f"is not an id in {Path(load_tables()[target].path).name}"
    if error.type == "type-error":
        return _TYPES.get(load_tables()[table].column(column).type, "is not of the declared type")
    if error.type in ("primary-key", "unique-error"):
        return "the key of the row is empty or stands in the table already"
    if error.type == "constraint-error":
        return _constraint_reason(load_tables()[table].column(column), error.note)
    if error.type in STRUCTURAL:
        names = ",".join(declared.name for declared in load_tables()[table].columns)
        return f"the file cannot be judged ({error.note or error.type}); its header must be {names}"
    return error.message


def _constraint_reason(column: Column, note: str) -> str:
    kind = note.partition('"')[2].partition('"')[0]
    limit = column.constraints.get(kind)
    match kind:
        case "required":
            return "is required"
        case "unique":
            return "stands in the table already"
        case "enum":
            return f"is not one of {', '.join(column.enum)}"
        case "minimum":
            return f"is less than {limit}"
        case "maximum":
            return f"is more than {limit}"
        case "maxLength":
            return f"is longer than {limit} characters"
        case "pattern":
            return f"is not of the form {limit}, such as {column.example!r}"
        case _:
            return note


def _form_problems(folder: Path) -> Iterator[Problem]:
    for table in load_tables().values():
        path = table_path(table, folder)
        written = path.read_bytes().decode("utf-8")
        wanted = canonical_text(table, _read_cells(path))
        if written != wanted:
            pairs = zip(written.split("\n"), wanted.split("\n"), strict=False)
            line = next((number for number, (is_, to_be) in enumerate(pairs, 1) if is_ != to_be), 1)
            reason = "is not in canonical form from here; run `python -m tools.format_data`"
            yield Problem(path.name, line, "", "", reason)
