"""What belongs to a row of the record, as groups of links: the ways on from its page."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

import pandas as pd

from bellflower.analysis.answers import events_behind
from bellflower.analysis.sources import events_of
from bellflower.i18n import N_, _
from bellflower.record.dataset import Dataset
from bellflower.record.lookup import Row, lookup
from bellflower.record.tables import rows_of
from bellflower.text import wording
from bellflower.text.date_words import format_date
from bellflower.view.cards import events_at


class Link(NamedTuple):
    """A way to the page of a row: its kind and id, its text, and a few words beside it."""

    kind: str
    id: str
    text: str
    beside: str = ""


class Group(NamedTuple):
    """Links below a heading."""

    heading: str
    links: list[Link]


_Groups = Iterable[tuple[str, list[Link]]]


def _events(rows: pd.DataFrame) -> list[Link]:
    return [Link("event", row["id"], row["title"], format_date(row["date"])) for row in rows_of(rows)]


def _places(record: Dataset, ids: Iterable[str]) -> list[Link]:
    found = [lookup(record).places.only(each) for each in dict.fromkeys(ids) if each]
    return [Link("place", row["id"], wording.place_name(row["name"], row["name_ko"])) for row in found]


def _sources(record: Dataset, ids: Iterable[str]) -> list[Link]:
    found = [lookup(record).sources.only(each) for each in dict.fromkeys(ids) if each]
    return [
        Link("source", row["id"], row["title"], f"{row['publisher']}, {format_date(row['date'])}")
        for row in found
    ]


def _actors(record: Dataset, ids: Iterable[str]) -> list[Link]:
    rows = lookup(record).actors
    found = [row for each in dict.fromkeys(ids) for row in rows.of(each)]
    return [Link("actor", row["id"], wording.place_name(row["name"], row["name_ko"])) for row in found]


def _disputes(record: Dataset, ids: Iterable[str]) -> list[Link]:
    found = [lookup(record).disputes.only(each) for each in dict.fromkeys(ids) if each]
    return [Link("dispute", row["id"], row["question"]) for row in found]


def _of_event(record: Dataset, event_id: str) -> _Groups:
    rows = lookup(record)
    claims = rows.claims_of_event.of(event_id)
    event = next(iter([*rows.events.of(event_id), *rows.withdrawn.of(event_id)]))
    new = rows.events.of(event["replaced_by"]) if event["replaced_by"] else []
    yield N_("Now told in"), [Link("event", row["id"], row["title"]) for row in new]
    yield N_("Disputes it belongs to"), _disputes(record, (row["dispute_id"] for row in claims))
    places = (row["place_id"] for row in rows.places_of_event.of(event_id))
    yield N_("Places"), _places(record, places)
    people = [*event["actors"].split(";"), *(one for row in claims for one in _speakers(row))]
    yield N_("People and bodies"), _actors(record, people)
    yield N_("Sources"), _sources(record, (row["source_id"] for row in claims))


def _speakers(claim: Mapping[str, str]) -> list[str]:
    return claim["speakers"].split(";")


def _of_place(record: Dataset, place_id: str) -> _Groups:
    yield N_("Events"), _events(events_at(record, record.events, place_id))
    legs = record.route_legs
    ids = legs.loc[(legs["from_place_id"] == place_id) | (legs["to_place_id"] == place_id), "route_id"]
    found = [lookup(record).routes.only(route) for route in dict.fromkeys(ids)]
    yield N_("Routes"), [Link("route", row["id"], row["title"]) for row in found]


def _of_route(record: Dataset, route_id: str) -> _Groups:
    legs = rows_of(record.route_legs[record.route_legs["route_id"] == route_id])
    ends = (leg[end] for leg in legs for end in ("from_place_id", "to_place_id"))
    yield N_("Places"), _places(record, ends)
    yield N_("Sources"), _sources(record, (leg["source_id"] for leg in legs))


def _of_source(record: Dataset, source_id: str) -> _Groups:
    yield N_("Events"), _events(events_of(record, source_id))
    via = lookup(record).sources.only(source_id)["cited_via"]
    yield N_("Read through"), _sources(record, [via])
    copies = record.sources.loc[record.sources["cited_via"] == source_id, "id"]
    yield N_("Read through this one"), _sources(record, copies)


def _of_dispute(record: Dataset, dispute_id: str) -> _Groups:
    yield N_("Events"), _events(events_behind(record, dispute_id))
    claims = lookup(record).claims_of_dispute.of(dispute_id)
    yield N_("Sources"), _sources(record, (row["source_id"] for row in claims))


def _of_actor(record: Dataset, actor_id: str) -> _Groups:
    acts = [actor_id in cell.split(";") for cell in record.events["actors"]]
    yield N_("Acts in"), _events(record.events[acts])
    said = [actor_id in cell.split(";") for cell in record.claims["speakers"]]
    spoken = record.events["id"].isin(record.claims.loc[said, "event_id"])
    yield N_("Speaks in claims about"), _events(record.events[spoken])


_GROUPS: Mapping[str, Callable[[Dataset, str], _Groups]] = {
    "event": _of_event,
    "place": _of_place,
    "route": _of_route,
    "source": _of_source,
    "dispute": _of_dispute,
    "actor": _of_actor,
}


def groups(record: Dataset, kind: str, row: Row) -> list[Group]:
    """Return what belongs to *row*, of that *kind*, in groups with a heading; none is empty."""
    found = _GROUPS[kind](record, row["id"])
    return [Group(_(heading), links) for heading, links in found if links]
