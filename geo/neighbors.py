"""Which provinces and countries a province borders on, read from the outlines of the map."""

import math
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from geo import shapes

_NARROWING = math.cos(math.radians(40))  # a degree of longitude by one of latitude in North Korea
_SHARED = "****1****"  # DE-9IM: two outlines have a line in common, which they do without any gap
_NEAR_DEGREES = 0.05  # how far the simplified outline strays from the border line
_NEAR_POINTS = 5  # of the border line; fewer are the corner at which a neighbor's border begins


class Neighbors(NamedTuple):
    """The provinces (ISO 3166-2) and countries (ISO 3166-1) that a province borders on, sorted."""

    provinces: tuple[str, ...]
    countries: tuple[str, ...]


def _narrowed(geometry: Any) -> Any:
    """Return *geometry* with degrees of longitude as short as they are, so that distances are true."""
    import shapely

    return shapely.transform(geometry, lambda points: points * (_NARROWING, 1))


def _touches(outline: Any, line: list[list[float]]) -> bool:
    import shapely

    points = _narrowed(shapely.points(line))
    near = shapely.dwithin(points, _narrowed(outline).boundary, _NEAR_DEGREES)
    return int(np.count_nonzero(near)) >= _NEAR_POINTS


@cache
def find_neighbors(code: str) -> Neighbors | None:
    """Return the neighbors of the province *code*; ``None`` if it has no polygon (Nampo, Kaesong)."""
    import shapely

    outlines = {part["id"]: shapes.outline(part) for part in shapes.load_provinces()["features"]}
    if code not in outlines:
        return None
    own = outlines.pop(code)
    countries = {
        border["properties"]["border"]
        for border in shapes.load_borders()["features"]
        if _touches(own, border["geometry"]["coordinates"])
    }
    provinces = [
        other for other, outline in outlines.items() if shapely.relate_pattern(own, outline, _SHARED)
    ]
    return Neighbors(tuple(sorted(provinces)), tuple(sorted(countries)))
