"""The three maps as Plotly figures: their ground, their projection, and one mark for each place.

The browser sets scale and middle by itself, so that a map fits its room whatever that is; it also
fills provinces and sizes marks, which follow the hand. Nothing here makes Plotly fetch a map.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, TypedDict

import plotly.graph_objects as go

from bellflower.i18n import N_
from bellflower.view.figures.basemap import border_traces, country_traces, province_traces
from bellflower.view.palette import LIGHT
from geo import shapes

VIEW_NAMES: Mapping[str, tuple[str, str]] = {  # as the main map, and as the companion
    "nk": (N_("North Korea"), N_("In North Korea")),
    "region": (N_("Region"), N_("Abroad and at sea")),
    "world": (N_("World"), N_("The world")),
}
LANDS = (N_("China"), N_("Japan"), N_("Russia"), N_("South Korea"), N_("Taiwan"), N_("Mongolia"))
_CONIC = "conic conformal"
_PROJECTIONS: Mapping[str, dict[str, Any]] = {
    "nk": {"type": _CONIC, "parallels": [38.5, 42.2], "rotation": {"lon": 127.4}},
    "region": {"type": _CONIC, "parallels": [28, 44], "rotation": {"lon": 128}},
    "world": {
        "type": "equal earth",
        "rotation": {"lon": 150},
    },  # Korea in the middle, cut in the Atlantic
}
_BOUNDS: Mapping[str, tuple[list[float], list[float]]] = {
    "nk": ([110, 146], [24, 50]),
    "region": ([100, 160], [12, 60]),
    "world": ([-30, 330], [-60, 85]),
}
_HOLDS: Mapping[str, list[list[float]]] = {  # what must be seen of a map, longitude and latitude
    "nk": [
        [124.2, 39.9],
        [130.75, 42.3],
        [129.95, 43.05],
        [125.1, 37.72],
        [128.35, 38.6],
        [124.7, 38.1],
    ],
    "region": [[121.6, 24.9], [122.2, 24.9], [139.9, 35.4], [117, 39], [132, 44.6], [124, 44.6]],
    "world": [[-28, 0], [328, 0], [150, 72], [150, -48]],
}
_WIDE = [
    [122, 28.6],
    [136, 28.6],
    [131, 43.9],
    [125, 43.9],
    [117.2, 37],
    [139, 36],
]  # region, as the main map
_NAMES: Mapping[str, list[tuple[str, float, float]]] = {
    "nk": [("China", 126.6, 42.6), ("South Korea", 127.9, 37.55), ("Russia", 131.3, 43.2)],
    "region": [
        ("China", 116.8, 33.6), ("South Korea", 127.8, 36.2), ("Japan", 138.2, 36.5),
        ("Russia", 133.6, 46.3), ("Taiwan", 120.9, 24.3), ("Mongolia", 112, 45.5),
    ],
    "world": [],
}  # fmt: skip
AREA_SPOTS: Mapping[str, tuple[float, float]] = {  # where routes of an area begin or end on the region
    "china": (121.2, 43.6), "northeast-china": (124.9, 43.9), "south-korea": (127.6, 36.7),
    "korea-colonial": (127, 38.6), "shandong": (118.6, 36.4),
}  # fmt: skip


class LandName(TypedDict):
    """The name of a country on a map, and where it stands."""

    text: str
    lon: float
    lat: float


class MapSpec(TypedDict):
    """One map: ``traces`` are numbers of the ground's; ``holds`` and ``wide`` must lie in the frame."""

    traces: list[int]
    layout: dict[str, Any]
    holds: list[list[float]]
    wide: list[list[float]]
    lands: list[LandName]


class Ground(TypedDict):
    """What all maps are drawn on, the same for every record: traces of Plotly, and the maps of them."""

    traces: list[dict[str, Any]]
    maps: dict[str, MapSpec]
    hull: list[list[float]]
    provinces: dict[str, list[float]]


def _layout(view: str) -> dict[str, Any]:
    longitudes, latitudes = _BOUNDS[view]
    return {
        "geo": {
            "visible": False, "projection": _PROJECTIONS[view], "bgcolor": "rgba(0,0,0,0)",
            "lonaxis": {"range": longitudes}, "lataxis": {"range": latitudes},
        },
        "margin": {"t": 0, "b": 0, "l": 0, "r": 0},
        "showlegend": False,
        "dragmode": False,
        "paper_bgcolor": "rgba(0,0,0,0)",
    }  # fmt: skip


def _lands(view: str) -> list[LandName]:
    return [{"text": text, "lon": lon, "lat": lat} for text, lon, lat in _NAMES[view]]


def _hull() -> list[list[float]]:
    """Return the mainland of North Korea as one outline."""
    whole = next(
        part for part in shapes.load_region()["features"] if part["properties"]["name"] == "North Korea"
    )
    polygons = whole["geometry"]["coordinates"]
    rings = [polygons[0]] if whole["geometry"]["type"] == "Polygon" else [part[0] for part in polygons]
    return [[round(lon, 2), round(lat, 2)] for lon, lat in max(rings, key=len)]


def _plain(trace: go.Scattergeo) -> dict[str, Any]:
    """Return *trace* as JSON, its degrees in steps that no screen shows."""
    drawn = trace.to_plotly_json()
    for axis in ("lon", "lat"):
        drawn[axis] = [value if value is None else round(value, 3) for value in drawn[axis]]
    return drawn | {"visible": True}


@cache
def load_ground() -> Ground:
    """Return the ground as plain JSON, in the colors of the light theme."""
    coarse, fine = country_traces(LIGHT, "nk")
    provinces = province_traces(lambda _code: LIGHT.land, LIGHT)
    borders = border_traces(LIGHT)
    traces = [_plain(trace) for trace in (coarse, fine, *provinces, *borders)]
    homes = list(range(2, 2 + len(provinces)))
    lines = list(range(2 + len(provinces), len(traces)))
    drawn = {"nk": [1, *homes, *lines], "region": [1, *homes], "world": [0, *homes]}
    maps: dict[str, MapSpec] = {
        view: {
            "traces": drawn[view],
            "layout": _layout(view),
            "holds": _HOLDS[view],
            "wide": _WIDE if view == "region" else [],
            "lands": _lands(view),
        }
        for view in VIEW_NAMES
    }
    labels = {
        part["properties"]["iso"]: [part["properties"]["label_lon"], part["properties"]["label_lat"]]
        for part in shapes.load_provinces()["features"]
    }
    return {"traces": traces, "maps": maps, "hull": _hull(), "provinces": labels}
