"""Dates of citations: EDTF text in, the dates of CSL-JSON and RIS out, neither more nor less exact."""

import re
from typing import Any

from bellflower.record.dates import OPEN_END, parse_date
from bellflower.text.date_words import format_date

_PLAIN = re.compile(r"[0-9]{4}(-(0[0-9]|1[0-2])(-[0-9]{2})?)?")
_CIRCA = re.compile(r"([0-9]{4}(?:-[0-9]{2}){0,2})[~?%]")


def _parts(text: str) -> list[int]:
    return [int(part) for part in text.split("-")]


def _stated_parts(text: str) -> list[list[int]]:
    """Return the one or two dates that *text* names, or its bounds if it names them otherwise."""
    points = [point for point in text.split("/") if point not in ("", "..")]
    bare = [match[1] if (match := _CIRCA.fullmatch(point)) else point for point in points]
    if all(_PLAIN.fullmatch(point) for point in bare):
        return [_parts(point) for point in bare]
    span = parse_date(text)
    last = [] if span.latest == OPEN_END else [[span.latest.year]]
    first = [[span.earliest.year]]
    return first if first == last else first + last


def csl_date(text: str) -> dict[str, Any]:
    """Return an EDTF text as a CSL date; empty if it is.

    Plain dates and intervals become ``date-parts``. Any other has its words as ``literal`` too, which
    citation programs then show, and ``circa`` if it is approximate or uncertain.

    >>> csl_date("2014-01-27"), csl_date("1997/2003")
    ({'date-parts': [[2014, 1, 27]]}, {'date-parts': [[1997], [2003]]})
    >>> csl_date("2018-03~")
    {'date-parts': [[2018, 3]], 'circa': True, 'literal': 'around March 2018'}
    >>> csl_date("[1979..1980]")
    {'date-parts': [[1979], [1980]], 'literal': 'between 1979 and 1980'}
    """
    if not text:
        return {}
    date: dict[str, Any] = {"date-parts": _stated_parts(text)}
    if all(_PLAIN.fullmatch(point) for point in text.split("/")):
        return date
    if re.search("[~?%]", text):
        date["circa"] = True
    return date | {"literal": format_date(text)}


def ris_date(date: dict[str, Any]) -> str:
    """Return a CSL date as the RIS field ``DA``: year/month/day/words.

    >>> ris_date(csl_date("2018-03~"))
    '2018/03//around March 2018'
    """
    parts = [f"{part:02d}" for part in date["date-parts"][0]]
    words = date.get("literal", "")
    if len(date["date-parts"]) > 1 and not words:
        words = " to ".join("-".join(f"{part:02d}" for part in end) for end in date["date-parts"])
    return "/".join([*parts, *[""] * (3 - len(parts)), words])


def in_words(date: dict[str, Any]) -> str:
    """Return a CSL date in words.

    >>> in_words(csl_date("1997-02/2003")), in_words(csl_date("1893~")), in_words({})
    ('February 1997 to 2003', 'around 1893', 'undated')
    """
    if not date:
        return format_date("")
    ends = ["-".join(f"{part:02d}" for part in end) for end in date["date-parts"]]
    return date.get("literal", "") or format_date("/".join(ends))
