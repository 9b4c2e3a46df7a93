"""Forms in which people write dates, and what each can mean."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from bellflower.ingest.dates.names import (
    MONTH,
    SEASON,
    half_number,
    month_number,
    season_number,
)
from bellflower.ingest.dates.readings import (
    AS_MONTH,
    AS_RANGE,
    DAY_FIRST,
    DOTS,
    HUNDREDS,
    MONTH_FIRST,
    ORDER,
    PAIRS,
    SIX,
    Several,
)

Found = re.Match[str]
Form = Callable[[Found], str | Several]
_SEP = r"[\s./-]*"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º)?"
_YEAR = r"(?P<year>\d{4})"
_SEASON_CODES = range(21, 42)


def iso(year: str | int, month: str | int = 0, day: str | int = 0) -> str:
    """Return a date of its parts; a part that is 0 is not known, and what is finer then neither.

    >>> iso(1976, "3", "0"), iso("1976", 0, 5)
    ('1976-03', '1976')
    """
    parts = [f"{int(year):04}"]
    for part in (month, day):
        if not int(part or 0):
            break
        parts.append(f"{int(part):02}")
    return "-".join(parts)


def is_day(year: int, month: int, day: int) -> bool:
    """Whether there is such a day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _named(found: Found) -> str:
    parts = found.groupdict()
    return iso(parts["year"], month_number(parts["month"]), parts.get("day") or 0)


def _numbered(found: Found) -> str:
    parts = found.groupdict()
    return iso(parts["year"], parts.get("month") or 0, parts.get("day") or 0)


def _two_ways(found: Found) -> str | Several:
    first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
    ways = {DAY_FIRST: (second, first), MONTH_FIRST: (first, second)}
    if 0 in (first, second):  # a day or a month that is not known
        by = {way: iso(year, *parts) for way, parts in ways.items() if parts[0] < 13}
    else:
        by = {way: iso(year, *parts) for way, parts in ways.items() if is_day(year, *parts)}
    return Several(ORDER, by) if by else ""


def _range_end(year: str, short: str) -> str:
    """Return the year that *short* stands for at the end of a range from *year*; maybe none."""
    end = year[: 4 - len(short)] + short
    return end if end > year else ""


def _pair(found: Found) -> str | Several:
    year, short = found["year"], found["short"]
    number, by = int(short), {}
    if number == 0:  # a month that is not known, or a range that ends with the century
        end = f"{int(year[:2]) + 1:02}00"
        return Several(PAIRS, {AS_MONTH: year} | ({AS_RANGE: f"{year}/{end}"} if short == "00" else {}))
    if 1 <= number <= 12 or (number in _SEASON_CODES and found["mark"] == "-"):
        by[AS_MONTH] = iso(year, number)
    if end := _range_end(year, short):
        by[AS_RANGE] = f"{year}/{end}"
    # with two digits it is the ISO month or the EDTF season, unless the column shows ranges
    is_usual = len(short) == 2 and (number < 25 or not by.get(AS_RANGE))
    return Several(PAIRS, by, AS_MONTH if is_usual and AS_MONTH in by else "") if by else ""


def _short_range(found: Found) -> str:
    end = _range_end(found["year"], found["short"])
    return f"{found['year']}/{end}" if end else ""


def _dotted(found: Found) -> str | Several:
    year, month = found["year"], found["short"]
    if month == "1":  # a number that ended in 10 may have lost its zero
        return Several(DOTS, {"kept": iso(year, 1), "lost": iso(year, 10)})
    return iso(year, month) if 0 < int(month) < 13 else ""


def _hundreds(found: Found) -> str | Several:
    decade = f"{found['decade']}X"
    if decade[2] != "0":
        return decade
    return Several(HUNDREDS, {"decade": decade, "century": f"{decade[:2]}XX"})


def _eight(found: Found) -> str | Several:
    digits = found["digits"]
    parts = {"ymd": (digits[:4], digits[4:6], digits[6:8])}
    parts |= {DAY_FIRST: (digits[4:], digits[2:4], digits[:2])}
    parts |= {MONTH_FIRST: (digits[4:], digits[:2], digits[2:4])}
    if digits[4:] in ("0000", "0101") or (digits.endswith("00") and is_day(int(digits[:4]), 1, 1)):
        return iso(*parts["ymd"]) if int(digits[:4]) >= 1000 and int(digits[4:6]) < 13 else ""
    by = {
        way: iso(*told)
        for way, told in parts.items()
        if 1000 <= int(told[0]) <= 2200 and is_day(*map(int, told))
    }
    return Several(ORDER, {"ymd": by["ymd"]} if "ymd" in by else by) if by else ""


