"""The places of a chapter on the map of a slide: their marks and names, and names of areas."""

from collections.abc import Sequence
from typing import Any

from bellflower.i18n import N_, _
from bellflower.teaching.maps.chapter_map import ChapterMap, MapPlace
from bellflower.teaching.maps.outlines import provinces
from bellflower.teaching.maps.projection import Projection
from bellflower.teaching.slides.shapes import Pen, add_box, add_line, described, paint
from bellflower.teaching.slides.text import Run, add_text
from bellflower.text import wording
from bellflower.text.labels import LABELS
from bellflower.text.text_metrics import LINE, clean, text_width
from bellflower.view.label_placement import Box, Placed, Wish, around, place_labels
from bellflower.view.palette import LIGHT

MARK = 4.5  # radius of a place, in points
_LABEL, _NAME = 11.0, 9.0  # sizes of the names of places and of areas
_NEIGHBORS = {  # names that help to find one's way, where they fit into the view
    "nk": ((N_("China"), 125.2, 42.2), (N_("South Korea"), 127.9, 37.75)),
    "region": (
        (N_("China"), 116.0, 37.0), (N_("Russia"), 134.5, 47.5), (N_("Japan"), 138.5, 36.6),
        (N_("Mongolia"), 114.5, 46.0), (N_("South Korea"), 127.9, 36.2),
    ),
    "world": (),
}  # fmt: skip


def _mark(shapes: Any, projection: Projection, place: MapPlace) -> None:
    box = around(projection.point(place.longitude, place.latitude), MARK)
    fill, pen = LIGHT.place, Pen(LIGHT.background, 0.75)
    if place.is_area:
        fill, pen = "", Pen(LIGHT.place, 1.75)
    shape = add_box(shapes, box, fill, pen, round_=True)
    described(shape, _("Place: {name}").format(name=place.both_names))


def _wish(projection: Projection, place: MapPlace) -> Wish:
    point = projection.point(place.longitude, place.latitude)
    return Wish(point, MARK, text_width(place.both_names, _LABEL, bold=True) + 6, _LABEL * LINE)


def _areas(
    projection: Projection, content: ChapterMap, shown: Sequence[MapPlace]
) -> list[tuple[str, Wish]]:
    """Return the names of provinces and neighbors that no place of the chapter bears."""
    used = {place.name for place in shown}  # as the record has them, in English
    points = [(_(name), projection.point(*position)) for name, *position in _NEIGHBORS[content.view]]
    if content.view == "nk":
        points += [
            (wording.label(area.code), area.label)
            for area in provinces(projection)
            if LABELS[area.code] not in used
        ]
    return [(name, Wish(point, 0, text_width(name, _NAME) + 4, _NAME * LINE)) for name, point in points]


def _leader(shapes: Any, projection: Projection, place: MapPlace, box: Box) -> None:
    x, y = projection.point(place.longitude, place.latitude)
    near = min(max(x, box.left), box.right), min(max(y, box.top), box.bottom)
    described(add_line(shapes, (x, y), near, Pen(LIGHT.muted, 0.75)), place.name)


def _write_place(shapes: Any, place: MapPlace, found: Placed) -> None:
    runs = [Run(place.name, _LABEL, bold=True), Run(f" {place.korean}".rstrip(), _LABEL)]
    shape = add_text(shapes, found.box, [runs], clean(place.both_names), align="center")
    shape.text_frame.word_wrap = False
    paint(shape, LIGHT.background, alpha=75)


def add_places(
    shapes: Any, projection: Projection, content: ChapterMap, shown: Sequence[MapPlace]
) -> list[MapPlace]:
    """Write the names of places, then those of areas where they fit; return places without room."""
    whole = Box(*projection.edges)
    areas = _areas(projection, content, shown)
    placed = place_labels(
        [*(_wish(projection, place) for place in shown), *(wish for _n, wish in areas)], whole
    )
    own = [(place, found) for place, found in zip(shown, placed) if found]
    for (name, _wished), found in zip(areas, placed[len(shown) :], strict=True):
        if found and not found.is_led:
            run = Run(name, _NAME, italic=True, color=LIGHT.muted)
            title = _("Name of {area}").format(area=name)
            shape = add_text(shapes, found.box, [[run]], title, align="center")
            paint(shape, LIGHT.background, alpha=45)
    for place, found in own:
        if found.is_led:
            _leader(shapes, projection, place, found.box)
    for place in shown:
        _mark(shapes, projection, place)
    for place, found in own:
        _write_place(shapes, place, found)
    return [place for place in shown if place not in {one for one, _found in own}]
