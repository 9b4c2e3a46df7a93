"""The map of a chapter on a slide: one group of native shapes that can be moved and edited."""

from collections.abc import Sequence
from typing import Any

from bellflower.i18n import _, counted
from bellflower.record.evidence import GRADES
from bellflower.teaching.maps.chapter_map import ChapterMap, MapPlace
from bellflower.teaching.maps.outlines import borders, countries, provinces
from bellflower.teaching.maps.projection import Projection
from bellflower.teaching.maps.route_lines import DrawnLeg, route_sign, route_text
from bellflower.teaching.slides.place_names import add_places
from bellflower.teaching.slides.shapes import (
    Pen,
    add_box,
    add_freeform,
    add_line,
    described,
    grouped,
    paint,
)
from bellflower.text import wording
from bellflower.view.figures.map import shade_of
from bellflower.view.label_placement import Box
from bellflower.view.palette import LIGHT


def _countries(shapes: Any, projection: Projection, view: str) -> None:
    for area in countries(projection, is_coarse=view == "world"):
        shape = add_freeform(shapes, area.rings, is_closed=True)
        described(paint(shape, LIGHT.neighbor, Pen(LIGHT.border, 0.5)), area.code)


def _province_text(code: str, content: ChapterMap) -> str:
    if code in content.silent:
        return _("{name}: no source in this record").format(name=wording.label(code))
    number = content.counts.get(code, 0)
    if not number:
        return _("{name}: no event in this period").format(name=wording.label(code))
    name = wording.label(code)
    return counted(number, "{name}: {n} event", "{name}: {n} events", name=name)


def _provinces(shapes: Any, projection: Projection, content: ChapterMap) -> None:
    pen = Pen(LIGHT.border, 0.75 if content.view == "nk" else 0.4)
    for area in provinces(projection):
        is_silent = area.code in content.silent
        color = LIGHT.no_source if is_silent else shade_of(content.counts.get(area.code, 0), LIGHT)
        shape = add_freeform(shapes, area.rings, is_closed=True)
        paint(shape, color, pen, hatch=LIGHT.border if is_silent else "")
        described(shape, wording.label(area.code), _province_text(area.code, content))


def _borders(shapes: Any, projection: Projection) -> None:
    for border in borders(projection):
        pen = Pen(LIGHT.river, 1.5) if border.is_river else Pen(LIGHT.muted, 1.5, "dot")
        described(paint(add_freeform(shapes, border.lines, is_closed=False), "", pen), border.name)


def _routes(shapes: Any, legs: Sequence[DrawnLeg]) -> None:
    for leg, line in legs:
        pen = Pen(LIGHT.route, GRADES[leg["evidence"]].width, route_sign(leg), has_arrow=True)
        if len(line) == 2:
            shape = add_line(shapes, line[0], line[1], pen)
        else:
            shape = paint(add_freeform(shapes, [line], is_closed=False), "", pen)
        described(shape, _("Route: {title}").format(title=leg["title"]), route_text(leg))


def add_map(
    slide: Any, content: ChapterMap, projection: Projection, legs: Sequence[DrawnLeg], text: str
) -> list[str]:
    """Draw *content* with *legs* on *projection* (points) as the group “Map”, described by *text*.

    Return the names of the places that are not shown, because they lie elsewhere or for want of room.
    """
    before, shapes = len(slide.shapes), slide.shapes
    frame = Box(*projection.edges)
    described(add_box(shapes, frame, LIGHT.background), _("Sea"))
    _countries(shapes, projection, content.view)
    _provinces(shapes, projection, content)
    _borders(shapes, projection)
    _routes(shapes, legs)
    shown = places_on(content, projection)
    crowded = add_places(shapes, projection, content, shown)
    described(add_box(shapes, frame, "", Pen(LIGHT.border, 0.75)), _("Frame"))
    described(grouped(slide, before), _("Map"), text)
    return [*away_from(content, projection), *(place.name for place in crowded)]


def places_on(content: ChapterMap, projection: Projection) -> list[MapPlace]:
    """Return the places of *content* that lie on *projection*."""
    return [
        one for one in content.places if projection.holds(projection.point(one.longitude, one.latitude))
    ]


def away_from(content: ChapterMap, projection: Projection) -> list[str]:
    """Return the names of the places of *content* that do not lie on *projection*, or nowhere."""
    shown = places_on(content, projection)
    return [*(place.name for place in content.places if place not in shown), *content.unlocated]
