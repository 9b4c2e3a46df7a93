"""When something was, as Linked Places says it: time spans with bounds of both ends, as EDTF."""

import json
from collections.abc import Iterable
from typing import Any

from bellflower.i18n import _
from bellflower.ingest.findings import Note
from bellflower.record.dates import find_date, format_first_day

_Bounds = tuple[str, str]  # of a start or an end: not before, not after


def time_spans(when: Any) -> list[dict[str, Any]]:
    """Return the time spans of *when*, or *when* itself if it is one; none if it is neither.

    >>> time_spans({"timespans": [{"start": {"in": "1990"}}]}), time_spans("1990")
    ([{'start': {'in': '1990'}}], [])
    """
    if not isinstance(when, dict):
        return []
    told = when.get("timespans", [when] if "start" in when or "end" in when else [])
    return [span for span in told if isinstance(span, dict)] if isinstance(told, list) else []


def _bounds(told: Any) -> _Bounds:
    if not isinstance(told, dict):
        return (str(told), str(told)) if isinstance(told, str | int) else ("", "")
    exact = str(told.get("in") or "")
    return str(told.get("earliest") or exact), str(told.get("latest") or exact)


def _one_of(first: str, last: str) -> str:
    """Return the moment that lies between two dates, of which one may be missing."""
    return first if first == last else f"[{first}..{last}]"


def _single(bounds: _Bounds) -> str:
    """Return the shortest date that has just these *bounds*; empty if there is none."""
    first, last = find_date(bounds[0]), find_date(bounds[1])
    if bounds[0] == bounds[1] or first is None or last is None:
        return bounds[0] if bounds[0] == bounds[1] else ""
    for text in (format_first_day(first.earliest)[:4], first.earliest.isoformat()[:7]):
        span = find_date(text)
        if span and (span.earliest, span.latest) == (first.earliest, last.latest):
            return text
    return ""


def span_date(span: dict[str, Any]) -> str:
    """Return a time span as EDTF: a moment between bounds, or what lasted, as wide as it may have been.

    >>> span_date({"start": {"earliest": "1990", "latest": "1995"}})
    '[1990..1995]'
    >>> span_date({"start": {"in": "1990"}, "end": {"earliest": "1993-01-01", "latest": "1993-12-31"}})
    '1990/1993'
    """
    start, end = _bounds(span.get("start")), _bounds(span.get("end"))
    if not any(end) or start == end:
        return _single(start) or _one_of(*start) if any(start) else ""
    if not any(start):
        return f"../{_single(end) or end[1]}" if end[1] else ""
    first = _single(start) or start[0] or start[1]
    last = _single(end) or end[1] or end[0]
    return first if first == last else f"{first}/{last}"


def is_wider(span: dict[str, Any]) -> bool:
    """Whether the date of what lasted says less than its *span*, whose ends lie between bounds."""
    start, end = _bounds(span.get("start")), _bounds(span.get("end"))
    has_both = any(start) and any(end) and start != end
    return has_both and not (_single(start) and _single(end))


def told_spans(file: str, column: str, whens: Iterable[Any]) -> tuple[Note, ...]:
    """Return a note for each row of which more is said than its date: more spans, or bounds of ends."""
    notes = []
    for row, when in enumerate(whens, 1):
        spans = time_spans(when)
        told = json.dumps(when, ensure_ascii=False)[:300]
        if len(spans) > 1:
            text = _("the first of {n} time spans was read: write a row for each")
            notes.append(Note(file, column, told, text.format(n=len(spans)), (row,)))
        if spans and is_wider(spans[0]):
            text = _(
                "was read as {date}: its ends are known between bounds, of which the outer ones count"
            )
            notes.append(Note(file, column, told, text.format(date=span_date(spans[0])), (row,)))
    return tuple(notes)
