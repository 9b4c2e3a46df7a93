"""The timeline: eras as bands, a lane for each category, uncertain dates as intervals."""

import textwrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from explorer import wording
from explorer.figures.label_text import label_text
from explorer.figures.lanes import Lanes, decimal_years
from explorer.i18n import _
from explorer.palette import MARKS, Theme

ROW_HEIGHT = 8  # px of one row of a lane
MARGIN = {"t": 34, "b": 28, "l": 128, "r": 12}  # px; eras above, years below, lane names on the left
_POSSIBLE_OPACITY = 0.32
_BAR = 0.72  # part of a row that a bar fills


def _bars(rows: pd.DataFrame, first: str, last: str, opacity: float, theme: Theme) -> go.Bar:
    return go.Bar(
        orientation="h",
        base=rows[first],
        x=rows[last] - rows[first],
        y=rows["y"],
        width=_BAR,
        customdata=rows["id"],
        hoverinfo="none",
        marker={"color": [MARKS[name].on(theme) for name in rows["category"]], "opacity": opacity},
        marker_line_width=0,
    )


def _marks(rows: pd.DataFrame, theme: Theme) -> go.Scatter:
    return go.Scatter(
        mode="markers",
        x=rows["start"],
        y=rows["y"],
        customdata=rows["id"],
        hoverinfo="none",
        marker={
            "color": [MARKS[name].on(theme) for name in rows["category"]],
            "symbol": [MARKS[name].symbol for name in rows["category"]],
            "size": 8,
            "line": {"width": 0.8, "color": theme.background},
        },
    )


def _era_bands(eras: pd.DataFrame, first: float, last: float, theme: Theme) -> tuple[list, list]:
    starts = decimal_years(eras["earliest"]).clip(lower=first)
    ends = decimal_years(eras["latest"], shift=1, last=last)
    shapes, notes = [], []
    for number, (title, start, end) in enumerate(zip(eras["title"], starts, ends, strict=True)):
        shapes.append(
            {
                "type": "rect", "x0": start, "x1": end, "y0": 0, "y1": 1, "yref": "paper",
                "fillcolor": theme.era[number % 2], "line": {"width": 0}, "layer": "below",
            }
        )  # fmt: skip
        lines = textwrap.wrap(_(title), max(8, int((end - start) * 0.9)))
        notes.append(
            {
                "x": (start + end) / 2, "y": 1, "yref": "paper", "yanchor": "bottom",
                "text": "<br>".join(map(label_text, lines[:2])), "showarrow": False,
                "font": {"size": 10, "color": theme.muted},
            }
        )  # fmt: skip
    return shapes, notes


def _axes(lanes: Lanes, first: float, last: float, theme: Theme) -> dict[str, Any]:
    middles = [top + (count - 1) / 2 for top, count in lanes.bands.values()]
    edges = [top - 0.5 for top, _ in lanes.bands.values()]
    return {
        "xaxis": {
            "range": [first, last], "gridcolor": theme.grid, "tickformat": "d", "zeroline": False,
            "tickfont": {"color": theme.muted}, "minallowed": first, "maxallowed": last,
        },
        "yaxis": {
            "range": [lanes.height - 0.4, -0.6], "tickvals": middles, "fixedrange": True,
            "ticktext": [wording.label(category) for category in lanes.bands], "showgrid": False,
            "tickfont": {"color": theme.text}, "minor": {"tickvals": edges}, "zeroline": False,
        },
    }  # fmt: skip


def lane_layout(
    lanes: Lanes, eras: pd.DataFrame, theme: Theme, first: float, last: float, row_height: int
) -> dict[str, Any]:
    """Return the layout of a figure of *lanes*: eras, axes, and a height of *row_height* px a row."""
    shapes, notes = _era_bands(eras, first, last, theme)
    return {
        "template": None,
        "barmode": "overlay",
        "showlegend": False,
        "shapes": shapes,
        "annotations": notes,
        "margin": MARGIN,
        "height": MARGIN["t"] + MARGIN["b"] + row_height * lanes.height,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"color": theme.text, "family": "inherit"},
        "dragmode": "pan",
        **_axes(lanes, first, last, theme),
    }


def timeline_figure(
    lanes: Lanes, eras: pd.DataFrame, theme: Theme, first: float, last: float
) -> go.Figure:
    """Draw *lanes* from the decimal year *first* to *last*, with *eras* as bands behind.

    *eras* has the columns of :class:`explorer.dataset.Dataset`. Three traces: the possible time of
    each event (light), its certain core (solid), and a mark for each event known to the day; each
    carries the event id in ``customdata``. Nothing is told on hover: whoever shows the figure does.
    """
    spans = lanes.rows[~lanes.rows["is_mark"]]
    cores = spans.dropna(subset=["core_start"])
    marks = lanes.rows[lanes.rows["is_mark"]]
    figure = go.Figure(
        [
            _bars(spans, "start", "end", _POSSIBLE_OPACITY, theme),
            _bars(cores, "core_start", "core_end", 1.0, theme),
            _marks(marks, theme),
        ]
    )
    figure.update_layout(lane_layout(lanes, eras, theme, first, last, ROW_HEIGHT))
    return figure
