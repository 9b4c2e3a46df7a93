"""The OpenAPI 3.1 description of the API, made from the parameters and the declared columns."""

import json
from collections.abc import Mapping
from typing import Any

from bellflower.analysis.selection import Selection
from bellflower.publish.export.formats import FORMATS, file_bytes
from bellflower.publish.export.nested import events_document, head, json_text
from bellflower.query.parameters import (
    MAX_VALUE_LENGTH,
    RADII_KM,
    SPLIT_YEARS,
    Known,
    Parameter,
    declared,
    parameters,
)
from bellflower.query.permalink import View
from bellflower.query.strict_parameters import MAX_REPEATS, QueryProblem
from bellflower.record.dataset import Dataset
from bellflower.record.schema import data_version, load_descriptor
from bellflower.web.paging import MOST, PAGED, PAGING, WITH_FIELDS, field_names
from bellflower.web.schemas import components

_API_VERSION = "1.0.0"  # of the interface: a field taken away or renamed would make it 2
_SCHEMAS = {
    "json": "EventsDocument",
    "geojson": "EventFeatures",
    "sources-json": "SourcesDocument",
    "routes-geojson": "RouteFeatures",
}
_ABOUT = {
    "csv": "Events only. A cell that looks like a formula has an apostrophe before it.",
    "json": "Each event with its places and claims; sources and disputes beside them.",
    "geojson": "Points are the places, without those from which an event was only reported.",
    "sources-json": "The sources of the claims about the selected events.",
    "routes-geojson": "A feature for each leg. Period, evidence, text, drugs, provinces and countries "
    "select legs; the other parameters say nothing of routes.",
}
_GONE = {
    "id": "raid-1999",
    "status": "withdrawn",
    "title": "A ship is searched",
    "reason": "Told twice.",
    "replaced_by": "search-1999",
}
_TEXT = """\
Read-only. The parameters are those of the links of the pages: what a page shows, its query asks for
here. An unknown parameter or value is answered with 400 and the allowed values; nothing is left out in
silence. Values of one parameter are alternatives, parameters narrow each other, and without any the
answer is everything. With limit and offset it comes in pages, with fields it holds only those. Answers
carry an ETag; send it as If-None-Match, and 304 says that nothing changed.
"""


def _parameter(parameter: Parameter) -> dict[str, Any]:
    value: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": MAX_VALUE_LENGTH}
    if parameter.allowed:
        value = {"type": "string", "enum": list(parameter.allowed)}
    elif parameter.name in ("radius", "split"):
        allowed = RADII_KM if parameter.name == "radius" else SPLIT_YEARS
        value = {"type": "integer", "minimum": allowed[0], "maximum": allowed[-1]}
    elif parameter.examples:
        value["examples"] = list(parameter.examples)
    if parameter.is_repeatable:
        value = {"type": "array", "items": value, "minItems": 1, "maxItems": MAX_REPEATS}
    return {
        "name": parameter.name,
        "in": "query",
        "description": parameter.meaning,
        "schema": value,
    } | ({"style": "form", "explode": True} if parameter.is_repeatable else {})


def _example(name: str, selection: Selection) -> Any:
    """Return the answer to *selection* as text or JSON, with one element in each list of the latter."""
    content = file_bytes(name, selection).decode()
    if name not in _SCHEMAS:
        return content
    answer = json.loads(content)
    return {key: value[:1] if isinstance(value, list) else value for key, value in answer.items()}


def _success(name: str, selection: Selection) -> dict[str, Any]:
    schema = (
        {"$ref": f"#/components/schemas/{_SCHEMAS[name]}"} if name in _SCHEMAS else {"type": "string"}
    )
    if name in WITH_FIELDS:
        schema = {"anyOf": [schema, {"$ref": "#/components/schemas/EventsWithFields"}]}
    headers = _headers() | (_page_headers() if name in PAGED else {})
    content = {"schema": schema, "examples": {"one": {"value": _example(name, selection)}}}
    return {
        "description": FORMATS[name].title,
        "headers": headers,
        "content": {FORMATS[name].media_type: content},
    }


def _paging() -> dict[str, dict[str, Any]]:
    """Return the parameters that say which part of the events is wanted, by name."""
    told: dict[str, tuple[str, dict[str, Any]]] = {
        "limit": (
            "How many events at most; the header Link leads to the other pages. Default: all.",
            {"type": "integer", "minimum": 1, "maximum": MOST},
        ),
        "offset": (
            "How many events to pass over first. Default: 0.",
            {"type": "integer", "minimum": 0, "maximum": 1_000_000},
        ),
        "fields": (
            "The fields of an event that are wanted, with commas between; id is always there.",
            {"type": "array", "items": {"enum": list(field_names())}, "minItems": 1},
        ),
    }
    return {
        name: {"name": name, "in": "query", "description": meaning, "schema": schema}
        | ({"style": "form", "explode": False} if name == "fields" else {})
        for name, (meaning, schema) in told.items()
    }


