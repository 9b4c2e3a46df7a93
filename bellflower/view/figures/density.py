"""The timeline of very many events: in each lane, how many may lie in each year."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from bellflower.view.figures.lanes import Lanes
from bellflower.view.figures.timeline import lane_layout
from bellflower.view.palette import MARKS, Theme

LANE_HEIGHT = 34  # px
_LEAST_OPACITY = 0.08


def events_per_year(events: pd.DataFrame, first: int, last: int) -> np.ndarray:
    """Return how many of the dated *events* may lie in each year from *first* to before *last*.

    *events* has ``earliest`` and ``latest`` as days. The result has one whole number a year.
    """
    years = pd.DataFrame({"first": events["earliest"].dt.year, "last": events["latest"].dt.year})
    inside = years[(years["last"] >= first) & (years["first"] < last)]
    changes = np.zeros(last - first + 1, dtype="int64")
    begins = inside["first"].clip(first, last - 1).to_numpy("int64") - first
    ends = inside["last"].clip(first, last - 1).to_numpy("int64") - first
    np.add.at(changes, begins, 1)
    np.add.at(changes, ends + 1, -1)
    return changes.cumsum()[:-1]


def _lane(events: pd.DataFrame, number: int, color: str, first: int, last: int) -> go.Bar:
    counts = events_per_year(events, first, last)
    strength = np.sqrt(counts / max(1, counts.max()))
    shown = np.flatnonzero(counts)
    return go.Bar(
        orientation="h",
        base=(first + shown).tolist(),
        x=[1] * len(shown),
        y=[number] * len(shown),
        width=0.86,
        hoverinfo="none",
        marker={
            "color": color,
            "opacity": (_LEAST_OPACITY + (1 - _LEAST_OPACITY) * strength[shown]).round(3).tolist(),
            "line": {"width": 0},
        },
    )


def density_figure(
    events: pd.DataFrame, eras: pd.DataFrame, theme: Theme, first: int, last: int
) -> go.Figure:
    """Draw one lane for each category, each year as strong as the number of events that may lie in it.

    *events* and *eras* have the columns of :class:`bellflower.record.dataset.Dataset`. The cost of the
    figure grows with categories and years, not with events.
    """
    lanes = Lanes([], {category: (number, 1) for number, category in enumerate(MARKS)})
    figure = go.Figure(
        [
            _lane(events[events["category"] == category], number, mark.on(theme), first, last)
            for number, (category, mark) in enumerate(MARKS.items())
        ]
    )
    figure.update_layout(lane_layout(lanes, eras, theme, first, last, LANE_HEIGHT))
    return figure
