"""The map: provinces shaded by events, one mark for each place, routes with their direction."""

import math
from collections import Counter

import pandas as pd
import plotly.graph_objects as go

from bellflower.record.location import AREAS
from bellflower.view.figures.basemap import (
    VIEWS,
    border_traces,
    country_traces,
    geo_layout,
    province_traces,
)
from bellflower.view.figures.routes import route_traces
from bellflower.view.palette import Theme

SHADE_FROM = (1, 3, 8, 20, 50)  # least number of events for each shade of a province
_LEAST_SIZE, _SIZE_STEP = 6.0, 4.2  # px; the area of a mark grows with the number of its events


def mark_size(count: int) -> float:
    """Return the diameter in px of a place with *count* events."""
    return _LEAST_SIZE + _SIZE_STEP * math.sqrt(max(count, 1) - 1)


def shade_of(count: int, theme: Theme) -> str:
    """Return the fill of a province with *count* events; the neutral one if there is none."""
    fitting = [shade for least, shade in zip(SHADE_FROM, theme.shades, strict=True) if count >= least]
    return fitting[-1] if fitting else theme.land


def count_provinces(events: pd.DataFrame) -> dict[str, int]:
    """Return the number of *events* in each province that has one, by ISO 3166-2 code."""
    return dict(Counter(code for codes in events["provinces"] for code in codes))


def count_places(events: pd.DataFrame, event_places: pd.DataFrame) -> dict[str, int]:
    """Return the number of *events* at each place, by place id, in every role but ``reported_from``."""
    acting = event_places[event_places["role"] != "reported_from"]
    shown = acting[acting["event_id"].isin(events["id"])]
    pairs = set(zip(shown["place_id"], shown["event_id"]))
    return dict(Counter(place_id for place_id, _ in pairs))


def place_trace(counts: dict[str, int], places: pd.DataFrame, theme: Theme) -> go.Scattergeo:
    """Return one mark for each located place in *counts*, the largest first so that none hides another.

    A place that stands for an area is an open circle. ``customdata`` is the place id.
    """
    located = places.dropna(subset=["latitude"])
    shown = located[located["id"].isin(counts)].assign(number=lambda rows: rows["id"].map(counts))
    shown = shown.sort_values(["number", "id"], ascending=[False, True])
    return go.Scattergeo(
        name="places", lon=shown["longitude"].tolist(), lat=shown["latitude"].tolist(),
        mode="markers", customdata=shown["id"].tolist(), hoverinfo="none", marker={
            "size": [mark_size(number) for number in shown["number"]],
            "symbol": [
                "circle-open" if precision in AREAS else "circle"
                for precision in shown["location_precision"]
            ],
            "color": theme.place, "opacity": 0.85, "line": {"width": 1.2, "color": theme.background},
        },
    )  # fmt: skip


def map_figure(
    events: pd.DataFrame,
    event_places: pd.DataFrame,
    places: pd.DataFrame,
    legs: pd.DataFrame,
    theme: Theme,
    view: str = "nk",
) -> go.Figure:
    """Draw the places and provinces of *events*, and the routes *legs*, in one of :data:`VIEWS`.

    The frames have the columns of :class:`bellflower.record.dataset.Dataset`; *legs* those of
    :func:`bellflower.view.figures.routes.drawn_legs`. Nothing in the figure makes Plotly fetch a map.
    """
    counts = count_provinces(events)
    traces = [
        *country_traces(theme, view),
        *province_traces(lambda code: shade_of(counts.get(code, 0), theme), theme),
        *border_traces(theme),
        *route_traces(legs, theme),
        place_trace(count_places(events, event_places), places, theme),
    ]
    figure = go.Figure(traces)
    figure.update_layout(  # not in the constructor, which puts the default template where None is given
        template=None,
        geo=geo_layout(VIEWS[view]),
        showlegend=False,
        margin={"t": 0, "b": 0, "l": 0, "r": 0},
        height=560,
        paper_bgcolor="rgba(0,0,0,0)",
        font={"color": theme.text},
    )
    return figure
