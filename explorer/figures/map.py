"""The map: provinces shaded by events, one mark for each place, routes with their direction."""

import html
import math
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from explorer import wording
from explorer.figures.basemap import VIEWS, border_traces, country_traces, geo_layout, outline
from explorer.palette import EVIDENCE_WIDTH, Theme
from geo import shapes

SHADE_FROM = (1, 3, 8, 20, 50)  # least number of events for each shade of a province
_LEAST_SIZE, _SIZE_STEP = 6.0, 4.2  # px; the area of a mark grows with the number of its events


def mark_size(count: int) -> float:
    """Return the diameter in px of a place with *count* events."""
    return _LEAST_SIZE + _SIZE_STEP * math.sqrt(max(count, 1) - 1)


def shade_of(count: int, theme: Theme) -> str:
    """Return the fill of a province with *count* events; the neutral one if there is none."""
    fitting = [shade for least, shade in zip(SHADE_FROM, theme.shades, strict=True) if count >= least]
    return fitting[-1] if fitting else theme.no_source


def count_provinces(events: pd.DataFrame) -> pd.Series:
    """Return the number of *events* in each province, by ISO 3166-2 code; provinces without one are absent."""
    return events["provinces"].explode().dropna().value_counts()


def count_places(events: pd.DataFrame, event_places: pd.DataFrame) -> pd.Series:
    """Return the number of *events* at each place, by place id, in every role but ``reported_from``."""
    acting = event_places[event_places["role"] != "reported_from"]
    shown = acting[acting["event_id"].isin(events["id"])]
    return shown.groupby("place_id")["event_id"].nunique()


def _province_traces(counts: pd.Series, theme: Theme) -> list[go.Scattergeo]:
    traces = []
    for feature in shapes.load_provinces()["features"]:
        code = feature["properties"]["iso"]
        number = int(counts.get(code, 0))
        longitudes, latitudes = outline(feature["geometry"])
        said = wording.count(number, "event") if number else "no event in this selection"
        traces.append(
            go.Scattergeo(
                name=wording.label(code), lon=longitudes, lat=latitudes, mode="lines", fill="toself",
                fillcolor=shade_of(number, theme), line={"color": theme.border, "width": 0.8},
                hoverinfo="skip", text=f"{wording.label(code)}: {said}",
                meta={"province": code},
            )
        )  # fmt: skip
    return traces


def _place_trace(counts: pd.Series, places: pd.DataFrame, theme: Theme) -> go.Scattergeo:
    located = places.dropna(subset=["latitude"])
    shown = located[located["id"].isin(counts.index)]
    numbers = shown["id"].map(counts).astype("int64")
    order = numbers.sort_values(ascending=False, kind="stable").index
    shown, numbers = shown.loc[order], numbers.loc[order]
    texts = [
        f"<b>{html.escape(name)}</b><br>{wording.count(number, 'event')}"
        for name, number in zip(shown["name"], numbers, strict=True)
    ]
    is_rough = shown["location_precision"].isin(("province", "country", "region", "sea"))
    return go.Scattergeo(
        name="places", lon=shown["longitude"], lat=shown["latitude"], mode="markers",
        customdata=shown["id"], text=texts, hovertemplate="%{text}<extra></extra>",
        marker={
            "size": [mark_size(number) for number in numbers],
            "symbol": ["circle-open" if rough else "circle" for rough in is_rough],
            "color": theme.place, "opacity": 0.85, "line": {"width": 1.2, "color": theme.background},
        },
    )  # fmt: skip


def _bearing(start: tuple[float, float], end: tuple[float, float]) -> float:
    """Return the initial bearing in degrees from *start* to *end*, (longitude, latitude) each.

    Formula: https://www.movable-type.co.uk/scripts/latlong.html
    """
    (lon1, lat1), (lon2, lat2) = (tuple(map(math.radians, point)) for point in (start, end))
    east = math.sin(lon2 - lon1) * math.cos(lat2)
    north = math.cos(lat1) * math.sin(lat2) - math.sin(lat1) * math.cos(lat2) * math.cos(lon2 - lon1)
    return math.degrees(math.atan2(east, north)) % 360


