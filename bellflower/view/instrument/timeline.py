"""The strip of all years as a Plotly figure: how many events each year may hold, in the bands of eras.

Years stand at their decimal values. The browser moves them to the story scale, whose eras are as wide
as their names need, which nobody knows before it has measured them.
"""

from typing import Any

import pandas as pd

from bellflower.record.decimal_years import decimal_years
from bellflower.view.palette import Theme

LEFT_OUT, SHOWN = "left out", "shown"  # the names of the two traces


def year_counts(events: pd.DataFrame, first: int, last: int) -> list[int]:
    """Return how many *events* may lie in each year from *first* to before *last*.

    *events* has ``earliest`` and ``latest``; an event counts in every year that it may touch.
    """
    dated = events.dropna(subset=["earliest"])
    starts = decimal_years(dated["earliest"]).to_numpy()
    ends = decimal_years(dated["latest"], shift=1, last=last).to_numpy()
    return [int(((starts < year + 1) & (ends > year)).sum()) for year in range(first, last)]


def _bars(name: str, counts: list[int], first: int, color: str) -> dict[str, Any]:
    return {
        "type": "bar",
        "name": name,
        "x": [first + number + 0.5 for number in range(len(counts))],
        "y": [round(count**0.5, 3) for count in counts],
        "customdata": counts,
        "width": 1,
        "hoverinfo": "skip",
        "marker": {"color": color, "line": {"width": 0}},
    }


def strip_json(
    counts: list[int], eras: list[tuple[float, float]], first: int, theme: Theme
) -> dict[str, Any]:
    """Return the strip as plain JSON: *counts* a year from *first* on, and a band for every second era.

    The height of a bar is the square root of its number, so that a lone event is seen beside many.
    """
    shapes = [
        {
            "type": "rect", "x0": start, "x1": end, "y0": 0, "y1": 1, "yref": "paper", "layer": "below",
            "fillcolor": theme.era[0], "line": {"width": 0},
        }
        for start, end in eras[::2]
    ]  # fmt: skip
    axis = {"visible": False, "fixedrange": True}
    return {
        "data": [
            _bars(LEFT_OUT, counts, first, theme.grid),
            _bars(SHOWN, counts, first, theme.shades[-1]),
        ],
        "layout": {
            "barmode": "overlay",
            "bargap": 0,
            "showlegend": False,
            "dragmode": False,
            "shapes": shapes,
            "margin": {"t": 0, "b": 0, "l": 0, "r": 0},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "xaxis": axis | {"range": [first, first + len(counts)]},
            "yaxis": axis | {"range": [0, max(1.0, max(counts, default=1) ** 0.5)]},
        },
    }
