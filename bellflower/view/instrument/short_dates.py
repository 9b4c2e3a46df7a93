"""Dates in a few characters, as a list or a name on a timeline has room for."""

import re
from typing import NamedTuple

from bellflower.i18n import _
from bellflower.text.date_words import format_date, names

_MONTHS = 12  # a higher number is a season: https://www.loc.gov/standards/datetime/
_QUALIFIED = "~?%"
_DECADE = re.compile(r"(\d{3})X")
_BEFORE = re.compile(r"\[\.\.(.+)\]")
_ONE_OF = re.compile(r"\[([^,]+)\.\.([^,]+)\]")
_SET = re.compile(r"\[([^,.]+(?:,[^,.]+)+)\]")
_YEAR = re.compile(r"\d{3}[\dX]")
_FIRST_YEAR = re.compile(r"\d{4}")


class Written(NamedTuple):
    """A date: in a few characters, and as the year that stands before a name."""

    short: str
    year: str


def _month(number: int) -> str:
    return names().months["format"]["abbreviated"][number]


def _point(text: str) -> str:
    about = text[-1:] in _QUALIFIED
    text = text.rstrip(_QUALIFIED)
    if match := _DECADE.fullmatch(text):
        told = _("{decade}s").format(decade=f"{match[1]}0")
    else:
        parts = text.split("-")
        if len(parts) == 3:
            month = _month(int(parts[1]))
            told = _("{month} {day}, {year}").format(month=month, day=int(parts[2]), year=parts[0])
        elif len(parts) == 2 and int(parts[1]) > _MONTHS:
            told = format_date(text)  # a season
        elif len(parts) == 2:
            told = _("{month} {year}").format(month=_month(int(parts[1])), year=parts[0])
        else:
            told = parts[0]
    return _("c. {date}").format(date=told) if about else told


def _bare_year(text: str) -> str:
    found = _YEAR.match(text)
    year = found[0] if found else text
    if "X" in year:
        return _("{decade}s").format(decade=f"{year[:3]}0")
    return _("c. {date}").format(date=year) if text[-1:] in _QUALIFIED else year


def _same_year(first: str, last: str) -> str:
    one, two = (text.rstrip(_QUALIFIED).split("-") for text in (first, last))
    if len(one) < 2 or len(two) < 2:
        return one[0]
    if one[1] == two[1]:
        return _point("-".join(one[:2]))
    if max(int(one[1]), int(two[1])) > _MONTHS:
        return one[0]
    months = {"first": _month(int(one[1])), "last": _month(int(two[1]))}
    return _("{first}–{last} {year}").format(**months, year=one[0])


def _one_of(first: str, last: str) -> str:
    period = f"{first[:4]}–{last[:4]}" if first[:4] != last[:4] else _same_year(first, last)
    is_told_whole = period in (first[:4], _point(first[:7]))  # a year or a month, as of any event
    return period if is_told_whole else _("{period}, one moment").format(period=period)


def _of_set(points: list[str]) -> str:
    if len(points) > 2:
        return _one_of(points[0], points[-1])
    return _("{one} or {other}").format(one=_point(points[0]), other=_point(points[1]))


def _bracketed(text: str) -> str:
    if match := _BEFORE.fullmatch(text):
        return _("by {date}").format(date=_point(match[1]))
    if match := _ONE_OF.fullmatch(text):
        return _one_of(match[1], match[2])
    match = _SET.fullmatch(text)
    return _of_set(match[1].split(",")) if match else format_date(text)


def short_date(text: str) -> str:
    """Return an EDTF *text* in a few characters.

    >>> short_date("2018-03-12"), short_date("[1967..1973]"), short_date("2005~/2013")
    ('Mar 12, 2018', '1967–1973, one moment', 'c. 2005–2013')
    >>> short_date("[..2015-06-11]"), short_date("192X"), short_date("2005/..")
    ('by Jun 11, 2015', '1920s', 'since 2005')
    >>> short_date("[2013-12-08,2013-12-09]"), short_date("[2002-06,2002-10,2002-11]")
    ('Dec 8, 2013 or Dec 9, 2013', 'Jun–Nov 2002, one moment')
    """
    if not text:
        return _("undated")
    if text.startswith("["):
        return _bracketed(text)
    first, slash, last = text.partition("/")
    if not slash:
        return _point(text)
    if first in ("", ".."):
        return _("by {date}").format(date=_point(last))
    if last in ("", ".."):
        return _("since {date}").format(date=_point(first))
    if first[:4] == last[:4] and "X" not in first[:4]:
        return _same_year(first, last)
    return f"{_bare_year(first)}–{_bare_year(last)}"


def name_year(text: str, year: int | None) -> str:
    """Return what stands before a name on the timeline; *year* is the nominal one.

    >>> name_year("[1967..1973]", 1967), name_year("2005~", 2005), name_year("../2013", 2013)
    ('1967–73', 'c. 2005', 'by 2013')
    """
    if year is None:
        return ""
    if _DECADE.match(text):
        return _("{decade}s").format(decade=f"{text[:3]}0")
    if text.startswith("[") and not text.startswith("[.."):
        years = _FIRST_YEAR.findall(text)
        return years[0] if years[0] == years[-1] else f"{years[0]}–{years[-1][2:]}"
    if text.startswith(("..", "[..", "/")):
        return _("by {date}").format(date=year)
    return (
        _("c. {date}").format(date=year)
        if text.split("/", maxsplit=1)[0][-1:] in _QUALIFIED
        else str(year)
    )


def written(text: str, year: int | None) -> Written:
    """Return *text* in both forms."""
    return Written(short_date(text), name_year(text, year))


def months() -> list[str]:
    """Return the twelve months, abbreviated, in the present language."""
    return [_month(number) for number in range(1, 13)]
