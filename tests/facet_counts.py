"""How many events would remain for each choice of each filter."""

from collections import Counter
from itertools import chain, compress

import numpy as np
import pandas as pd

from bellflower.query import facets
from bellflower.query.filters import EventFilter, event_masks
from bellflower.record.search import TextIndex


def facet_counts(
    events: pd.DataFrame, wanted: EventFilter, index: TextIndex
) -> dict[str, dict[str, int]]:
    """Return, for each facet and each value that occurs, the number of events with that value.

    Everything else that *wanted* asks for holds; what it asks for in the facet itself does not, so
    that a number tells what a further choice in that facet would bring. An event with several values
    counts for each. *events* has the columns of :class:`bellflower.record.dataset.Dataset`.
    """
    masks = event_masks(events, wanted, index)
    everything = np.ones(len(events), dtype=bool)
    counts: dict[str, dict[str, int]] = {}
    for facet in facets.FACETS:
        others = [mask for asking, mask in masks.items() if asking != facet.parameter]
        cells = events[facet.column].to_numpy()
        kept = compress(cells, np.logical_and.reduce([everything, *others]))
        values = chain.from_iterable(kept) if facet.has_many else kept
        counts[facet.parameter] = dict(Counter(values).most_common())
    return counts
