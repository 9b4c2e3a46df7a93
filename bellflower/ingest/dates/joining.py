"""A date in several cells: its parts, its end, and a code that says how exactly it is known."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from bellflower.i18n import N_, _
from bellflower.ingest.dates.forms import iso
from bellflower.ingest.dates.written import join_span, read_date
from bellflower.record.checks.reasons import Reason
from bellflower.record.dates import find_date

_YEAR = re.compile(r"\d{4}", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_SPAN = re.compile(r".*[/\[{].*")
_BY_CODE = {  # how many days around a day, or which of its parts are known
    "timeprecision": {"1": "day", "2": "week", "3": "month"},
    "dateprec": {"1": "day", "2": "range", "3": "range", "4": "range", "5": "range"},
    "": {"11": "day", "10": "month", "9": "year", "8": "decade", "7": "century"},
}
_MARKS = {  # words of precision that a mark of EDTF says
    **dict.fromkeys(
        ("approximate", "approx", "circa", "ca", "ca.", "c.", "about", "estimated", "~"), "~"
    ),
    **dict.fromkeys(("uncertain", "probable", "doubtful", "?"), "?"),
}
_WORDS = frozenset(
    {"day", "exact", "date", "full", "range", "week", "month", "year", "decade", "century"}
)
_UNUSED = N_("was not used: {reason}")

Told = tuple[str, str]  # our column, and what is told of its cell


class Joined(NamedTuple):
    """A date as EDTF, the column at fault with the reason if there is none, and what is told."""

    date: str
    fault: tuple[str, Reason] | None = None
    told: tuple[Told, ...] = ()


def _unused(target: str, reason: str) -> Told:
    return target, _(_UNUSED).format(reason=reason)


class _Point(NamedTuple):
    text: str
    told: tuple[Told, ...] = ()
    fault: tuple[str, Reason] | None = None


def _of_parts(year: str, month: str, day: str, prefix: str) -> _Point:
    """Return the date of its parts, of which finer ones may be missing."""
    if not year:
        names = [name for name, part in ((f"{prefix}month", month), (f"{prefix}day", day)) if part]
        return _Point("", tuple(_unused(name, _("there is no year")) for name in names))
    told = () if month or not day else (_unused(f"{prefix}day", _("there is no month")),)
    if not _YEAR.fullmatch(year):
        finer = tuple(
            _unused(name, _("{year} is no single year").format(year=year))
            for name, part in ((f"{prefix}month", month), (f"{prefix}day", day))
            if part
        )
        return _Point(year, finer)
    text = iso(year, month or 0, day or 0 if month else 0)
    read = read_date(text)
    if read.reason:
        at = f"{prefix}day" if month and day else f"{prefix}year"
        why = Reason(
            _("is no day of {month}").format(month=iso(year, month)), _("Correct the day or the month.")
        )
        return _Point("", told, (at, why if month and day else read.reason))
    return _Point(text, told)


def _start(parts: Mapping[str, str]) -> _Point:
    whole, year = parts["date"] or parts["start"], parts["year"]
    if _YEAR.fullmatch(whole) and not year and parts["month"]:
        year, whole = whole, ""
    told: tuple[Told, ...] = ()
    if parts["date"] and parts["start"] not in ("", parts["date"]):
        told = (_unused("start", _("the date says {date}").format(date=parts["date"])),)
    if not whole:
        return _of_parts(year, parts["month"], parts["day"], "")
    if _YEAR.fullmatch(year) and year not in whole and not _SPAN.fullmatch(whole):
        told += (_unused("year", _("the date says {date}").format(date=whole)),)
    return _Point(whole, told)


def _end(parts: Mapping[str, str]) -> _Point:
    whole, year = parts["end"], parts["end_year"]
    if _YEAR.fullmatch(whole) and not year and parts["end_month"]:
        year, whole = whole, ""
    return _Point(whole) if whole else _of_parts(year, parts["end_month"], parts["end_day"], "end_")


def _with_century(end: _Point, start: str, at: str) -> _Point:
    """Return *end* in the century of *start* if two digits of its year are known, or tell why not.

    >>> _with_century(_Point("'95"), "1890-03", "end").text
    '1895'
    """
    short = end.text.removeprefix("'")
    if short == end.text:
        return end
    year = f"{start[:2]}{short}" if _YEAR.match(start) else ""
    if not year or year < start[:4]:
        return _Point("", (*end.told, _unused(at, _("it has two digits, and no century is known"))))
    said = _("was read as {date}").format(date=year)
    return _Point(year, (*end.told, (at, said)))


def _end_column(parts: Mapping[str, str]) -> str:
    return "end" if parts["end"] else "end_year"


def _spanned(parts: Mapping[str, str], start: str, end: str) -> Joined:
    at = _end_column(parts)
    if end == ".." and not start:
        return Joined("", told=(_unused(at, _("there is no beginning")),))
    if start and _SPAN.fullmatch(start) and end:
        is_same = start.endswith(f"/{end}") or start == end
        return Joined(
            start, told=() if is_same else (_unused(at, _("{date} is a span").format(date=start)),)
        )
    if end == "..":
        return Joined(f"{start}/..")
    if not start and _SPAN.fullmatch(end):
        return Joined(end)
    span = join_span(start, end)
    if not span.reason:
        return Joined(span.text)
    if not start:
        return Joined(span.text, (at, span.reason))
    return Joined(start, told=(_unused(at, _why_no_end(start, end, span.reason)),))


def _why_no_end(start: str, end: str, reason: Reason) -> str:
    """Say why *end* is none of what began in *start*; the event is dated by its beginning alone."""
    first, last = find_date(start), find_date(end)
    if first and last and last.latest < first.earliest:
        return _("it lies before the beginning, {start}. {remedy}").format(
            start=start, remedy=reason.remedy
        )
    return _("it makes no span with the beginning, {start}").format(start=start)


def _week(day: str) -> str:
    middle = date.fromisoformat(day)
    return f"[{middle - timedelta(days=3)}..{middle + timedelta(days=3)}]"


def _less_exact(start: str, end: str, code: str, scheme: str) -> str:
    """Return the date between *start* and *end* as exactly as *code* says; empty if it says no more."""
    known = _BY_CODE.get(scheme, {}).get(code) or _BY_CODE[""].get(
        code, code if scheme != "dateprec" else ""
    )
    if known == "range":
        return f"[{start}..{end}]" if end not in ("", start) else _alone(start, code)
    if not _DAY.fullmatch(start) or end not in ("", start):
        return ""
    made = {
        "week": _week, "month": lambda day: day[:7], "year": lambda day: day[:4],
        "decade": lambda day: f"{day[:3]}X", "century": lambda day: f"{day[:2]}XX",
    }  # fmt: skip
    return made[known](start) if known in made else ""


def _alone(start: str, code: str) -> str:
    return (
        {"3": _week(start), "4": start[:7], "5": start[:4]}.get(code, "")
        if _DAY.fullmatch(start)
        else ""
    )


def join_date(parts: Mapping[str, str], scheme: str = "") -> Joined:
    """Return the date of *parts*, the cells that make it up, each in the form of the record or empty.

    *scheme* is the spelled name of the column with the code of precision.
    """
    start = _start(parts)
    end = _with_century(_end(parts), start.text, _end_column(parts))
    told = (*start.told, *end.told)
    if start.fault:
        return Joined("", start.fault, told)
    if end.fault:  # what began is dated by its beginning alone
        told = (*told, _unused(end.fault[0], end.fault[1].text))
    if not start.text and not end.text and (parts["month"] or parts["day"]):
        at = "month" if parts["month"] else "day"
        reason = Reason(_("has a month or a day, but no year"), _("Write the year."))
        return Joined("", (at, reason))
    code = parts["date_precision"]
    if code and (less := _less_exact(start.text, end.text, code, scheme)):
        said = ("date_precision", _("the date was read as {date}").format(date=less))
        if read_date(less).reason:
            joined = _spanned(parts, start.text, end.text)
            return Joined(joined.date, joined.fault, (*told, *joined.told))
        return Joined(less, None, (*told, said))
    joined = _spanned(parts, start.text, end.text)
    marked = f"{joined.date}{_MARKS.get(code, '')}"
    if marked != joined.date and not joined.fault and not read_date(marked).reason:
        said = ("date_precision", _("the date was read as {date}").format(date=marked))
        return Joined(marked, None, (*told, *joined.told, said))
    if code and code not in (_WORDS | set(_BY_CODE[""]) | set(_BY_CODE.get(scheme, ()))):
        told += (_unused("date_precision", _("it is no precision that is known")),)
    return Joined(joined.date, joined.fault, (*told, *joined.told))
