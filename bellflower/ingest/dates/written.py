"""Dates as people write them, read as EDTF; one that may be read in two ways is never guessed."""

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from bellflower.i18n import N_, _
from bellflower.ingest.dates.eras import without_era
from bellflower.ingest.dates.forms import readings_of
from bellflower.ingest.dates.names import MONTH, OPEN
from bellflower.ingest.dates.readings import NO_CUSTOM, Custom, Several
from bellflower.ingest.dates.vague import read_vague
from bellflower.ingest.dates.weekdays import contradiction, without_weekday
from bellflower.ingest.values.missing import is_missing
from bellflower.record.checks.reasons import Reason, not_edtf
from bellflower.record.dates import OUTSIDE, nominal_year, parse_date

_CLOCK = re.compile(
    r"(?:(?<=[\da-z.)])(?:\s*T|,?\s+)\d{1,2}(?::\d{2}){1,2}(?:[.,]\d+)?|(?<=\d{8})T\d{4}(?:\d\d)?)\s*"
    r"(?:Z|UTC|GMT|[AP]\.?M\.?)?(?:\s*[+-]\d{2}(?::?\d{2})?)?(?:\s*\([\w ]+\))?$",
    re.IGNORECASE | re.ASCII,
)
_ABOUT = re.compile(
    r"(?:(?:circa|ca|c|around|about|approximately|approx)(?:\.|\b|(?=\d))\s*|[~≈]\s*|약\s*)(?P<date>.+)",
    re.IGNORECASE,
)
_ABOUT_AFTER = re.compile(
    r"(?P<date>.+?)\s*(?:\(?(?:circa|ca\.?|approx\.?)\)?|경|쯤|무렵)", re.IGNORECASE
)
_SINCE = re.compile(
    r"(?:since|from)\s+(?P<date>.+)|(?P<date2>.*\d{4})\s*[-–—~]|(?P<date3>.+?)\s*(?:이후|부터)",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"(?:until|till|up to|to|[–—])\s*(?P<date>\d.*)|(?P<date2>.+?)\s*까지", re.IGNORECASE
)
_BETWEEN = re.compile(
    r"(?:from\s+)?(?P<first>.+?)(?:\s+[-–—~]\s*|\s*[–—]\s*|\s+(?:to|until|till|through)\s+|/|(?<=\d{4})[-~](?=\d{4}$|[a-z])|(?<=\d)~(?=\d)|(?<=[년월일年月日])\s*[-~])"
    r"(?P<last>.+)",
    re.IGNORECASE | re.ASCII,
)
_MASKED = re.compile(
    r"(?P<year>\d\d(?:\d|[xu?*_-])[xu?*_-])(?P<rest>(?:-(?:\d\d|[xu?*]{2})){0,2})"
    r"|(?P<year2>\d{4})(?P<rest2>(?:-(?:\d\d|[xu?*]{2})){0,1}-[xu?*]{2})",
    re.IGNORECASE | re.ASCII,
)
_ERA = re.compile(r"(?:ad\s*)?(?P<date>\d{4}(?:-\d\d){0,2})\s*(?:ad|ce|a\.d\.|c\.e\.)?", re.IGNORECASE)
_EARLY = re.compile(
    r"-?\d{3}|-\d{1,4}|(?:ad\s*)?\d{1,3}\s*(?:ad|ce|a\.d\.|c\.e\.)?"
    r"|(?:ca?\.?\s*)?\d+\s*(?:bce?|b\.\s?c\.(?:\s?e\.)?)|기원전.*|\d+(?:st|nd|rd|th) c.* b\.?c.*",
    re.IGNORECASE | re.ASCII,
)
_TWO_DIGITS = re.compile(
    rf"'?\d\d|\d{{1,2}}([-./])\s?\d{{1,2}}\1\s?\d\d|(?:\d{{1,2}}[\s-])?{MONTH}[\s'’-]*(?:\d{{1,2}},\s+)?\d\d",
    re.IGNORECASE | re.ASCII,
)
_LIKE_EDTF = re.compile(r"[0-9XYEQS~?%/.,\[\]{}-]+", re.ASCII)
_QUALIFIED = re.compile(r"(?P<date>.*[0-9X])\s*(?:\?~|~\?|\(\?\))")
_DASHED = re.compile(r"^(\d{4})[–—‐‑](\d\d?)[–—‐‑](\d\d?)$", re.ASCII)
_NUMBERS = r"(?:\d{4}(?:[./-]\d\d?){1,2}|(?:\d\d?[./-]){1,2}\d{4})"
_HALVES = re.compile(rf"(?P<first>{_NUMBERS})\s*[-–—~]\s*(?P<last>{_NUMBERS})", re.ASCII)
_PLAIN = re.compile(r"\d{4}(?:-\d\d-\d\d)?", re.ASCII)
_SHORT_YEAR = N_("has a year of two digits, which may be of any century")

_Choose = Callable[[Several], str | Reason]


class Read(NamedTuple):
    """A date as EDTF, or why there is none; ``is_changed`` if it was written in another way.

    ``note`` says what in the cell contradicts the date.
    """

    text: str
    reason: Reason | None = None
    is_changed: bool = False
    note: str = ""


def _group(found: re.Match[str]) -> str:
    return next(text for text in found.groups() if text)


def _end(text: str, choose: _Choose) -> str | Reason:
    """Return an end of what lasted; ``..`` if it is open, an empty text if it is not known."""
    if text.strip().casefold() in OPEN:
        return ".."
    return "" if is_missing(text.strip()) and text.strip() != ".." else interpret(text.strip(), choose)


