"""The map of routes: lines and arrows on the neutral ground, and the places at their ends."""

import pandas as pd
import plotly.graph_objects as go

from bellflower.view.figures.basemap import (
    PACIFIC,
    VIEWS,
    border_traces,
    country_traces,
    geo_layout,
    province_traces,
)
from bellflower.view.figures.routes import route_traces
from bellflower.view.palette import Theme

_MOST_NAMES = 24  # ends that are named on the map; of more, a pointer tells the name
_MOSTLY = 0.8  # part of the ends that must be inside
_DEGREES = 0.5  # around the ends, so that none lies at the edge


def fitting_view(legs: pd.DataFrame) -> str:
    """Return the smallest of :data:`VIEWS` that holds most ends of *legs*, of `drawn_legs`."""
    longitudes = pd.concat([legs["from_longitude"], legs["to_longitude"]])
    latitudes = pd.concat([legs["from_latitude"], legs["to_latitude"]])
    for name, view in VIEWS.items():
        is_inside = longitudes.between(view.west + _DEGREES, view.east - _DEGREES) & latitudes.between(
            view.south + _DEGREES, view.north - _DEGREES
        )
        if is_inside.mean() > _MOSTLY:
            return name
    return "world"


def route_map_figure(legs: pd.DataFrame, names: dict[str, str], theme: Theme, view: str) -> go.Figure:
    """Draw *legs*, of `bellflower.view.figures.routes.drawn_legs`, in one of :data:`VIEWS`.

    That of the world has Korea in the middle. *names* gives the word for a place by its id.
    ``customdata`` of lines and arrows is the route id.
    """
    ends = pd.concat(
        [
            legs[[f"{end}_place_id", f"{end}_longitude", f"{end}_latitude"]].set_axis(
                ["id", "longitude", "latitude"], axis=1
            )
            for end in ("from", "to")
        ]
    ).drop_duplicates("id")
    points = go.Scattergeo(
        name="ends", lon=ends["longitude"].tolist(), lat=ends["latitude"].tolist(),
        mode="markers+text" if len(ends) <= _MOST_NAMES else "markers",
        text=[names[one] for one in ends["id"]], textposition="top center",
        textfont={"size": 11, "color": theme.text}, hoverinfo="text",
        marker={"size": 6, "color": theme.place, "line": {"width": 1, "color": theme.background}},
    )  # fmt: skip
    ground = PACIFIC if view == "world" else VIEWS[view]
    figure = go.Figure(
        [
            *country_traces(theme, view),
            *province_traces(lambda _code: theme.land, theme),
            *border_traces(theme),
            *route_traces(legs, theme, ground if view == "world" else None),
            points,
        ]
    )
    figure.update_layout(
        template=None, geo=geo_layout(ground), showlegend=False, height=460, dragmode=False,
        margin={"t": 0, "b": 0, "l": 0, "r": 0}, clickmode="event+select",
        paper_bgcolor="rgba(0,0,0,0)", font={"color": theme.text, "family": "inherit"},
    )  # fmt: skip
    return figure
