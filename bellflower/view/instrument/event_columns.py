"""The events as the instrument is given them: a column for each thing that it shows or judges."""

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from bellflower.record.dataset import Dataset
from bellflower.record.dates import nominal_year
from bellflower.record.decimal_years import decimal_years, rounded
from bellflower.text.date_words import format_date
from bellflower.view import palette
from bellflower.view.instrument.given import EventColumns
from bellflower.view.instrument.short_dates import written

_LABEL = 42  # characters that a short name may have
_SUMMARY = 260  # characters of a summary that are told on the map


def _key_ranks(events: pd.DataFrame) -> list[int]:
    """Return the rank of each of *events* as a key event, 0 for one that is none."""
    return [int(text) if text else 0 for text in events["key_rank"].tolist()]


def _short_names(events: pd.DataFrame) -> list[str]:
    """Return the label of each of *events*; one without takes its title if that is short enough."""
    pairs = zip(events["title"].tolist(), events["label"].tolist())
    return [label or (title if len(title) <= _LABEL else "") for title, label in pairs]


def _anchors(dates: list[str], years: list[int | None], starts: list, ends: list) -> list[float | None]:
    """Return where the mark of each event stands: one not known in the middle of what is possible."""
    found: list[float | None] = []
    for text, year, start, end in zip(dates, years, starts, ends, strict=True):
        if start is None or end is None or year is None:
            found.append(start)
        elif text.startswith("["):
            found.append(round((start + end) / 2, 4))
        elif re.match(r"\d{4}[~?%]", text):
            found.append(year + 0.5)
        else:
            found.append(float(year) if start <= year <= end else start)
    return found


def _weights(record: Dataset, events: pd.DataFrame, ranks: list[int]) -> list[float]:
    """Return whose name comes first: key events, then strength, claims, incidents, disputes."""
    disputed = frozenset(record.claims.loc[record.claims["dispute_id"] != "", "event_id"])
    names = ("id", "evidence_rank", "claim_count", "record_type")
    cells = zip(*(events[name].tolist() for name in names), ranks)
    return [
        (100 - 10 * key if key else 0) + 4 * rank + 2 * min(claims, 5)
        + (4 if kind == "incident" else 0) + (2 if event in disputed else 0)
        for event, rank, claims, kind, key in cells
    ]  # fmt: skip


def _lists(cells: pd.Series, meant: Mapping[str, int] | None = None) -> list[Any]:
    """Return *cells*, tuples, as lists, with what each of their values is *meant* as.

    Those that say the same are one list: a hundred thousand lists cost a second of tidying up.
    """
    told = cells.tolist()
    made = {
        each: list(each) if meant is None else [meant[one] for one in each]
        for each in dict.fromkeys(told)
    }
    return [made[each] for each in told]


def event_columns(
    record: Dataset, events: pd.DataFrame, last: int, places: dict[str, int]
) -> EventColumns:
    """Return *events* of *record* in columns; open ends reach to the year *last*."""
    dates = events["date"].tolist()
    year_of = {text: nominal_year(text) for text in dict.fromkeys(dates)}  # many events share a date
    years = [year_of[text] for text in dates]
    words = {text: (format_date(text), *written(text, year)) for text, year in year_of.items()}
    starts = rounded(decimal_years(events["earliest"]))
    ends = rounded(decimal_years(events["latest"], shift=1, last=last))
    ranks = _key_ranks(events)
    order = {name: number for number, name in enumerate(palette.MARKS)}
    return {
        "id": events["id"].tolist(),
        "title": events["title"].tolist(),
        "label": _short_names(events),
        "date": [words[text][0] for text in dates],
        "short": [words[text][1] for text in dates],
        "yearText": [words[text][2] for text in dates],
        "year": years,
        "start": starts,
        "end": ends,
        "coreStart": rounded(decimal_years(events["core_start"])),
        "coreEnd": rounded(decimal_years(events["core_end"], shift=1, last=last)),
        "openStart": events["is_open_start"].tolist(),
        "openEnd": events["is_open_end"].tolist(),
        "anchor": _anchors(dates, years, starts, ends),
        "isSpan": [precision == "span" for precision in events["precision"].tolist()],
        "category": [order[name] for name in events["category"].tolist()],
        "type": events["record_type"].tolist(),
        "drugs": _lists(events["drug_list"]),
        "provinces": _lists(events["provinces"]),
        "countries": _lists(events["countries"]),
        "actors": _lists(events["actor_ids"]),
        "places": _lists(events["place_ids"], places),
        "rank": events["evidence_rank"].tolist(),
        "origins": events["origin_count"].tolist(),
        "key": ranks,
        "weight": _weights(record, events, ranks),
        "summary": [text[:_SUMMARY] for text in events["summary"].tolist()],
    }
