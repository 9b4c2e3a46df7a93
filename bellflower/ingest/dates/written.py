"""Dates as people write them, read as EDTF; one that may be read in two ways is never guessed."""

import re
from collections.abc import Callable
from typing import NamedTuple

from bellflower.i18n import N_, _
from bellflower.ingest.dates.elsewhere import in_known_words
from bellflower.ingest.dates.eras import without_era
from bellflower.ingest.dates.forms import readings_of
from bellflower.ingest.dates.names import OPEN
from bellflower.ingest.dates.readings import NO_CUSTOM, SHORT, Custom, Several
from bellflower.ingest.dates.refusals import known_reason
from bellflower.ingest.dates.short_years import short_year
from bellflower.ingest.dates.tidying import tidied, without_clock
from bellflower.ingest.dates.vague import read_vague
from bellflower.ingest.dates.weekdays import contradiction, without_weekday
from bellflower.ingest.values.missing import is_missing
from bellflower.record.checks.reasons import Reason, not_edtf
from bellflower.record.dates import nominal_year, parse_date

_ABOUT = re.compile(
    r"(?:(?:circa|ca|c|around|about|approximately|approx|estimated|est)(?:\.|\b|(?=\d))\s*|[~≈]\s*|약\s*)(?P<date>.+)",
    re.IGNORECASE,
)
_ABOUT_AFTER = re.compile(
    r"(?P<date>.+?)\s*(?:\(?(?:circa|ca\.?|approx\.?|estimated|est\.?)\)?|경|쯤|무렵)", re.IGNORECASE
)
_SINCE = re.compile(
    r"(?:since|from)\s+(?P<date>.+)|(?P<date2>.*\d{4})\s*[-–—~]|(?P<date3>.+?)\s*(?:이후|부터)",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"(?:until|till|up to|to|[–—])\s*(?P<date>\d.*)|(?P<date2>.+?)\s*까지", re.IGNORECASE
)
_BETWEEN = re.compile(
    r"(?:from\s+)?(?P<first>.+?)(?:\s+[-–—~]\s*|\s*[–—]\s*|\s+(?:to|until|till|through|bis|hasta)\s+|/|(?<=\d{4})[-~](?=\d{4}[년年]?$|[a-z])|(?<=\d)~(?=\d)|(?<=[년월일年月日])\s*[-~])"
    r"(?P<last>.+)",
    re.IGNORECASE | re.ASCII,
)
_MASKED = re.compile(
    r"(?P<year>\d\d(?:\d|[xu?*_-])[xu?*_-])(?P<rest>(?:-(?:\d\d|[xu?*]{2})){0,2})"
    r"|(?P<year2>\d{4})(?P<rest2>(?:-(?:\d\d|[xu?*]{2})){0,1}-[xu?*]{2})",
    re.IGNORECASE | re.ASCII,
)
_ERA = re.compile(r"(?:ad\s*)?(?P<date>\d{4}(?:-\d\d){0,2})\s*(?:ad|ce|a\.d\.|c\.e\.)?", re.IGNORECASE)
_LIKE_EDTF = re.compile(r"[0-9XYEQS~?%/.,\[\]{}-]+", re.ASCII)
_QUALIFIED = re.compile(r"(?P<date>.*[0-9X])\s*(?:\?~|~\?|\(\?\))")
_DOUBTED = re.compile(
    r"(?:probably|possibly|perhaps|presumably|prob\.|아마)\s+(?P<date>.+)"
    r"|(?P<date2>.+\d)\s*\(?(?:probably|uncertain|unconfirmed|추정)\)?",
    re.IGNORECASE,
)
_DASHED = re.compile(r"^(\d{4})[–—‐‑](\d\d?)[–—‐‑](\d\d?)$", re.ASCII)
_NUMBERS = r"(?:\d{4}(?:[./-]\d\d?){1,2}|(?:\d\d?[./-]){1,2}\d{4})"
_HALVES = re.compile(rf"(?P<first>{_NUMBERS})\s*[-–—~]\s*(?P<last>{_NUMBERS})", re.ASCII)
_BARE = re.compile(r"\d{1,2}", re.ASCII)  # no end of a span: it may be a day as well as a year
_PLAIN = re.compile(r"\d{4}(?:-\d\d-\d\d)?", re.ASCII)

