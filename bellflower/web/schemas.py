"""JSON Schemas of the answers, made from the declared columns."""

from typing import Any

from bellflower.publish.export.values import DERIVED
from bellflower.record.evidence import RANK_NAMES
from bellflower.record.schema import Column, load_tables

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_DAY: Schema = {"type": ["string", "null"], "format": "date"}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_FLAG: Schema = {"type": "boolean"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_DERIVED: dict[str, Schema] = {
    **dict.fromkeys(("earliest", "latest", "core_start", "core_end"), _DAY),
    **dict.fromkeys(("is_open_start", "is_open_end"), _FLAG),
    **dict.fromkeys(("provinces", "countries", "place_ids"), _TEXTS),
    **dict.fromkeys(("claim_count", "source_count", "origin_count"), _COUNT),
    "evidence": {"enum": [*RANK_NAMES.values(), None]},
}


def _reference(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _column(column: Column) -> Schema:
    nothing = [] if column.required else ["null"]
    if column.type in ("number", "integer"):
        kind: Schema = {"type": [column.type, *nothing]}
    elif column.list_of:
        kind = {"type": "array", "items": {"enum": list(column.list_of)}}
    elif column.enum:
        kind = {"enum": [*column.enum, *([] if column.required else [None])]}
    else:
        kind = {"type": ["string", *nothing]}
    return kind | {"description": column.description}


def _object(properties: dict[str, Schema], **more: Schema) -> Schema:
    fields = properties | more
    return {"type": "object", "properties": fields, "required": list(fields)}


def _row(table: str, without: tuple[str, ...] = ()) -> dict[str, Schema]:
    columns = load_tables()[table].columns
    return {column.name: _column(column) for column in columns if column.name not in without}


def _list(name: str) -> Schema:
    return {"type": "array", "items": _reference(name)}


def _head() -> dict[str, Schema]:
    names = ("title", "version", "license", "credit", "query")
    return dict.fromkeys(names, _TEXT)


def _geometry() -> Schema:
    """Return a loose schema of a geometry of RFC 7946; an event without a position has none."""
    kinds = ["Point", "MultiPoint", "LineString", "MultiLineString"]
    return {
        "type": ["object", "null"],
        "properties": {"type": {"enum": kinds}, "coordinates": {"type": "array"}},
        "required": ["type", "coordinates"],
    }


def _features(properties: Schema) -> Schema:
    feature = _object(
        {"type": {"const": "Feature"}, "id": _TEXT, "geometry": _geometry(), "properties": properties}
    )
    collection = {"type": {"const": "FeatureCollection"}, **_head()}
    return _object(collection, features={"type": "array", "items": feature})


def _leg() -> Schema:
    kilometers: Schema = {"type": ["number", "null"], "minimum": 0}
    name: Schema = {"type": ["string", "null"]}
    return _object(
        _row("routes", without=("id", "date")) | _row("route_legs"),
        from_name=name,
        to_name=name,
        route_date=name,
        length_km=kilometers,
        route_length_km=kilometers,
    )


def components() -> dict[str, Schema]:
    """Return the schemas by name."""
    derived = {name: _DERIVED.get(name, _TEXT) | {"description": told} for name, told in DERIVED.items()}
    counted: dict[str, Schema] = _head() | {"count": _COUNT}
    event = _object(_row("events") | derived, places=_list("Place"), claims=_list("Claim"))
    role = _column(load_tables()["event_places"].column("role"))
    problem = _object(
        dict.fromkeys(("parameter", "value", "reason", "message"), _TEXT),
        allowed=_TEXTS,
        examples=_TEXTS,
    )
    return {
        "Place": _object(_row("places"), role=role),
        "Claim": _object(_row("claims", without=("event_id",))),
        "Source": _object(_row("sources")),
        "SourceOfEvents": _object(_row("sources"), event_ids=_TEXTS),
        "Dispute": _object(_row("disputes")),
        "Event": event,
        "Leg": _leg(),
        "EventsDocument": _object(
            counted, events=_list("Event"), sources=_list("Source"), disputes=_list("Dispute")
        ),
        "EventsWithFields": _object(
            counted,
            events={"type": "array", "items": {k: v for k, v in event.items() if k != "required"}},
        ),
        "Withdrawn": _object(
            dict.fromkeys(("id", "title", "reason"), _TEXT),
            status={"const": "withdrawn"},
            replaced_by={"type": ["string", "null"]},
        ),
        "SourcesDocument": _object(counted, sources=_list("SourceOfEvents")),
        "EventFeatures": _features(_reference("Event")),
        "RouteFeatures": _features(_reference("Leg")),
        "Problems": _object({"problems": {"type": "array", "items": problem}}),
    }
