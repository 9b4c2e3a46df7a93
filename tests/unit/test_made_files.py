"""Files that were made of what others publish: they fit the versions that are installed."""

import re
from pathlib import Path

import plotly
import pytest
from fontTools.ttLib import TTFont

from bellflower.browser import FOLDER as BROWSER
from bellflower.view import ground, linked_view
from bellflower.view.instrument import index, maps
from bellflower.web import static
from tools import build_icons

OFFICIAL = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
VERSION = re.compile(r"plotly\.js v([\d.]+)(?: \(([\w, ]+)\))?")


def head_of(script: Path) -> re.Match[str]:
    with script.open(encoding="utf-8") as file:
        found = VERSION.search(file.read(400))
    assert found
    return found


def trace_types(value) -> set[str]:
    """The types of the traces anywhere in figures: what has a type and data or a mode."""
    if isinstance(value, list):
        return set().union(*map(trace_types, value)) if value else set()
    if not isinstance(value, dict):
        return set()
    own = {value["type"]} if {"x", "lon", "mode"} & value.keys() and "type" in value else set()
    return own.union(*map(trace_types, value.values()))


def test_the_library_of_the_browser_is_the_one_that_python_writes_figures_for():
    assert head_of(ground.plotly_script())[1] == head_of(OFFICIAL)[1], "run python -m tools.build_plotly"


def test_the_library_of_the_browser_draws_every_kind_of_trace_that_it_is_given(record):
    known = set(head_of(ground.plotly_script())[2].split(", "))
    stage = linked_view.build_stage(record)
    spec = linked_view.build_spec(record, stage, record.events, record.routes)
    given = [ground.load_ground(), maps.load_ground(), index.build_index(record), stage, spec]
    used = trace_types([each if isinstance(each, dict) else vars(each) for each in given])
    assert {"bar", "scattergeo"} <= used <= known


@pytest.fixture(scope="module")
def icons() -> dict[str, str]:
    own = BROWSER / "fonts" / build_icons.whole_font().name
    assert own.exists(), "Streamlit has another font of icons: run python -m tools.build_icons"
    return build_icons.glyph_names(TTFont(own))


def test_the_small_font_has_every_icon_that_streamlit_and_the_pages_name(icons):
    whole = build_icons.glyph_names(TTFont(build_icons.whole_font()))
    assert build_icons.needed_names() & whole.keys() <= icons.keys()


def test_the_small_font_is_served_in_place_of_the_whole_one():
    name = build_icons.whole_font().name
    asset = static.static_asset(f"media/{name}")
    assert asset
    assert asset.media_type == "font/woff2"
    assert len(asset.packed) < build_icons.whole_font().stat().st_size / 5
    assert static.static_asset("media/serif.woff2") is None  # which is no file of Streamlit
