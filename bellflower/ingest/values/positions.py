"""Positions on the earth: one coordinate in degrees, or both of them in one cell."""

import re
from typing import NamedTuple

from bellflower.i18n import _
from bellflower.ingest.values.cell import Cell
from bellflower.ingest.values.numbers import COMMA, Bounds, read_number
from bellflower.record.checks.reasons import Reason

LATITUDE, LONGITUDE = Bounds(-90, 90), Bounds(-180, 180)
_DMS = re.compile(
    r"(?P<before>[NSEW])?\s*(?P<sign>-)?(?P<degrees>\d{1,3}(?:[.,]\d+)?)\s*"
    r"(?:(?:°|º|deg|d|:|\s)\s*(?:(?P<minutes>\d{1,2}(?:[.,]\d+)?)\s*(?:['′’m:]|\s|(?=[NSEW]|$))\s*)?"
    r"(?:(?P<seconds>\d{1,2}(?:[.,]\d+)?)\s*(?:[\"″”s]|\'\'|′′)?\s*)?)?(?P<after>[NSEW])?",
    re.IGNORECASE | re.ASCII,
)
_COMPACT = re.compile(
    r"(?:(?P<up>\d\d)|(?P<along>\d{3}))(?P<minutes>[0-5]\d)(?P<seconds>[0-5]\d)?\s*(?P<after>[NSEW])",
    re.IGNORECASE | re.ASCII,
)
_OLC = "[23456789CFGHJMPQRVWX]"
_GRIDS = (
    (re.compile(r"\d{1,2}\s?[C-Xc-x]\s?[A-Za-z]{2}\s?\d{2,5}\s?\d{2,5}", re.ASCII), "MGRS"),
    (re.compile(r"\d{1,2}\s?[C-Xc-x]?,?\s+\d{6}(?:\.\d+)?\s?m?E?[,\s]+\d{6,7}.*", re.ASCII), "UTM"),
    (re.compile(rf"{_OLC}{{4,8}}\+{_OLC}{{2,3}}.*", re.ASCII), "Plus Codes"),
)
_WKT = re.compile(
    r"(?:<[^>]*>\s*)?(?:SRID=\d+;\s*)?POINT\s*Z?\s*\(\s*(?P<x>-?\d+(?:\.\d+)?(?:e-?\d+)?)\s+(?P<y>-?\d+(?:\.\d+)?(?:e-?\d+)?).*\)",
    re.IGNORECASE | re.ASCII,
)
_GEO = re.compile(r"geo:(?P<y>-?\d+(?:\.\d+)?),(?P<x>-?\d+(?:\.\d+)?).*", re.IGNORECASE | re.ASCII)
_AT = re.compile(r".*[/@](?P<y>-?\d{1,2}\.\d+),(?P<x>-?\d{1,3}\.\d+).*", re.ASCII)
_POINT = re.compile(
    r'.*"coordinates"\s*:\s*\[\s*(?P<x>-?\d+(?:\.\d+)?)\s*,\s*(?P<y>-?\d+(?:\.\d+)?).*', re.ASCII
)
_NUMBER = r"-?\d{1,3}(?:\.\d+)?"
_PAIRS = (
    re.compile(rf"[(\[]?\s*(?P<y>{_NUMBER})°?\s*[,;/|\s]\s*(?P<x>{_NUMBER})°?\s*[)\]]?", re.ASCII),
    re.compile(r"(?P<y>-?\d{1,3},\d+)\s*[;/|\s]\s*(?P<x>-?\d{1,3},\d+)", re.ASCII),
)
_HALVES = re.compile(
    r"(?P<y>.*?[NS])\s*[,;/]?\s*(?P<x>.*?[EW])|(?P<y2>[NS].*?)\s*[,;/]?\s*(?P<x2>[EW].*)", re.IGNORECASE
)


class Position(NamedTuple):
    """A position as plain texts of degrees."""

    latitude: str
    longitude: str


