"""Dates in words, in the present language: neither more nor less exact than they are written."""

import re
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from bellflower.i18n import _, current_language
from bellflower.record.dates import Span, find_date, parse_date

if TYPE_CHECKING:
    from babel import Locale

_QUALIFIED = re.compile(r"[~?%]$")
_DECADE = re.compile(r"([0-9]{3})X")
_ISO = re.compile(r"[0-9]{4}(-(0[0-9]|1[0-2])(-[0-9]{2})?)?")
_SEASON = re.compile(r"([0-9]{4})-2([1-4])")
_ONE_OF = re.compile(r"\[([^,\[\]]+)\.\.([^,\[\]]+)\]")
_BEFORE = re.compile(r"\[\.\.([^,\[\]]+)\]")
_AFTER = re.compile(r"\[([^,\[\]]+)\.\.\]")


@cache
def _names(language: str) -> "Locale":
    from babel import Locale

    return Locale(language)


def names() -> "Locale":
    """Return the names of countries, languages and months in the present language, read once."""
    return _names(current_language())


@cache
def _form_of_day(month: int, day: int, language: str) -> str:
    """Return a day of the year 2000 in words: Babel takes too long for each of very many days."""
    from babel.dates import format_date

    return format_date(date(2000, month, day), "long", _names(language))


def format_day(day: date) -> str:
    """Return a day as it is read.

    >>> format_day(date(2018, 3, 12))
    'March 12, 2018'
    """
    return _form_of_day(day.month, day.day, current_language()).replace("2000", str(day.year))


@cache
def _form_of_month(month: int, language: str) -> str:
    """Return a month of the year 2000 in words."""
    from babel.dates import format_skeleton

    return format_skeleton("yMMMM", date(2000, month, 1), locale=_names(language))


def _format_month(day: date) -> str:
    return _form_of_month(day.month, current_language()).replace("2000", str(day.year))


def _format_year(year: int | str) -> str:
    return _("{year}").format(year=year)


def _format_iso(text: str) -> str:
    parts = text.split("-")
    if len(parts) == 3:
        return format_day(date.fromisoformat(text))
    return _format_month(date.fromisoformat(f"{text}-01")) if len(parts) == 2 else _format_year(text)


def _between(first: str, last: str) -> str:
    return _("between {first} and {last}").format(first=first, last=last)


def _format_season(year: str, season: str) -> str:
    told = {"1": _("spring {year}"), "2": _("summer {year}"), "3": _("autumn {year}")}
    return told.get(season, _("winter {year}")).format(year=year)


def _format_point(text: str) -> str:
    if match := _DECADE.fullmatch(text):
        return _("the {decade}s").format(decade=f"{match[1]}0")
    if _QUALIFIED.search(text):
        return _("around {date}").format(date=_format_point(text[:-1]))
    if _ISO.fullmatch(text):
        return _format_iso(text)
    if match := _SEASON.fullmatch(text):
        return _format_season(match[1], match[2])
    if match := _ONE_OF.fullmatch(text):
        return _between(_format_point(match[1]), _format_point(match[2]))
    return _format_span(parse_date(text))


def _format_span(span: Span) -> str:
    """Return the bounds of *span* in words, as a month, a year or years if they are whole ones."""
    first, last = span.earliest, span.latest
    if span.is_open_end:
        return _("some time from {date} on").format(date=format_day(first))
    after = last + timedelta(days=1)
    if first == last:
        return format_day(first)
    if first.day == after.day == 1 and (first.year, first.month) == (last.year, last.month):
        return _format_month(first)
    if (first.month, first.day, after.month, after.day) != (1, 1, 1, 1):
        return _between(format_day(first), format_day(last))
    years = _format_year(first.year), _format_year(last.year)
    return years[0] if first.year == last.year else _between(*years)


def format_date(text: str) -> str:
    """Return an EDTF text in words, neither more nor less exact.

    >>> format_date("1976-10"), format_date("197X"), format_date("1893~")
    ('October 1976', 'the 1970s', 'around 1893')
    >>> format_date("1997/2003"), format_date("[1992..1995]")
    ('1997 to 2003', 'between 1992 and 1995')
    >>> format_date("../2015-06-29"), format_date("2005~/..")
    ('by June 29, 2015 (start unknown)', 'from around 2005 on')
    >>> format_date("[..2015-06-11]"), format_date("1976-XX")
    ('some time up to June 11, 2015', '1976')
    >>> format_date("[1760-12..]"), format_date("2001-21"), format_date("156X~")
    ('some time from December 1760 on', 'spring 2001', 'around the 1560s')
    >>> format_date("")
    'undated'
    """
    if not text:
        return _("undated")
    if match := _BEFORE.fullmatch(text):
        return _("some time up to {date}").format(date=_format_point(match[1]))
    if match := _AFTER.fullmatch(text):
        return _("some time from {date} on").format(date=_format_point(match[1]))
    first, slash, last = text.partition("/")
    if not slash or first == last:
        return _format_point(first)
    if first in ("", ".."):
        return _("by {date} (start unknown)").format(date=_format_point(last))
    if last in ("", ".."):
        return _("from {date} on").format(date=_format_point(first))
    return format_range(_format_point(first), _format_point(last))


def format_if_date(text: str) -> str:
    """Return *text* in words if it is EDTF, else as it is: a story of a reader may hold any text.

    >>> format_if_date("1976-10"), format_if_date("last summer"), format_if_date("")
    ('October 1976', 'last summer', '')
    """
    return format_date(text) if find_date(text) else text


def format_range(first: str, last: str) -> str:
    """Return two ends that are already in words as one range.

    >>> format_range("1997", "2003")
    '1997 to 2003'
    """
    return _("{first} to {last}").format(first=first, last=last)
