"""What stands where a reader's table says nothing: always the most modest reading, and always told."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from bellflower.i18n import _, ngettext
from bellflower.ingest.choices import Fallbacks
from bellflower.ingest.reader import EVENTS
from bellflower.record.checks.column_checks import Rows
from bellflower.record.schema import load_tables
from bellflower.text.wording import label

UPLOADED = "uploaded-file"  # the source of what names none
LONGEST_TITLE = 110


_Filler = Callable[[pd.DataFrame, np.ndarray], Any]


def _of(name: str) -> _Filler:
    return lambda frame, _lines: frame[name]


def _numbered(prefix: str) -> _Filler:
    return lambda _frame, lines: [f"{prefix}-{line}" for line in lines]


def _fillers(name: str, fallbacks: Fallbacks) -> dict[str, str | _Filler]:
    """Return, for each column of the table *name* that may be empty in a file, what is read there."""
    unsaid = _("Not stated")
    fillers: dict[str, dict[str, str | _Filler]] = {
        EVENTS: {
            "id": _numbered("row"), "summary": _of("title"), "category": fallbacks.category,
            "record_type": fallbacks.record_type, "status": "published",
        },
        "claims": {
            "id": _numbered("claim"), "asserted_by": unsaid, "evidence": fallbacks.evidence,
            "stance": "supports",
        },
        "sources": {
            "id": _numbered("source"), "title": _of("url"), "type": "web_compilation",
            "publisher": unsaid, "language": "en", "reliability": unjudged(),
        },
        "event_places": {"role": "site"},
        "places": {"id": _numbered("place"), "kind": "city"},
        "disputes": {"id": _numbered("dispute"), "summary": _of("question")},
        "eras": {"id": _numbered("era"), "summary": _of("title")},
        "routes": {"id": _numbered("route"), "kind": "flow", "basis": "inferred"},
        "route_legs": {"mode": "unknown", "evidence": fallbacks.evidence},
    }  # fmt: skip
    return fillers.get(name, {})


def unjudged() -> str:
    """Return what is said of the reliability of a source that only a reader's file names."""
    return _("Not judged: the source stands in an uploaded file.")


_SILENT = frozenset({"id", "status", "stance", "summary", "reliability", "title"})


def has_filler(name: str, column: str) -> bool:
    """Whether an empty cell of *column* in the table *name* is filled."""
    made = {"sources": ("link",), "places": ("location_precision",)}
    return column in _fillers(name, Fallbacks()) or column in made.get(name, ())


def fill_gaps(name: str, rows: Rows, fallbacks: Fallbacks) -> tuple[Rows, list[str]]:
    """Return *rows*, the table *name*, with empty cells filled, and what was assumed, in sentences."""
    assumed: list[str] = []
    frame = rows.frame
    for column, filler in _fillers(name, fallbacks).items():
        is_empty = frame[column] == ""
        number = int(is_empty.sum())
        if not number:
            continue
        values = pd.Series(filler(frame, rows.lines), index=frame.index) if callable(filler) else filler
        frame = frame.assign(**{column: frame[column].where(~is_empty, values)})
        if column not in _SILENT:
            assumed.append(_told(name, load_tables()[name].column(column).title, str(filler), number))
    return replace(rows, frame=_completed(name, frame)), assumed


def _filled(frame: pd.DataFrame, name: str, values: Any) -> pd.Series:
    return frame[name].where(frame[name] != "", pd.Series(values, index=frame.index))


def _completed(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Return *frame* with the cells that follow from others of their row."""
    made: dict[str, Any] = {}
    if name == "sources":
        made["link"] = _filled(frame, "link", np.where(frame["url"] == "", "no", "yes"))
    if name == EVENTS:
        is_silent = (frame["status"] == "withdrawn") & (frame["note"] == "")
        made["note"] = frame["note"].mask(is_silent, _("Not stated"))
    if name in (EVENTS, "places"):
        is_ours = (frame["province"] != "") & (frame["country"] == "")
        made["country"] = frame["country"].mask(is_ours, "KP")
    if name == "places":
        is_located = frame["latitude"] != ""
        made["location_precision"] = _filled(
            frame, "location_precision", np.where(is_located, "point", "none")
        )
        made["geo_source"] = _filled(frame, "geo_source", np.where(is_located, _("Uploaded file"), ""))
    return frame.assign(**made)


def _words(value: str) -> str:
    try:
        return label(value)
    except KeyError:
        return value


def _told(name: str, column: str, value: str, number: int) -> str:
    text = ngettext(
        "{n} row of {name} says nothing under “{column}”; it counts as “{value}”.",
        "{n} rows of {name} say nothing under “{column}”; they count as “{value}”.",
        number,
    )
    return text.format(n=f"{number:,}", name=name, column=_(column), value=_words(value))


def _cut(text: str) -> str:
    if len(text) <= LONGEST_TITLE:
        return text
    return text[: LONGEST_TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def fit_titles(rows: Rows) -> tuple[Rows, list[str]]:
    """Return *rows* with a title that fits for each, and what was done, in sentences.

    A title that is too long is cut and stands whole before the summary; a row without one has the
    beginning of its summary for a title.
    """
    frame = rows.frame
    titles = frame["title"].where(frame["title"] != "", frame["summary"])
    is_long = titles.str.len() > LONGEST_TITLE
    if not is_long.any():
        return replace(rows, frame=frame.assign(title=titles)), []
    summaries = frame["summary"]
    is_same = (summaries == "") | (summaries == titles)
    whole = titles.where(is_same, titles + " – " + summaries)
    frame = frame.assign(summary=summaries.where(~is_long, whole), title=titles.map(_cut))
    text = ngettext(
        "{n} title is longer than {most} characters; it was cut and stands whole in the summary.",
        "{n} titles are longer than {most} characters; they were cut and stand whole in the summary.",
        int(is_long.sum()),
    )
    return replace(rows, frame=frame), [text.format(n=f"{int(is_long.sum()):,}", most=LONGEST_TITLE)]
