"""A map to print in black and white: blank, with numbers to fill in, or with the names beside them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bellflower.teaching.maps.chapter_map import MapPlace
from bellflower.teaching.maps.outlines import borders, countries, provinces
from bellflower.teaching.maps.projection import Line, Point, Projection
from bellflower.text import wording
from bellflower.text.text_metrics import LINE, text_width
from bellflower.view.figures.basemap import VIEWS
from bellflower.view.label_placement import Box, Placed, Wish, place_labels

_WIDTHS = {"nk": 420.0, "region": 420.0, "world": 660.0}  # of a drawing, in its own units
MILLIMETERS = {"nk": 114, "region": 106, "world": 178}  # of a drawing on paper
_RADIUS, _SIZE = 3.2, 11.0
_BARS = {"nk": (100, 38.0), "region": (500, 38.0)}  # kilometers of the bar, and at which latitude


class Shape(NamedTuple):
    """An outline or a line: the kind that the style sheet knows, and the ``d`` of an SVG path."""

    kind: str
    path: str


class Mark(NamedTuple):
    """A place: where its dot is, and whether it stands for an area."""

    x: float
    y: float
    is_area: bool


class Label(NamedTuple):
    """A text centered at a point; ``leader`` is the ``d`` of a line to its place, or empty."""

    x: float
    y: float
    text: str
    kind: str
    leader: str = ""


class Bar(NamedTuple):
    """The scale bar: its length in units of the drawing, and its words."""

    length: float
    words: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A map ready to be written as SVG."""

    width: float
    height: float
    millimeters: int
    shapes: tuple[Shape, ...]
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    bar: Bar | None


def projection_of(view: str) -> Projection:
    """Return the sheet on which *view* is printed."""
    return Projection(VIEWS[view], 0, 0, _WIDTHS[view], step=0.25)


def province_letters() -> dict[str, str]:
    """Return a letter for each province with a polygon, by its code, from west to east."""
    areas = sorted(provinces(projection_of("nk")), key=lambda area: area.label[0])
    return {area.code: chr(ord("A") + number) for number, area in enumerate(areas)}


def _path(lines: Sequence[Line], *, is_closed: bool) -> str:
    end = "Z" if is_closed else ""
    return "".join("M" + "L".join(f"{x:g},{y:g}" for x, y in line) + end for line in lines)


def _ground(view: str, projection: Projection) -> list[Shape]:
    found = [
        Shape("country", _path(area.rings, is_closed=True))
        for area in countries(projection, is_coarse=view == "world")
    ]
    found += [Shape("province", _path(area.rings, is_closed=True)) for area in provinces(projection)]
    for border in borders(projection):
        found.append(Shape("river" if border.is_river else "line", _path(border.lines, is_closed=False)))
    return found


def _wish(point: Point, text: str, radius: float) -> Wish:
    return Wish(point, radius, text_width(text, _SIZE) + 3, _SIZE * LINE)


def _label(point: Point, text: str, kind: str, found: Placed | None) -> Label:
    if found is None:  # no room anywhere: upon its own place, for a number must never be missing
        return Label(point[0], point[1] - _RADIUS - 2, text, kind)
    left, top, right, bottom = found.box
    x, y = (left + right) / 2, (top + bottom) / 2
    near = min(max(point[0], left), right), min(max(point[1], top), bottom)
    leader = f"M{point[0]:.1f},{point[1]:.1f}L{near[0]:.1f},{near[1]:.1f}" if found.is_led else ""
    return Label(round(x, 1), round(y + _SIZE * 0.36, 1), text, kind, leader)


def _labels(
    view: str, projection: Projection, points: Sequence[Point], texts: Sequence[str], letters: bool
) -> list[Label]:
    areas = [(area.label, area.code) for area in provinces(projection)] if view == "nk" else []
    known = province_letters()
    names = [known[code] if letters else wording.label(code) for _point, code in areas]
    wishes = [_wish(point, text, _RADIUS) for point, text in zip(points, texts, strict=True)]
    wishes += [_wish(point, name, 0) for (point, _code), name in zip(areas, names, strict=True)]
    placed = place_labels(wishes, Box(0, 0, projection.width, projection.height))
    found = [_label(point, text, "place", where) for point, text, where in zip(points, texts, placed)]
    for (point, _code), name, where in zip(areas, names, placed[len(points) :], strict=True):
        found.append(_label(point, name, "province", where)._replace(leader=""))
    return found


def _bar(view: str, projection: Projection) -> Bar | None:
    if view not in _BARS:  # on a map of the world, a length would be true in one place only
        return None
    kilometers, latitude = _BARS[view]
    return Bar(round(projection.km(kilometers, latitude), 1), f"{kilometers} km")


def drawing(view: str, places: Sequence[MapPlace], texts: Sequence[str], *, is_blank: bool) -> Drawing:
    """Return the map of *view* with a dot for each of *places* and its text beside it.

    A blank one has letters instead of the names of provinces.
    """
    projection = projection_of(view)
    points = [projection.point(place.longitude, place.latitude) for place in places]
    return Drawing(
        projection.width,
        math.ceil(projection.height),
        MILLIMETERS[view],
        tuple(_ground(view, projection)),
        tuple(Mark(round(x, 1), round(y, 1), place.is_area) for (x, y), place in zip(points, places)),
        tuple(_labels(view, projection, points, texts, is_blank)),
        _bar(view, projection),
    )
