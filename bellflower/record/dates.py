"""Dates as the sources give them: EDTF text in, bounds, certain core and precision out.

The grammar is that of EDTF (ISO 8601-2, https://www.loc.gov/standards/datetime/), parsed by the
``edtf`` library; plain ISO dates take a fast path because the library needs milliseconds for each.
"""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any, cast

OPEN_END = date(9999, 12, 31)
FIRST_YEAR, LAST_YEAR = 1000, 2200

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_QUALIFIED = re.compile(r"([0-9-]+)[~?%]")
_NOT_READ = re.compile(r"[~?%TY:\s]")  # qualifiers of a part, times of day, long years, stray spaces
_BEFORE = re.compile(r"\[\.\.([^,\[\]]+)\]")
_EXAMPLES = "such as 1976, 1976-10-18, 197X, 1893~, 1997/2003 or [1992..1995]"


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


def _refuse(text: str) -> ValueError:
    return ValueError(f"{text!r} is not a supported EDTF date, {_EXAMPLES}")


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _iso_span(text: str, match: re.Match[str]) -> Span:
    year, month, day = (int(part) if part else 0 for part in match.groups())
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _refuse(text)
    try:
        if not match[2]:
            return Span(date(year, 1, 1), date(year, 12, 31), None, None, Precision.YEAR)
        if not match[3]:
            return Span(date(year, month, 1), _last_day(year, month), None, None, Precision.MONTH)
        exact = date(year, month, day)
    except ValueError:
        raise _refuse(text) from None
    return Span(exact, exact, exact, exact, Precision.DAY)


def _as_date(bound: Any, text: str) -> date:
    try:
        result = date(bound.tm_year, bound.tm_mon, bound.tm_mday)
    except (AttributeError, OverflowError, ValueError):
        raise _refuse(text) from None
    if not FIRST_YEAR <= result.year <= LAST_YEAR:
        raise _refuse(text)
    return result


def _library_span(text: str) -> Span:
    from edtf import EDTFParseException, parse_edtf

    if _NOT_READ.search(text):
        raise _refuse(text)
    try:
        parsed = cast("Any", parse_edtf(text))  # one of many classes, without types
        bounds = parsed.lower_strict(), parsed.upper_strict()
    except (EDTFParseException, TypeError, ValueError, AttributeError):
        raise _refuse(text) from None
    earliest, latest = (_as_date(bound, text) for bound in bounds)
    if earliest > latest:
        raise _refuse(text)
    return Span(earliest, latest, None, None, Precision.RANGE)


def _widened(text: str, span: Span) -> Span:
    """Widen by one unit of the stated precision on both sides, as ``~`` and ``?`` ask for."""
    first, last = span.earliest, span.latest
    if span.precision is Precision.YEAR:
        first, last = first.replace(year=first.year - 1), last.replace(year=last.year + 1)
    elif span.precision is Precision.MONTH:
        first = (first - timedelta(days=1)).replace(day=1)
        next_day = last + timedelta(days=1)
        last = _last_day(next_day.year, next_day.month)
    else:
        first, last = first - timedelta(days=1), last + timedelta(days=1)
    if first.year < FIRST_YEAR or last.year > LAST_YEAR:
        raise _refuse(text)
    return Span(first, last, None, None, Precision.RANGE)


def _point(text: str) -> Span:
    if match := _ISO.fullmatch(text):
        return _iso_span(text, match)
    qualified = _QUALIFIED.fullmatch(text)
    if qualified and (match := _ISO.fullmatch(qualified[1])):
        return _widened(text, _iso_span(text, match))
    return _library_span(text)


def _interval(text: str) -> Span:
    first, slash, last = text.partition("/")
    if not slash or "/" in last:
        raise _refuse(text)
    is_open_start, is_open_end = first in ("", ".."), last in ("", "..")
    if is_open_start and is_open_end:
        raise _refuse(text)
    start = _point(last if is_open_start else first)
    if is_open_end:
        return Span(start.earliest, OPEN_END, start.latest, OPEN_END, Precision.SPAN, False, True)
    end = _point(last)
    if is_open_start:
        core = (end.core_start, end.core_end)
        return Span(end.earliest, end.latest, *core, Precision.SPAN, is_open_start=True)
    if start.earliest > end.latest:
        raise _refuse(text)
    has_core = start.latest <= end.earliest
    return Span(
        start.earliest,
        end.latest,
        start.latest if has_core else None,
        end.earliest if has_core else None,
        Precision.SPAN,
    )


@lru_cache(maxsize=65_536)
def parse_date(text: str) -> Span:
    """Read one EDTF text.

    One ``~``, ``?`` or ``%`` after a day, month or year widens it by one unit of its precision on both
    sides (a year by a year). Raises ``ValueError`` that names the text if it is not EDTF, if it reaches
    outside the years 1000 to 2200, if it holds a time of day, or if it qualifies anything else: what
    cannot be widened is not read as if it were certain.

    >>> parse_date("1976-10").latest
    datetime.date(1976, 10, 31)
    >>> parse_date("1997/2003").core_start
    datetime.date(1997, 12, 31)
    """
    try:
        if match := _BEFORE.fullmatch(text):
            by_then = _interval(f"../{match[1]}")
            return replace(by_then, core_start=None, core_end=None, precision=Precision.RANGE)
        return _interval(text) if "/" in text else _point(text)
    except ValueError:
        raise _refuse(text) from None  # names the whole text, not the part of it that is wrong


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
    if day != _last_day(day.year, day.month):
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
