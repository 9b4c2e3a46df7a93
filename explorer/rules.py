"""The rules of the record that frictionless lacks: tidy text, agreeing cells, agreeing tables."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import Any, ClassVar

import attrs
from frictionless import Check, Error, Row, errors

from explorer import reasons
from explorer.dates import parse_date
from explorer.i18n import _
from explorer.reasons import Reason
from explorer.schema import Column, load_tables
from explorer.tables import tidy_cell

_NUMBER = {"number": re.compile(r"-?[0-9]+(\.[0-9]+)?"), "integer": re.compile(r"-?[0-9]+")}


Fault = tuple[str, Reason]  # the name of a column, and why its cell is refused


@attrs.define(kw_only=True, repr=False)
class RecordError(errors.CellError):
    """A cell that breaks a rule of the record: ``note`` is the reason, ``remedy`` the way out."""

    type = "record-error"
    title = "Record error"
    description = "The cell breaks a rule of the record."
    template = "{note}"
    remedy: str = ""


def _cells(row: Row) -> dict[str, str]:
    """Return each cell of *row* as it stands in the file."""
    cells = ["" if cell is None else str(cell) for cell in row.cells]
    return dict(zip_longest(row.field_names, cells[: len(row.field_names)], fillvalue=""))


def _cell_error(row: Row, name: str, reason: Reason) -> RecordError:
    cells = _cells(row)
    return RecordError(
        note=reason.text,
        remedy=reason.remedy,
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
            reason = text_reason(column, cells[column.name])
            if reason:
                yield _cell_error(row, column.name, reason)


def text_reason(column: Column, text: str) -> Reason | None:
    """Return why *text* must not stand in a cell of *column*, or nothing if it may."""
    if text != tidy_cell(text):
        return Reason(
            _("has spaces or line breaks that are not needed; run {command}").format(
                command="`python -m tools.format_data`"
            )
        )
    if not text.isprintable():
        hidden = next(letter for letter in text if not letter.isprintable())
        return Reason(
            _("holds the character {hidden!a}, which cannot be seen").format(hidden=hidden),
            _("Delete the character, or type the text anew."),
        )
    return _value_reason(column, text) if text else None


def _value_reason(column: Column, text: str) -> Reason | None:
    if not is_plain_number(column, text):
        return reasons.not_a_number(column)
    if column.is_edtf:
        try:
            parse_date(text)
        except ValueError as error:
            return reasons.not_edtf(str(error).removeprefix(repr(text)).strip())
    return _list_reason(column, text.split(";")) if column.list_of else None


def _list_reason(column: Column, values: list[str]) -> Reason | None:
    unknown = [value for value in values if value not in column.list_of]
    if unknown:
        return reasons.not_in_list(unknown[0], column.list_of)
    if values != sorted(set(values)):
        wanted = ";".join(sorted(set(values)))
        return Reason(_("is not in order without repeats; write {wanted!r}").format(wanted=wanted))
    return None


@attrs.define(kw_only=True, repr=False)
class row_rules(Check):  # noqa: N801
    """Cells of one row agree with each other."""

    type = "row-rules"
    Errors: ClassVar[list[Any]] = [RecordError]

    def validate_row(self, row: Row) -> Iterable[Error]:
        """Yield an error for each pair of cells that contradict each other."""
        rule = ROW_RULES.get(self.resource.name)
        for name, reason in rule(_cells(row)) if rule else ():
            yield _cell_error(row, name, reason)


def _event_faults(cells: Mapping[str, str]) -> Iterator[Fault]:
    if cells["status"] == "withdrawn" and not cells["note"]:
        reason = _("must give the reason why the event is withdrawn")
        yield "note", Reason(reason, _("Write the reason, or set the status to published."))
    yield from _amount_faults(cells, "quantity_kg", "quantity_kind", _("quantity"))


def _amount_faults(cells: Mapping[str, str], prefix: str, kind: str, noun: str) -> Iterator[Fault]:
    """Yield what is wrong with a lowest, best and highest figure and the cell that says their kind."""
    names = [f"{prefix}_{end}" for end in ("low", "best", "high")]
    filled = [name for name in names if cells[name]]
    if bool(filled) != bool(cells[kind]):
        reason = _("must be filled if, and only if, there is a {noun}").format(noun=noun)
        yield kind, Reason(reason, _("Fill both or neither."))
    if not all(_NUMBER["number"].fullmatch(cells[name]) for name in filled):
        return
    numbers = [float(cells[name]) for name in filled]
    if numbers != sorted(numbers):
        middle = names[1] if cells[names[1]] else names[0]
        reason = _("is not in order: the lowest, best and highest {noun} must not fall")
        yield middle, Reason(reason.format(noun=noun), _("Put the smallest figure into the lowest."))


def _claim_faults(cells: Mapping[str, str]) -> Iterator[Fault]:
    if bool(cells["dispute_id"]) != bool(cells["answer"]):
        reason = _("must be filled if, and only if, the claim takes a side in a dispute")
        yield "answer", Reason(reason, _("Fill both or neither."))
    for name in ("answer_date", "answer_unit"):
        if cells[name] and not cells["answer"]:
            reason = _("needs an answer in words beside it")
            yield name, Reason(reason, _("Write the answer in a few words, or empty this cell."))
    yield from _amount_faults(cells, "answer", "answer_unit", _("figure"))


def _source_faults(cells: Mapping[str, str]) -> Iterator[Fault]:
    if cells["link"] == "yes" and not cells["url"]:
        reason = _("is yes, but there is no address to link")
        yield "link", Reason(reason, _("Write the address, or no."))


def place_faults(cells: Mapping[str, str]) -> Iterator[Fault]:
    """Yield what is wrong with the coordinates of a place or with its province."""
    located = bool(cells["latitude"])
    if located != bool(cells["longitude"]):
        reason = _("must be filled if, and only if, there is a latitude")
        yield "longitude", Reason(reason, _("Fill both or neither."))
    if cells["province"] and cells["country"] != "KP":
        reason = _("must be KP where a province of North Korea is given")
        yield "country", Reason(reason, _("Write KP, or empty the province."))


def _place_faults(cells: Mapping[str, str]) -> Iterator[Fault]:
    yield from place_faults(cells)
    located = bool(cells["latitude"])
    if located == (cells["location_precision"] == "none"):
        reason = _("must be none if, and only if, there are no coordinates")
        yield "location_precision", Reason(reason, _("Write none, or fill the coordinates."))
    if located and not cells["geo_source"]:
        reason = _("must say where the coordinates come from")
        yield "geo_source", Reason(reason, _("Name the source of the coordinates."))


ROW_RULES: Mapping[str, Callable[[Mapping[str, str]], Iterator[Fault]]] = {
    "events": _event_faults,
    "claims": _claim_faults,
    "sources": _source_faults,
    "places": _place_faults,
}


DRAWN = ("flow", "spread", "travel")  # kinds of routes that need a leg with both ends


def no_side() -> Reason:
    """Say that no claim takes a side in a dispute."""
    reason = _("has no claim that takes a side in it")
    return Reason(reason, _("Name the dispute in the claims that answer it, or delete the row."))


def no_whole_leg() -> Reason:
    """Say that a route cannot be drawn."""
    reason = _("is to be drawn but has no leg with both ends")
    return Reason(reason, _("Add a leg from a place to a place, or set the kind to unmapped."))


def no_source_of_leg() -> Reason:
    """Say that a leg of a stated route does not name who states it."""
    reason = _("is required because the route is stated by a source")
    return Reason(reason, _("Name the source, or set the basis of the route to inferred."))


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
            "events": self._event_faults,
            "disputes": self._dispute_faults,
            "routes": self._route_faults,
            "route_legs": self._leg_faults,
        }.get(self.resource.name)
        for name, reason in rule(_cells(row)) if rule else ():
            yield _cell_error(row, name, reason)

    def _event_faults(self, event: dict[str, str]) -> Iterator[Fault]:
        if event["status"] != "published":
            return
        if event["id"] not in self._keys("claims", "event_id", stance="supports"):
            reason = _("has no supporting claim in claims.csv")
            yield "id", Reason(reason, _("Add a claim that supports the event, with its source."))
        if event["id"] not in self._keys("event_places", "event_id"):
            reason = _("has no place in event_places.csv")
            yield "id", Reason(reason, _("Add a row that names the place of the event."))

    def _dispute_faults(self, dispute: dict[str, str]) -> Iterator[Fault]:
        if dispute["id"] not in self._keys("claims", "dispute_id"):
            yield "id", no_side()

    def _route_faults(self, route: dict[str, str]) -> Iterator[Fault]:
        whole = {leg["route_id"] for leg in self.cells["route_legs"] if leg["to_place_id"]}
        if route["kind"] in DRAWN and route["id"] not in whole:
            yield "id", no_whole_leg()

    def _leg_faults(self, leg: dict[str, str]) -> Iterator[Fault]:
        if not leg["source_id"] and leg["route_id"] in self._keys("routes", "id", basis="stated"):
            yield "source_id", no_source_of_leg()

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
