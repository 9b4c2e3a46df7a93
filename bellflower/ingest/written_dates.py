"""Dates as people write them, read as EDTF; one that may be read in two ways is never guessed."""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from bellflower.i18n import _
from bellflower.record.checks.reasons import Reason, not_edtf
from bellflower.record.dates import nominal_year, parse_date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NOTHING = frozenset(
    {"-", "–", "—", "?", "n/a", "na", "none", "null", "nan", "unknown", "undated", "n.d."}
)
_CLOCK = r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[AP]M|[+-]\d{2}:?\d{2})?)?"
_MONTH = r"([A-Za-z]{3,9})\.?"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"

_YEAR_FIRST = re.compile(rf"(\d{{4}})[-./]\s?(\d{{1,2}})[-./]\s?(\d{{1,2}})\.?{_CLOCK}")
_KOREAN = re.compile(r"(\d{4})년(?:\s*(\d{1,2})월)?(?:\s*(\d{1,2})일)?")
_YEAR_MONTH = re.compile(r"(\d{4})[-./]\s?(\d{1,2})\.?")
_TWO_WAYS = re.compile(rf"(\d{{1,2}})[-./](\d{{1,2}})[-./](\d{{4}}){_CLOCK}")
_DAY_FIRST = re.compile(rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+(\d{{4}})")
_MONTH_FIRST = re.compile(rf"{_MONTH}\s+{_DAY},?\s+(\d{{4}})")
_MONTH_ONLY = re.compile(rf"{_MONTH},?\s+(\d{{4}})")
_DECADE = re.compile(r"(?:the\s+)?(\d{3})0['’]?s", re.IGNORECASE)
_ABOUT = re.compile(r"(?:c\.?|ca\.?|circa|around|about|approx\.?|~)\s*(\d{4})", re.IGNORECASE)
_YEARS = re.compile(r"(\d{4})\s*(?:-|–|—|to|until)\s*(\d{4})", re.IGNORECASE)
_DECIMAL = re.compile(r"(\d{4})\.0")

_LIKE_EDTF = re.compile(r"[0-9XYEQS~?%/.,\[\]{}-]+")
_POINT = r"[0-9]{4}(?:-[0-9]{2}){0,2}[~?%]?"
_QUICK = re.compile(rf"(?:{_POINT})?(?:/|\.\./|/\.\.|\[\.\.)?(?:{_POINT})?\]?")


class Read(NamedTuple):
    """A date as EDTF, or why there is none; ``is_changed`` if it was written in another way."""

    text: str
    reason: Reason | None = None
    is_changed: bool = False


def _iso(year: str, month: str | None = None, day: str | None = None) -> str:
    return "-".join([year, *(part.zfill(2) for part in (month, day) if part)])


def _month(name: str) -> str:
    """Return the number of a month by its English name; ``00``, which is none, if it is not one."""
    short = name[:3].casefold()
    return str(_MONTHS.index(short) + 1 if short in _MONTHS else 0)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_DECIMAL, lambda found: found[1]),
    (_ABOUT, lambda found: f"{found[1]}~"),
    (_YEAR_FIRST, lambda found: _iso(*found.group(1, 2, 3))),
    (_KOREAN, lambda found: _iso(*found.group(1, 2, 3))),
    (_YEAR_MONTH, lambda found: _iso(*found.group(1, 2))),
    (_DAY_FIRST, lambda found: _iso(found[3], _month(found[2]), found[1])),
    (_MONTH_FIRST, lambda found: _iso(found[3], _month(found[1]), found[2])),
    (_MONTH_ONLY, lambda found: _iso(found[2], _month(found[1]))),
    (_DECADE, lambda found: f"{found[1]}X"),
    (_YEARS, lambda found: f"{found[1]}/{found[2]}"),
)


def _two_ways(found: re.Match[str]) -> str | Reason:
    """Return the one day that *found* can be, or the reason that it can be two."""
    first, second, year = int(found[1]), int(found[2]), int(found[3])
    days = {
        f"{year:04}-{month:02}-{day:02}"
        for day, month in ((first, second), (second, first))
        if _is_day(year, month, day)
    }
    if len(days) == 1:
        return days.pop()
    if not days:
        return ""
    one, other = sorted(days)
    return Reason(
        _("may be {one} or {other}").format(one=one, other=other),
        _("Write year, month and day in this order, such as {one}.").format(one=one),
    )


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _refusal(text: str) -> Reason | None:
    try:
        parse_date(text)
    except ValueError as error:
        return not_edtf(str(error).removeprefix(repr(text)).strip())
    return None


def _refusal_of_words(text: str) -> Reason | None:
    return _refusal(f"{text[:1]} ")  # a space is never part of a date, and the reason names no value


def _rewritten(text: str) -> str | Reason:
    """Return *text* as EDTF if it is in a form that is read here; else an empty text or the reason."""
    if found := _TWO_WAYS.fullmatch(text):
        return _two_ways(found)
    for form, write in _FORMS:
        if found := form.fullmatch(text):
            return write(found)
    return ""


def is_quick(text: str) -> bool:
    """Whether *text* is read without the library of EDTF, which needs milliseconds for each.

    >>> is_quick("2018-03-12"), is_quick("1997/2003"), is_quick("12 March 2018"), is_quick("197X")
    (True, True, True, False)
    """
    return bool(_QUICK.fullmatch(text)) or not _LIKE_EDTF.fullmatch(text) or bool(_rewritten(text))


def read_date(text: str) -> Read:
    """Read a date that stands alone in a cell; a word for “not known” is an empty date.

    >>> read_date("12 March 2018").text, read_date("2018. 3. 12").text
    ('2018-03-12', '2018-03-12')
    >>> read_date("03/12/2018").reason.text
    'may be 2018-03-12 or 2018-12-03'
    """
    if text.casefold() in _NOTHING:
        return Read("", is_changed=True)
    written = _rewritten(text)
    if isinstance(written, Reason):
        return Read(text, written)
    if written and _refusal(written) is None:
        return Read(written, is_changed=written != text)
    if not text:
        return Read(text)
    # a text that cannot be EDTF is not shown to the library, which is slow to refuse
    return Read(text, _refusal(text) if _LIKE_EDTF.fullmatch(text) else _refusal_of_words(text))


def join_span(start: str, end: str) -> Read:
    """Join two dates in EDTF, of which one may be empty, to what lasted from one to the other.

    >>> join_span("1997", "2003").text, join_span("", "2003").text, join_span("1997", "1997").text
    ('1997/2003', '../2003', '1997')
    """
    if not end or start == end:
        return Read(start)
    joined = f"{start or '..'}/{end}"
    if _refusal(joined) is None:
        return Read(joined)
    first, last = nominal_year(start), nominal_year(end)
    if first is not None and last is not None and first >= last:
        reason = _("ends in {end} before it begins in {start}").format(start=start, end=end)
        return Read(joined, Reason(reason, _("Exchange the two dates, or mend one of them.")))
    return Read(joined, Reason(_("is not a span that can be read"), _("Write one date in each cell.")))