def great_circle(
    start: tuple[float, float], end: tuple[float, float], steps: int = 24
) -> list[tuple[float, float]]:
    """Return points along the great circle from *start* to *end*, (longitude, latitude) in degrees.

    Spherical interpolation (slerp) of unit vectors; the ends are exact. If both are the same point,
    that point stands at each step.
    """

    def vector(point: tuple[float, float]) -> tuple[float, float, float]:
        longitude, latitude = map(math.radians, point)
        across = math.cos(latitude)
        return across * math.cos(longitude), across * math.sin(longitude), math.sin(latitude)

    first, last = vector(start), vector(end)
    angle = math.acos(max(-1.0, min(1.0, sum(a * b for a, b in zip(first, last, strict=True)))))
    points = [start]
    for step in range(1, steps):
        part = step / steps
        if angle < 1e-9:
            weights = (1 - part, part)
        else:
            weights = (
                math.sin((1 - part) * angle) / math.sin(angle),
                math.sin(part * angle) / math.sin(angle),
            )
        x, y, z = (weights[0] * a + weights[1] * b for a, b in zip(first, last, strict=True))
        points.append((math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))))
    return [*points, end]


def drawn_legs(routes: pd.DataFrame, legs: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """Return the legs that can be drawn, with their route's title and basis and both positions.

    Adds ``title``, ``basis``, ``kind``, ``route_note`` and ``from_longitude``, ``from_latitude``,
    ``to_longitude``, ``to_latitude``. Routes told in words only and legs with an unlocated end are
    left out.
    """
    told = routes[routes["kind"] != "unmapped"].rename(columns={"id": "route_id", "note": "route_note"})
    joined = legs.merge(told[["route_id", "title", "basis", "kind", "route_note"]], on="route_id")
    points = places.dropna(subset=["latitude"]).set_index("id")[["longitude", "latitude"]]
    joined = joined.join(points.add_prefix("from_"), on="from_place_id")
    joined = joined.join(points.add_prefix("to_"), on="to_place_id")
    return joined.dropna(subset=["from_longitude", "to_longitude"]).reset_index(drop=True)


def _route_text(leg: Any) -> str:
    how = "inferred by the curators" if leg.basis == "inferred" else wording.label(leg.evidence).lower()
    return f"<b>{html.escape(leg.title)}</b><br>{html.escape(wording.format_date(leg.date))}, {how}"


def route_traces(legs: pd.DataFrame, theme: Theme) -> list[go.Scattergeo]:
    """Return one trace for each leg of :func:`drawn_legs`: a line with an arrow two thirds along.

    Inferred routes are dashed, spread of production is dotted, width says how strong the evidence is.
    """
    traces = []
    for leg in legs.itertuples():
        points = great_circle(
            (leg.from_longitude, leg.from_latitude), (leg.to_longitude, leg.to_latitude)
        )
        tip = len(points) * 2 // 3
        before, at = list(pairwise(points))[tip - 1]
        dash = "dash" if leg.basis == "inferred" else "dot" if leg.kind == "spread" else "solid"
        traces.append(
            go.Scattergeo(
                name=leg.title,
                lon=[point[0] for point in points], lat=[point[1] for point in points],
                mode="lines+markers", opacity=0.75, text=_route_text(leg),
                hovertemplate="%{text}<extra></extra>", customdata=[leg.route_id] * len(points),
                line={"color": theme.muted, "width": EVIDENCE_WIDTH[leg.evidence], "dash": dash},
                marker={
                    "symbol": "arrow", "color": theme.muted, "line": {"width": 0},
                    "size": [11 if number == tip else 0 for number in range(len(points))],
                    "angle": _bearing(before, at), "opacity": 1,
                },
            )
        )  # fmt: skip
    return traces


def map_figure(
    events: pd.DataFrame,
    event_places: pd.DataFrame,
    places: pd.DataFrame,
    legs: pd.DataFrame,
    theme: Theme,
    view: str = "nk",
) -> go.Figure:
    """Draw the places and provinces of *events*, and the routes *legs*, in one of :data:`VIEWS`.

    The frames have the columns of :class:`explorer.dataset.Dataset`; *legs* those of
    :func:`drawn_legs`. Nothing in the figure makes Plotly fetch a map.
    """
    return go.Figure(
        [
            *country_traces(theme, view),
            *_province_traces(count_provinces(events), theme),
            *border_traces(theme),
            *route_traces(legs, theme),
            _place_trace(count_places(events, event_places), places, theme),
        ],
        layout={
            "template": None,
            "geo": geo_layout(VIEWS[view]),
            "showlegend": False,
            "margin": {"t": 0, "b": 0, "l": 0, "r": 0},
            "height": 560,
            "paper_bgcolor": "rgba(0,0,0,0)",
            "font": {"color": theme.text},
            "hoverlabel": {"align": "left"},
        },
    )
