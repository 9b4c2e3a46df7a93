"""What the signs of a chapter's map mean, in words beside samples of them."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from bellflower.i18n import _
from bellflower.teaching.maps.chapter_map import ChapterMap
from bellflower.teaching.maps.route_lines import Leg, route_sign
from bellflower.teaching.slides.shapes import Pen, add_box, add_line, described, grouped, paint
from bellflower.teaching.slides.text import Run, add_text
from bellflower.text.text_metrics import LINE, text_height, text_width
from bellflower.view.figures.map import SHADE_FROM, shade_of
from bellflower.view.label_placement import Box
from bellflower.view.palette import LIGHT

_SIZE = 10.0
_ROW = _SIZE * LINE + 3
_SWATCH = 14.0
_GAP = 12.0
_ROUTES = ("solid", "dash", "dot")


class _Entry(NamedTuple):
    """A sign with its words, and where it stands from the left and the top of the legend."""

    sign: str
    words: str
    left: float
    top: float


def shade_words(number: int) -> str:
    """Return the numbers of events that the shade *number* stands for.

    >>> shade_words(0), shade_words(4)
    ('1–2', '50 or more')
    """
    least = SHADE_FROM[number]
    if number + 1 == len(SHADE_FROM):
        return _("{number} or more").format(number=least)
    return f"{least}–{SHADE_FROM[number + 1] - 1}"


def _shades(content: ChapterMap) -> list[tuple[str, str]]:
    """Return the shades that the provinces have, as signs with their words."""
    used = {shade_of(number, LIGHT) for number in content.counts.values()}
    found = [(fill, shade_words(number)) for number, fill in enumerate(LIGHT.shades) if fill in used]
    found.append((LIGHT.land, _("none in this period")))
    if content.silent:
        found.append(("silent", _("no source at all")))
    return [("", _("Events of the record by province:")), *found]


def _signs(content: ChapterMap, legs: Sequence[Leg], away: Sequence[str]) -> list[tuple[str, str]]:
    found = _shades(content) if content.view != "world" else []
    is_area = {place.is_area for place in content.places if place.name not in away}
    drawn = {route_sign(leg) for leg in legs}
    further = (
        ("point", _("place of this chapter"), False in is_area),
        ("area", _("stands for a whole area"), True in is_area),
        ("solid", _("route that a source states"), "solid" in drawn),
        ("dash", _("route inferred by the curators"), "dash" in drawn),
        ("dot", _("spread of production"), "dot" in drawn),
    )
    return [*found, *((sign, words) for sign, words, is_used in further if is_used)]


def _entries(signs: Sequence[tuple[str, str]], width: float) -> list[_Entry]:
    """Set the signs in rows that are *width* wide."""
    found: list[_Entry] = []
    left, top = 0.0, 0.0
    for sign, words in signs:
        needed = _lead(sign) + text_width(words, _SIZE) + 4
        if left and left + needed > width:
            left, top = 0.0, top + _ROW
        found.append(_Entry(sign, words, left, top))
        left += needed + _GAP
    return found


def _lead(sign: str) -> float:
    """Return the room before the words of a sign."""
    return 0.0 if not sign else _SWATCH + 4 + (8 if sign in _ROUTES else 0)


def _away_words(content: ChapterMap, away: Sequence[str]) -> str:
    words = [_("Some of the events concern the whole country.")] if content.is_of_country else []
    if away:
        words.append(_("Not shown on this map: {names}.").format(names=", ".join(away)))
    return " ".join(words)


def legend_height(content: ChapterMap, legs: Sequence[Leg], width: float, away: Sequence[str]) -> float:
    """Return the height of the legend."""
    entries = _entries(_signs(content, legs, away), width)
    height = entries[-1].top + _ROW if entries else 0.0
    words = _away_words(content, away)
    return height + (text_height(words, _SIZE, width * 0.97) if words else 0.0)


def _draw_sign(shapes: Any, sign: str, left: float, top: float) -> None:
    """Draw *sign* in a square of the height of a line."""
    box = Box(left, top + 1, left + _SWATCH, top + _SIZE + 2)
    middle = top + _SIZE * LINE / 2
    circle = Box(left + 3, middle - 4.5, left + 12, middle + 4.5)
    if sign == "point":
        shape = add_box(shapes, circle, LIGHT.place, round_=True)
    elif sign == "area":
        shape = add_box(shapes, circle, "", Pen(LIGHT.place, 1.75), round_=True)
    elif sign in _ROUTES:
        pen = Pen(LIGHT.route, 1.6, sign, has_arrow=True)
        shape = add_line(shapes, (left, middle), (left + _SWATCH + 8, middle), pen)
    else:
        is_silent = sign == "silent"
        fill = LIGHT.no_source if is_silent else sign
        hatch = LIGHT.border if is_silent else ""
        shape = paint(add_box(shapes, box, ""), fill, Pen(LIGHT.border, 0.75), hatch=hatch)
    described(shape, _("Sample of a sign"))


def add_legend(
    slide: Any, content: ChapterMap, legs: Sequence[Leg], box: Box, away: Sequence[str]
) -> None:
    """Write the legend from the top of *box*; *legs* are those drawn, *away* the places not shown."""
    before = len(slide.shapes)
    width = box.right - box.left
    for sign, words, left, top in _entries(_signs(content, legs, away), width):
        x, y = box.left + left, box.top + top
        if sign:
            _draw_sign(slide.shapes, sign, x, y)
        room = Box(x + _lead(sign), y, x + _lead(sign) + text_width(words, _SIZE) + 6, y + _ROW)
        add_text(slide.shapes, room, [[Run(words, _SIZE)]], words).text_frame.word_wrap = False
    if words := _away_words(content, away):
        height = text_height(words, _SIZE, width * 0.97)
        top = box.top + legend_height(content, legs, width, away) - height
        add_text(
            slide.shapes, Box(box.left, top, box.right, top + height), [[Run(words, _SIZE)]], words[:60]
        )
    if len(slide.shapes) > before:
        described(grouped(slide, before), _("Legend"), _("What the signs of the map mean"))
