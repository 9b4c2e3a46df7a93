"""Events, places and routes as GeoJSON (RFC 7946)."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from bellflower.analysis.selection import Selection
from bellflower.publish.export.nested import JsonObject, event_objects, head
from bellflower.publish.export.values import typed_row
from bellflower.record.tables import rows_of
from geo.distances import leg_lengths_km, route_lengths_km

Position = list[float]  # longitude and latitude in degrees


def _collection(selection: Selection, features: list[JsonObject]) -> JsonObject:
    return {"type": "FeatureCollection", **head(selection), "features": features}


def _feature(identifier: str, geometry: JsonObject | None, properties: JsonObject) -> JsonObject:
    return {"type": "Feature", "id": identifier, "geometry": geometry, "properties": properties}


def _position(place: Mapping[str, Any]) -> Position | None:
    if place["longitude"] is None or place["latitude"] is None:
        return None
    return [place["longitude"], place["latitude"]]


def _points(places: Iterable[Mapping[str, Any]]) -> JsonObject | None:
    """Return each position of *places* once, as a point if it is the only one; ``None`` without any."""
    found = [
        list(point)
        for point in dict.fromkeys(tuple(_position(place) or ()) for place in places)
        if point
    ]
    if len(found) > 1:
        return {"type": "MultiPoint", "coordinates": found}
    return {"type": "Point", "coordinates": found[0]} if found else None


def event_features(selection: Selection) -> JsonObject:
    """Return a feature for each event, with its places and claims among the properties.

    Its points are the located places, without those from which it was only reported; an event without
    such a place has no geometry. ``location_precision`` of a place says if the point only stands for a
    province, a country or a region.
    """
    return _collection(
        selection,
        [
            _feature(
                event["id"],
                _points(place for place in event["places"] if place["role"] != "reported_from"),
                event,
            )
            for event in event_objects(selection)
        ],
    )


def place_features(selection: Selection) -> JsonObject:
    """Return a feature for each place of the events; one that is not located has no geometry."""
    places = [typed_row("places", row) for row in rows_of(selection.places)]
    return _collection(selection, [_feature(place["id"], _points([place]), place) for place in places])


def _line(start: Position, end: Position) -> JsonObject:
    """Return the line from *start* to *end*, cut in two where it crosses the 180th meridian.

    RFC 7946, section 3.1.9.
    """
    (west, first), (east, last) = start, end
    if abs(east - west) <= 180:
        return {"type": "LineString", "coordinates": [start, end]}
    edge = 180.0 if west > 0 else -180.0
    unrolled = east + 2 * edge
    crossing = round(first + (last - first) * (edge - west) / (unrolled - west), 5)
    return {
        "type": "MultiLineString",
        "coordinates": [[start, [edge, crossing]], [[-edge, crossing], end]],
    }


def _kilometers(length: float) -> float | None:
    return None if pd.isna(length) else round(float(length), 1)


def route_features(selection: Selection) -> JsonObject:
    """Return a feature for each leg of the routes, a straight line with ``length_km``.

    ``route_length_km`` is that of a route of one branch; several are never added up.
    What cannot be measured is null; a leg with an end that is not located, or of a route that is only
    told in words, has no geometry.
    """
    record, legs = selection.record, selection.route_legs
    routes = {row["id"]: typed_row("routes", row) for row in rows_of(selection.routes)}
    places = {row["id"]: typed_row("places", row) for row in rows_of(record.places)}
    totals = route_lengths_km(record.route_legs, record.places).to_dict()
    features = []
    for row, length in zip(rows_of(legs), leg_lengths_km(legs, record.places)):
        leg = typed_row("route_legs", row)
        route = routes[leg["route_id"]]
        ends = [places.get(leg[name]) for name in ("from_place_id", "to_place_id")]
        start, end = (_position(place) if place else None for place in ends)
        drawn = start and end and route["kind"] != "unmapped"
        names = {f"{name}_name": place and place["name"] for name, place in zip(("from", "to"), ends)}
        told = {name: value for name, value in route.items() if name not in ("id", "date")}
        lengths = {
            "length_km": _kilometers(length),
            "route_length_km": _kilometers(totals[leg["route_id"]]),
        }
        features.append(
            _feature(
                f"{leg['route_id']}/{leg['leg']}",
                _line(start, end) if start and end and drawn else None,
                leg | names | lengths | {"route_date": route["date"]} | told,
            )
        )
    return _collection(selection, features)
