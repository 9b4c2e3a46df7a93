"""Routes on the map: which legs can be drawn, their lines and the arrows that give their direction."""

import math
from functools import lru_cache
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

from bellflower.record.evidence import GRADES
from bellflower.record.location import WIDE_AREAS
from bellflower.view.figures.basemap import MapView, mercator
from bellflower.view.palette import Theme
from geo.great_circles import Point, along_great_circle, bearing

_ARROW_AT = 0.62  # part of a leg at which its arrow stands, so that opposite legs stay apart
_BOW = 0.13  # height of the corner of a bow, as part of its length; as on Explore
_HALF_WAY = 180.0  # degrees; a longer step leaves the map at one edge and comes back at the other
_PALE = 0.16  # opacity
_PARTS = 24  # of a bow, and of a great circle when it is asked whether it stays on the map


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


def _holds(view: MapView, line: list[Point]) -> bool:
    return all(view.unwrap(x) <= view.east and view.south <= y <= view.north for x, y in line)


def _leaps(view: MapView, line: list[Point]) -> bool:
    """Return whether *line* leaves *view* at one side and comes back at the other."""
    across = [view.unwrap(x) for x, _ in line]
    return any(abs(x - before) > _HALF_WAY for before, x in pairwise(across))


def _bow(start: Point, end: Point, bow: float) -> list[Point]:
    """Return a curve on Mercator's map, to the left of the way from *start* to *end*."""
    (ax, bx), (ay, by) = (start[0], end[0]), (mercator(start[1]), mercator(end[1]))
    x, y = (ax + bx) / 2 - (by - ay) * bow, (ay + by) / 2 + (bx - ax) * bow
    line = []
    for part in (step / _PARTS for step in range(_PARTS + 1)):
        first, middle, last = (1 - part) ** 2, 2 * part * (1 - part), part**2
        height = math.radians(first * ay + middle * y + last * by)
        line.append((first * ax + middle * x + last * bx, math.degrees(math.atan(math.sinh(height)))))
    return line


@lru_cache(512)
def leg_line(start: Point, end: Point, view: MapView | None) -> list[Point]:
    """Return the points of a leg: its ends, or on the map of *view* the way between them.

    That is the great circle, or a bow if it would leave the map though both ends lie on it. Where the
    map is cut on the way, plotly draws two parts.
    """
    if view is None:
        return [start, end]
    circle = [along_great_circle(start, end, step / _PARTS) for step in range(_PARTS + 1)]
    if not _holds(view, [start, end]) or _holds(view, circle):
        return [start, *circle[1:-1], end]
    x, last_x = view.unwrap(start[0]), view.unwrap(end[0])
    if _leaps(view, circle):
        last_x += 360 if last_x < x else -360
    first, last = (x, start[1]), (last_x, end[1])
    bows = (_bow(first, last, bow) for bow in (_BOW, -_BOW))
    return next((line for line in bows if _holds(view, line)), _bow(first, last, 0))


def _fading(color: str, is_pale: bool) -> str:
    """Return the hexadecimal *color* as it is drawn, or pale."""
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red}, {green}, {blue}, {_PALE if is_pale else 0.9})"


def route_traces(
    legs: pd.DataFrame, theme: Theme, view: MapView | None = None, opened: str = ""
) -> list[go.Scattergeo]:
    """Return a line for each leg of :func:`drawn_legs`, and one trace with an arrow for each.

    Plotly draws a line between two points as a great circle, which without *view* is left to it. On the
    map of *view* a line has points along its way, so that it can be chosen anywhere, and does not leave
    the map though both ends lie on it. Inferred routes are dashed, spread of production is dotted,
    width says how strong the evidence is; of an *opened* route, by its id, all others are pale.
    ``customdata`` is the route id.
    """
    lines: list[go.Scattergeo] = []
    tips: list[Point] = []
    angles: list[float] = []
    is_pale = [bool(opened) and one != opened for one in legs["route_id"]]
    for leg, pale in zip(legs.to_dict("records"), is_pale):
        start = leg["from_longitude"], leg["from_latitude"]
        end = leg["to_longitude"], leg["to_latitude"]
        line = leg_line(start, end, view)
        has_way = len(line) > 2
        at = round(_ARROW_AT * _PARTS)
        tips.append(line[at] if has_way else along_great_circle(start, end, _ARROW_AT))
        angles.append(bearing(tips[-1], line[at + 1] if has_way else end))
        lines.append(
            go.Scattergeo(
                name="route", lon=[x for x, _ in line], lat=[y for _, y in line], mode="lines",
                opacity=_PALE if pale else 0.75, hoverinfo="skip" if view else "none",
                customdata=[leg["route_id"]] * len(line), line={
                    "color": theme.route, "width": GRADES[leg["evidence"]].width,
                    "dash": _dash(leg["basis"], leg["kind"]),
                },
            )
        )  # fmt: skip
    # what is chosen is told by the page, which draws anew: plotly fades nothing by itself
    as_drawn = {"marker": {"opacity": 1}}
    arrows = go.Scattergeo(
        name="arrows", lon=[tip[0] for tip in tips], lat=[tip[1] for tip in tips], mode="markers",
        customdata=legs["route_id"].tolist(), hoverinfo="none", selected=as_drawn, unselected=as_drawn,
        marker={
            "symbol": "arrow", "size": 11, "angle": angles, "line": {"width": 0}, "opacity": 1,
            "color": [_fading(theme.route, pale) for pale in is_pale],
        },
    )  # fmt: skip
    return [*lines, arrows]
