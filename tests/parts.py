"""A part of the record that still holds together, for tests that would take long with the whole."""

from collections.abc import Collection
from dataclasses import replace

from bellflower.record.dataset import Dataset


def part_of(record: Dataset, events: Collection[str]) -> Dataset:
    """Return *record* with some events, their claims, and the sources of those and of the routes."""
    shown = record.events[record.events["id"].isin(events)].reset_index(drop=True)
    gone = set(record.events["id"]) - set(events)
    claims = record.claims[~record.claims["event_id"].isin(gone)].reset_index(drop=True)
    cited = {*claims["source_id"], *claims["origin"], *record.route_legs["source_id"]}
    sources = record.sources
    while more := set(sources[sources["id"].isin(cited)]["cited_via"]) - cited - {""}:
        cited |= more
    sources = sources[sources["id"].isin(cited)].reset_index(drop=True)
    return replace(record, events=shown, claims=claims, sources=sources)
