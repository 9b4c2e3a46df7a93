"""The ground of a map as lines on a sheet: countries, provinces and borders, cut once."""

from functools import cache
from typing import Any, NamedTuple

from bellflower.teaching.maps.projection import Line, Sheet
from geo import shapes


class Area(NamedTuple):
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
def countries(sheet: Sheet, *, is_coarse: bool) -> tuple[Area, ...]:
    """Return the countries that reach onto *sheet*, from the coarse or from the fine outlines."""
    collection = shapes.load_countries() if is_coarse else shapes.load_region()
    found = [
        (feature["properties"]["name"], sheet.rings(feature["geometry"]))
        for feature in collection["features"]
    ]
    return tuple(Area(name, rings, (0.0, 0.0)) for name, rings in found if rings)


def _province(feature: dict[str, Any], sheet: Sheet) -> Area:
    about = feature["properties"]
    label = sheet.point(about["label_lon"], about["label_lat"])
    return Area(feature["id"], sheet.rings(feature["geometry"]), label)


@cache
def provinces(sheet: Sheet) -> tuple[Area, ...]:
    """Return the provinces of North Korea that have a polygon and can be seen on *sheet*."""
    found = (_province(feature, sheet) for feature in shapes.load_provinces()["features"])
    return tuple(area for area in found if area.rings)


@cache
def borders(sheet: Sheet) -> tuple[Border, ...]:
    """Return the land borders of North Korea on *sheet*."""
    return tuple(
        Border(name, "River" in name, lines)
        for feature in shapes.load_borders()["features"]
        if (name := feature["properties"]["name"])
        and (lines := sheet.lines(feature["geometry"]["coordinates"]))
    )
