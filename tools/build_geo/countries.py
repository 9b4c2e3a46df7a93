"""The countries of the world in outline, and those around North Korea in detail."""

from shapely.geometry import box
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union
from shapely.validation import make_valid

from tools.build_geo.geometry import (
    Feature,
    clockwise,
    geometry_json,
    polygons_of,
    round_coordinates,
)
from tools.build_geo.topology import Country, Topology

NORTH_KOREA = "408"
_ANTARCTICA = "010"
_REGION = box(88, 8, 172, 62)  # degrees: more than the regional view of the map shows on a wide screen
_TOLERANCE = 0.02  # degrees
_SMALLEST_ISLAND = 0.006  # square degrees, about 60 km²


def world_features(topology: Topology) -> list[Feature]:
    """Return every country but Antarctica, which the record does not need.

    The rings stay as they are: Natural Earth winds them clockwise, and on the sphere those that cross
    the 180th meridian (Russia, Fiji) are right.
    """
    drawn = [country for country in topology.countries if country.iso_n3 != _ANTARCTICA]
    outlines = [round_coordinates(country.polygons, 2) for country in drawn]
    return [
        _feature(country, {"type": "MultiPolygon", "coordinates": outline})
        for country, outline in zip(drawn, outlines, strict=True)
    ]


def region_features(topology: Topology) -> list[Feature]:
    """Return the parts of countries around North Korea; North Korea itself is not simplified."""
    features = []
    for country in topology.countries:
        polygons = polygons_of(_clip(country)) if country.geometry.intersects(_REGION) else []
        if country.iso_n3 != NORTH_KOREA:
            polygons = [polygon for polygon in polygons if polygon.area > _SMALLEST_ISLAND]
        if polygons:
            outline = clockwise(unary_union(polygons))
            features.append(_feature(country, geometry_json(outline, 3)))
    return features


def _clip(country: Country) -> BaseGeometry:
    part = make_valid(country.geometry).intersection(_REGION)
    return part if country.iso_n3 == NORTH_KOREA else part.simplify(_TOLERANCE)


def _feature(country: Country, geometry: dict[str, object]) -> Feature:
    return {
        "type": "Feature",
        "id": country.iso_n3,
        "properties": {"name": country.name, "iso_n3": country.iso_n3},
        "geometry": geometry,
    }
