"""The map of routes: lines and arrows on the neutral ground, and the places at their ends."""

import pandas as pd
import plotly.graph_objects as go

from bellflower.record.tables import rows_of
from bellflower.text.text_metrics import LINE, text_width
from bellflower.view.figures.basemap import (
    PACIFIC,
    VIEWS,
    MapView,
    border_traces,
    country_traces,
    geo_layout,
    mercator,
    province_traces,
)
from bellflower.view.figures.routes import leg_line, route_traces
from bellflower.view.label_placement import Box, around, first_fitting
from bellflower.view.palette import Theme
from geo.great_circles import Point

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


_WIDTH = {"nk": 440, "region": 440, "world": 620}  # px of a map that is not large, for the names
PLACE = "place "  # before the id of a place in what a press tells
_MARK = 4.5  # px, its radius
_SIZE = 11.0  # px of the letters
_APART = 12.0  # px between the marks along a line
_POSITIONS = ("middle right", "middle left", "top center", "bottom center")


def _box(x: float, y: float, text: str, position: str) -> Box:
    width, height = text_width(text, _SIZE), _SIZE * LINE
    middle = {"middle right": _MARK + width / 2, "middle left": -_MARK - width / 2}.get(position, 0.0)
    up = {"top center": -_MARK - height / 2, "bottom center": _MARK + height / 2}.get(position, 0.0)
    x, y = x + middle, y + up
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def name_positions(
    points: list[Point], names: list[str], view: MapView, width: float
) -> list[str | None]:
    """Return where each of *names* stands beside its point on a map of *width* px, or ``None``.

    *points* are longitudes and latitudes; the first ones choose first. No name lies on another, on a
    point or beyond the edge of the map of *view*, which is Mercator's. The positions are the four at
    which plotly can write a name beside its mark.
    """
    scale = width / (view.east - view.west)  # px for a degree of longitude
    north = mercator(view.north)
    spots = [((view.unwrap(x) - view.west) * scale, (north - mercator(y)) * scale) for x, y in points]
    sheet = Box(0, 0, width, (north - mercator(view.south)) * scale)
    offers = (
        ((position, _box(x, y, name, position)) for position in _POSITIONS)
        for (x, y), name in zip(spots, names)
    )
    return first_fitting(offers, sheet, [around(spot, _MARK) for spot in spots])


def _ends(legs: pd.DataFrame, opened: str) -> pd.DataFrame:
    """Return the places at the ends of *legs*: those of the *opened* route first, then by their legs."""
    both = [
        legs[
            ["route_id", *(f"{end}_{name}" for name in ("place_id", "longitude", "latitude"))]
        ].set_axis(["route_id", "id", "longitude", "latitude"], axis=1)
        for end in ("from", "to")
    ]
    ends = pd.concat(both)
    ends["weight"] = ends.groupby("id")["id"].transform("size") + 1000 * (ends["route_id"] == opened)
    return ends.sort_values(["weight", "id"], ascending=[False, True]).drop_duplicates("id")


def _ways(legs: pd.DataFrame, view: MapView, width: float) -> go.Scattergeo:
    """Return unseen marks along the lines of *legs*, by which a press chooses one."""
    scale = width / (view.east - view.west)  # px for a degree of longitude
    found: list[tuple[float, float, str]] = []
    for leg in rows_of(legs):
        start, end = ((leg[f"{one}_longitude"], leg[f"{one}_latitude"]) for one in ("from", "to"))
        line = leg_line(start, end, view)
        across, up = view.unwrap(start[0]) - view.unwrap(end[0]), mercator(start[1]) - mercator(end[1])
        count = max(1, min(len(line) - 2, int(scale * max(abs(across), abs(up)) / _APART)))
        at = (round(step * (len(line) - 1) / (count + 1)) for step in range(1, count + 1))
        found += [(*line[index], leg["route_id"]) for index in at]
    unseen = {"marker": {"opacity": 0}}
    return go.Scattergeo(
        name="ways", lon=[x for x, _, _ in found], lat=[y for _, y, _ in found], mode="markers",
        customdata=[route for _, _, route in found], hoverinfo="none", selected=unseen,
        unselected=unseen, marker={"size": 20, "opacity": 0},
    )  # fmt: skip


def route_map_figure(
    legs: pd.DataFrame, names: dict[str, str], theme: Theme, view: str, opened: str = ""
) -> go.Figure:
    """Draw *legs*, of `bellflower.view.figures.routes.drawn_legs`, in one of :data:`VIEWS`.

    That of the world has Korea in the middle. *names* gives the word for a place by its id, which is
    written where it hides nothing. Of an *opened* route, by its id, all others are pale.
    ``customdata`` of lines and arrows is the route id, that of a place its id after :data:`PLACE`.
    """
    ground = PACIFIC if view == "world" else VIEWS[view]
    ends = _ends(legs, opened)
    words = [names[one] for one in ends["id"]]
    spots = list(zip(ends["longitude"], ends["latitude"], strict=True))
    positions = name_positions(spots, words, ground, _WIDTH[view])
    as_drawn = {"marker": {"opacity": 1}}
    points = go.Scattergeo(
        name="ends", lon=ends["longitude"].tolist(), lat=ends["latitude"].tolist(), mode="markers+text",
        text=[word if position else "" for word, position in zip(words, positions)], hovertext=words,
        textposition=[position or "top center" for position in positions], hoverinfo="text",
        customdata=[f"{PLACE}{one}" for one in ends["id"]],
        textfont={"size": 11, "color": theme.text}, selected=as_drawn, unselected=as_drawn,
        marker={"size": 6, "color": theme.place, "line": {"width": 1, "color": theme.background}},
    )  # fmt: skip
    figure = go.Figure(
        [
            *country_traces(theme, view),
            *province_traces(lambda _code: theme.land, theme),
            *border_traces(theme),
            *route_traces(legs, theme, ground, opened),
            _ways(legs, ground, _WIDTH[view]),
            points,
        ]
    )
    figure.update_layout(
        template=None, geo=geo_layout(ground), showlegend=False, height=460, dragmode=False,
        margin={"t": 0, "b": 0, "l": 0, "r": 0}, clickmode="event+select",
        paper_bgcolor="rgba(0,0,0,0)", font={"color": theme.text, "family": "inherit"},
    )  # fmt: skip
    return figure