def _asked(name: str) -> list[str]:
    """Return the names of the parameters that the format *name* obeys or passes over."""
    links = [one for one in declared() if not (one in ("event", "pick") and name == "routes-geojson")]
    parts = [one for one in PAGING if name in (WITH_FIELDS if one == "fields" else PAGED)]
    return links + parts


def _one_event(selection: Selection) -> dict[str, Any]:
    """Return the operation that answers with one event."""
    told = json.loads(json_text(events_document(selection)))
    schema = {"$ref": "#/components/schemas/EventsDocument"}
    gone = {"$ref": "#/components/schemas/Withdrawn"}
    return {
        "operationId": "event_json",
        "summary": "One event with its places, claims, sources and disputes (JSON)",
        "description": "An id is never used again: that of a withdrawn event says where it went.",
        "parameters": [
            {
                "name": "id",
                "in": "path",
                "required": True,
                "description": "Id of the event.",
                "schema": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 100},
            }
        ],
        "responses": {
            "200": {
                "description": "The event.",
                "headers": _headers(),
                "content": {
                    "application/json": {"schema": schema, "examples": {"one": {"value": told}}}
                },
            },
            "304": {"description": "The content is the one that you have."},
            "400": {"$ref": "#/components/responses/Refused"},
            "404": {"$ref": "#/components/responses/Refused"},
            "410": {
                "description": "The event was withdrawn.",
                "content": {"application/json": {"schema": gone, "examples": {"one": {"value": _GONE}}}},
            },
        },
    }


def _headers() -> dict[str, Any]:
    return {
        "ETag": {"description": "Changes with the content.", "schema": {"type": "string"}},
        "Cache-Control": {"description": "For how long to keep it.", "schema": {"type": "string"}},
    }


def _page_headers() -> dict[str, Any]:
    return {
        "X-Total-Count": {
            "description": "Number of all events of the query.",
            "schema": {"type": "integer"},
        },
        "Link": {"description": "Other pages (RFC 8288).", "schema": {"type": "string"}},
    }


def _operation(path: str, name: str, selection: Selection) -> dict[str, Any]:
    refused = {"$ref": "#/components/responses/Refused"}
    return {
        "operationId": path.replace(".", "_"),
        "summary": FORMATS[name].title,
        "description": _ABOUT[name],
        "parameters": [{"$ref": f"#/components/parameters/{one}"} for one in _asked(name)],
        "responses": {
            "200": _success(name, selection),
            "304": {"description": "The content is the one that you have."},
            "400": refused,
        },
    }


def _refused() -> dict[str, Any]:
    problem = QueryProblem("mode", "sideways", "is not an allowed value", ("window", "upto"))
    told = {"parameter": problem.parameter, "value": problem.value, "reason": problem.reason}
    lists = {"allowed": list(problem.allowed), "examples": list(problem.examples)}
    example = {"problems": [told | lists | {"message": str(problem)}]}
    schema = {"$ref": "#/components/schemas/Problems"}
    return {
        "description": "The query cannot be answered: each problem names parameter and value.",
        "content": {"application/json": {"schema": schema, "examples": {"one": {"value": example}}}},
    }


def describe(endpoints: Mapping[str, str], record: Dataset, known: Known) -> dict[str, Any]:
    """Return the description of *endpoints*, which map a path below ``/api/`` to a format.

    The examples are answers about one event or route of *record*.
    """
    shown = Selection(record, View(), record.events.head(1))
    license_ = load_descriptor()["licenses"][0]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": head(shown)["title"],
            "version": _API_VERSION,
            "description": f"{_TEXT}\nData version {data_version()}.",
            "license": {"name": license_["title"], "url": license_["path"]},
        },
        "servers": [{"url": "..", "description": "The application that serves this description."}],
        "paths": {
            f"/api/{path}": {"get": _operation(path, name, shown)} for path, name in endpoints.items()
        }
        | {"/api/events/{id}.json": {"get": _one_event(shown)}},
        "components": {
            "parameters": {one.name: _parameter(one) for one in parameters(known)} | _paging(),
            "responses": {"Refused": _refused()},
            "schemas": components(),
        },
    }
