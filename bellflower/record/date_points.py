"""One point of EDTF (levels 0 to 2): the first and the last day that it can be."""

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from bellflower.i18n import N_, _

FIRST_YEAR, LAST_YEAR = 1000, 2200
OUTSIDE = N_("reaches outside the years 1000 to 2200, which are the only ones that are read")

_MARK = "([~?%])?"
_POINT = re.compile(
    rf"{_MARK}(-?[0-9X]{{4}})(?:S([1-9]))?{_MARK}"
    rf"(?:-{_MARK}([0-9X]{{2}}){_MARK}(?:-{_MARK}([0-9X]{{2}}){_MARK})?)?",
    re.ASCII,
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_LONG = re.compile(r"Y-?[1-9][0-9]*(?:E[1-9][0-9]*)?(?:S[1-9][0-9]*)?", re.ASCII)
_SEASONS = {  # the first month of a part of a year, and how many months it has (EDTF level 2, table 1)
    21: (3, 3),
    22: (6, 3),
    23: (9, 3),
    24: (12, 3),
    25: (3, 3),
    26: (6, 3),
    27: (9, 3),
    28: (12, 3),
    29: (9, 3),
    30: (12, 3),
    31: (3, 3),
    32: (6, 3),
    33: (1, 3),
    34: (4, 3),
    35: (7, 3),
    36: (10, 3),
    37: (1, 4),
    38: (5, 4),
    39: (9, 4),
    40: (1, 6),
    41: (7, 6),
}


class DateError(ValueError):
    """A text that is no date here; the message goes on after the text, and is empty if it is no EDTF."""


class Point(NamedTuple):
    """The bounds of a point, and whether something of it is masked, qualified or a season."""

    earliest: date
    latest: date
    is_vague: bool


class _Parts(NamedTuple):
    year: str
    digits: int  # of the year that are significant
    month: str
    day: str
    unit: str  # the coarsest part that is qualified; empty if none is


def _parts(text: str) -> _Parts:
    found = _POINT.fullmatch(text)
    if not found:
        raise DateError(_(OUTSIDE) if _LONG.fullmatch(text) else "")
    before_year, year, digits, after_year, *rest = found.groups()
    before_month, month, after_month, before_day, day, after_day = rest
    unit = ""
    if before_day or after_day:
        unit = "day"
    if before_month or after_month:
        unit = "month"
    if before_year or after_year:
        unit = "year"
    if year.startswith("-"):
        raise DateError(_(OUTSIDE))
    if digits and (month or "X" in year or int(digits) > 4):
        raise DateError
    masked = f"{year[: int(digits)]:X<4}" if digits else year
    return _Parts(masked, int(digits or 4), month or "", day or "", unit)


def _matching(pattern: str, numbers: range) -> list[int]:
    """Return which of *numbers* have the digits of *pattern*; ``X`` is any digit, no pattern is all."""
    if not pattern:
        return list(numbers)
    wanted = re.compile(pattern.replace("X", "[0-9]"))
    return [number for number in numbers if wanted.fullmatch(f"{number:02}")]


def _years(pattern: str) -> range:
    low, high = int(pattern.replace("X", "0")), int(pattern.replace("X", "9"))
    if low < FIRST_YEAR or high > LAST_YEAR:
        raise DateError(_(OUTSIDE))
    return range(low, high + 1)


def _days(parts: _Parts, years: list[int], *, is_last: bool) -> Iterator[date]:
    """Yield the days that *parts* allows, the latest first if that is asked for."""
    step = -1 if is_last else 1
    months = _matching(parts.month, range(1, 13))
    for year in years[::step]:
        for month in months[::step]:
            last = calendar.monthrange(year, month)[1]
            for day in _matching(parts.day, range(1, last + 1))[::step]:
                yield date(year, month, day)


def shifted(day: date, months: int) -> date:
    """Return *day* some months later; the last day of a month stays the last one.

    >>> shifted(date(1976, 1, 31), 1), shifted(date(1976, 3, 11), -1)
    (datetime.date(1976, 2, 29), datetime.date(1976, 2, 11))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    is_last = (day + timedelta(days=1)).day == 1
    return date(year, month + 1, last if is_last else min(day.day, last))


def _season(year: str, season: int) -> tuple[date, date]:
    years = _years(year)
    month, length = _SEASONS[season]
    last = shifted(date(years[-1], month, calendar.monthrange(years[-1], month)[1]), length - 1)
    if last.year > LAST_YEAR:
        raise DateError(_(OUTSIDE))
    return date(years[0], month, 1), last


def _is_season(month: str) -> bool:
    return month.isdigit() and int(month) in _SEASONS


def _widened(parts: _Parts, first: date, last: date) -> tuple[date, date]:
    """Widen by one unit of the qualified part on both sides: a day, a month or a season, years."""
    if parts.unit == "day" and "X" not in parts.day:
        return first - timedelta(days=1), last + timedelta(days=1)
    months = 1
    if parts.unit == "month":
        months = (
            12 if "X" in parts.month else _SEASONS[int(parts.month)][1] if _is_season(parts.month) else 1
        )
    elif parts.unit == "year":
        months = 12 * 10 ** parts.year.count("X")
    if first.year * 12 - months < 12 or last.year * 12 + months > 9_998 * 12:
        raise DateError(_(OUTSIDE))
    return shifted(first, -months), shifted(last, months)


def _plain_day(text: str) -> Point:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise DateError(_(OUTSIDE) if text.startswith("0000") else "") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise DateError(_(OUTSIDE))
    return Point(day, day, is_vague=False)


def read_point(text: str) -> Point:
    """Read a year, month, day or season of which parts may be masked or qualified.

    Raises ``DateError`` if it is none or reaches outside the years 1000 to 2200.

    >>> read_point("156X-12-25").latest, read_point("2004-06~-11").earliest
    (datetime.date(1569, 12, 25), datetime.date(2004, 5, 11))
    """
    if _DAY.fullmatch(text):  # most dates are days, and this is quick
        return _plain_day(text)
    parts = _parts(text)
    if _is_season(parts.month) and not parts.day:
        first, last = _season(parts.year, int(parts.month))
    else:
        years = list(_years(parts.year))
        try:
            first = next(_days(parts, years, is_last=False))
            last = next(_days(parts, years, is_last=True))
        except StopIteration:
            raise DateError from None
    if parts.unit:
        first, last = _widened(parts, first, last)
    if first.year < FIRST_YEAR or last.year > LAST_YEAR:
        raise DateError(_(OUTSIDE))
    is_vague = (
        bool(parts.unit) or "X" in f"{parts.year}{parts.month}{parts.day}" or _is_season(parts.month)
    )
    return Point(first, last, is_vague)
