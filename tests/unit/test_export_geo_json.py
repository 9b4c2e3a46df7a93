"""GeoJSON of events, places and routes, read back and compared with the record."""

import json

import pytest

from bellflower.analysis.selection import select
from bellflower.publish.export.formats import file_bytes
from bellflower.publish.export.geo_json import event_features, place_features, route_features
from bellflower.publish.export.values import typed_row
from bellflower.query.filters import EventFilter
from bellflower.query.permalink import View
from bellflower.record.dataset import load_dataset
from bellflower.record.tables import rows_of
from geo.distances import distance_km


@pytest.fixture(scope="module")
def everything(record):
    return select(record, View())


def positions(geometry):
    """Every position of a geometry, flat."""
    depth = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2}[geometry["type"]]
    found = [geometry["coordinates"]]
    for _ in range(depth):
        found = [inner for outer in found for inner in outer]
    return found


def test_each_event_is_one_feature_with_its_columns(record, everything):
    features = json.loads(file_bytes("geojson", everything))["features"]
    assert [feature["id"] for feature in features] == record.events["id"].tolist()
    assert [
        {name: feature["properties"][name] for name in typed_row("events", row)}
        for feature, row in zip(features, rows_of(record.events), strict=True)
    ] == [typed_row("events", row) for row in rows_of(record.events)]


def test_an_event_lies_at_each_of_its_located_places(record, everything):
    places = {row["id"]: row for row in rows_of(record.places)}
    for feature in event_features(everything)["features"]:
        there = {
            (places[place]["longitude"], places[place]["latitude"])
            for place in feature["properties"]["place_ids"]
            if places[place]["latitude"] == places[place]["latitude"]  # NaN if it is not located
        }
        found = positions(feature["geometry"]) if feature["geometry"] else []
        assert {tuple(position) for position in found} == there
        assert len(found) == len(there)


def test_a_place_from_which_it_was_only_reported_is_no_point(good):
    good.change("event_places", 2, role="reported_from")
    first, second = event_features(select(load_dataset(good.folder), View()))["features"]
    assert (first["geometry"], second["geometry"]) == (None, None)
    assert first["properties"]["places"][0]["role"] == "reported_from"


def test_places_come_back_with_their_position(everything):
    features = place_features(everything)["features"]
    assert [feature["properties"] for feature in features] == [
        typed_row("places", row) for row in rows_of(everything.places)
    ]
    assert all(
        feature["geometry"]["coordinates"]
        == [feature["properties"]["longitude"], feature["properties"]["latitude"]]
        for feature in features
        if feature["geometry"]
    )


def test_each_leg_is_a_line_as_long_as_geopy_says(record, everything):
    features = route_features(everything)["features"]
    assert len(features) == len(record.route_legs)
    for feature in features:
        is_told = feature["properties"]["length_km"] is not None
        if feature["geometry"] and feature["geometry"]["type"] == "LineString" and is_told:
            (west, south), (east, north) = feature["geometry"]["coordinates"]
            length = distance_km((south, west), (north, east))
            assert feature["properties"]["length_km"] == pytest.approx(length, abs=0.06)


@pytest.mark.parametrize(("west", "east", "edge"), [("129.04", "-98", 180), ("-98", "129.04", -180)])
def test_a_line_across_the_180th_meridian_is_cut_there(good, west, east, edge):
    good.change("places", 2, latitude="45.1", longitude=east, location_precision="point",
                geo_source="A gazetteer", province="", country="US")  # fmt: skip
    good.change("places", 3, longitude=west)
    (leg,) = route_features(select(load_dataset(good.folder), View()))["features"]
    (start, left), (entered, end) = leg["geometry"]["coordinates"]
    assert leg["geometry"]["type"] == "MultiLineString"
    assert (start, end) == ([float(west), 35.1], [float(east), 45.1])
    assert (left[0], entered[0]) == (edge, -edge)
    assert left[1] == entered[1] == pytest.approx(39.6, abs=2)


def test_a_leg_that_cannot_be_drawn_has_no_line_and_is_still_there(good):
    (leg,) = route_features(select(load_dataset(good.folder), View()))["features"]
    assert (leg["id"], leg["geometry"], leg["properties"]["length_km"]) == ("port-hill/1", None, None)


def test_a_route_told_in_words_only_has_no_line(record, everything):
    unmapped = set(record.routes.loc[record.routes["kind"] == "unmapped", "id"])
    found = [
        feature["geometry"]
        for feature in route_features(everything)["features"]
        if feature["properties"]["route_id"] in unmapped
    ]
    assert found
    assert set(map(str, found)) == {"None"}


def test_a_leg_follows_the_period_and_the_evidence(good):
    good.change("routes", 2, date="1995/2000")
    record = load_dataset(good.folder)

    def legs(**wanted):
        return len(select(record, View(EventFilter(**wanted))).route_legs)

    year_end = record.routes["latest"].iloc[0].date()
    assert (legs(latest=year_end), legs(earliest=year_end.replace(year=2001))) == (1, 0)
    assert (legs(evidence=1), legs(evidence=2)) == (1, 0)
