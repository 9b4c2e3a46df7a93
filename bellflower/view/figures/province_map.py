"""A small map to choose provinces on: one mark for each, with its number of events."""

from collections.abc import Collection

import pandas as pd
import plotly.graph_objects as go

from bellflower.text import wording
from bellflower.view.figures.basemap import VIEWS, geo_layout
from bellflower.view.figures.map import shade_of
from bellflower.view.figures.small_ground import ground, small_provinces
from bellflower.view.palette import Theme
from geo import shapes

MARKS_NAME = "choice"  # the name of the trace that can be clicked
_POINTS = {"KP-14": "nampo", "KP-15": "kaesong"}  # places that stand for provinces without a polygon
_BESIDE = {  # where a name fits; elsewhere it stands below its mark
    "KP-01": "middle right", "KP-02": "middle left", "KP-14": "middle left", "KP-15": "middle right",
    "KP-06": "middle right", "KP-07": "middle right",
}  # fmt: skip


def _positions(places: pd.DataFrame) -> dict[str, tuple[float, float]]:
    found = {
        part["id"]: (part["properties"]["label_lon"], part["properties"]["label_lat"])
        for part in shapes.load_provinces()["features"]
    }
    points = places.set_index("id")
    for code, place_id in _POINTS.items():
        if place_id in points.index:
            found[code] = (points.at[place_id, "longitude"], points.at[place_id, "latitude"])
    return found


def _marks(
    counts: dict[str, int],
    positions: dict[str, tuple[float, float]],
    chosen: Collection[str],
    theme: Theme,
) -> go.Scattergeo:
    codes = [code for code in counts if code in positions]
    return go.Scattergeo(
        name=MARKS_NAME, mode="markers", customdata=codes,
        lon=[positions[code][0] for code in codes], lat=[positions[code][1] for code in codes],
        hovertext=[wording.province_events(code, counts[code]) for code in codes],
        hoverinfo="text",
        marker={
            "size": [24 if counts[code] else 17 for code in codes],
            "color": [theme.place if code in chosen else theme.background for code in codes],
            "opacity": 1,
            "line": {"width": 1.6, "color": theme.place},
        },
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
    )  # fmt: skip


def _texts(
    counts: dict[str, int],
    positions: dict[str, tuple[float, float]],
    chosen: Collection[str],
    theme: Theme,
) -> list[go.Scattergeo]:
    codes = [code for code in counts if code in positions]
    longitudes = [positions[code][0] for code in codes]
    latitudes = [positions[code][1] for code in codes]
    numbers = go.Scattergeo(
        mode="text", lon=longitudes, lat=latitudes, hoverinfo="skip",
        text=[str(counts[code]) if counts[code] else "–" for code in codes],
        textfont={
            "size": 12,
            "color": [theme.background if code in chosen else theme.text for code in codes],
        },
    )  # fmt: skip
    names = go.Scattergeo(
        mode="text", lon=longitudes, lat=latitudes, hoverinfo="skip",
        text=[_beside(code) for code in codes],
        textposition=[_BESIDE.get(code, "bottom center") for code in codes],
        textfont={"size": 11, "color": theme.text, "shadow": _halo(theme)},
    )  # fmt: skip
    return [numbers, names]


def _halo(theme: Theme) -> str:
    """Return the shadow of a text that is to be read on every shade of a province."""
    return ", ".join([f"0 0 2px {theme.background}"] * 4)


def _beside(code: str) -> str:
    """Return the name of a province with the room that its mark needs."""
    name, gap = wording.label(code), "\u2002" * 3
    around = {"middle right": gap + name, "middle left": name + gap}
    return around.get(_BESIDE.get(code, ""), f"<br>{name}")


def province_map_figure(
    counts: dict[str, int], places: pd.DataFrame, chosen: Collection[str], theme: Theme
) -> go.Figure:
    """Draw each province of *counts* (events by code) shaded, with a mark that can be clicked.

    ``customdata`` of a mark is the code; the *chosen* ones are filled. Nampo and Kaesong, which have
    no polygon, stand at their places. Nothing in the figure makes Plotly fetch a map.
    """
    positions = _positions(places)
    below, above = ground(theme)
    figure = go.Figure(
        [
            *below,
            *small_provinces(lambda code: shade_of(counts.get(code, 0), theme), theme),
            *above,
            _marks(counts, positions, chosen, theme),
            *_texts(counts, positions, chosen, theme),
        ]
    )
    figure.update_layout(
        template=None,
        geo=geo_layout(VIEWS["nk"]),
        showlegend=False,
        margin={"t": 0, "b": 0, "l": 0, "r": 0},
        height=420,
        dragmode=False,
        clickmode="event+select",
        paper_bgcolor="rgba(0,0,0,0)",
        font={"color": theme.text, "family": "inherit"},
    )
    return figure
