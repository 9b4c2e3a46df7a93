"""Which province a point lies in, by the outlines of the map."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from geo import shapes

_ALONE = {"KP-14": (38.7375, 125.4078), "KP-15": (37.9708, 126.5544)}  # Nampo and Kaesong: no outline
_AROUND = 0.12  # degrees around these two in which the outlines do not tell the province
_MARGIN = 0.06  # degrees by which a simplified outline may be beside the border


@cache
def _outlines() -> tuple[tuple[str, Any], ...]:
    import shapely

    features = shapes.load_provinces()["features"]
    found = tuple((feature["id"], shapes.outline(feature)) for feature in features)
    shapely.prepare([outline for _code, outline in found])
    return found


def _inside(latitudes: np.ndarray, longitudes: np.ndarray) -> np.ndarray:
    import shapely

    found = np.full(len(latitudes), "", dtype="object")
    for code, outline in _outlines():
        found[shapely.contains_xy(outline, longitudes, latitudes)] = code
    return found


def find_provinces(latitudes: Sequence[float], longitudes: Sequence[float]) -> list[str]:
    """Return the ISO 3166-2 code of the province in which each point surely lies; empty where in none.

    Points are in degrees. Outlines are simplified: near the edge of one, and around Nampo and Kaesong,
    which have none, no province is named.
    """
    up, along = np.array(latitudes, dtype="float64"), np.array(longitudes, dtype="float64")
    found = _inside(up, along)
    for north, east in ((_MARGIN, 0.0), (-_MARGIN, 0.0), (0.0, _MARGIN), (0.0, -_MARGIN)):
        found[_inside(up + north, along + east) != found] = ""
    for latitude, longitude in _ALONE.values():
        is_near = (abs(up - latitude) < _AROUND) & (abs(along - longitude) < _AROUND)
        found[is_near] = ""
    return found.tolist()
