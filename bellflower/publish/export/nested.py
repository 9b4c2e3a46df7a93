"""Events as JSON, each with its places and claims inside it."""

import json
from typing import Any

from bellflower.analysis.selection import Selection
from bellflower.publish.citation.views import credit
from bellflower.publish.export.values import derived_columns, typed_row
from bellflower.query.permalink import permalink
from bellflower.record.schema import data_version, load_descriptor
from bellflower.record.tables import rows_of

JsonObject = dict[str, Any]


def head(selection: Selection) -> JsonObject:
    """Return what every file says of itself: title, data version, license, credit, and the query.

    A file of a reader's own record says no more than that: neither version nor license are known.
    """
    if own := selection.record.own_name:
        return {
            "title": own,
            "credit": "A reader's own record, not the one of Bellflower. Positions: as geo_source says.",
        }
    record = load_descriptor()
    return {
        "title": record["title"],
        "version": data_version(),
        "license": record["licenses"][0]["path"],
        "credit": credit(),
        "query": permalink(selection.view).removeprefix("?"),
    }


def event_objects(selection: Selection) -> list[JsonObject]:
    """Return each event as an object: its columns, the derived ones, ``places`` and ``claims``.

    A place has its ``role``; a claim names its source and its dispute by id.
    """
    places = {row["id"]: typed_row("places", row) for row in rows_of(selection.places)}
    events = {
        event["id"]: typed_row("events", event) | derived_columns(event) | {"places": [], "claims": []}
        for event in rows_of(selection.events)
    }
    for stay in rows_of(selection.event_places):
        found = {"role": stay["role"]} | places[stay["place_id"]]
        events[stay["event_id"]]["places"].append(found)
    for claim in rows_of(selection.claims):
        told = typed_row("claims", claim)
        events[told.pop("event_id")]["claims"].append(told)
    return list(events.values())


def source_objects(selection: Selection) -> list[JsonObject]:
    """Return each source behind the events, with the ids of those that it tells of."""
    told: dict[str, dict[str, None]] = {}
    for claim in rows_of(selection.claims):
        told.setdefault(claim["source_id"], {})[claim["event_id"]] = None
    return [
        typed_row("sources", source) | {"event_ids": list(told[source["id"]])}
        for source in rows_of(selection.sources)
    ]


def events_document(selection: Selection) -> JsonObject:
    """Return the events with their sources and disputes, each of them once."""
    return head(selection) | {
        "count": len(selection.events),
        "events": event_objects(selection),
        "sources": [typed_row("sources", row) for row in rows_of(selection.sources)],
        "disputes": [typed_row("disputes", row) for row in rows_of(selection.disputes)],
    }


def sources_document(selection: Selection) -> JsonObject:
    """Return the sources behind the events."""
    return head(selection) | {
        "count": len(selection.sources),
        "sources": source_objects(selection),
    }


def json_text(document: JsonObject) -> str:
    """Return *document* as the text of a JSON file; what JSON cannot say raises ``ValueError``."""
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1) + "\n"
