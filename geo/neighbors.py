"""Which provinces and countries a province borders on, read from the outlines of the map."""

import math
from functools import cache
from typing import Any, NamedTuple

from geo import shapes

Point = tuple[float, float]  # longitude and latitude in degrees

_SHARED = 2  # outlines have no gaps, so neighbors share at least both ends of one line
_NEAR_DEGREES = 0.05  # how far the simplified outline strays from the border line
_NEAR_POINTS = 5  # of the border line; fewer are the corner at which a neighbor's border begins


class Neighbors(NamedTuple):
    """The provinces (ISO 3166-2) and countries (ISO 3166-1) that a province borders on, sorted."""

    provinces: tuple[str, ...]
    countries: tuple[str, ...]


def _points(geometry: dict[str, Any]) -> frozenset[Point]:
    polygons = geometry["coordinates"]
    rings = polygons if geometry["type"] == "Polygon" else [ring for part in polygons for ring in part]
    return frozenset((longitude, latitude) for ring in rings for longitude, latitude in ring)


def _degrees(first: Point, second: Point) -> float:
    narrowing = math.cos(math.radians(first[1]))
    return math.hypot((first[0] - second[0]) * narrowing, first[1] - second[1])


def _touches(outline: frozenset[Point], line: list[list[float]]) -> bool:
    near = (
        min(_degrees((longitude, latitude), point) for point in outline) < _NEAR_DEGREES
        for longitude, latitude in line
    )
    return sum(near) >= _NEAR_POINTS


@cache
def find_neighbors(code: str) -> Neighbors | None:
    """Return the neighbors of the province *code*; ``None`` if it has no polygon (Nampo, Kaesong)."""
    outlines = {part["id"]: _points(part["geometry"]) for part in shapes.load_provinces()["features"]}
    if code not in outlines:
        return None
    own = outlines.pop(code)
    countries = {
        border["properties"]["border"]
        for border in shapes.load_borders()["features"]
        if _touches(own, border["geometry"]["coordinates"])
    }
    provinces = [other for other, outline in outlines.items() if len(own & outline) >= _SHARED]
    return Neighbors(tuple(sorted(provinces)), tuple(sorted(countries)))
