"""Dates that words make vague, such as “early 1990s” or “before 1999”, as sets between two bounds."""

import re
from collections.abc import Callable
from datetime import timedelta

from bellflower.record.checks.reasons import Reason
from bellflower.record.dates import Span, find_date, format_first_day, format_last_day

_PARTS = {"early": (0, 4, 2), "mid": (1, 4, 3), "late": (2, 4, 4)}  # quarters: from, of, to
_WORDS = {
    "early": "early", "beginning": "early", "start": "early", "초": "early", "초반": "early",
    "초순": "early", "mid": "mid", "middle": "mid", "중반": "mid", "중순": "mid", "late": "late",
    "end": "late", "말": "late", "후반": "late", "하순": "late", "전반": "early",
}  # fmt: skip
_PART = re.compile(
    r"(?:in\s+)?(?:the\s+)?(?:(?P<word>early|mid|late)(?:[\s-]+|(?=\d))|(?P<word2>beginning|start|middle|end)\s+of\s+)"
    r"(?:the\s+)?(?P<date>\S.*)|(?P<date2>.+?[년월年月代대기紀纪])\s*(?P<word3>초반?|초순|중반|중순|말|전반|후반|하순)기?",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"(?P<word>before|prior to|by|no later than|not later than|after|no earlier than|not before"
    r"|not earlier than)\s+(?:the\s+)?(?P<date>\S.*)|(?P<date2>.+?)\s*이전",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"\d\d(?:\dX|XX|\d\d(?:-\d\d){0,2})", re.ASCII)
_DAY = timedelta(days=1)
_THIRDS = {"초순": (1, 10), "중순": (11, 20), "하순": (21, 31)}


def _part(span: Span, date: str, word: str) -> str:
    """Return the half of what *date* names in which *word* lies, or its middle half.

    What is early or late is not known more exactly, so that the bounds are wide.
    """
    first, of, last = _PARTS[_WORDS[word]]
    start, end = span.earliest, span.latest
    if "X" in date:
        years = end.year - start.year + 1
        begins, ends = start.year - -years * first // of, start.year - -years * last // of - 1
        return f"[{begins}..{ends}]"
    if len(date) == 4:
        return f"[{date}-{1 + 12 * first // of:02}..{date}-{12 * last // of:02}]"
    if word in _THIRDS:
        begins, ends = _THIRDS[word]
    else:
        begins, ends = 1 + 30 * first // of, 30 * last // of
    ends = end.day if last == of else ends
    return f"[{date}-{begins:02}..{date}-{ends:02}]"


def _side(span: Span, word: str) -> str:
    if word in ("before", "prior to"):
        return f"[..{format_last_day(span.earliest - _DAY)}]"
    if word == "after":
        return f"[{format_first_day(span.latest + _DAY)}..]"
    if word in ("no earlier than", "not before", "not earlier than"):
        return f"[{format_first_day(span.earliest)}..]"
    return f"[..{format_last_day(span.latest)}]"


def read_vague(text: str, interpret: Callable[[str], str | Reason]) -> str | Reason | None:
    """Return *text* as a set of EDTF if words make its date vague; nothing if it is no such text.

    *interpret* reads the date beside the words; what is no plain year, month, day, decade or century
    cannot be parted.

    >>> read_vague("early 1990", str), read_vague("before 1999", str), read_vague("after March", str)
    ('[1990-01..1990-06]', '[..1998]', None)
    """
    found = _PART.fullmatch(text)
    side = None if found else _SIDE.fullmatch(text)
    match = found or side
    if match is None:
        return None
    date = interpret((match["date"] or match["date2"]).strip())
    if isinstance(date, Reason):
        return date
    span = find_date(date) if _PLAIN.fullmatch(date) else None
    if span is None:
        return None
    if found is None:
        return _side(span, (match["word"] or "").casefold())
    word = (found["word"] or found["word2"] or found["word3"]).casefold()
    return None if len(date) == 10 else _part(span, date, word)
