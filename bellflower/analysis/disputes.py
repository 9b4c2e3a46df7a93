"""Disputed questions: which there are, and which of them a selection of events touches."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

import pandas as pd

from bellflower.query.filters import EventFilter, only, select_events
from bellflower.record.dataset import Dataset
from bellflower.record.search import folded_text
from bellflower.record.tables import rows_of


def _texts(record: Dataset) -> dict[str, str]:
    claims = record.claims[record.claims["dispute_id"] != ""]
    told = claims.groupby("dispute_id")[["answer", "asserted_by", "says"]].agg(" ".join)
    answers = {str(name): list(words) for name, *words in told.itertuples(name=None)}
    return {
        row["id"]: folded_text([row["question"], row["summary"], *answers.get(row["id"], [])])
        for row in rows_of(record.disputes)
    }


def select_disputes(
    record: Dataset, wanted: EventFilter, within: Collection[str] | None = None
) -> pd.DataFrame:
    """Return the disputes about events that *wanted* selects, with numbers.

    With *within*, only the events with these ids count.

    The text of *wanted* is looked for in the question, its summary and its answers, not in the
    events. Adds to the columns of ``disputes`` the numbers ``answers`` (distinct ones), ``sources``
    and ``denials``; those with the most answers come first.
    """
    claims = record.claims[record.claims["dispute_id"] != ""]
    facets = replace(wanted, text="")
    keep = pd.Series(True, index=record.disputes.index)
    if facets != EventFilter() or within is not None:
        events = only(select_events(record.events, facets, record.text_index), within)
        asked = claims.loc[claims["event_id"].isin(events["id"]), "dispute_id"]
        keep &= record.disputes["id"].isin(asked)
    if wanted.text.strip():
        found = record.text_index.find_in(wanted.text, _texts(record))
        keep &= record.disputes["id"].isin(list(found))
    return _with_numbers(record.disputes[keep], claims)


def _with_numbers(disputes: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    by_dispute = claims.groupby("dispute_id")
    numbers = pd.DataFrame(
        {
            "answers": by_dispute["answer"].nunique(),
            "sources": by_dispute["source_id"].nunique(),
            "denials": (claims["stance"] == "denies").groupby(claims["dispute_id"]).sum(),
        }
    )
    found = disputes.join(numbers, on="id")
    columns = ["answers", "sources", "denials"]
    found[columns] = found[columns].fillna(0).astype("int64")
    return found.sort_values(["answers", "question"], ascending=[False, True], ignore_index=True)


def find_question(record: Dataset, dispute_id: str) -> dict[str, Any]:
    """Return the row of the dispute; raises ``KeyError`` if there is none."""
    for row in rows_of(record.disputes[record.disputes["id"] == dispute_id]):
        return row
    raise KeyError(dispute_id)
