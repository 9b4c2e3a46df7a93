"""What never changes between readers and selections: the ground of the map, the drawing library."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import plotly.graph_objects as go

from bellflower.browser import FOLDER as BROWSER
from bellflower.i18n import N_
from bellflower.view.figures.basemap import (
    VIEWS,
    border_traces,
    country_traces,
    geo_layout,
    province_traces,
)
from bellflower.view.palette import DARK, LIGHT, MARKS, Theme
from geo import shapes

LABELS_OF_LAND = (N_("North Korea"),)


def plotly_script() -> Path:
    """Return the plotly.js of the browser, made by tools/build_plotly.py: bars, lines and maps alone."""
    return BROWSER / "plotly" / "plotly.min.js"


def _flat(theme: Theme) -> list[str]:
    return [color for part in theme for color in ((part,) if isinstance(part, str) else part)]


def dark_colors() -> dict[str, str]:
    """Return the dark color for each light one; figures are specified in light colors."""
    marks = {mark.color: mark.dark for mark in MARKS.values()}
    return marks | dict(zip(_flat(LIGHT), _flat(DARK), strict=True))


def plain(figure: go.Figure) -> dict[str, Any]:
    """Return *figure* as the plain JSON that plotly.js reads."""
    return json.loads(figure.to_json() or "{}")


def _labels() -> list[dict[str, Any]]:
    properties = [feature["properties"] for feature in shapes.load_provinces()["features"]]
    provinces = [
        {
            "text": item["name"], "code": item["iso"], "kind": "province",
            "lon": item["label_lon"], "lat": item["label_lat"],
        }
        for item in properties
    ]  # fmt: skip
    return [{"text": LABELS_OF_LAND[0], "lon": 126.9, "lat": 40.2, "kind": "country"}, *provinces]


@cache
def load_ground() -> dict[str, Any]:
    """Return the ground as JSON: traces, layout, views, labels and the colors of both themes."""
    traces = [
        *country_traces(LIGHT, "nk"),
        *province_traces(lambda _code: LIGHT.land, LIGHT),
        *border_traces(LIGHT),
    ]
    return {
        "traces": plain(go.Figure(traces))["data"],
        "layout": geo_layout(VIEWS["nk"]),
        "views": {name: view._asdict() for name, view in VIEWS.items()},
        "labels": _labels(),
        "dark": dark_colors(),
        "theme": {"light": LIGHT._asdict(), "dark": DARK._asdict()},
    }
