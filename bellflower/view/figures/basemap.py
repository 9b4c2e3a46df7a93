"""The ground of the map: countries, provinces, border rivers and views, all from files of the record."""

import math
from collections.abc import Callable
from typing import Any, NamedTuple

import plotly.graph_objects as go

from bellflower.i18n import N_
from bellflower.view.palette import Theme
from geo import shapes


class MapView(NamedTuple):
    """A part of the world: west, east, south, north in degrees, and its name for readers."""

    west: float
    east: float
    south: float
    north: float
    title: str

    def unwrap(self, longitude: float) -> float:
        """Return *longitude* in degrees as a number from the western edge to 360 degrees beyond it."""
        return self.west + (longitude - self.west) % 360


VIEWS: dict[str, MapView] = {
    "nk": MapView(123.6, 131.2, 37.3, 43.2, N_("North Korea")),
    "region": MapView(112.0, 146.0, 24.0, 50.0, N_("Region")),
    "world": MapView(-130.0, 155.0, -45.0, 68.0, N_("World")),
}
# The world with Korea in the middle, cut in the Atlantic as on Explore, for routes over the Pacific.
PACIFIC = MapView(-30.0, 330.0, -45.0, 68.0, VIEWS["world"].title)


def mercator(latitude: float) -> float:
    """Return how far north a *latitude* in degrees lies on Mercator's map, in degrees of longitude.

    Snyder, Map Projections (USGS Professional Paper 1395, 1987), equation 7-1.
    """
    return math.degrees(math.asinh(math.tan(math.radians(latitude))))


Ring = list[list[float]]


def _rings(geometry: dict[str, Any]) -> list[Ring]:
    """Return the outer ring of each polygon: for a hole, plotly fills the rest of the world."""
    polygons = geometry["coordinates"]
    return [rings[0] for rings in ([polygons] if geometry["type"] == "Polygon" else polygons)]


def outline(geometry: dict[str, Any]) -> tuple[list[float | None], list[float | None]]:
    """Return the longitudes and latitudes of a (multi)polygon without holes, ``None`` between rings."""
    longitudes: list[float | None] = []
    latitudes: list[float | None] = []
    for ring in _rings(geometry):
        longitudes += [*(point[0] for point in ring), None]
        latitudes += [*(point[1] for point in ring), None]
    return longitudes[:-1], latitudes[:-1]


def _area(collection: dict[str, Any], name: str, color: str, theme: Theme) -> go.Scattergeo:
    longitudes: list[float | None] = []
    latitudes: list[float | None] = []
    for feature in collection["features"]:
        more_longitudes, more_latitudes = outline(feature["geometry"])
        longitudes += [*more_longitudes, None]
        latitudes += [*more_latitudes, None]
    return go.Scattergeo(
        name=name, lon=longitudes[:-1], lat=latitudes[:-1], mode="lines", fill="toself",
        fillcolor=color, line={"color": theme.border, "width": 0.5}, hoverinfo="skip",
    )  # fmt: skip


def country_traces(theme: Theme, view: str) -> list[go.Scattergeo]:
    """Return the countries as two traces, coarse (world) and fine (region), of which one is visible."""
    coarse = _area(shapes.load_countries(), "countries", theme.neighbor, theme)
    fine = _area(shapes.load_region(), "region", theme.neighbor, theme)
    coarse.visible, fine.visible = view == "world", view != "world"
    return [coarse, fine]


def province_traces(fill: Callable[[str], str], theme: Theme) -> list[go.Scattergeo]:
    """Return one trace for each province that has a polygon, filled as *fill* says of its code.

    ``customdata`` is the ISO 3166-2 code. Nampo and Kaesong have no polygon.
    """
    traces = []
    for feature in shapes.load_provinces()["features"]:
        code = feature["properties"]["iso"]
        longitudes, latitudes = outline(feature["geometry"])
        traces.append(
            go.Scattergeo(
                name="province", lon=longitudes, lat=latitudes, mode="lines", fill="toself",
                fillcolor=fill(code), line={"color": theme.border, "width": 0.8},
                hoverinfo="skip", customdata=[code],
            )
        )  # fmt: skip
    return traces


def border_traces(theme: Theme) -> list[go.Scattergeo]:
    """Return the border rivers and the demarcation line, one trace each."""
    traces = []
    for feature in shapes.load_borders()["features"]:
        is_river = "River" in feature["properties"]["name"]
        points = feature["geometry"]["coordinates"]
        traces.append(
            go.Scattergeo(
                name="border",
                lon=[point[0] for point in points],
                lat=[point[1] for point in points],
                mode="lines",
                line={
                    "color": theme.river if is_river else theme.muted,
                    "width": 1.6,
                    "dash": "solid" if is_river else "dot",
                },
                hoverinfo="skip",
            )
        )
    return traces


def geo_layout(view: MapView) -> dict[str, Any]:
    """Return the layout of the map: our own ground only, so that nothing is fetched."""
    return {
        "visible": False,
        "projection": {"type": "mercator"},
        "lonaxis": {"range": [view.west, view.east]},
        "lataxis": {"range": [view.south, view.north]},
        "bgcolor": "rgba(0,0,0,0)",
    }
