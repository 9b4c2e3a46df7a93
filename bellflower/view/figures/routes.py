"""Routes on the map: which legs can be drawn, their lines and the arrows that give their direction."""

import pandas as pd
import plotly.graph_objects as go

from bellflower.record.evidence import GRADES
from bellflower.record.location import WIDE_AREAS
from bellflower.view.palette import Theme
from geo.great_circles import Point, along_great_circle, bearing

_ARROW_AT = 0.62  # part of a leg at which its arrow stands, so that opposite legs stay apart


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
    wide = places.loc[places["location_precision"].isin(WIDE_AREAS), "id"]
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
                    "color": theme.route, "width": GRADES[leg["evidence"]].width,
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
