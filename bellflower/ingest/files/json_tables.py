"""JSON that holds a table: GeoJSON, results of SPARQL, a list of objects, our own exports."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple, NoReturn, TypeGuard

from bellflower.i18n import _
from bellflower.ingest.files.encodings import decode
from bellflower.ingest.files.header import known_names
from bellflower.ingest.files.own_exports import own_tables
from bellflower.ingest.files.raw_table import RawTable
from bellflower.ingest.files.records import Point, first_points, table_of, unplaced
from bellflower.ingest.files.time_spans import span_date, time_spans, told_spans
from bellflower.ingest.limits import UnreadableError
from bellflower.ingest.options import DEFAULTS, ReadOptions
from bellflower.record.problems import Problem

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


class _Loaded(NamedTuple):
    """What a file holds; if it has an object on each line, their lines, and those that are damaged."""

    document: Any
    lines: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()


def _loaded(file: str, text: str) -> _Loaded:
    try:
        return _Loaded(json.loads(text))
    except RecursionError as error:
        raise _refused(file) from error
    except ValueError as error:
        return _of_lines(file, text, getattr(error, "lineno", 1))


def _of_lines(file: str, text: str, at_fault: int) -> _Loaded:
    """Return the object on each line of *text*; read as a whole, its fault is in the line *at_fault*.

    A damaged line costs its own row, as long as most lines are good ones.
    """
    lines = [(at, line.strip()) for at, line in enumerate(text.split("\n"), 1) if line.strip()]
    found: dict[int, Any] = {}
    problems: list[Problem] = []
    for at, line in lines:
        try:
            found[at] = json.loads(line.lstrip("\x1e "))
        except (ValueError, RecursionError):
            problems.append(_damaged_line(file, at, line))
    is_of_lines = all(isinstance(each, dict) for each in found.values())
    if not is_of_lines or len(found) <= len(problems):
        _fail(file, problems[0].line if 1 in found else at_fault)
    return _Loaded(list(found.values()), tuple(found), tuple(problems))


def _damaged_line(file: str, line: int, text: str) -> Problem:
    remedy = _("Correct the line, or write it once more.")
    return Problem(file, line, "", text[:60], _("is damaged JSON"), remedy)


def _fail(file: str, line: int) -> NoReturn:
    raise UnreadableError(
        _("{file} is damaged JSON, see line {line}.").format(file=file, line=line),
        _("Save or export it once more."),
    )


def _points(geometry: Any) -> list[Point]:
    """Return latitude and longitude of each point in a *geometry*; those of lines and areas are none."""
    if not isinstance(geometry, dict):
        return []
    parts = geometry.get("geometries")
    if geometry.get("type") == "GeometryCollection" and isinstance(parts, list):
        flat = [part for part in parts if isinstance(part, dict) and "geometries" not in part]
        return [point for part in flat for point in _points(part)]
    found = geometry.get("coordinates")
    told = found if geometry.get("type") == "MultiPoint" and isinstance(found, list) else [found]
    pairs = [one[:2] for one in told if _is_point(one)]
    return list(dict.fromkeys((str(up), str(along)) for along, up in pairs))


def _is_point(found: Any) -> TypeGuard[list[float]]:
    return (
        isinstance(found, list)
        and len(found) >= 2
        and all(isinstance(one, int | float) and not isinstance(one, bool) for one in found[:2])
    )


def _of_feature(feature: Any) -> _Object:
    if not isinstance(feature, dict):
        return {}
    properties = feature.get("properties")
    told = dict(properties) if isinstance(properties, dict) else {}
    if spans := time_spans(feature.get("when")):
        told.setdefault("when", span_date(spans[0]))
    points = _points(feature.get("geometry"))
    if points and not {"latitude", "lat"} & {str(name).casefold() for name in told}:
        told |= dict(zip(("latitude", "longitude"), points[0]))
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
    """Return a list of objects: the document itself, or what it holds under the only such name.

    An object alone, as on the only line of a file of JSON lines, is one if its names are known.
    """
    if isinstance(document, dict):
        lists = [each for each in document.values() if isinstance(each, list) and each]
        lists = [each for each in lists if all(isinstance(one, dict) for one in each)]
        named = document.get("events") or (lists[0] if len(lists) == 1 else None)
        alone = [document] if known_names(list(document)) > 1 else None
        document = [_timeline_event(one) for one in named] if isinstance(named, list) else alone
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
        if name == "when" and (spans := time_spans(value)):
            found[name] = span_date(spans[0])
            continue
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
    decoded = decode(data, options.encoding)
    document, lines, problems = _loaded(file, decoded.text)
    rows = _features(document) or _bindings(document) or _objects(document)
    if not rows:
        raise _refused(file)
    if own := own_tables(file, rows, document):
        return own
    table, shapes = table_of(file, rows, options, lines), _shapes(document)
    points = [_points(shape) for shape in shapes]
    lost = sum(isinstance(shape, dict) and not each for shape, each in zip(shapes, points))
    whens = [each.get("when") if isinstance(each, dict) else None for each in _members(document)]
    notes = (*table.notes, *first_points(file, points), *told_spans(file, "when", whens))
    note = " ".join(filter(None, (decoded.note, unplaced(lost))))
    return {"": replace(table, note=note, notes=notes, problems=(*table.problems, *problems))}


def _members(document: Any) -> list[Any]:
    """Return the features of GeoJSON, or the members of a list."""
    features = document.get("features", [document]) if isinstance(document, dict) else document
    return features if isinstance(features, list) else []


def _shapes(document: Any) -> list[Any]:
    """Return the geometries of the features of GeoJSON."""
    return [each.get("geometry") if isinstance(each, dict) else None for each in _members(document)]
