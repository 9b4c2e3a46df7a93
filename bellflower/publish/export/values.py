"""Values of the record as JSON knows them: numbers, lists, and null for an empty cell."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from bellflower.record.dates import OPEN_END
from bellflower.record.evidence import RANK_NAMES
from bellflower.record.schema import Column, load_tables
from bellflower.text.date_words import format_date

_NO_LAST_DAY = pd.Timestamp(OPEN_END)

DERIVED: Mapping[str, str] = {
    "date_in_words": "The date in words.",
    "earliest": "First possible day; null if undated.",
    "latest": "Last possible day; null if undated, or if the end is open.",
    "core_start": "First day on which it surely went on; null if none is known.",
    "core_end": "Last day on which it surely went on; null if none is known, or if the end is open.",
    "precision": "How exactly the date is known: day, month, year, range, span or undated.",
    "is_open_start": "Whether the start is not stated.",
    "is_open_end": "Whether the end is open.",
    "evidence": "Best evidence of the supporting claims.",
    "provinces": "Provinces of the places, except those from which it was only reported.",
    "countries": "Countries of the places, except those from which it was only reported.",
    "place_ids": "Ids of the places, except those from which it was only reported.",
    "claim_count": "Number of claims.",
    "source_count": "Number of publications that make a claim.",
    "origin_count": "Number of first reports behind the claims that support the event.",
}


def _number(value: Any) -> int | float | None:
    if value == "" or pd.isna(value):
        return None
    number = float(value)
    return int(number) if number.is_integer() else number


def day_text(value: Any) -> str | None:
    """Return a day as ISO text; ``None`` if there is none, or if it stands for an open end."""
    return None if pd.isna(value) or value == _NO_LAST_DAY else date(*value.timetuple()[:3]).isoformat()


def _value(column: Column, value: Any) -> Any:
    if column.type in ("number", "integer"):
        return _number(value)
    if column.list_of:
        return value.split(";") if value else []
    return value or None


def typed_row(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the declared columns of a *row* of *table*: numbers, lists, texts, ``None`` if empty."""
    return {column.name: _value(column, row[column.name]) for column in load_tables()[table].columns}


def derived_columns(event: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns of :data:`DERIVED` for a row of ``Dataset.events``."""
    return {
        "date_in_words": format_date(event["date"]),
        **{name: day_text(event[name]) for name in ("earliest", "latest", "core_start", "core_end")},
        "precision": str(event["precision"]),
        "is_open_start": bool(event["is_open_start"]),
        "is_open_end": bool(event["is_open_end"]),
        "evidence": RANK_NAMES.get(event["evidence_rank"]),
        **{name: list(event[name]) for name in ("provinces", "countries", "place_ids")},
        "claim_count": int(event["claim_count"]),
        "source_count": int(event["source_count"]),
        "origin_count": int(event["origin_count"]),
    }
