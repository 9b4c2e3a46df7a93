"""Events and routes as KML 2.2 (OGC 07-147r2), each with the interval in which it lies, and as KMZ."""

from typing import Any
from xml.etree import ElementTree as Xml

from bellflower.analysis.selection import Selection
from bellflower.publish.export.archives import archive
from bellflower.publish.export.flat import cell_text
from bellflower.publish.export.geo_json import event_features, route_features
from bellflower.publish.export.nested import JsonObject, head
from bellflower.publish.export.told import event_html, events_with_claims, xml_text
from bellflower.publish.export.values import day_text
from bellflower.record.dataset import with_bounds
from bellflower.record.tables import rows_of
from bellflower.text import wording
from bellflower.view.palette import MARKS

_NAMESPACE = "http://www.opengis.net/kml/2.2"
_NESTED = frozenset({"places", "claims"})


def _put(parent: Xml.Element, tag: str, text: str = "", /, **attributes: str) -> Xml.Element:
    made = Xml.SubElement(parent, tag, attributes)
    made.text = xml_text(text) if text else None
    return made


def _color(color: str, alpha: str = "ff") -> str:
    """Return ``#rrggbb`` as KML says it: opacity, blue, green, red."""
    return f"{alpha}{color[5:7]}{color[3:5]}{color[1:3]}"


def _styles(document: Xml.Element) -> None:
    for category, mark in MARKS.items():
        style = _put(document, "Style", id=f"category-{category}")
        _put(_put(style, "IconStyle"), "color", _color(mark.color))
    style = _put(document, "Style", id="route")
    line = _put(style, "LineStyle")
    _put(line, "color", _color("#555555", "b3"))
    _put(line, "width", "2")


def _time_span(parent: Xml.Element, earliest: str | None, latest: str | None) -> None:
    if earliest or latest:
        span = _put(parent, "TimeSpan")
        for name, day in (("begin", earliest), ("end", latest)):
            if day:
                _put(span, name, day)


def _data(parent: Xml.Element, values: JsonObject) -> None:
    data = _put(parent, "ExtendedData")
    for name, value in values.items():
        if name not in _NESTED and value not in (None, "", []):
            _put(_put(data, "Data", name=name), "value", cell_text(value))


def _coordinates(positions: list[list[float]]) -> str:
    return " ".join(f"{longitude},{latitude},0" for longitude, latitude in positions)


def _geometry(parent: Xml.Element, geometry: JsonObject | None) -> None:
    """Put a GeoJSON *geometry* into *parent*; without one, nothing."""
    if geometry is None:
        return
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind.startswith("Multi"):
        group = _put(parent, "MultiGeometry")
        for part in coordinates:
            _geometry(group, {"type": kind.removeprefix("Multi"), "coordinates": part})
        return
    positions = [coordinates] if kind == "Point" else coordinates
    shape = _put(parent, kind)
    if kind == "LineString":
        _put(shape, "tessellate", "1")
    _put(shape, "coordinates", _coordinates(positions))


def _events(folder: Xml.Element, selection: Selection) -> None:
    shapes = {each["id"]: each["geometry"] for each in event_features(selection)["features"]}
    for event, claims in events_with_claims(selection):
        mark = _put(folder, "Placemark", id=f"event-{event['id']}")
        _put(mark, "name", event["title"])
        _put(mark, "Snippet", event["date_in_words"], maxLines="1")
        _put(mark, "description", event_html(event, claims))
        _time_span(mark, event["earliest"], event["latest"])
        _put(mark, "styleUrl", f"#category-{event['category']}")
        _data(mark, event)
        _geometry(mark, shapes[event["id"]])


def _routes(folder: Xml.Element, selection: Selection) -> None:
    legs = selection.route_legs
    dates = dict(zip(selection.routes["id"], selection.routes["date"]))
    told = legs["date"].where(legs["date"] != "", legs["route_id"].map(dates))
    spans = rows_of(with_bounds(legs.assign(date=told)))
    for feature, span in zip(route_features(selection)["features"], spans):
        values: dict[str, Any] = feature["properties"]
        mark = _put(folder, "Placemark", id=f"leg-{values['route_id']}-{values['leg']}")
        names = [values["from_name"], values["to_name"] or "?"]
        _put(mark, "name", f"{values['title']}: {' – '.join(names)}")
        _put(mark, "Snippet", wording.label(values["evidence"]), maxLines="1")
        _time_span(mark, day_text(span["earliest"]), day_text(span["latest"]))
        _put(mark, "styleUrl", "#route")
        _data(mark, values)
        _geometry(mark, feature["geometry"])


def kml(selection: Selection) -> bytes:
    """Return the events and the legs of routes as KML; whoever has no position has no geometry.

    ``TimeSpan`` goes from the first to the last possible day: an undated event has none, an open end
    has no ``end``.
    """
    root = Xml.Element("kml", xmlns=_NAMESPACE)
    document = _put(root, "Document")
    said = head(selection)
    _put(document, "name", said["title"])
    _put(document, "description", said["credit"])
    _styles(document)
    _data(document, said)
    for name, fill in (("Events", _events), ("Routes", _routes)):
        folder = _put(document, "Folder")
        _put(folder, "name", name)
        fill(folder, selection)
    Xml.indent(root, " ")
    return Xml.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def kmz(selection: Selection) -> bytes:
    """Return :func:`kml` packed, as Google Earth takes it too."""
    return archive({"doc.kml": kml(selection)})