def _six(found: Found) -> str | Several:
    """Return year and month, or, as in 180312, a year of two digits with month and day."""
    year, short = found["year"], found["short"]
    by = {AS_MONTH: iso(year, short)} if 0 < int(short) < 13 and int(year) >= 1000 else {}
    if is_day(2000, int(year[2:]), int(short)):
        by["day"] = f"'{year[:2]}-{year[2:]}-{short}"
    return (
        Several(SIX, by, AS_MONTH if AS_MONTH in by and 1900 <= int(year) < 2100 else "") if by else ""
    )


def _week(found: Found) -> str:
    try:
        monday = date.fromisocalendar(int(found["year"]), int(found["week"]), 1)
    except ValueError:
        return ""
    if found["weekday"]:
        return (monday + timedelta(days=int(found["weekday"]) - 1)).isoformat()
    return f"[{monday}..{monday + timedelta(days=6)}]"


def _ordinal(found: Found) -> str:
    day = date(int(found["year"]), 1, 1) + timedelta(days=int(found["number"]) - 1)
    return day.isoformat() if day.year == int(found["year"]) else ""


def _days_of_month(found: Found) -> str:
    month, day, last = month_number(found["month"]), int(found["day"]), int(found["last"])
    if found["both"] and last != day + 1:  # two days that do not follow each other are no span
        return ""
    return f"{iso(found['year'], month, day)}/{iso(found['year'], month, last)}"


def _until(found: Found) -> str:
    """Return what lasted from a month to another of its year, or from a day to another of its month."""
    year, month, day = found["year"], found["month"], found["day"] or 0
    last = (month, found["until"]) if day else (found["until"],)
    return f"{iso(year, month, day)}/{iso(year, *last)}"


def _century(found: Found) -> str:
    return f"{int(found['number']) - 1:02}XX"


def _season(found: Found) -> str:
    return iso(found["year"], season_number(found["season"]))


def _quarter(found: Found) -> str:
    return iso(found["year"], 32 + int(found["quarter"]))


def _half(found: Found) -> str:
    return iso(found["year"], half_number(found["half"]))


def _month_first(found: Found) -> str:
    return iso(found["year"], found["month"]) if 0 < int(found["month"]) < 13 else ""


def _months(found: Found) -> str:
    first, last = month_number(found["month"]), month_number(found["until"])
    return f"{iso(found['year'], first)}/{iso(found['year'], last)}" if last > first else ""


def _between(found: Found) -> str:
    return f"[{found['year']}..{found['end']}]"


