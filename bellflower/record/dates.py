"""Dates as the sources give them: EDTF text in, bounds, certain core and precision out.

The grammar is that of EDTF (ISO 8601-2, https://www.loc.gov/standards/datetime/). It is read here and
not by the ``edtf`` library, which needs milliseconds for each date, refuses half of level 2 and does not
say why; a test compares the bounds of both.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from bellflower.i18n import N_, _
from bellflower.record.date_points import FIRST_YEAR, LAST_YEAR, OUTSIDE, DateError, read_point

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "OPEN_END",
    "OUTSIDE",
    "Precision",
    "Span",
    "nominal_year",
    "parse_date",
]

OPEN_END = date(9999, 12, 31)
NOT_EDTF = N_(
    "is not a supported EDTF date, such as 1976, 1976-10-18, 197X, 1893~, 1997/2003 or [1992..1995]"
)


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"
    SPAN = "span"


@dataclass(frozen=True, slots=True)
class Span:
    """What is known of when something happened or lasted, all days included.

    Every possible day lies between ``earliest`` and ``latest``. If something surely went on from
    one day to another, these are ``core_start`` and ``core_end``; for a moment known only to lie in
    a range they are ``None``. An open start is not guessed: the span then begins with the day it
    was reported, and ``is_open_start`` says so. An open end is ``OPEN_END``.
    """

    earliest: date
    latest: date
    core_start: date | None
    core_end: date | None
    precision: Precision
    is_open_start: bool = False
    is_open_end: bool = False


def _refuse(text: str, why: str = "") -> ValueError:
    return ValueError(f"{text!r} {why or _(NOT_EDTF)}")


def _precision(text: str) -> Precision:
    return (Precision.YEAR, Precision.MONTH, Precision.DAY)[text.count("-")]


def _point(text: str) -> Span:
    point = read_point(text)
    if point.is_vague:
        return Span(point.earliest, point.latest, None, None, Precision.RANGE)
    precision = _precision(text)
    core = point.earliest if precision is Precision.DAY else None
    return Span(point.earliest, point.latest, core, core, precision)


def _interval(text: str) -> Span:
    first, slash, last = text.partition("/")
    if not slash or "/" in last:
        raise DateError
    is_open_start, is_open_end = first in ("", ".."), last in ("", "..")
    if is_open_start and is_open_end:
        raise DateError(_("has neither a beginning nor an end") if first or last else "")
    start = _point(last if is_open_start else first)
    if is_open_end:
        return Span(start.earliest, OPEN_END, start.latest, OPEN_END, Precision.SPAN, False, True)
    end = _point(last)
    if is_open_start:
        core = (end.core_start, end.core_end)
        return Span(end.earliest, end.latest, *core, Precision.SPAN, is_open_start=True)
    return _lasting(start, end)


def _lasting(start: Span, end: Span) -> Span:
    """Return what lasted from *start* to *end*."""
    if start.earliest > end.latest:
        raise DateError(_("ends before it begins"))
    has_core = start.latest <= end.earliest
    core = (start.latest, end.earliest) if has_core else (None, None)
    return Span(start.earliest, end.latest, *core, Precision.SPAN)


def _member(text: str) -> Span:
    """Return a member of a set: a point, or those from one to another, of which one may be open."""
    first, dots, last = text.partition("..")
    if not dots:
        return _point(text)
    if not first and not last:
        raise DateError
    return _interval(f"{first or '..'}/{last or '..'}")


def _one_of(members: list[Span]) -> Span:
    latest = max(member.latest for member in members)
    return Span(
        min(member.earliest for member in members),
        latest,
        None,
        None,
        Precision.RANGE,
        is_open_start=any(member.is_open_start for member in members),
        is_open_end=latest == OPEN_END,
    )


def _all_of(members: list[Span]) -> Span:
    """Return what lasted through all of *members*, which must follow each other without a gap."""
    members = sorted(members, key=lambda member: (member.earliest, member.latest))
    is_open = any(member.is_open_start or member.is_open_end for member in members)
    has_gap = any(
        after.earliest > before.latest + timedelta(days=1) for before, after in pairwise(members)
    )
    if is_open or has_gap:
        raise DateError(_("means each of several dates, and a row has one: write a row for each"))
    return members[0] if len(members) == 1 else _lasting(members[0], members[-1])


def _set(text: str) -> Span:
    inside = text[1:-1]
    if text[-1] != {"[": "]", "{": "}"}[text[0]] or not inside:
        raise DateError
    members = [_member(part) for part in inside.split(",")]
    return _one_of(members) if text[0] == "[" else _all_of(members)


@lru_cache(maxsize=65_536)
def parse_date(text: str) -> Span:
    """Read one EDTF text: levels 0 and 1 whole, and of level 2 what two bounds can say.

    A ``~``, ``?`` or ``%`` widens by one unit of the part that it qualifies, on both sides (a year by a
    year, a decade by a decade). Raises ``ValueError`` that names the text, with the reason, if it is not
    EDTF, reaches outside the years 1000 to 2200, holds a time of day, or means several dates at once.

    >>> parse_date("1976-10").latest
    datetime.date(1976, 10, 31)
    >>> parse_date("1997/2003").core_start
    datetime.date(1997, 12, 31)
    """
    try:
        if "/" in text:
            return _interval(text)
        return _set(text) if text[:1] in ("[", "{") else _point(text)
    except DateError as error:
        raise _refuse(text, str(error)) from None  # names the whole text, not the part that is wrong


def find_date(text: str) -> Span | None:
    """Return what :func:`parse_date` does; nothing if *text* is empty or no date.

    For what a reader wrote, which may be any text.

    >>> find_date("last summer") is None, find_date("1976").earliest
    (True, datetime.date(1976, 1, 1))
    """
    try:
        return parse_date(text) if text else None
    except ValueError:
        return None


def format_first_day(day: date) -> str:
    """Return the first day of a period as the shortest EDTF text that begins with it.

    >>> format_first_day(date(1976, 1, 1)), format_first_day(date(1976, 2, 1))
    ('1976', '1976-02')
    """
    if day.day != 1:
        return day.isoformat()
    return f"{day:%Y}" if day.month == 1 else f"{day:%Y-%m}"


def format_last_day(day: date) -> str:
    """Return the last day of a period as the shortest EDTF text that ends with it.

    >>> format_last_day(date(1976, 12, 31)), format_last_day(date(1976, 2, 28))
    ('1976', '1976-02-28')
    """
    if day.day != calendar.monthrange(day.year, day.month)[1]:
        return day.isoformat()
    return f"{day:%Y}" if day.month == 12 else f"{day:%Y-%m}"


def format_period(earliest: date | None, latest: date | None) -> str:
    """Return a period as EDTF, with ``..`` for an end that is not said; empty if neither is.

    >>> format_period(date(1970, 1, 1), date(1985, 12, 31)), format_period(date(1970, 1, 1), None)
    ('1970/1985', '1970/..')
    """
    if earliest is None and latest is None:
        return ""
    first = format_first_day(earliest) if earliest else ".."
    last = format_last_day(latest) if latest else ".."
    return f"{first}/{last}"


_YEAR = re.compile(r"[0-9][0-9X]{3}")


def nominal_year(text: str) -> int | None:
    """Return the first year that an EDTF text names, for sorting; ``None`` if it is empty.

    >>> nominal_year("../2015-06-29"), nominal_year("19XX"), nominal_year("")
    (2015, 1900, None)
    """
    match = _YEAR.search(text)
    return int(match[0].replace("X", "0")) if match else None
