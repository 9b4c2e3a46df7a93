"""What rests on which source: claims, events, and events that no other source tells of."""

import pandas as pd

from bellflower.record.dataset import Dataset
from bellflower.record.dates import nominal_year
from bellflower.text import wording


def source_table(record: Dataset, events: pd.DataFrame, *, is_whole: bool = False) -> pd.DataFrame:
    """Return the sources of the claims about *events*, those with the most claims first.

    Adds to the columns of ``sources`` the numbers ``claims``, ``events`` and ``alone`` (events for
    which the whole record has no other source), all of them among *events*. With *is_whole*,
    sources without such a claim are there too, with zeros.
    """
    claims = record.claims[record.claims["event_id"].isin(events["id"])]
    only = events.loc[events["source_count"] == 1, "id"]
    by_source = claims.groupby("source_id")["event_id"]
    numbers = pd.DataFrame(
        {
            "claims": by_source.size(),
            "events": by_source.nunique(),
            "alone": claims[claims["event_id"].isin(only)].groupby("source_id")["event_id"].nunique(),
        }
    )
    joined = record.sources.join(numbers, on="id", how="left" if is_whole else "inner")
    columns = ["claims", "events", "alone"]
    joined[columns] = joined[columns].fillna(0).astype("int64")
    return joined.sort_values(
        ["claims", "title", "id"], ascending=[False, True, True], ignore_index=True
    )


def count_kinds(sources: pd.DataFrame) -> pd.DataFrame:
    """Return how many of *sources* are of each kind in each year of publication.

    *sources* has ``type`` and ``date``. Columns: ``kind`` (in words), ``year``, ``sources``; an
    undated source is in no row.
    """
    years = sources["date"].map(nominal_year)
    kinds = sources["type"].map(wording.label)
    dated = pd.DataFrame({"kind": kinds, "year": years})[years.notna()].astype({"year": "int64"})
    return dated.value_counts(["kind", "year"], sort=False).rename("sources").reset_index()


def events_of(record: Dataset, source_id: str) -> pd.DataFrame:
    """Return the published events of which the source makes a claim."""
    told = record.claims.loc[record.claims["source_id"] == source_id, "event_id"]
    return record.events[record.events["id"].isin(told)]


def events_resting_on(record: Dataset, source_id: str) -> pd.DataFrame:
    """Return the published events for which the record has no other source."""
    told = events_of(record, source_id)
    return told[told["source_count"] == 1]
