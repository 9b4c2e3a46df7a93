"""A source and its claims, as cards."""

import pandas as pd

from bellflower.analysis.claims import claims_with_sources
from bellflower.analysis.sources import events_resting_on
from bellflower.record.dataset import Dataset
from bellflower.record.tables import rows_of
from bellflower.text import wording
from bellflower.view.cards import acts_on, render


def source_card(record: Dataset, source_id: str, *, has_acts: bool = False) -> str:
    """Return the card of a source without its claims; raises ``KeyError`` if there is none.

    With *has_acts* it can be copied and printed, and an error in it reported.

    A link is made only if the source may be linked and its address is one of the web.
    """
    sources = {row["id"]: row for row in rows_of(record.sources)}
    source = sources[source_id]
    return render(
        "source_card",
        source=source,
        via=sources.get(source["cited_via"]),
        languages=[wording.language(code) for code in source["language"].split(";") if code],
        is_linked=source["link"] == "yes" and source["url"].startswith(("https://", "http://")),
        claims=int((record.claims["source_id"] == source_id).sum()),
        alone=len(events_resting_on(record, source_id)),
        legs=int((record.route_legs["source_id"] == source_id).sum()),
        **acts_on(record, "sources", source_id, has_acts=has_acts),
        readers=[row for row in sources.values() if row["cited_via"] == source_id],
    )


def claim_cards(record: Dataset, source_id: str) -> str:
    """Return every claim of the source with its event; empty markup if it makes none."""
    claims = record.claims[record.claims["source_id"] == source_id]
    titles = pd.concat([record.events, record.withdrawn]).set_index("id")["title"].to_dict()
    return render("source_claims", claims=claims_with_sources(record, claims), titles=titles)
