"""Routes on the map: which legs can be drawn, their lines and the arrows that give their direction."""

import math

import pandas as pd
import plotly.graph_objects as go

from bellflower.view.palette import EVIDENCE_WIDTH, Theme

Point = tuple[float, float]  # longitude and latitude in degrees

_ARROW_AT = 0.62  # part of a leg at which its arrow stands, so that opposite legs stay apart


def bearing(start: Point, end: Point) -> float:
    """Return the initial bearing in degrees, 0 to 360 clockwise from north, from *start* to *end*.

    Formula: https://www.movable-type.co.uk/scripts/latlong.html
    """
    lon1, lat1, lon2, lat2 = map(math.radians, (*start, *end))
    east = math.sin(lon2 - lon1) * math.cos(lat2)
    north = math.cos(lat1) * math.sin(lat2) - math.sin(lat1) * math.cos(lat2) * math.cos(lon2 - lon1)
    return math.degrees(math.atan2(east, north)) % 360


def _unit_vector(point: Point) -> tuple[float, float, float]:
    longitude, latitude = map(math.radians, point)
    across = math.cos(latitude)
    return across * math.cos(longitude), across * math.sin(longitude), math.sin(latitude)


def along_great_circle(start: Point, end: Point, part: float) -> Point:
    """Return the point at *part* (0 to 1) of the great circle from *start* to *end*.

    Spherical interpolation (slerp) of unit vectors. For two equal points it is that point; for
    exact antipodes, between which no great circle is the shortest, it is *start*.
    """
    first, last = _unit_vector(start), _unit_vector(end)
    cosine = sum(a * b for a, b in zip(first, last, strict=True))
    angle = math.acos(max(-1.0, min(1.0, cosine)))
    if math.sin(angle) < 1e-9:
        return start
    weights = math.sin((1 - part) * angle), math.sin(part * angle)
    x, y, z = (weights[0] * a + weights[1] * b for a, b in zip(first, last, strict=True))
    return math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))


def drawn_legs(routes: pd.DataFrame, legs: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """Return the legs that can be drawn, with their route's title, kind and basis and both positions.

    Adds ``title``, ``kind``, ``basis``, ``is_wide`` (an end stands for a country or a region) and
    ``from_longitude``, ``from_latitude``, ``to_longitude``,
    ``to_latitude``. Routes told in words only and legs with an unlocated end are left out.
    """
    told = routes[routes["kind"] != "unmapped"].rename(columns={"id": "route_id"})
    joined = legs.merge(told[["route_id", "title", "basis", "kind"]], on="route_id")
    points = places.dropna(subset=["latitude"]).set_index("id")[["longitude", "latitude"]]
    joined = joined.join(points.add_prefix("from_"), on="from_place_id")
    joined = joined.join(points.add_prefix("to_"), on="to_place_id")
    wide = places.loc[places["location_precision"].isin(("country", "region")), "id"]
    is_wide = joined["from_place_id"].isin(wide) | joined["to_place_id"].isin(wide)
    located = joined.assign(is_wide=is_wide).dropna(subset=["from_longitude", "to_longitude"])
    return located.reset_index(drop=True)


def _dash(basis: str, kind: str) -> str:
    return "dash" if basis == "inferred" else "dot" if kind == "spread" else "solid"


def route_traces(legs: pd.DataFrame, theme: Theme) -> list[go.Scattergeo]:
    """Return a line for each leg of :func:`drawn_legs`, and one trace with an arrow for each.

    Plotly draws a line between two points as a great circle. Inferred routes are dashed, spread of
    production is dotted, width says how strong the evidence is. ``customdata`` is the route id.
    """
    lines: list[go.Scattergeo] = []
    tips: list[Point] = []
    angles: list[float] = []
    for leg in legs.to_dict("records"):
        start = leg["from_longitude"], leg["from_latitude"]
        end = leg["to_longitude"], leg["to_latitude"]
        tips.append(along_great_circle(start, end, _ARROW_AT))
        angles.append(bearing(tips[-1], end))
        lines.append(
            go.Scattergeo(
                name="route", lon=[start[0], end[0]], lat=[start[1], end[1]], mode="lines",
                opacity=0.75, hoverinfo="none", customdata=[leg["route_id"]] * 2, line={
                    "color": theme.route, "width": EVIDENCE_WIDTH[leg["evidence"]],
                    "dash": _dash(leg["basis"], leg["kind"]),
                },
            )
        )  # fmt: skip
    arrows = go.Scattergeo(
        name="arrows", lon=[tip[0] for tip in tips], lat=[tip[1] for tip in tips], mode="markers",
        customdata=legs["route_id"].tolist(), hoverinfo="none", marker={
            "symbol": "arrow", "size": 11, "angle": angles, "color": theme.route,
            "line": {"width": 0}, "opacity": 0.9,
        },
    )  # fmt: skip
    return [*lines, arrows]
