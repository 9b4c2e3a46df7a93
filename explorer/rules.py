"""The rules of the record that frictionless lacks: tidy text, agreeing cells, agreeing tables."""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Any, ClassVar

import attrs
from frictionless import Check, Error, Row, errors

from explorer.dates import parse_date
from explorer.schema import Column, load_tables
from explorer.tables import tidy_cell

NOT_A_NUMBER = {
    "number": "is not a decimal number like 50 or 0.2",
    "integer": "is not a whole number",
}
_NUMBER = {"number": re.compile(r"-?[0-9]+(\.[0-9]+)?"), "integer": re.compile(r"-?[0-9]+")}


class RecordError(errors.CellError):
    """A cell that breaks a rule of the record; ``note`` is the reason in words."""

    type = "record-error"
    title = "Record error"
    description = "The cell breaks a rule of the record."
    template = "{note}"


def _cells(row: Row) -> dict[str, str]:
    """Return each cell of *row* as it stands in the file."""
    cells = ["" if cell is None else str(cell) for cell in row.cells]
    return dict(zip_longest(row.field_names, cells[: len(row.field_names)], fillvalue=""))


def _cell_error(row: Row, name: str, reason: str) -> RecordError:
    cells = _cells(row)
    return RecordError(
        note=reason,
        cells=list(cells.values()),
        row_number=row.row_number,
        cell=cells[name],
        field_name=name,
        field_number=row.field_names.index(name) + 1,
    )


def is_plain_number(column: Column, text: str) -> bool:
    """Whether *text* is a number in plain ASCII digits; true if *column* holds no numbers.

    Python also reads ``nan``, ``1e3``, ``1_0`` and digits of other scripts as numbers; other readers
    of the file would not.
    """
    return column.type not in _NUMBER or bool(_NUMBER[column.type].fullmatch(text))


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
    if not text.isprintable():
        hidden = next(letter for letter in text if not letter.isprintable())
        return f"holds the character {hidden!a}, which cannot be seen"
    if not text:
        return ""
    if not is_plain_number(column, text):
        return NOT_A_NUMBER[column.type]
    if column.is_edtf:
        try:
            parse_date(text)
        except ValueError as error:
            return str(error).removeprefix(repr(text)).strip()
    return _list_reason(column, text.split(";")) if column.list_of else ""


def _list_reason(column: Column, values: list[str]) -> str:
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
    if cells["status"] == "withdrawn" and not cells["note"]:
        yield "note", "must give the reason why the event is withdrawn"
    yield from _amount_reasons(cells, "quantity_kg", "quantity_kind", "quantity")


def _amount_reasons(
    cells: dict[str, str], prefix: str, kind: str, noun: str
) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a lowest, best and highest figure and the cell that says their kind."""
    names = [f"{prefix}_{end}" for end in ("low", "best", "high")]
    filled = [name for name in names if cells[name]]
    if bool(filled) != bool(cells[kind]):
        yield kind, f"must be filled if, and only if, there is a {noun}"
    if not all(_NUMBER["number"].fullmatch(cells[name]) for name in filled):
        return
    numbers = [float(cells[name]) for name in filled]
    if numbers != sorted(numbers):
        middle = names[1] if cells[names[1]] else names[0]
        yield middle, f"is not in order: the lowest, best and highest {noun} must not fall"


def _claim_reasons(cells: dict[str, str]) -> Iterator[tuple[str, str]]:
    if bool(cells["dispute_id"]) != bool(cells["answer"]):
        yield "answer", "must be filled if, and only if, the claim takes a side in a dispute"
    if cells["answer_date"] and not cells["answer"]:
        yield "answer_date", "needs an answer in words beside it"
    if cells["answer_unit"] and not cells["answer"]:
        yield "answer_unit", "needs an answer in words beside it"
    yield from _amount_reasons(cells, "answer", "answer_unit", "figure")


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
    _found: dict[tuple[str, ...], frozenset[str]] = attrs.field(factory=dict, init=False)

    def validate_row(self, row: Row) -> Iterable[Error]:
        """Yield an error if *row* lacks its counterpart in another table."""
        rule = {
            "events": self._event_reasons,
            "disputes": self._dispute_reasons,
            "routes": self._route_reasons,
            "route_legs": self._leg_reasons,
        }.get(self.resource.name)
        for name, reason in rule(_cells(row)) if rule else ():
            yield _cell_error(row, name, reason)

    def _event_reasons(self, event: dict[str, str]) -> Iterator[tuple[str, str]]:
        if event["status"] != "published":
            return
        if event["id"] not in self._keys("claims", "event_id", stance="supports"):
            yield "id", "has no supporting claim in claims.csv"
        if event["id"] not in self._keys("event_places", "event_id"):
            yield "id", "has no place in event_places.csv"

    def _dispute_reasons(self, dispute: dict[str, str]) -> Iterator[tuple[str, str]]:
        if dispute["id"] not in self._keys("claims", "dispute_id"):
            yield "id", "has no claim that takes a side in it"

    def _route_reasons(self, route: dict[str, str]) -> Iterator[tuple[str, str]]:
        whole = {leg["route_id"] for leg in self.cells["route_legs"] if leg["to_place_id"]}
        if route["kind"] in ("flow", "spread", "travel") and route["id"] not in whole:
            yield "id", "is to be drawn but has no leg with both ends"

    def _leg_reasons(self, leg: dict[str, str]) -> Iterator[tuple[str, str]]:
        if not leg["source_id"] and leg["route_id"] in self._keys("routes", "id", basis="stated"):
            yield "source_id", "is required because the route is stated by a source"

    def _keys(self, table: str, name: str, **wanted: str) -> frozenset[str]:
        """Return the values of a column in the rows whose cells are as *wanted*; found once."""
        asked = (table, name, *wanted, *wanted.values())
        if asked not in self._found:
            self._found[asked] = frozenset(
                row[name]
                for row in self.cells[table]
                if all(row[column] == value for column, value in wanted.items())
            )
        return self._found[asked]
