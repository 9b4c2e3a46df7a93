"""The shapes on the map as parsed GeoJSON: provinces, countries and border rivers."""

import json
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).resolve().parent


@cache
def load_provinces() -> dict[str, Any]:
    """Return the provinces of North Korea as a FeatureCollection. Do not change it.

    The ``id`` of a feature is its ISO 3166-2 code; ``label_lon`` and ``label_lat`` among its
    properties say where a label fits. Nampo (KP-14) and Kaesong (KP-15) have no polygon.
    """
    return _load("provinces.geojson")


@cache
def load_countries() -> dict[str, Any]:
    """Return the countries of the world, coarse and without Antarctica. Do not change it.

    The ``id`` of a feature is its numeric ISO 3166-1 code, ``None`` for a disputed territory without
    one; ``name`` is among its properties.
    """
    return _load("countries.geojson")


@cache
def load_region() -> dict[str, Any]:
    """Return the countries around North Korea in detail, cut at 88 to 172° E, 8 to 62° N.

    Features are like those of ``load_countries``. Do not change it.
    """
    return _load("countries_region.geojson")


@cache
def load_borders() -> dict[str, Any]:
    """Return the land borders of North Korea as lines. Do not change it.

    Among the properties of a feature are ``name``, ``name_ko`` and the neighbor in ``border``, as
    ISO 3166-1 alpha-2.
    """
    return _load("borders.geojson")


def outline(feature: dict[str, Any]) -> Any:
    """Return the geometry of *feature* as one of shapely, in degrees."""
    from shapely.geometry import shape

    return shape(feature["geometry"])


def _load(name: str) -> dict[str, Any]:
    return json.loads((_FOLDER / name).read_text(encoding="utf-8"))
