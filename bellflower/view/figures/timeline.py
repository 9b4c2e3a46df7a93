"""The timeline: eras as bands, a lane for each category, uncertain dates as intervals."""

import textwrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from bellflower.i18n import _
from bellflower.record.decimal_years import decimal_years
from bellflower.text import wording
from bellflower.view.figures.label_text import label_text
from bellflower.view.figures.lanes import Bar, Lanes
from bellflower.view.palette import MARKS, Theme

ROW_HEIGHT = 8  # px of one row of a lane
MARGIN = {"t": 34, "b": 28, "l": 128, "r": 12}  # px; eras above, years below, lane names on the left
_POSSIBLE_OPACITY = 0.32
_BAR = 0.72  # part of a row that a bar fills


def _bars(drawn: list[tuple[Bar, float, float]], opacity: float, theme: Theme) -> dict[str, Any]:
    """Return a trace of bars, each from a start to an end."""
    return {
        "type": "bar",
        "orientation": "h",
        "base": [start for _, start, _ in drawn],
        "x": [round(end - start, 4) for _, start, end in drawn],
        "y": [bar.y for bar, *_ in drawn],
        "width": _BAR,
        "customdata": [bar.id for bar, *_ in drawn],
        "hoverinfo": "none",
        "marker": {
            "color": [MARKS[bar.category].on(theme) for bar, *_ in drawn],
            "opacity": opacity,
            "line": {"width": 0},
        },
    }


def _marks(bars: list[Bar], theme: Theme) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [bar.start for bar in bars],
        "y": [bar.y for bar in bars],
        "customdata": [bar.id for bar in bars],
        "hoverinfo": "none",
        "marker": {
            "color": [MARKS[bar.category].on(theme) for bar in bars],
            "symbol": [MARKS[bar.category].symbol for bar in bars],
            "size": 8,
            "line": {"width": 0.8, "color": theme.background},
        },
    }


def _era_bands(eras: pd.DataFrame, first: float, last: float, theme: Theme) -> tuple[list, list]:
    starts = decimal_years(eras["earliest"]).to_numpy().round(4).clip(min=first).tolist()
    ends = decimal_years(eras["latest"], shift=1, last=last).to_numpy().round(4).tolist()
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
        "template": {},
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


def timeline_json(
    lanes: Lanes, eras: pd.DataFrame, theme: Theme, first: float, last: float
) -> dict[str, Any]:
    """Return *lanes* from the decimal year *first* to *last* as plain JSON, with *eras* behind them.

    *eras* has the columns of :class:`bellflower.record.dataset.Dataset`.
    Three traces: the possible time of
    each event (light), its certain core (solid), and a mark for each event known to the day; each
    carries the event id in ``customdata``. Nothing is told on hover: whoever shows it does.
    """
    spans = [bar for bar in lanes.bars if not bar.is_mark]
    possible = [(bar, bar.start, bar.end) for bar in spans]
    certain = [
        (bar, bar.core_start, bar.core_end)
        for bar in spans
        if bar.core_start is not None and bar.core_end is not None
    ]
    traces = [
        _bars(possible, _POSSIBLE_OPACITY, theme),
        _bars(certain, 1.0, theme),
        _marks([bar for bar in lanes.bars if bar.is_mark], theme),
    ]
    layout = lane_layout(lanes, eras, theme, first, last, ROW_HEIGHT)
    return {"data": traces, "layout": layout}


def timeline_figure(
    lanes: Lanes, eras: pd.DataFrame, theme: Theme, first: float, last: float
) -> go.Figure:
    """Return :func:`timeline_json` as a figure, each part of which Plotly has judged.

    That takes longer than everything else; the linked view does without.
    """
    drawn = timeline_json(lanes, eras, theme, first, last)
    return go.Figure(drawn["data"]).update_layout(drawn["layout"] | {"template": None})
