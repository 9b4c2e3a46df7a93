"""Placemarks of KML as a table: name, description, position, time, and what else is said of each."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from bellflower.i18n import _
from bellflower.ingest.files.raw_table import RawTable
from bellflower.ingest.files.records import Point, first_points, table_of, unplaced
from bellflower.ingest.limits import UnreadableError
from bellflower.ingest.options import DEFAULTS, ReadOptions

_TIMES = {"when": "date", "begin": "start", "end": "end"}
_TEXTS = {"name": "title", "description": "summary", "address": "place"}


def _tag(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _points(element: Element) -> list[Point]:
    """Return latitude and longitude of each point in *element*, each once."""
    found: dict[Point, None] = {}
    for point in element.iter():
        if _tag(point) == "Point":
            text = next((each.text or "" for each in point.iter() if _tag(each) == "coordinates"), "")
            parts = text.strip().split(",")
            if len(parts) >= 2:
                found[parts[1].strip(), parts[0].strip()] = None
    return list(found)


def _extended(element: Element) -> Iterator[tuple[str, str]]:
    name = element.get("name") or ""
    if _tag(element) == "SimpleData":
        yield name, element.text or ""
    elif _tag(element) == "Data":
        value = next((child for child in element if _tag(child) == "value"), None)
        yield name, (value.text or "") if value is not None else ""


def _placemark(element: Element, points: list[Point]) -> dict[str, str]:
    row: dict[str, str] = {}
    if points:
        row["latitude"], row["longitude"] = points[0]
    for inner in element.iter():
        tag, text = _tag(inner), inner.text or ""
        if tag in _TEXTS and _TEXTS[tag] not in row:
            row[_TEXTS[tag]] = text
        elif tag in _TIMES:
            row[_TIMES[tag]] = text
        row |= {name: value for name, value in _extended(inner) if name and name not in row}
    return row


def _has_shape(element: Element) -> bool:
    """Whether a placemark has a line or an area, and no point."""
    tags = {_tag(inner) for inner in element.iter()}
    return "Point" not in tags and bool(tags & {"LineString", "Polygon", "LinearRing"})


def read_kml(file: str, data: bytes, options: ReadOptions = DEFAULTS) -> RawTable:
    """Return the placemarks in the KML *data*; raises ``UnreadableError`` if there is none to read."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Any = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise UnreadableError(
            _("{file} is XML that cannot be read.").format(file=file), _("Export it once more as KML.")
        ) from error
    marks = [element for element in root.iter() if _tag(element) == "Placemark"]
    points = [_points(element) for element in marks]
    rows = [_placemark(*each) for each in zip(marks, points)]
    if not rows:
        raise UnreadableError(
            _("{file} is XML without a placemark of KML.").format(file=file),
            _("Bring KML with placemarks, or save the table as CSV or as a workbook."),
        )
    shapes = sum(_has_shape(each) for each in marks)
    table = table_of(file, rows, options)
    return replace(table, note=unplaced(shapes), notes=(*table.notes, *first_points(file, points)))
