"""Great circles and bearings on the sphere on which maps are drawn, by geographiclib (Karney 2013)."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geographiclib.geodesic import Geodesic

Point = tuple[float, float]  # longitude and latitude in degrees

_HALF = 180 - 1e-6  # degrees of arc; beyond, two points are antipodes


@cache
def _sphere() -> "Geodesic":
    from geographiclib.geodesic import Geodesic

    return Geodesic(1.0, 0.0)


def bearing(start: Point, end: Point) -> float:
    """Return the initial bearing in degrees, 0 to 360 clockwise from north, from *start* to *end*."""
    way = _sphere().Inverse(start[1], start[0], end[1], end[0], _sphere().AZIMUTH)
    return way["azi1"] % 360


def along_great_circle(start: Point, end: Point, part: float) -> Point:
    """Return the point at *part* (0 to 1) of the great circle from *start* to *end*.

    For two equal points it is that point; for exact antipodes, between which no great circle is the
    shortest, it is *start*.
    """
    line = _sphere().InverseLine(start[1], start[0], end[1], end[0])
    if start == end or line.a13 > _HALF:
        return start
    found = line.ArcPosition(part * line.a13)
    return found["lon2"], found["lat2"]