_SINCE = rf"{_YEAR}[년年]\s*(?P<month>\d{{1,2}})(?:[월月]\s*(?P<day>\d{{1,2}}))?[월일月日]?"
_LAST = (
    r"\.?\s*(?:[-–—~]|\bto\b|(?P<both>/|,|&|\b(?:and|und|et|y|e|и)\b))\s*(?P<last>\d{1,2})"
    r"(?:st|nd|rd|th|\.)?"
)
_ORDERED: tuple[tuple[str, Form], ...] = (
    (rf"{_YEAR}\.0", lambda found: found["year"]),
    (rf"{_YEAR}[-./]\s?(?P<month>\d{{1,2}})[-./]\s?(?P<day>\d{{1,2}})\.?", _numbered),
    (
        rf"{_YEAR}[년年](?:\s*(?P<month>\d{{1,2}})[월月]份?)?(?:\s*(?P<day>\d{{1,2}})[일日号號])?",
        _numbered,
    ),
    (rf"{_SINCE}\s*[-~–]\s*(?P<until>\d{{1,2}})(?(day)[일日]|[월月])", _until),
    (r"(?P<decade>\d{3})0(?:년대|年代)", _hundreds),
    (r"(?P<month>\d{1,2})\s?[-./]\s?(?P<year>\d{4})", _month_first),
    (rf"{_YEAR}(?P<mark>[-/])\s?(?P<short>\d{{1,2}})", _pair),
    (rf"{_YEAR}\.\s?(?P<short>\d{{1,2}})\.?", _dotted),
    (rf"{_YEAR}(?:\s*(?:–|—|\bto\b)\s*|\s+-\s+)(?P<short>\d{{1,2}})", _short_range),
    (r"(?P<first>\d{1,2})[-./]\s?(?P<second>\d{1,2})[-./]\s?(?P<year>\d{4})\.?", _two_ways),
    (r"(?P<digits>\d{8})(?:\.0)?", _eight),
    (rf"{_YEAR}(?P<short>\d\d)", _six),
    (rf"{_YEAR}-?W(?P<week>\d\d)(?:-?(?P<weekday>[1-7]))?", _week),
    (rf"{_YEAR}-(?P<number>(?!000)[0-3]\d\d)", _ordinal),
    (rf"{_DAY}{_SEP}(?:(?:of|de)\s+)?{MONTH}{_SEP},?\s*(?:de\s+)?{_YEAR}(?:\s*г\.?)?", _named),
    (rf"{MONTH}{_SEP}{_DAY}(?:,\s*|{_SEP[:-1]}+){_YEAR}", _named),
    (rf"{_YEAR},?{_SEP}{MONTH}{_SEP}{_DAY}", _named),
    (rf"{MONTH}{_SEP},?\s*(?:(?:of|de)\s+)?{_YEAR}(?:\s*г\.?)?", _named),
    (rf"{_YEAR},?{_SEP}{MONTH}", _named),
    (rf"{_DAY}{_LAST}\s+{MONTH},?\s+{_YEAR}", _days_of_month),
    (rf"{MONTH}\s+{_DAY}{_LAST},?\s+{_YEAR}", _days_of_month),
    (r"(?:the\s+)?(?P<decade>\d{3})0['’]?s", _hundreds),
    (r"(?:the\s+)?(?P<number>1[1-9]|2[01])(?:th|st|nd|rd)\s+c(?:entury|ent\.|\.)?", _century),
    (r"(?P<number>1[1-9]|2[01])\s*(?:세기|世紀|世纪)", _century),
    (rf"{SEASON},?\s+(?:of\s+)?{_YEAR}", _season),
    (rf"{_YEAR}(?:[년年],?\s*|,?\s+){SEASON}철?", _season),
    (rf"{_YEAR}[년年]\s*(?:제|第)?(?P<quarter>[1-4])\s*(?:사?분기|四半期|季度)", _quarter),
    (rf"{_YEAR}[년年]\s*(?P<half>[상하上下])(?:반기|半期|半年)", _half),
    (rf"(?:the\s+)?(?P<half>first|second)\s+half\s+of\s+{_YEAR}", _half),
    (rf"H(?P<half>[12])[\s/-]*{_YEAR}", _half),
    (rf"{_YEAR}[\s/-]*H(?P<half>[12])", _half),
    (rf"Q(?P<quarter>[1-4])[\s/-]*{_YEAR}", _quarter),
    (rf"{_YEAR}[\s/-]*Q(?P<quarter>[1-4])", _quarter),
    (rf"{MONTH}\s*(?:[-–—/]|\bto\b|\band\b)\s*(?P<until>[a-z]{{3,9}})\.?,?\s+{_YEAR}", _months),
    (r"(?P<year>\d{4})\s+or\s+(?P<end>\d{4})", lambda found: f"[{found['year']},{found['end']}]"),
    (r"(?:between|bet\.)\s+(?P<year>\d{4})\s+and\s+(?P<end>\d{4})", _between),
)  # fmt: skip
FORMS = tuple((re.compile(form, re.IGNORECASE | re.ASCII), write) for form, write in _ORDERED)


def readings_of(text: str) -> str | Several:
    """Return what *text*, without a clock, means as EDTF; empty if it is in none of the forms.

    >>> readings_of("12-Mar-2018"), readings_of("1999년 4월"), readings_of("Maybe 1997")
    ('2018-03-12', '1999-04', '')
    >>> readings_of("1903-11").by
    {'month': '1903-11', 'range': '1903/1911'}
    """
    for form, write in FORMS:
        if (found := form.fullmatch(text)) and (meant := write(found)):
            return meant
    return ""
