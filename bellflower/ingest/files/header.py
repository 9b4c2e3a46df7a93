"""Which line of a table is its header: the first, a later one with names that are known, or none."""

from collections.abc import Sequence
from functools import cache

from bellflower.ingest.column_names import column_names
from bellflower.ingest.dates.readings import EITHER
from bellflower.ingest.dates.written import read_date
from bellflower.ingest.spellings import spelled, spellings

LOOKED_AT = 30  # lines of a table among which its header is looked for
_COMPARED = 5  # lines in which a column of dates is looked for, where the first may be no header


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
        return 1 if _is_group(rows, counts) else 0
    best = max(counts)
    filled = [sum(bool(cell.strip()) for cell in cells) for cells in rows]
    at = counts.index(best)
    is_wider = best and filled[at] > 1 and filled[at] > filled[0]
    return at if best > 1 or is_wider else 0


def _is_group(rows: Sequence[Sequence[str]], counts: Sequence[int]) -> bool:
    """Whether the first row has names of groups of columns, and the second those of the columns."""
    first = [cell.strip() for cell in rows[0] if cell.strip()]
    is_repeated = len(set(first)) < len(first)
    if len(rows) < 2 or counts[1] < 2 or counts[1] < counts[0] + (not is_repeated):
        return False
    return len(set(first)) < sum(bool(cell.strip()) for cell in rows[1])


def lacks_header(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first of *rows* is data: no name in it is known, and dates stand in it as below it.

    >>> lacks_header([["1999", "A raid"], ["2001", "A search"]]), lacks_header([["1999"], ["many"]])
    (True, False)
    """
    if not rows or any(known_names(cells) for cells in rows):
        return False
    return any(
        all(_is_date(cells[at]) for cells in rows[:_COMPARED] if at < len(cells) and cells[at].strip())
        for at, first in enumerate(rows[0])
        if first.strip()
    )


def _is_date(text: str) -> bool:
    read = read_date(text.strip(), EITHER)
    return len(text.strip()) > 2 and bool(read.text) and read.reason is None
