"""What rests on which source: claims, events, and events that no other source tells of."""

import pandas as pd

from bellflower.record.dataset import Dataset
from bellflower.record.dates import nominal_year
from bellflower.record.tables import rows_of
from bellflower.text import sentences, wording
from bellflower.view.cards import claims_with_sources, render


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


def source_card(record: Dataset, source_id: str) -> str:
    """Return the card of a source without its claims; raises ``KeyError`` if there is none.

    A link is made only if the source may be linked and its address is one of the web.
    """
    sources = {row["id"]: row for row in rows_of(record.sources)}
    source = sources[source_id]
    return render(
        "source_card",
        source=source,
        via=sources.get(source["cited_via"]),
        languages=[sentences.language(code) for code in source["language"].split(";") if code],
        is_linked=source["link"] == "yes" and source["url"].startswith(("https://", "http://")),
        claims=int((record.claims["source_id"] == source_id).sum()),
        alone=len(events_resting_on(record, source_id)),
        legs=int((record.route_legs["source_id"] == source_id).sum()),
        readers=[row for row in sources.values() if row["cited_via"] == source_id],
    )


def claim_cards(record: Dataset, source_id: str) -> str:
    """Return every claim of the source with its event; empty markup if it makes none."""
    claims = record.claims[record.claims["source_id"] == source_id]
    titles = pd.concat([record.events, record.withdrawn]).set_index("id")["title"].to_dict()
    return render("source_claims", claims=claims_with_sources(record, claims), titles=titles)
