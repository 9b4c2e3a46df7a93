"""The ground of a small map: the shapes of the large one with no more points than can be seen."""

from collections.abc import Callable
from functools import cache

import plotly.graph_objects as go

from bellflower.view.figures.basemap import (
    VIEWS,
    MapView,
    border_traces,
    country_traces,
    province_traces,
)
from bellflower.view.palette import Theme


def _small(trace: go.Scattergeo) -> go.Scattergeo:
    """Return *trace* as a map of this size needs it: rings that it shows, in steps of half a pixel."""
    view = VIEWS["nk"]
    rings: list[list[tuple[float, float]]] = [[]]
    drawn = trace.to_plotly_json()
    for longitude, latitude in zip(drawn["lon"], drawn["lat"], strict=True):
        if longitude is None:
            rings.append([])
        elif (point := (round(longitude, 2), round(latitude, 2))) not in rings[-1][-1:]:
            rings[-1].append(point)
    shown = [ring for ring in rings if _reaches(ring, view)]
    points = [point for ring in shown for point in (*ring, (None, None))][:-1]
    trace.lon, trace.lat = [point[0] for point in points], [point[1] for point in points]
    return trace


def _reaches(ring: list[tuple[float, float]], view: MapView) -> bool:
    longitudes, latitudes = [point[0] for point in ring], [point[1] for point in ring]
    return (
        max(longitudes) > view.west and min(longitudes) < view.east
        and max(latitudes) > view.south and min(latitudes) < view.north
    )  # fmt: skip


@cache
def ground(theme: Theme) -> tuple[list[go.Scattergeo], list[go.Scattergeo]]:
    """Return what lies below the provinces and what lies above them; it is the same for every figure."""
    _, fine = country_traces(theme, "nk")
    return [_small(fine)], [_small(trace) for trace in border_traces(theme)]


def small_provinces(fill: Callable[[str], str], theme: Theme) -> list[go.Scattergeo]:
    """Return the traces of :func:`bellflower.view.figures.basemap.province_traces` for a small map."""
    return [_small(trace) for trace in province_traces(fill, theme)]
