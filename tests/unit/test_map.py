"""The map as figures: the ground, one mark for each place, shades, and nothing from the internet."""

import pandas as pd
import pytest

from bellflower.view.figures.basemap import (
    VIEWS,
    border_traces,
    country_traces,
    outline,
    province_traces,
)
from bellflower.view.figures.map import (
    SHADE_FROM,
    count_places,
    count_provinces,
    map_figure,
    mark_size,
    place_trace,
    shade_of,
)
from bellflower.view.figures.routes import drawn_legs
from bellflower.view.palette import DARK, LIGHT
from geo.shapes import load_provinces

ONLINE = {"locations", "locationmode", "geojson", "z"}  # what would make plotly fetch or use its own map


@pytest.fixture(scope="module")
def legs(record):
    return drawn_legs(record.routes, record.route_legs, record.places)


@pytest.fixture(scope="module", params=list(VIEWS))
def figure(record, legs, request):
    events, places = record.events, record.places
    return map_figure(events, record.event_places, places, legs, LIGHT, request.param)


def test_nothing_in_the_map_makes_plotly_fetch_its_own(figure):
    plain = figure.to_plotly_json()
    assert plain["layout"]["geo"]["visible"] is False
    assert not [name for name in plain["layout"]["geo"] if name.startswith("show")]
    assert {trace["type"] for trace in plain["data"]} == {"scattergeo"}
    assert not [name for trace in plain["data"] for name in ONLINE & set(trace)]
    assert not figure.layout.template.to_plotly_json()


def test_each_located_place_with_events_is_one_mark(figure, record):
    counts = count_places(record.events, record.event_places)
    located = set(record.places.dropna(subset=["latitude"])["id"])
    marks = figure.data[-1]
    assert len(set(marks.customdata)) == len(marks.customdata)
    assert set(marks.customdata) == set(counts) & located


def test_a_mark_stands_at_its_place_and_grows_with_its_events(record):
    counts = {"hamhung": 30, "hyesan": 2, "amsterdam": 1}
    trace = place_trace(counts, record.places, LIGHT)
    points = record.places.set_index("id")
    assert list(trace.customdata) == ["hamhung", "hyesan", "amsterdam"], (
        "the largest first, below the others"
    )
    assert list(trace.lat) == points.loc[list(trace.customdata), "latitude"].tolist()
    assert list(trace.lon) == points.loc[list(trace.customdata), "longitude"].tolist()
    assert list(trace.marker.size) == [mark_size(30), mark_size(2), mark_size(1)]


def test_the_area_of_a_mark_grows_evenly_and_one_event_is_still_seen():
    sizes = [mark_size(count) for count in range(1, 60)]
    assert sizes == sorted(sizes)
    assert sizes[0] >= 6
    assert mark_size(0) == mark_size(1)


def test_a_place_that_stands_for_an_area_is_an_open_ring(record):
    trace = place_trace({"china": 1, "hamhung": 1}, record.places, LIGHT)
    assert dict(zip(trace.customdata, trace.marker.symbol)) == {
        "china": "circle-open",
        "hamhung": "circle",
    }


def test_an_event_counts_once_at_a_place_in_whatever_roles():
    places = pd.DataFrame(
        [("raid", "port", "site"), ("raid", "port", "seizure"), ("sweep", "port", "site")],
        columns=["event_id", "place_id", "role"],
    )
    assert count_places(pd.DataFrame({"id": ["raid", "sweep"]}), places) == {"port": 2}


def test_only_the_chosen_events_count_and_no_place_of_a_report():
    places = pd.DataFrame(
        [("raid", "port", "site"), ("raid", "seoul", "reported_from"), ("sweep", "hill", "site")],
        columns=["event_id", "place_id", "role"],
    )
    assert count_places(pd.DataFrame({"id": ["raid"]}), places) == {"port": 1}


def test_an_event_counts_in_each_of_its_provinces():
    events = pd.DataFrame({"provinces": [("KP-02", "KP-08"), ("KP-08",), ()]})
    assert count_provinces(events) == {"KP-02": 1, "KP-08": 2}


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_province_is_shaded_in_steps_and_not_at_all_without_events(theme):
    shades = [shade_of(least, theme) for least in SHADE_FROM]
    assert shades == list(theme.shades)
    assert [shade_of(least - 1, theme) for least in SHADE_FROM[1:]] == shades[:-1]
    assert shade_of(0, theme) == theme.land


def test_each_province_with_a_polygon_is_one_filled_trace_with_its_code():
    traces = province_traces(lambda code: f"color of {code}"[:0] or "#123456", LIGHT)
    codes = [feature["id"] for feature in load_provinces()["features"]]
    assert [list(trace.customdata) for trace in traces] == [[code] for code in codes]
    assert {(trace.fill, trace.fillcolor) for trace in traces} == {("toself", "#123456")}


@pytest.mark.parametrize(
    ("view", "visible"), [("world", [True, False]), ("nk", [False, True]), ("region", [False, True])]
)
def test_one_of_the_two_grounds_is_visible(view, visible):
    assert [trace.visible for trace in country_traces(LIGHT, view)] == visible


def test_rivers_are_solid_and_the_demarcation_line_is_dotted():
    traces = border_traces(LIGHT)
    dashes = [(trace.line.color, trace.line.dash) for trace in traces]
    assert (LIGHT.river, "solid") in dashes
    assert (LIGHT.muted, "dot") in dashes


@pytest.mark.parametrize("view", VIEWS.values())
def test_a_view_is_a_box_on_the_earth(view):
    assert -180 <= view.west < view.east <= 180
    assert -85 < view.south < view.north < 85, "the Mercator projection has no poles"


def test_each_view_lies_inside_the_next_larger_one():
    small, middle, large = VIEWS.values()
    for inner, outer in ((small, middle), (middle, large)):
        assert outer.west <= inner.west < inner.east <= outer.east
        assert outer.south <= inner.south < inner.north <= outer.north


def test_the_smallest_view_shows_every_province():
    view = VIEWS["nk"]
    for feature in load_provinces()["features"]:
        longitudes, latitudes = outline(feature["geometry"])
        assert view.west < min(filter(None, longitudes)) < max(filter(None, longitudes)) < view.east
        assert view.south < min(filter(None, latitudes)) < max(filter(None, latitudes)) < view.north


def test_an_outline_has_no_hole_for_which_plotly_fills_the_rest_of_the_world():
    outer, hole = [[0, 0], [0, 9], [9, 9], [0, 0]], [[1, 2], [2, 3], [1, 3], [1, 2]]
    shape = {"type": "MultiPolygon", "coordinates": [[outer, hole], [outer]]}
    assert outline(shape) == ([0, 0, 9, 0, None, 0, 0, 9, 0], [0, 9, 9, 0, None, 0, 9, 9, 0])


def test_the_world_shows_every_located_place_with_an_event(record):
    view = VIEWS["world"]
    counts = count_places(record.events, record.event_places)
    shown = record.places[record.places["id"].isin(list(counts))].dropna(subset=["latitude"])
    assert shown["longitude"].between(view.west, view.east).all()
    assert shown["latitude"].between(view.south, view.north).all()
