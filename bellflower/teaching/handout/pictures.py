"""Maps and timeline of a handout as pictures (PNG), for documents that take no SVG."""

import io
import re
from typing import TYPE_CHECKING

from bellflower.teaching.handout.axis import Axis
from bellflower.teaching.handout.svg_map import Drawing

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

_SCALE = 3  # pixels for each unit of a drawing: about 250 to the inch on paper
_SIZE = 11 * _SCALE
_POINT = re.compile(r"(-?[\d.e+-]+),(-?[\d.e+-]+)")
_FILL = {"country": "#ececec", "province": "#ffffff"}
_LINE = {
    "country": ("#888888", 1),
    "province": ("#000000", 2),
    "river": ("#000000", 6),
    "line": ("#000000", 4),
}
_THIN = frozenset({"river", "line"})  # left out where a drawing is of the world


def _lines(path: str) -> list[list[tuple[float, float]]]:
    """Return the points of each line of an SVG *path* that has only moves and straight lines.

    >>> _lines("M1,2L3,4ZM5,6L7,8")
    [[(3.0, 6.0), (9.0, 12.0)], [(15.0, 18.0), (21.0, 24.0)]]
    """
    return [
        [(float(x) * _SCALE, float(y) * _SCALE) for x, y in _POINT.findall(part)]
        for part in path.split("M")
        if part
    ]


def _canvas(width: float, height: float) -> "tuple[ImageDraw, Image]":
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (round(width * _SCALE), round(height * _SCALE)), "white")
    return ImageDraw.Draw(image), image


def _text(draw: "ImageDraw", x: float, y: float, text: str, anchor: str) -> None:
    from PIL import ImageFont

    font = ImageFont.load_default(_SIZE)
    draw.text(
        (x * _SCALE, y * _SCALE), text, "black", font, anchor, stroke_width=_SCALE, stroke_fill="white"
    )


def _shapes(draw: "ImageDraw", one: Drawing, *, is_world: bool) -> None:
    for shape in one.shapes:
        if is_world and shape.kind in _THIN:
            continue
        color, width = _LINE[shape.kind]
        for line in _lines(shape.path):
            if len(line) < 2:
                continue
            if fill := _FILL.get(shape.kind):
                draw.polygon(line, fill)
                line.append(line[0])
            draw.line(line, color, 1 if is_world else width, "curve")


def _png(image: "Image") -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def map_picture(one: Drawing, view: str) -> bytes:
    """Return the map *one* of *view* as PNG; the same map gives the same bytes."""
    draw, image = _canvas(one.width, one.height)
    _shapes(draw, one, is_world=view == "world")
    for label in one.labels:
        if label.leader:
            draw.line(_lines(label.leader)[0], "black", 2)
    for mark in one.marks:
        fill = "white" if mark.is_area else "black"
        draw.circle((mark.x * _SCALE, mark.y * _SCALE), 3.2 * _SCALE, fill, "black", 3)
    for label in one.labels:
        _text(draw, label.x, label.y, label.text, "ms")
    if one.bar:
        y = (one.height - 14) * _SCALE
        draw.line([(12 * _SCALE, y), ((12 + one.bar.length) * _SCALE, y)], "black", 4)
        _text(draw, 12, one.height - 18, one.bar.words, "ls")
    draw.rectangle((0, 0, one.width * _SCALE - 1, one.height * _SCALE - 1), None, "black", 3)
    return _png(image)


def timeline_picture(axis: Axis, *, is_blank: bool) -> bytes:
    """Return the timeline as PNG: with lines to draw on, or with the answers as bars."""
    draw, image = _canvas(axis.width, axis.height)
    end = (axis.width - 8) * _SCALE
    draw.line([(axis.left * _SCALE, 20 * _SCALE), (end, 20 * _SCALE)], "black", 3)
    for year, x in axis.ticks:
        draw.line([(x * _SCALE, 16 * _SCALE), (x * _SCALE, 24 * _SCALE)], "black", 3)
        _text(draw, x, 11, str(year), "ms")
    for row in axis.rows:
        _text(draw, 2, row.y + 4, row.words, "ls")
        draw.line([(axis.left * _SCALE, row.y * _SCALE), (end, row.y * _SCALE)], "#777777", 1)
        if not is_blank and row.start is not None and row.end is not None:
            right = max(row.end, row.start + 2)
            box = [row.start, row.y - 4, right, row.y + 4]
            draw.rectangle([value * _SCALE for value in box], "black")
    return _png(image)
