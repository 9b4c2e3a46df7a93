"""The rules of the record that frictionless lacks: tidy text, agreeing cells, agreeing tables."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Any, ClassVar

import attrs
from frictionless import Check, Error, Row, errors

from bellflower.i18n import _
from bellflower.record.checks.evidence_rules import claim_faults, event_faults
from bellflower.record.checks.reasons import Reason
from bellflower.record.checks.row_rules import row_faults
from bellflower.record.checks.value_rules import (
    DRAWN,
    Fault,
    no_side,
    no_source_of_leg,
    no_whole_leg,
    text_reason,
)
from bellflower.record.schema import load_tables


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


@attrs.define(kw_only=True, repr=False)
class row_rules(Check):  # noqa: N801
    """Cells of one row agree with each other."""

    type = "row-rules"
    Errors: ClassVar[list[Any]] = [RecordError]

    def validate_row(self, row: Row) -> Iterable[Error]:
        """Yield an error for each pair of cells that contradict each other."""
        for name, reason in row_faults(self.resource.name, _cells(row)):
            yield _cell_error(row, name, reason)


@attrs.define(kw_only=True, repr=False)
class record_rules(Check):  # noqa: N801
    """Tables agree with each other beyond what foreign keys can say."""

    type = "record-rules"
    Errors: ClassVar[list[Any]] = [RecordError]
    cells: dict[str, list[dict[str, str]]]
    _found: dict[tuple[str, ...], frozenset[str]] = attrs.field(
        factory=dict[tuple[str, ...], frozenset[str]], init=False
    )
    _by_event: dict[str, list[dict[str, str]]] = attrs.field(
        factory=dict[str, list[dict[str, str]]], init=False
    )
    _dates: dict[str, str] = attrs.field(factory=dict[str, str], init=False)

    def validate_row(self, row: Row) -> Iterable[Error]:
        """Yield an error if *row* lacks its counterpart in another table."""
        rule = {
            "events": self._event_faults,
            "claims": self._claim_faults,
            "disputes": self._dispute_faults,
            "routes": self._route_faults,
            "route_legs": self._leg_faults,
        }.get(self.resource.name)
        for name, reason in rule(_cells(row)) if rule else ():
            yield _cell_error(row, name, reason)

    def _event_faults(self, event: dict[str, str]) -> Iterator[Fault]:
        if event["status"] != "published":
            return
        yield from event_faults(event, self._claims_of(event["id"]), self._published())
        yield from self._actor_faults(event["actors"], "actors")
        if event["id"] not in self._keys("event_places", "event_id"):
            reason = _("has no place in event_places.csv")
            yield "id", Reason(reason, _("Add a row that names the place of the event."))

    def _claim_faults(self, claim: dict[str, str]) -> Iterator[Fault]:
        yield from claim_faults(claim)
        yield from self._actor_faults(claim["speakers"], "speakers")

    def _actor_faults(self, cell: str, name: str) -> Iterator[Fault]:
        known = self._keys("actors", "id")
        for actor in filter(None, cell.split(";")):
            if actor not in known:
                reason = _("names {actor!r}, which is not an id in {file}")
                yield name, Reason(reason.format(actor=actor, file="actors.csv"))

    def _dispute_faults(self, dispute: dict[str, str]) -> Iterator[Fault]:
        if not dispute["kind"]:
            reason = _("is required in the record")
            yield "kind", Reason(reason, _("Write history, or editing for a question about a source."))
        if dispute["id"] not in self._keys("claims", "dispute_id"):
            yield "id", no_side()

    def _route_faults(self, route: dict[str, str]) -> Iterator[Fault]:
        whole = {leg["route_id"] for leg in self.cells["route_legs"] if leg["to_place_id"]}
        if route["kind"] in DRAWN and route["id"] not in whole:
            yield "id", no_whole_leg()

    def _leg_faults(self, leg: dict[str, str]) -> Iterator[Fault]:
        if not leg["source_id"] and leg["route_id"] in self._keys("routes", "id", basis="stated"):
            yield "source_id", no_source_of_leg()

    def _claims_of(self, event_id: str) -> list[dict[str, str]]:
        if not self._by_event:
            for claim in self.cells["claims"]:
                self._by_event.setdefault(claim["event_id"], []).append(claim)
        return self._by_event.get(event_id, [])

    def _published(self) -> dict[str, str]:
        if not self._dates:
            self._dates.update((row["id"], row["date"]) for row in self.cells["sources"])
        return self._dates

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
