"""The ground of a map as lines on a sheet: countries, provinces and borders, cut once."""

from functools import cache
from typing import Any, NamedTuple

from bellflower.teaching.maps.projection import Line, Projection
from geo import shapes


class Outline(NamedTuple):
    """A country (by its name in the file) or a province (by its code): outlines, and room for a name."""

    code: str
    rings: list[Line]
    label: tuple[float, float]


class Border(NamedTuple):
    """A river or a line on land between two countries."""

    name: str
    is_river: bool
    lines: list[Line]


@cache
def countries(projection: Projection, *, is_coarse: bool) -> tuple[Outline, ...]:
    """Return the countries that reach onto *projection*, from the coarse or from the fine outlines."""
    collection = shapes.load_countries() if is_coarse else shapes.load_region()
    found = [
        (feature["properties"]["name"], projection.rings(feature["geometry"]))
        for feature in collection["features"]
    ]
    return tuple(Outline(name, rings, (0.0, 0.0)) for name, rings in found if rings)


def _province(feature: dict[str, Any], projection: Projection) -> Outline:
    about = feature["properties"]
    label = projection.point(about["label_lon"], about["label_lat"])
    return Outline(feature["id"], projection.rings(feature["geometry"]), label)


@cache
def provinces(projection: Projection) -> tuple[Outline, ...]:
    """Return the provinces of North Korea that have a polygon and can be seen on *projection*."""
    found = (_province(feature, projection) for feature in shapes.load_provinces()["features"])
    return tuple(area for area in found if area.rings)


@cache
def borders(projection: Projection) -> tuple[Border, ...]:
    """Return the land borders of North Korea on *projection*."""
    return tuple(
        Border(name, "River" in name, lines)
        for feature in shapes.load_borders()["features"]
        if (name := feature["properties"]["name"])
        and (lines := projection.lines(feature["geometry"]["coordinates"]))
    )
