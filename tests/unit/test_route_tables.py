"""Routes on their page, on cards and in GeoJSON: the same lengths, and filters that act on them."""

import pytest

from bellflower.analysis.route_tables import place_words, routes_at, select_route_ids, tell_route
from bellflower.analysis.selection import select
from bellflower.publish.export.geo_json import route_features
from bellflower.query.filters import EventFilter, chosen
from bellflower.query.permalink import View
from bellflower.view.cards import place_card, route_card
from bellflower.view.figures.basemap import VIEWS
from bellflower.view.figures.route_map import name_positions, route_map_figure
from bellflower.view.figures.routes import drawn_legs
from bellflower.view.links import Links
from bellflower.view.palette import LIGHT
from bellflower.view.route_lists import route_list
from bellflower.view.route_words import format_length, ways_of


def test_the_lengths_of_a_leg_agree_on_card_page_and_geojson(record):
    exported = {
        feature["id"]: feature["properties"]["length_km"]
        for feature in route_features(select(record, View()))["features"]
    }
    for route_id in record.routes["id"]:
        card = route_card(record, route_id)
        for leg in tell_route(record, route_id).legs:
            told = exported[f"{route_id}/{leg['leg']}"]
            known = format_length(leg["length_km"])
            assert (told is None) == (known == "")
            if told is not None:
                assert told == pytest.approx(leg["length_km"], abs=0.06)
                assert known in card


def test_a_length_is_never_summed_over_branches(record):
    shown = route_list(record, record.routes["id"].tolist(), Links(()))
    names = place_words(record)
    for feature in route_features(select(record, View()))["features"]:
        route = tell_route(record, feature["properties"]["route_id"])
        if len(route.branches) > 1:
            assert feature["properties"]["route_length_km"] is None
    assert "2,844 km" not in shown
    assert all(way in shown for way in ways_of(tell_route(record, "border-towns-into-china"), names))


def test_the_routes_that_touch_dandong_are_found_by_name_by_distance_and_on_its_card(record):
    at = set(routes_at(record, frozenset(["dandong"]))["id"])
    assert at
    by_name = select_route_ids(select(record, View(EventFilter(text="丹東"))))
    near = select_route_ids(select(record, View(near="dandong", radius_km=1)))
    assert at <= set(by_name)
    assert at <= set(near)
    card = place_card(record, "dandong", record.events.head(0), Links(()))
    assert all(f'href="?route={one}"' in card for one in at)


def test_a_province_shows_the_routes_of_all_its_places(record):
    card = place_card(record, "rason", record.events.head(0), Links(()))
    inside = frozenset(record.places.loc[record.places["province"] == "KP-13", "id"])
    assert all(f"route={one}" in card for one in routes_at(record, inside)["id"])


@pytest.mark.parametrize(
    "wanted",
    [EventFilter(chosen=chosen(drug=["opium"])), EventFilter(evidence=4), EventFilter(text="Hamhung")],
)
def test_filters_narrow_the_routes(record, wanted):
    ids = select_route_ids(select(record, View(wanted)))
    assert 0 < len(ids) < len(record.routes)


@pytest.mark.parametrize("view", ["nk", "region", "world"])
def test_names_on_the_map_lie_on_no_other_and_the_opened_route_is_named_first(record, view):
    legs = drawn_legs(record.routes, record.route_legs, record.places)
    words = place_words(record)
    for opened in legs["route_id"].unique()[:8]:
        figure = route_map_figure(legs, words, LIGHT, view, opened)
        ends = figure.data[-1]
        assert set(ends.text) - {""} <= set(words.values())
        own = legs[legs["route_id"] == opened]
        assert ends.hovertext[0] in {words[one] for one in (*own["from_place_id"], *own["to_place_id"])}


def test_no_name_hides_another_or_a_mark():
    points = [(127.0 + step * 0.05, 39.0) for step in range(12)]
    found = name_positions(points, ["A place with a name"] * 12, VIEWS["nk"], 440)
    assert 0 < sum(each is not None for each in found) < 12
    assert name_positions(points[:1], ["A"], VIEWS["nk"], 440) == ["middle right"]


def test_the_map_has_a_line_for_each_leg_that_can_be_drawn(record):
    legs = drawn_legs(record.routes, record.route_legs, record.places)
    figure = route_map_figure(legs, place_words(record), LIGHT, "region")
    lines = [trace for trace in figure.data if trace.name == "route"]
    assert len(lines) == len(legs)