def _says_degrees(text: str, found: re.Match[str]) -> bool:
    """Whether a text in the form of degrees is more than a number, or two with a space between."""
    has_side = bool(found["before"] or found["after"])
    has_signs = bool(re.search(r"[°º'′’:\"″”dms]", text, re.IGNORECASE))
    return has_side or bool(found["minutes"] and (found["seconds"] or has_signs))


def grid_of(text: str) -> str:
    """Return what the grid is called in which *text* is a position; empty if it is in none.

    >>> grid_of("52S CD 12345 67890"), grid_of("39.03, 125.75")
    ('MGRS', '')
    """
    return next((name for form, name in _GRIDS if form.fullmatch(text.strip())), "")


def _degrees(text: str) -> str:
    """Return degrees, minutes and seconds as a plain number; empty if *text* is none."""
    bare = text.strip().replace("−", "-")
    if compact := _COMPACT.fullmatch(bare):
        is_up = compact["after"].upper() in "NS"
        degrees = compact["up"] if is_up else compact["along"] or compact["up"]
        parts = f"{degrees} {compact['minutes']} {compact['seconds'] or '0'} {compact['after']}"
        return _degrees(parts) if degrees else ""
    found = _DMS.fullmatch(bare)
    if not found or not _says_degrees(bare, found):
        return ""
    parts = [float((found[name] or "0").replace(",", ".")) for name in ("degrees", "minutes", "seconds")]
    value = parts[0] + parts[1] / 60 + parts[2] / 3600
    side = (found["before"] or found["after"] or "").upper()
    is_negative = bool(found["sign"]) or side in ("S", "W")
    return f"{-value if is_negative else value:.6f}".rstrip("0").rstrip(".")


def read_coordinate(text: str, decimal: str, bounds: Bounds) -> Cell:
    """Read a latitude or a longitude: a number, or degrees with minutes and seconds.

    >>> read_coordinate("35°10′N", "", LATITUDE).text, read_coordinate("39,0392", "comma", LATITUDE).text
    ('35.166667', '39.0392')
    """
    if value := _degrees(text):
        return Cell(value, note=_("was read as {value}").format(value=value))
    return read_number(text, decimal, bounds)


def _pair(text: str) -> Position | None:
    for pattern in (_WKT, _GEO, _POINT, *_PAIRS, _AT):
        if found := pattern.fullmatch(text):
            return Position(found["y"].replace(",", "."), found["x"].replace(",", "."))
    if found := _HALVES.fullmatch(text):
        y, x = _degrees(found["y"] or found["y2"]), _degrees(found["x"] or found["x2"])
        return Position(y, x) if y and x else None
    return None


def read_position(text: str) -> Position | Reason:
    """Read both coordinates of a cell: a pair, a point of WKT or GeoJSON, a map's address.

    >>> read_position("39.03, 125.75"), read_position("Point(125.75 39.03)")
    (Position(latitude='39.03', longitude='125.75'), Position(latitude='39.03', longitude='125.75'))
    """
    found = _pair(text.strip().replace("−", "-"))
    remedy = _("Write latitude and longitude, such as 39.03, 125.75.")
    if found is None and (grid := grid_of(text)):
        told = _("is a position in {grid}, which is not read")
        return Reason(told.format(grid=grid), remedy)
    if found is None:
        return Reason(_("is not a pair of coordinates that can be read"), remedy)
    if abs(float(found.latitude)) > 90 or abs(float(found.longitude)) > 180:
        return Reason(_("is no place on earth if the latitude comes first"), remedy)
    return found


def is_position(text: str) -> bool:
    """Whether *text* holds both coordinates."""
    return isinstance(read_position(text), Position)


def is_placed(text: str) -> bool:
    """Whether *text* says where something is, also in a grid that is not read."""
    return is_position(text) or bool(grid_of(text))


__all__ = [
    "COMMA",
    "LATITUDE",
    "LONGITUDE",
    "Position",
    "is_placed",
    "is_position",
    "read_coordinate",
    "read_position",
]
