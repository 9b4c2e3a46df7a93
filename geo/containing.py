"""Which province a point lies in, by the outlines of the map."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from geo import shapes

_ALONE = {"KP-14": (38.7375, 125.4078), "KP-15": (37.9708, 126.5544)}  # Nampo and Kaesong: no outline
_AROUND = 0.12  # degrees around these two in which the outlines do not tell the province
_MARGIN = 0.06  # degrees by which a simplified outline may be beside the border
_AT_ONCE = 2_000  # points, so that the tables of points by lines stay small


@cache
def _outlines() -> tuple[tuple[str, tuple[np.ndarray, ...]], ...]:
    return tuple(
        (feature["id"], tuple(np.array(ring) for ring in _rings(feature["geometry"])))
        for feature in shapes.load_provinces()["features"]
    )


def _rings(geometry: dict[str, Any]) -> list[list[list[float]]]:
    polygons = geometry["coordinates"]
    return polygons if geometry["type"] == "Polygon" else [ring for part in polygons for ring in part]


def _are_in(ring: np.ndarray, latitudes: np.ndarray, longitudes: np.ndarray) -> np.ndarray:
    """Return for each point whether a line from it to the east crosses *ring* an odd number of times."""
    west, south = ring[:-1, 0], ring[:-1, 1]
    east, north = ring[1:, 0], ring[1:, 1]
    up = latitudes[:, None]
    spans = (south > up) != (north > up)
    rise = np.where(north == south, 1.0, north - south)
    meets = west + (up - south) / rise * (east - west)
    return (spans & (longitudes[:, None] < meets)).sum(axis=1) % 2 == 1


def _inside(latitudes: np.ndarray, longitudes: np.ndarray) -> np.ndarray:
    found = np.full(len(latitudes), "", dtype="object")
    for code, rings in _outlines():
        is_in = np.zeros(len(latitudes), dtype="bool")
        for ring in rings:
            (west, south), (east, north) = ring.min(axis=0), ring.max(axis=0)
            near = np.flatnonzero(
                (latitudes >= south) & (latitudes <= north) & (longitudes >= west) & (longitudes <= east)
            )
            is_in[near] ^= _are_in(ring, latitudes[near], longitudes[near])
        found[is_in] = code
    return found


def _surely_inside(latitudes: np.ndarray, longitudes: np.ndarray) -> np.ndarray:
    found = _inside(latitudes, longitudes)
    for north, east in ((_MARGIN, 0.0), (-_MARGIN, 0.0), (0.0, _MARGIN), (0.0, -_MARGIN)):
        found[_inside(latitudes + north, longitudes + east) != found] = ""
    for latitude, longitude in _ALONE.values():
        is_near = (abs(latitudes - latitude) < _AROUND) & (abs(longitudes - longitude) < _AROUND)
        found[is_near] = ""
    return found


def find_provinces(latitudes: Sequence[float], longitudes: Sequence[float]) -> list[str]:
    """Return the ISO 3166-2 code of the province in which each point surely lies; empty where in none.

    Points are in degrees. Outlines are simplified: near the edge of one, and around Nampo and Kaesong,
    which have none, no province is named.
    """
    up, along = np.array(latitudes, dtype="float64"), np.array(longitudes, dtype="float64")
    parts = [
        _surely_inside(up[start : start + _AT_ONCE], along[start : start + _AT_ONCE])
        for start in range(0, len(up), _AT_ONCE)
    ]
    return [code for part in parts for code in part]
