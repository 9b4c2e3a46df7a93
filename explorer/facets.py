"""How many events would remain for each choice of each filter."""

from dataclasses import replace

import pandas as pd

from explorer.filters import EventFilter, select_events
from explorer.search import TextIndex

FACETS: dict[str, tuple[str, str]] = {
    # parameter of the link: field of the filter, column of the events
    "province": ("provinces", "provinces"),
    "category": ("categories", "category"),
    "drug": ("drugs", "drug_list"),
    "type": ("record_types", "record_type"),
    "country": ("countries", "countries"),
}


def facet_counts(
    events: pd.DataFrame, wanted: EventFilter, index: TextIndex
) -> dict[str, dict[str, int]]:
    """Return, for each facet and each value that occurs, the number of events with that value.

    Everything else that *wanted* asks for holds; what it asks for in the facet itself does not, so
    that a number tells what a further choice in that facet would bring. An event with several values
    counts for each. *events* has the columns of :class:`explorer.dataset.Dataset`.
    """
    counts: dict[str, dict[str, int]] = {}
    for name, (field, column) in FACETS.items():
        others = select_events(events, replace(wanted, **{field: frozenset()}), index)
        found = others[column].explode().dropna().value_counts()
        counts[name] = {str(value): int(number) for value, number in found.items()}
    return counts
