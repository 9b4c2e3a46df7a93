"""Words for readers: counts, dates, names of closed values, and what could not be understood."""

import re
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from explorer.dates import Span, parse_date
from explorer.labels import LABELS

if TYPE_CHECKING:
    from babel import Locale

RANK_LABELS: dict[int, str] = {
    4: "Documented",
    3: "Multiple reports",
    2: "Single report or testimony",
    1: "Allegation or estimate",
}

GRADES: tuple[str, ...] = (
    "documented",
    "multiple_reports",
    "single_report",
    "testimony",
    "allegation",
    "estimate",
)

_PARAMETERS: dict[str, str] = {
    "from": "first year",
    "to": "last year",
    "mode": "mode",
    "match": "match",
    "province": "province",
    "country": "country",
    "category": "category",
    "drug": "drug",
    "type": "kind of record",
    "evidence": "evidence",
    "q": "search text",
    "event": "event",
    "place": "place",
    "route": "route",
    "view": "map view",
    "near": "place to measure from",
    "radius": "radius in km",
    "split": "year between two periods",
    "dispute": "dispute",
    "source": "source",
    "scope": "scope",
    "story": "story",
    "chapter": "chapter",
    "lang": "language",
    "v": "data version",
}
_QUALIFIED = re.compile(r"[~?%]$")
_DECADE = re.compile(r"([0-9]{3})X")
_ISO = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_ONE_OF = re.compile(r"\[([^,\[\]]+)\.\.([^,\[\]]+)\]")
_BEFORE = re.compile(r"\[\.\.([^,\[\]]+)\]")
_SHOWN_VALUE = 60  # characters of a value from a link that are repeated on the page


def label(value: str) -> str:
    """Return the words for a value of a closed list; raises ``KeyError`` if it is not one."""
    return LABELS[value]


def labels(values: str) -> str:
    """Return the words for a cell with several values.

    >>> labels("heroin;opium")
    'Heroin, Opium'
    """
    return ", ".join(LABELS[value] for value in values.split(";") if value)


@cache
def english() -> "Locale":
    """Return the English names of countries and languages, read once."""
    from babel import Locale

    return Locale("en")


def country(code: str) -> str:
    """Return the name of a country by its ISO 3166-1 alpha-2 code.

    >>> country("KP")
    'North Korea'
    """
    return english().territories[code]


def count(number: int, singular: str, plural: str = "") -> str:
    """Return a number with its noun.

    >>> count(1, "event"), count(1200, "event"), count(2, "country", "countries")
    ('1 event', '1,200 events', '2 countries')
    """
    noun = singular if number == 1 else plural or f"{singular}s"
    return f"{number:,} {noun}"


def count_events(shown: int, total: int) -> str:
    """Say how much of the record is shown.

    >>> count_events(1, 1)
    '1 event'
    >>> count_events(3, 12)
    '3 of 12 events'
    """
    return count(total, "event") if shown == total else f"{shown:,} of {count(total, 'event')}"


def format_day(day: date) -> str:
    """Return a day as it is read.

    >>> format_day(date(2018, 3, 12))
    'March 12, 2018'
    """
    return f"{day:%B} {day.day}, {day.year}"


def _format_iso(text: str) -> str:
    parts = text.split("-")
    if len(parts) == 3:
        return format_day(date.fromisoformat(text))
    return f"{date.fromisoformat(f'{text}-01'):%B %Y}" if len(parts) == 2 else text


def _format_point(text: str) -> str:
    if match := _DECADE.fullmatch(text):
        return f"the {match[1]}0s"
    if _QUALIFIED.search(text):
        return f"around {_format_point(text[:-1])}"
    if _ISO.fullmatch(text):
        return _format_iso(text)
    if match := _ONE_OF.fullmatch(text):
        return f"between {_format_point(match[1])} and {_format_point(match[2])}"
    return _format_span(parse_date(text))


def _format_span(span: Span) -> str:
    """Return the bounds of *span* in words, as a month, a year or years if they are whole ones."""
    first, last = span.earliest, span.latest
    after = last + timedelta(days=1)
    if first == last:
        return format_day(first)
    if first.day == after.day == 1 and (first.year, first.month) == (last.year, last.month):
        return f"{first:%B %Y}"
    if (first.month, first.day, after.month, after.day) != (1, 1, 1, 1):
        return f"between {format_day(first)} and {format_day(last)}"
    return f"{first.year}" if first.year == last.year else f"between {first.year} and {last.year}"


def format_date(text: str) -> str:
    """Return an EDTF text in words, neither more nor less exact.

    >>> format_date("1976-10"), format_date("197X"), format_date("1893~")
    ('October 1976', 'the 1970s', 'around 1893')
    >>> format_date("1997/2003"), format_date("[1992..1995]")
    ('1997 to 2003', 'between 1992 and 1995')
    >>> format_date("../2015-06-29"), format_date("2005~/..")
    ('by June 29, 2015, start not stated', 'from around 2005 on')
    >>> format_date("[..2015-06-11]"), format_date("1976-XX")
    ('some time up to June 11, 2015', '1976')
    >>> format_date("")
    'undated'
    """
    if not text:
        return "undated"
    if match := _BEFORE.fullmatch(text):
        return f"some time up to {_format_point(match[1])}"
    first, slash, last = text.partition("/")
    if not slash:
        return _format_point(text)
    if first in ("", ".."):
        return f"by {_format_point(last)}, start not stated"
    if last in ("", ".."):
        return f"from {_format_point(first)} on"
    return f"{_format_point(first)} to {_format_point(last)}"


def format_kilograms(low: str, best: str, high: str, kind: str) -> str:
    """Return a quantity in words; empty if there is none.

    >>> format_kilograms("50", "125", "150", "seized")
    '125 kg seized (sources: 50 to 150 kg)'
    >>> format_kilograms("0.0002", "0.0002", "0.0002", "reported_seized")
    '0.2 g reportedly seized'
    >>> format_kilograms("", "", "", "")
    ''
    """
    ends = [end for end in dict.fromkeys((low, high)) if end]
    if not kind:
        return ""
    spread = " to ".join(f"{float(end):,g}" for end in ends)
    if not best:
        return f"{spread} kg {LABELS[kind]}"
    shown = f"{float(best) * 1000:,g} g" if float(best) < 0.1 else f"{float(best):,g} kg"
    tail = f" (sources: {spread} kg)" if len(ends) > 1 else ""
    return f"{shown} {LABELS[kind]}{tail}"


def dense_timeline(number: int) -> str:
    """Say that a timeline shows numbers instead of single events, and the way out.

    >>> dense_timeline(10000)
    '10,000 events are too many to draw one by one: each lane shows events per year. Filter to see them.'
    """
    return (
        f"{count(number, 'event')} are too many to draw one by one: each lane shows events per year. "
        "Filter to see them."
    )


def unknown_choice(name: str, value: str) -> str:
    """Say that a link asks for something that does not exist.

    >>> unknown_choice("category", "flood")
    'The link asks for the category “flood”, which does not exist. It was left out.'
    """
    shown = value if len(value) <= _SHOWN_VALUE else f"{value[:_SHOWN_VALUE]}…"
    return f"The link asks for the {_PARAMETERS[name]} “{shown}”, which does not exist. It was left out."


def turned_period(first: str, last: str) -> str:
    """Say that a link asks for a period that ends before it begins."""
    return (
        f"The link asks for a period from {first} to {last}, which ends before it begins. "
        "It was left out."
    )
