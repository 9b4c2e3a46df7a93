"""The picture with which a link to an event is shown elsewhere: its title, date, map and years."""

import io
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from math import cos, radians
from typing import Any, NamedTuple

from bellflower.record.dataset import Dataset
from bellflower.record.lookup import Row, lookup
from bellflower.record.schema import data_version
from bellflower.text import wording
from bellflower.text.date_words import format_date
from bellflower.view.palette import MARKS
from geo.shapes import load_countries, load_provinces, load_region

WIDTH, HEIGHT = 1200, 630
_FINE = 2  # drawn so many times as large, for smooth edges
_MAP_LEFT, _MARGIN, _BAR = 760, 56, 552  # where the map begins, and where the axis of years lies
_YEARS = (1880, 2030)
_INK, _QUIET, _PAPER, _SEA, _LAND, _NORTH = (
    "#1c2128", "#59636e", "#ffffff", "#eef3f6", "#dfe3e6", "#f5d9c8",
)  # fmt: skip
_SIZES = (54, 46, 39, 33)  # of a title, the largest first that leaves room
_MOST_LINES = 6
_SIGNS = str.maketrans({"–": "-", "—": "-", "−": "-", "…": "..."})  # that the font lacks
_CATEGORY_TOP = 66
_ALL_AROUND = 300  # degrees; so wide is only a ring that runs across the 180th meridian


class Frame(NamedTuple):
    """The part of the earth that a map shows, in degrees."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, points: list[tuple[float, float]]) -> bool:
        """Whether every one of *points* (longitude, latitude) lies in it."""
        return all(
            self.west <= longitude <= self.east and self.south <= latitude <= self.north
            for longitude, latitude in points
        )


_KOREA = Frame(123.6, 37.0, 131.2, 43.4)
_DETAILED = Frame(88.0, 8.0, 172.0, 62.0)  # what the detailed map of the region covers


def drawable(text: str) -> str:
    """Return *text* with the signs that the font has: it knows Latin letters without marks.

    >>> drawable("Böhm – “opium”")
    'Bohm - “opium”'
    """
    plain = unicodedata.normalize("NFD", text.translate(_SIGNS))
    return "".join(sign for sign in plain if ord(sign) < 127 or sign in "“”‘’·")


def _points(record: Dataset, event: Row) -> list[tuple[float, float]]:
    rows = lookup(record)
    found = [rows.places.only(place) for place in event["place_ids"]]
    return [
        (float(place["longitude"]), float(place["latitude"]))
        for place in found
        if place["longitude"] == place["longitude"]
    ]


def _frame(points: list[tuple[float, float]]) -> Frame:
    """Return the part of the earth with Korea and all *points*."""
    if _KOREA.holds(points):
        return _KOREA
    longitudes = [_KOREA.west, _KOREA.east, *(point[0] for point in points)]
    latitudes = [_KOREA.south, _KOREA.north, *(point[1] for point in points)]
    across, up = max(longitudes) - min(longitudes), max(latitudes) - min(latitudes)
    pad = 0.12 * max(across, up)
    return Frame(
        min(longitudes) - pad, min(latitudes) - pad, max(longitudes) + pad, max(latitudes) + pad
    )


def _rings(feature: dict[str, Any]) -> Iterator[list[list[float]]]:
    """Yield the outer rings of *feature*, without those across the 180th meridian."""
    geometry = feature["geometry"]
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    for part in parts:
        longitudes = [position[0] for position in part[0]]
        if max(longitudes) - min(longitudes) < _ALL_AROUND:
            yield part[0]


@lru_cache(maxsize=16)
def _font(size: int) -> Any:
    from PIL import ImageFont

    return ImageFont.load_default(size * _FINE)


def _wrapped(text: str, font: Any, width: float) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


class _Sheet(NamedTuple):
    """A map without events: the picture, its middle in degrees, and pixels for a degree each way."""

    image: Any
    middle: tuple[float, float]
    across: float
    up: float

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return where a position lies, in pixels."""
        x = self.image.width / 2 + (longitude - self.middle[0]) * self.across
        return x, self.image.height / 2 - (latitude - self.middle[1]) * self.up


