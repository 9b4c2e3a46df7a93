"""Years of two digits: what they can mean, by the century and, of three numbers, by the order."""

import re
from datetime import date

from bellflower.i18n import N_
from bellflower.ingest.dates.names import MONTH, SEASON, month_number
from bellflower.ingest.dates.readings import (
    DAY_FIRST,
    MONTH_FIRST,
    ORDER,
    SHORT,
    YEAR_FIRST,
    Several,
)

NINETEENTH, TWENTIETH, LATEST = "1900", "2000", "past"  # the centuries that can be chosen
WAYS = (NINETEENTH, TWENTIETH, LATEST)
SHORT_YEAR = N_("has a year of two digits, which may be of any century")
_APOSTROPHE = "['’‘`´]"
_NUMBERS = re.compile(
    rf"(?P<sign>{_APOSTROPHE}?)(?P<a>\d\d?)(?P<sep>[-./])\s?(?P<b>\d\d?)(?P=sep)\s?(?P<c>\d\d)\.?",
    re.ASCII,
)
_AT = r"(?P<sign>)(?P<year>\d\d)(?P<after>)"
_NAMED = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?P<before>.*[^\d\s'’‘`´.,-][\s.,-]*)(?P<sign>{_APOSTROPHE})(?P<year>\d\d)(?P<after>)",
        rf"(?P<before>)(?P<sign>{_APOSTROPHE})(?P<year>\d\d)(?P<after>(?:\.\s?\d\d?){{0,2}}\.?|s)",
        rf"(?P<before>(?:\d\d?(?:st|nd|rd|th)?[\s./-]*)(?:of\s+)?{MONTH}[\s,./-]*){_AT}",
        rf"(?P<before>{MONTH}[\s.-]*\d\d?(?:st|nd|rd|th)?,\s*){_AT}",
        r"(?P<before>)(?P<sign>)(?P<year>\d\d)(?P<after>[년年](?![대代]).*)",
        rf"(?P<before>(?:Q[1-4]|[1-4]Q|H[12]))[\s/-]*{_AT}",
    )
)
_BARE = (
    re.compile(rf"(?P<before>{MONTH}[\s./-]*)(?P<year>\d\d)", re.IGNORECASE),
    re.compile(rf"(?P<before>{SEASON}\s+)(?P<year>\d\d)", re.IGNORECASE),
    re.compile(r"(?P<before>)(?P<year>\d\d)"),
)
_DECADE = re.compile(
    rf"(?P<before>)(?P<sign>{_APOSTROPHE}?)(?P<year>[1-9]0)(?P<after>s|['’]s|년대|年代)"
)


def _years(short: str) -> dict[str, str]:
    """Return the year that *short* may be, by the century that is meant; none that is still to come."""
    this_year = date.today().year
    old, new = f"19{short}", f"20{short}"
    found = {NINETEENTH: old}
    if int(new) <= this_year:
        found[TWENTIETH] = new
    return {**found, LATEST: found.get(TWENTIETH, old)}


def _by_century(before: str, short: str, after: str) -> Several:
    return Several(SHORT, {way: f"{before}{year}{after}" for way, year in _years(short).items()})


def _by_order(found: re.Match[str]) -> Several | None:
    """Return three numbers of which one is a year, by what comes first, as '98-03-12."""
    first, second, third = found["a"], found["b"], found["c"]
    ways = {YEAR_FIRST: (first, second, third)} if len(first) == 2 else {}
    if not found["sign"]:
        ways |= {DAY_FIRST: (third, second, first), MONTH_FIRST: (third, first, second)}
    by = {
        way: f"'{year}-{int(month):02}-{int(day):02}"
        for way, (year, month, day) in ways.items()
        if 1 <= int(month) <= 12 and 1 <= int(day) <= 31
    }
    return Several(ORDER, by) if by else None


_ORDERED = re.compile(r"'(?P<year>\d\d)(?P<after>-\d\d-\d\d)", re.ASCII)


def short_year(text: str) -> Several | None:
    """Return what *text* may mean if its year has two digits, each reading a date with four; or nothing.

    A year that would lie ahead of us is none, so that '98 is 1998; one that may be a day is asked.

    >>> short_year("'98-03-12").by["1900"], short_year("Mar-28").by["day"], short_year("1998")
    ('1998-03-12', '--03-28', None)
    >>> sorted(set(short_year("12/03/98").by.values()))
    ["'98-03-12", "'98-12-03"]
    """
    if found := _ORDERED.fullmatch(text):
        return _by_century("", found["year"], found["after"])
    if found := _NUMBERS.fullmatch(text):
        return _by_order(found)
    if found := _DECADE.fullmatch(text):
        return _by_century("", found["year"], "s")
    for form in _NAMED:
        if found := form.fullmatch(text):
            return _by_century(found["before"], found["year"], found["after"])
    for form in _BARE:
        if found := form.fullmatch(text):
            several = _by_century(found["before"], found["year"], "")
            return several if int(found["year"]) > 31 else _or_day(several, found)
    return None


def _or_day(several: Several, found: re.Match[str]) -> Several:
    """Return *several*, and that its number may be a day of a month without a year."""
    parts = found.groupdict()
    month = f"{month_number(parts['month']):02}" if parts.get("month") else "XX"
    return Several(SHORT, {**several.by, "day": f"--{month}-{found['year']}"})
