"""JSON that holds a table: GeoJSON, results of SPARQL, a list of objects, our own exports."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bellflower.i18n import _
from bellflower.ingest.files.encodings import decode
from bellflower.ingest.files.own_exports import own_tables
from bellflower.ingest.files.raw_table import RawTable
from bellflower.ingest.files.records import table_of, unplaced
from bellflower.ingest.limits import UnreadableError
from bellflower.ingest.options import DEFAULTS, ReadOptions

_Object = dict[str, Any]
_DEEPEST = 40


def _refused(file: str) -> UnreadableError:
    return UnreadableError(
        _("{file} is JSON of a kind that is no table of events.").format(file=file),
        _(
            "Bring GeoJSON with features, results of a query to "
            "Wikidata, or a list of objects; or save it as CSV."
        ),
    )


def _loaded(file: str, data: bytes) -> Any:
    text = decode(data).text
    try:
        return json.loads(text)
    except RecursionError as error:
        raise _refused(file) from error
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        lines = [json_line for json_line in text.splitlines() if json_line.strip()]
        try:  # one object on each line
            return (
                [json.loads(each.strip("\x1e ")) for each in lines]
                if len(lines) > 1
                else _fail(file, line)
            )
        except (ValueError, RecursionError):
            _fail(file, line)


def _fail(file: str, line: int) -> None:
    raise UnreadableError(
        _("{file} is damaged JSON, see line {line}.").format(file=file, line=line),
        _("Save or export it once more."),
    )


def _middle(geometry: Any) -> tuple[str, str]:
    """Return latitude and longitude of a point, or of the only point of several; empty otherwise."""
    found = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if isinstance(geometry, dict) and geometry.get("type") == "MultiPoint" and isinstance(found, list):
        found = found[0] if len(found) == 1 else None
    if not isinstance(found, list) or len(found) < 2:
        return "", ""
    is_point = all(isinstance(one, int | float) and not isinstance(one, bool) for one in found[:2])
    return (str(found[1]), str(found[0])) if is_point else ("", "")


def _of_feature(feature: Any) -> _Object:
    if not isinstance(feature, dict):
        return {}
    properties = feature.get("properties")
    told = dict(properties) if isinstance(properties, dict) else {}
    latitude, longitude = _middle(feature.get("geometry"))
    if latitude and not {"latitude", "lat"} & {str(name).casefold() for name in told}:
        told |= {"latitude": latitude, "longitude": longitude}
    if "id" in feature and "id" not in told:
        told["id"] = feature["id"]
    return told


def _features(document: Any) -> list[_Object] | None:
    """Return what the features of GeoJSON say of themselves; nothing if *document* is something else."""
    if isinstance(document, dict) and document.get("type") == "FeatureCollection":
        document = document.get("features")
    elif isinstance(document, dict) and document.get("type") == "Feature":
        document = [document]
    is_list = isinstance(document, list) and bool(document)
    if is_list and all(isinstance(one, dict) and one.get("type") == "Feature" for one in document):
        return [_of_feature(feature) for feature in document]
    return None


def _bindings(document: Any) -> list[_Object] | None:
    """Return the rows of a result of SPARQL in JSON; nothing if *document* is something else."""
    results = document.get("results") if isinstance(document, dict) else None
    rows = results.get("bindings") if isinstance(results, dict) else None
    if not isinstance(rows, list):
        return None
    return [
        {name: value.get("value") for name, value in row.items() if isinstance(value, dict)}
        for row in rows
        if isinstance(row, dict)
    ]


def _objects(document: Any) -> list[_Object] | None:
    """Return a list of objects: the document itself, or what it holds under the only such name."""
    if isinstance(document, dict):
        lists = [value for value in document.values() if isinstance(value, list) and value]
        named = document.get("events") or (lists[0] if len(lists) == 1 else None)
        document = [_timeline_event(one) for one in named] if isinstance(named, list) else None
    if isinstance(document, list) and document and all(isinstance(one, dict) for one in document):
        return [_flat(one) for one in document]
    return None


def _flat(told: _Object) -> _Object:
    """Return *told* with the values of objects in it in columns of their own.

    >>> _flat({"title": "A", "place": {"name": "Hyesan"}})
    {'title': 'A', 'place name': 'Hyesan'}
    """
    found: _Object = {}
    for name, value in told.items():
        inside = value if isinstance(value, dict) and value.get("type") != "Point" else {"": value}
        found |= {f"{name} {inner}".strip(): each for inner, each in inside.items()}
    return found


def _timeline_event(told: Any) -> Any:
    """Return an event of TimelineJS's JSON with its dates and texts in columns; others as they are."""
    if not isinstance(told, dict) or not isinstance(told.get("start_date"), dict):
        return told
    row: _Object = {name: told["start_date"].get(name) for name in ("year", "month", "day")}
    if isinstance(told.get("end_date"), dict):
        row |= {f"end {name}": told["end_date"].get(name) for name in ("year", "month", "day")}
    for name in ("text", "media"):
        inside = told.get(name)
        row |= inside if isinstance(inside, dict) else {}
    return row | {name: value for name, value in told.items() if not isinstance(value, dict)}


def read_json(file: str, data: bytes, options: ReadOptions = DEFAULTS) -> Mapping[str, RawTable]:
    """Return the table or tables in the JSON *data*, by what they are called.

    Raises ``UnreadableError`` if it is damaged or holds no table.
    """
    document = _loaded(file, data)
    rows = _features(document) or _bindings(document) or _objects(document)
    if not rows:
        raise _refused(file)
    if own := own_tables(file, rows, document):
        return own
    return {"": replace(table_of(file, rows, options), note=unplaced(_unplaced_in(document)))}


def _unplaced_in(document: Any) -> int:
    """Return the number of features of GeoJSON whose geometry is no single point."""
    features = document.get("features", [document]) if isinstance(document, dict) else document
    shapes = [each.get("geometry") for each in features if isinstance(each, dict)]
    return sum(isinstance(shape, dict) and not _middle(shape)[0] for shape in shapes)