@lru_cache(maxsize=4)
def _sheet(frame: Frame) -> _Sheet:
    """Return the map of *frame*: land, and North Korea with its provinces."""
    from PIL import Image, ImageDraw

    width, height = (WIDTH - _MAP_LEFT) * _FINE, HEIGHT * _FINE
    narrow = cos(radians((frame.south + frame.north) / 2))
    scale = min(width / ((frame.east - frame.west) * narrow), height / (frame.north - frame.south))
    middle = ((frame.west + frame.east) / 2, (frame.south + frame.north) / 2)
    tall = height / scale / 2
    is_near = _DETAILED.holds([(frame.west, middle[1] - tall), (frame.east, middle[1] + tall)])
    land = load_region() if is_near else load_countries()
    sheet = _Sheet(Image.new("RGB", (width, height), _SEA), middle, narrow * scale, scale)
    pen = ImageDraw.Draw(sheet.image)
    for features, fill in ((land["features"], _LAND), (load_provinces()["features"], _NORTH)):
        for feature in features:
            for ring in _rings(feature):
                pen.polygon([sheet.place(*position[:2]) for position in ring], fill, _PAPER)
    return sheet


def _draw_map(image: Any, points: list[tuple[float, float]], color: str) -> None:
    """Draw the map with the *points* of an event on the right side of *image*."""
    from PIL import ImageDraw

    sheet = _sheet(_frame(points))
    shown = sheet.image.copy()
    pen = ImageDraw.Draw(shown)
    reach = 13 * _FINE
    for point in points:
        x, y = sheet.place(*point)
        pen.ellipse((x - reach, y - reach, x + reach, y + reach), color, _PAPER, 3 * _FINE)
    image.paste(shown, (_MAP_LEFT * _FINE, 0))


def _draw_years(pen: Any, event: Row, color: str) -> None:
    """Draw the axis of years with the interval of *event*: all its possible days."""
    left, right = _MARGIN, _MAP_LEFT - _MARGIN
    first, last = _YEARS

    def across(year: float) -> float:
        return (left + (min(max(year, first), last) - first) / (last - first) * (right - left)) * _FINE

    y = _BAR * _FINE
    pen.line((left * _FINE, y, right * _FINE, y), _QUIET, 2 * _FINE)
    for year in range(1900, last, 25):
        pen.line((across(year), y, across(year), y + 8 * _FINE), _QUIET, _FINE)
        pen.text((across(year), y + 12 * _FINE), str(year), _QUIET, _font(18), anchor="ma")
    if event["earliest"] == event["earliest"] and event["earliest"] is not None:
        begin = across(event["earliest"].year + event["earliest"].month / 12 - 1 / 12)
        end = across(event["latest"].year + event["latest"].month / 12)
        wide = 5 * _FINE
        pen.rectangle((begin - wide, y - 12 * _FINE, max(end, begin) + wide, y + 4 * _FINE), color)


def _draw_words(pen: Any, event: Row, color: str) -> None:
    width = (_MAP_LEFT - 2 * _MARGIN) * _FINE
    left = _MARGIN * _FINE
    category = f"{wording.label(event['category'])} · {wording.label(event['record_type'])}"
    top = _CATEGORY_TOP * _FINE
    pen.rectangle((left, top + 4 * _FINE, left + 14 * _FINE, top + 24 * _FINE), color)
    pen.text((left + 26 * _FINE, top), drawable(category), _QUIET, _font(24))
    title = drawable(event["title"])
    size = next(
        (s for s in _SIZES if len(_wrapped(title, _font(s), width)) <= _MOST_LINES - 1), _SIZES[-1]
    )
    y = top + 56 * _FINE
    for line in _wrapped(title, _font(size), width)[:_MOST_LINES]:
        pen.text((left, y), line, _INK, _font(size))
        y += int(size * 1.24) * _FINE
    date_told = drawable(format_date(event["date"]))
    for line in _wrapped(date_told, _font(28), width)[:2]:
        pen.text((left, y + 14 * _FINE), line, _QUIET, _font(28))
        y += 36 * _FINE
    credit = f"Bellflower · data version {data_version()} · what sources say"
    pen.text((left, 26 * _FINE), drawable(credit), _QUIET, _font(17))


def event_picture(record: Dataset, event_id: str) -> bytes:
    """Return the picture of a published event as PNG; raises ``KeyError`` if there is none."""
    from PIL import Image, ImageDraw

    event = lookup(record).events.only(event_id)
    color = MARKS[event["category"]].color
    image = Image.new("RGB", (WIDTH * _FINE, HEIGHT * _FINE), _PAPER)
    _draw_map(image, _points(record, event), color)
    pen = ImageDraw.Draw(image)
    _draw_words(pen, event, color)
    _draw_years(pen, event, color)
    small = image.reduce(_FINE).quantize(96, Image.Quantize.FASTOCTREE)
    buffer = io.BytesIO()
    small.save(buffer, "PNG")
    return buffer.getvalue()
