"""Where each event is drawn: a lane for each category, with rows so that none hides another."""

from dataclasses import dataclass
from heapq import heappop, heappush

import numpy as np
import pandas as pd

MARK_YEARS = 0.9  # the room that a mark or a very short bar needs beside its neighbors
LEAST_ROWS = 2  # of a lane, so that the names of neighboring lanes do not touch
FADE_YEARS = 1.5  # how far a bar with an open start is drawn before the day it was reported


@dataclass(frozen=True)
class Lanes:
    """The layout of a timeline.

    ``rows`` has one row for each dated event: ``id``, ``category``, ``y`` (row number from the top),
    ``start``, ``end``, ``core_start``, ``core_end`` (decimal years; the core may be NaN), ``is_mark``
    (known to the day) and ``is_open_start``. ``bands`` gives the first row and the number of rows of
    each category, in the order drawn.
    """

    rows: pd.DataFrame
    bands: dict[str, tuple[int, int]]

    @property
    def height(self) -> int:
        """The number of rows of all lanes together."""
        return sum(count for _, count in self.bands.values())


def decimal_years(days: pd.Series, *, shift: int = 0, last: float = 9999.0) -> pd.Series:
    """Return *days* as years with a fraction, *shift* days later, and at most *last*.

    ``shift=1`` turns a last day into the moment at which it ends.
    """
    exact = days.to_numpy(dtype="datetime64[D]")
    years = exact.astype("datetime64[Y]")
    first, following = years.astype("datetime64[D]"), (years + 1).astype("datetime64[D]")
    parts = ((exact - first).astype("int64") + shift) / (following - first).astype("int64")
    numbers = np.minimum(years.astype("int64") + 1970 + parts, last)
    return pd.Series(np.where(np.isnat(exact), np.nan, numbers), days.index)


def _pack(starts: list[float], ends: list[float]) -> tuple[list[int], int]:
    """Return a row for each bar (bars sorted by start) so that bars of a row do not touch."""
    free: list[int] = []
    busy: list[tuple[float, int]] = []
    rows: list[int] = []
    count = 0
    for start, end in zip(starts, ends, strict=True):
        while busy and busy[0][0] <= start:
            heappush(free, heappop(busy)[1])
        row = heappop(free) if free else count
        count = max(count, row + 1)
        heappush(busy, (max(end, start + MARK_YEARS), row))
        rows.append(row)
    return rows, max(count, LEAST_ROWS)


def lay_out(events: pd.DataFrame, categories: tuple[str, ...], last: float) -> Lanes:
    """Lay out the dated rows of *events* in one lane for each of *categories*, in that order.

    *events* has ``id``, ``category``, the bounds of :func:`explorer.dataset.with_bounds`,
    ``precision`` and ``is_open_start``. *last* is the decimal year at which open ends are cut. A
    lane has at least :data:`LEAST_ROWS` rows, even without events.
    """
    dated = events[events["earliest"].notna()]
    starts = decimal_years(dated["earliest"])
    rows = pd.DataFrame(
        {
            "id": dated["id"],
            "category": dated["category"],
            "start": starts.where(~dated["is_open_start"], starts - FADE_YEARS),
            "end": decimal_years(dated["latest"], shift=1, last=last),
            "core_start": decimal_years(dated["core_start"]),
            "core_end": decimal_years(dated["core_end"], shift=1, last=last),
            "is_mark": dated["precision"] == "day",
            "is_open_start": dated["is_open_start"],
        }
    ).sort_values(["start", "end", "id"], ignore_index=True)
    rows["y"] = 0
    bands: dict[str, tuple[int, int]] = {}
    first = 0
    for category in categories:
        lane = rows.index[rows["category"] == category]
        offsets, count = _pack(rows.loc[lane, "start"].tolist(), rows.loc[lane, "end"].tolist())
        rows.loc[lane, "y"] = [first + offset for offset in offsets]
        bands[category] = (first, count)
        first += count
    return Lanes(rows, bands)
