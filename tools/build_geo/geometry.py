"""Shapely geometries as the GeoJSON that plotly's maps can fill."""

import json
from collections.abc import Sequence
from typing import Any

from shapely.geometry import MultiPolygon, Polygon, mapping
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

Feature = dict[str, Any]


def polygons_of(geometry: BaseGeometry) -> list[Polygon]:
    """Return the polygons in *geometry*, also from within collections; lines and points are left out."""
    if isinstance(geometry, Polygon):
        return [geometry]
    return [polygon for part in getattr(geometry, "geoms", ()) for polygon in polygons_of(part)]


def clockwise(geometry: BaseGeometry) -> Polygon | MultiPolygon:
    """Return the polygons of *geometry* with outer rings clockwise and holes the other way.

    Plotly draws on the sphere with d3-geo, which takes the side to the right of a ring for its
    inside: a ring the way of RFC 7946 would fill the whole world except the province.
    """
    turned = [orient(polygon, -1.0) for polygon in polygons_of(geometry)]
    return turned[0] if len(turned) == 1 else MultiPolygon(turned)


def geometry_json(geometry: BaseGeometry, digits: int) -> dict[str, Any]:
    """Return *geometry* as a GeoJSON geometry with coordinates rounded to *digits* decimals."""
    shape = mapping(geometry)
    return {"type": shape["type"], "coordinates": round_coordinates(shape["coordinates"], digits)}


def round_coordinates(coordinates: Sequence[Any], digits: int) -> list[Any]:
    """Return nested *coordinates* as lists of numbers rounded to *digits* decimals."""
    return [
        round(part, digits) if isinstance(part, int | float) else round_coordinates(part, digits)
        for part in coordinates
    ]


def geojson_text(features: Sequence[Feature]) -> str:
    """Return *features* as the text of a GeoJSON FeatureCollection, without spaces."""
    collection = {"type": "FeatureCollection", "features": list(features)}
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":"))
