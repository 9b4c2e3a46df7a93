"""Which line of a table is its header: the first, unless a later one has names that are known."""

from collections.abc import Sequence
from functools import cache

from bellflower.ingest.column_names import column_names
from bellflower.ingest.spellings import spelled, spellings

LOOKED_AT = 30  # lines of a table among which its header is looked for


@cache
def _known() -> frozenset[str]:
    return frozenset(name for target in column_names() for name in spellings(target))


def known_names(cells: Sequence[str]) -> int:
    """Return how many of *cells* are names of columns that are known."""
    return sum(spelled(cell) in _known() for cell in cells if 0 < len(cell) <= 40)


def find_header(rows: Sequence[Sequence[str]]) -> int:
    """Return the number of the header in *rows*, the first lines of a table that are not blank.

    >>> find_header([["List of events"], ["Source:", ""], ["date", "title"], ["1976", "A"]])
    2
    """
    counts = [known_names(cells) for cells in rows]
    if not counts or counts[0]:
        return 0
    best = max(counts)
    filled = [sum(bool(cell.strip()) for cell in cells) for cells in rows]
    at = counts.index(best)
    is_wider = best and filled[at] > 1 and filled[at] > filled[0]
    return at if best > 1 or is_wider else 0
