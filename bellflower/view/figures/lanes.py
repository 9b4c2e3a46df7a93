"""Where each event is drawn: a lane for each category, with rows so that none hides another."""

from dataclasses import dataclass
from heapq import heappop, heappush
from typing import NamedTuple

import pandas as pd

from bellflower.record.decimal_years import decimal_years, rounded

MARK_YEARS = 0.9  # the room that a mark or a very short bar needs beside its neighbors
LEAST_ROWS = 2  # of a lane, so that the names of neighboring lanes do not touch
FADE_YEARS = 1.5  # how far a bar with an open start is drawn before the day it was reported


class Bar(NamedTuple):
    """Where one dated event is drawn, in decimal years to about an hour, and in rows from the top.

    ``core_start`` and ``core_end`` are ``None`` if no day is certain; ``is_mark``: known to the day.
    """

    id: str
    category: str
    y: int
    start: float
    end: float
    core_start: float | None
    core_end: float | None
    is_mark: bool


@dataclass(frozen=True)
class Lanes:
    """The layout of a timeline.

    ``bars`` has one for each dated event. ``bands`` gives the first row and the number of rows of each
    category, in the order drawn.
    """

    bars: list[Bar]
    bands: dict[str, tuple[int, int]]

    @property
    def height(self) -> int:
        """The number of rows of all lanes together."""
        return sum(count for _, count in self.bands.values())


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

    *events* has ``id``, ``category``, the bounds of :func:`bellflower.record.dataset.with_bounds`,
    ``precision`` and ``is_open_start``. *last* is the decimal year at which open ends are cut. A
    lane has at least :data:`LEAST_ROWS` rows, even without events. It works on lists, because a frame
    for some thirty events costs more than all the rest.
    """
    lanes: dict[str, list[tuple]] = {category: [] for category in categories}
    cells = zip(
        events["id"].tolist(),
        events["category"].tolist(),
        rounded(decimal_years(events["earliest"])),
        rounded(decimal_years(events["latest"], shift=1, last=last)),
        rounded(decimal_years(events["core_start"])),
        rounded(decimal_years(events["core_end"], shift=1, last=last)),
        (events["precision"] == "day").tolist(),
        events["is_open_start"].tolist(),
    )
    for event, category, start, end, core_start, core_end, is_mark, is_open in cells:
        if start is not None and category in lanes:
            drawn = start - FADE_YEARS if is_open else start
            lanes[category].append((drawn, end, event, core_start, core_end, is_mark))
    bars: list[Bar] = []
    bands: dict[str, tuple[int, int]] = {}
    first = 0
    for category, lane in lanes.items():
        lane.sort(key=lambda bar: bar[:3])
        offsets, count = _pack([bar[0] for bar in lane], [bar[1] for bar in lane])
        bars += [
            Bar(event, category, first + offset, start, end, core_start, core_end, is_mark)
            for offset, (start, end, event, core_start, core_end, is_mark) in zip(offsets, lane)
        ]
        bands[category] = (first, count)
        first += count
    return Lanes(bars, bands)
