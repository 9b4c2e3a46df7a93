"""All rows to which the events and routes of a selection refer, so that no reference is open."""

from collections.abc import Iterable
from typing import Any

from bellflower.analysis.selection import Selection
from bellflower.record.tables import rows_of

Rows = list[dict[str, Any]]


def _named(rows: Rows, *columns: str) -> set[str]:
    """Return the ids in *columns* of *rows*, of which a cell may hold several."""
    return {name for row in rows for column in columns for name in row[column].split(";") if name}


def _of(rows: Rows, ids: Iterable[str]) -> Rows:
    wanted = frozenset(ids)
    return [row for row in rows if row["id"] in wanted]


def _with_carriers(sources: Rows, ids: set[str]) -> Rows:
    """Return the sources *ids* and those through which they were read."""
    carriers = {row["id"]: row["cited_via"] for row in sources}
    waiting = list(ids)
    while waiting:
        via = carriers.get(waiting.pop(), "")
        if via and via not in ids:
            ids.add(via)
            waiting.append(via)
    return _of(sources, ids)


def related_rows(selection: Selection) -> dict[str, Rows]:
    """Return the rows of every table but ``changes``, in the order of the record."""
    record = selection.record
    events, claims = rows_of(selection.events), rows_of(selection.claims)
    stays, legs = rows_of(selection.event_places), rows_of(selection.route_legs)
    sources = _named(claims, "source_id", "origin") | _named(legs, "source_id")
    places = _named(stays, "place_id") | _named(legs, "from_place_id", "to_place_id")
    actors = _named(events, "actors") | _named(claims, "speakers")
    return {
        "events": events,
        "event_places": stays,
        "claims": claims,
        "sources": _with_carriers(rows_of(record.sources), sources),
        "disputes": rows_of(selection.disputes),
        "actors": _of(rows_of(record.actors), actors),
        "eras": rows_of(record.eras),
        "places": _of(rows_of(record.places), places),
        "routes": _of(rows_of(record.routes), _named(legs, "route_id")),
        "route_legs": legs,
    }