def _lasting(first: str, last: str, choose: _Choose) -> str | Reason:
    ends = [_end(text, choose) if text not in ("", "..") else text for text in (first, last)]
    for end in ends:
        if isinstance(end, Reason):
            return end
    if not any(end not in ("", "..") for end in ends) or any("/" in str(end) for end in ends):
        return f"{first}/{last}"
    return f"{ends[0]}/{ends[1]}"


def _approximate(text: str, choose: _Choose) -> str | Reason:
    inner = interpret(text, choose)
    if isinstance(inner, Reason) or "[" in inner or "{" in inner:
        return inner
    return "/".join(end if end[-1:] in (*"~?%.", "") else f"{end}~" for end in inner.split("/"))


def _masked(found: re.Match[str]) -> str:
    year, rest = found["year"] or found["year2"], found["rest"] or found["rest2"] or ""
    tidy = [re.sub(r"[xu?*_-]", "X", part, flags=re.IGNORECASE) for part in (year, *rest.split("-")[1:])]
    return "-".join(tidy)


def _alike(text: str) -> tuple[str, str] | None:
    """Return two dates of numbers that are written alike with a hyphen between, if *text* is that.

    >>> _alike("1.5.1990-13.5.1990"), _alike("1990/05-1990/07"), _alike("1990-05-01")
    (('1.5.1990', '13.5.1990'), ('1990/05', '1990/07'), None)
    """
    if found := _HALVES.fullmatch(text):
        first, last = found["first"], found["last"]
        if re.sub(r"\d+", "9", first) == re.sub(r"\d+", "9", last):
            return first, last
    return None


def _about(text: str, choose: _Choose) -> str | Reason | None:
    """Return the date in *text* marked as approximate, if it says so in words."""
    if "/" in text and _LIKE_EDTF.fullmatch(text):  # where a mark is of its own end alone
        return None
    found = _ABOUT.fullmatch(text) or _ABOUT_AFTER.fullmatch(text)
    return _approximate(found["date"].strip(), choose) if found else None


def _in_words(text: str, choose: _Choose) -> str | Reason:
    """Return *text* without the words around its date; itself if there are none."""
    if found := _MASKED.fullmatch(text):
        return _masked(found)
    if halves := _alike(text):
        return _lasting(*halves, choose)
    if found := _QUALIFIED.fullmatch(text):
        return f"{interpret(found['date'], choose)}%" if "~" in text else f"{found['date']}?"
    if found := _ERA.fullmatch(text):
        return found["date"]
    if (about := _about(text, choose)) is not None:
        return about
    if found := _BETWEEN.fullmatch(text):
        return _lasting(found["first"], found["last"], choose)
    if found := _SINCE.fullmatch(text):
        return _lasting(_group(found), "..", choose)
    if found := _UNTIL.fullmatch(text):
        return _lasting("..", _group(found), choose)
    return text


def _bare(text: str) -> str:
    """Return *text* without a day of the week, a time of day, a sign, and spaces in a set."""
    if text[:1] in "[{" and text[-1:] in "]}":
        return re.sub(r",\s+", ",", text)
    text = _CLOCK.sub("", without_weekday(text))
    return text.removeprefix("+")


def interpret(text: str, choose: _Choose) -> str | Reason:
    """Return *text* as EDTF, or as it is if its form is not known; *choose* is asked what it means."""
    text = _bare(text)
    meant = readings_of(text)
    if isinstance(meant, Several):
        return choose(meant)
    if meant or (_LIKE_EDTF.fullmatch(text) and "/" not in text and _refusal(text) is None):
        return meant or text
    vague = read_vague(text, lambda inner: interpret(inner, choose))
    return _in_words(text, choose) if vague is None else vague


def _refusal(text: str) -> Reason | None:
    try:
        parse_date(text)
    except ValueError as error:
        return not_edtf(str(error).removeprefix(repr(text)).strip())
    return None


def _known_reason(text: str) -> Reason | None:
    """Return why a text in a form that is known is no date here."""
    if _TWO_DIGITS.fullmatch(text):
        return Reason(_(_SHORT_YEAR), _("Write the year with four digits."))
    if _EARLY.fullmatch(text):
        return Reason(
            _(OUTSIDE), _("Leave the row out, or write what it says into the summary of another.")
        )
    return None


def read_date(text: str, custom: Custom = NO_CUSTOM) -> Read:
    """Read a date that stands alone in a cell; a word for “not known” is an empty date.

    *custom* says how the dates of its column are meant.

    >>> read_date("12 March 2018").text, read_date("2018. 3. 12").text
    ('2018-03-12', '2018-03-12')
    >>> read_date("03/12/2018").reason.text
    'may be 2018-03-12 or 2018-12-03'
    """
    if _PLAIN.fullmatch(text) and _refusal(text) is None:
        return Read(text)
    wanted = unicodedata.normalize("NFKC", text).replace("−", "-").replace("〜", "~").strip()
    wanted = _DASHED.sub(r"\1-\2-\3", wanted)
    if not wanted or is_missing(wanted) or not wanted.strip("0-/. "):
        return Read("", is_changed=bool(text))
    bare = without_era(wanted)
    written = bare if isinstance(bare, Reason) else interpret(bare, custom.choose)
    if isinstance(written, Reason):
        return Read(text, written)
    if _refusal(written) is None:
        return Read(written, is_changed=written != text, note=contradiction(wanted, written))
    is_edtf = _LIKE_EDTF.fullmatch(written)
    reason = _known_reason(wanted) or (_refusal(written) if is_edtf or written != wanted else None)
    return Read(text, reason or _refusal(f"{wanted[:1]} "))  # the reason names no value


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
        return Read(joined, Reason(reason, _("Swap the two dates, or correct one of them.")))
    return Read(joined, Reason(_("is not a span that can be read"), _("Write one date in each cell.")))