_NOTHING = frozenset(  # what a workbook shows of a zero
    {"1900-01-00", "1/0/1900", "00.01.1900", "0/1/1900", "00:00:00"}
)
_COUNTED_FROM = frozenset({"1899-12-30", "1899-12-31", "1900-01-01", "1904-01-01", "1970-01-01"})

_FIRST_DAY = N_("is a day from which programs count; it may stand for a date that is not known")
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
    if is_missing(text.strip()) and text.strip() != "..":
        return ""
    return text if _BARE.fullmatch(text.strip()) else interpret(text.strip(), choose)


def _takes_century(first: str, last: str) -> bool:
    """Whether the year of one end has two digits, so that it may be of the century of the other."""
    short = [short_year(text.strip()) is not None for text in (first, last) if text not in ("", "..")]
    return any(short) and not all(short)


def _lasting(first: str, last: str, choose: _Choose) -> str | Reason:
    if _takes_century(first, last):
        return f"{first}/{last}"
    ends = [_end(text, choose) if text not in ("", "..") else text for text in (first, last)]
    for end in ends:
        if isinstance(end, Reason):
            return end
    if not any(end not in ("", "..") for end in ends) or any("/" in str(end) for end in ends):
        return f"{first}/{last}"
    return f"{ends[0]}/{ends[1]}"


def _marked(text: str, mark: str, choose: _Choose) -> str | Reason:
    """Return the date *text* with a *mark* of doubt at each of its ends that has none."""
    inner = interpret(text.strip(), choose)
    if isinstance(inner, Reason) or "[" in inner or "{" in inner:
        return inner
    return "/".join(end if end[-1:] in (*"~?%.", "") else f"{end}{mark}" for end in inner.split("/"))


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
    """Return the date in *text* marked as approximate or uncertain, if it says so in words."""
    if "/" in text and _LIKE_EDTF.fullmatch(text):  # where a mark is of its own end alone
        return None
    if found := _QUALIFIED.fullmatch(text):
        return _marked(found["date"], "%" if "~" in text else "?", choose)
    if found := _DOUBTED.fullmatch(text):
        return _marked(found["date"] or found["date2"], "?", choose)
    found = _ABOUT.fullmatch(text) or _ABOUT_AFTER.fullmatch(text)
    return _marked(found["date"], "~", choose) if found else None


def _in_words(text: str, choose: _Choose) -> str | Reason:
    """Return *text* without the words around its date; itself if there are none."""
    if found := _MASKED.fullmatch(text):
        return _masked(found)
    if halves := _alike(text):
        return _lasting(*halves, choose)
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
    return in_known_words(without_clock(without_weekday(without_clock(text)))).removeprefix("+")


def interpret(text: str, choose: _Choose) -> str | Reason:
    """Return *text* as EDTF, or as it is if its form is not known; *choose* is asked what it means."""
    text = _bare(text)
    meant = short_year(text) or readings_of(text)
    if isinstance(meant, Several):
        chosen = choose(meant)
        if isinstance(chosen, Reason) or (meant.kind != SHORT and chosen[:1] != "'"):
            return chosen
        return interpret(chosen, choose)
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


def read_date(text: str, custom: Custom = NO_CUSTOM) -> Read:
    """Read a date that stands alone in a cell; a word for “not known” is an empty date.

    *custom* says how the dates of its column are meant.

    >>> read_date("12 March 2018").text, read_date("2018. 3. 12").text
    ('2018-03-12', '2018-03-12')
    >>> read_date("03/12/2018").reason.text
    'may be 2018-03-12 or 2018-12-03'
    """
    if _PLAIN.fullmatch(text) and _refusal(text) is None:
        return Read(text, note=_(_FIRST_DAY) if text in _COUNTED_FROM else "")
    wanted = tidied(text)
    wanted = _DASHED.sub(r"\1-\2-\3", wanted)
    if not wanted or is_missing(wanted) or wanted in _NOTHING or not wanted.strip("0-/. "):
        return Read("", is_changed=bool(text))
    bare = without_era(wanted)
    written = bare if isinstance(bare, Reason) else interpret(bare, custom.choose)
    if isinstance(written, Reason):
        return Read(text, written)
    if _refusal(written) is None:
        return Read(written, is_changed=written != text, note=contradiction(wanted, written))
    is_edtf = _LIKE_EDTF.fullmatch(written)
    reason = known_reason(wanted) or (_refusal(written) if is_edtf or written != wanted else None)
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
