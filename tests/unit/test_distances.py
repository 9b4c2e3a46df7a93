"""Distances on the ellipsoid: of points, legs and routes, and what lies near."""

import math

import pandas as pd
import pytest

from geo.distances import (
    AREAS,
    branches,
    distance_km,
    leg_lengths_km,
    places_within_km,
    route_lengths_km,
)

PLACES = pd.DataFrame(
    [
        ("hyesan", 41.40167, 128.17778, "city"),
        ("hamhung", 39.91833, 127.53639, "city"),
        ("sea", float("nan"), float("nan"), "sea"),
        ("korea", 36.0, 100.0, "country"),
        ("hamhung-again", 39.91833, 127.53639, "city"),
    ],
    columns=["id", "latitude", "longitude", "location_precision"],
)


def legs(*ends):
    return pd.DataFrame(ends, columns=["route_id", "from_place_id", "to_place_id"])


def test_hyesan_lies_about_174_km_from_hamhung(record):
    points = record.places.set_index("id")[["latitude", "longitude"]]
    assert distance_km(tuple(points.loc["hyesan"]), tuple(points.loc["hamhung"])) == pytest.approx(
        174, abs=1
    )


def test_a_place_has_no_distance_from_itself():
    assert distance_km((39.9, 127.5), (39.9, 127.5)) == 0


@pytest.mark.parametrize(
    ("start", "end"), [("hyesan", "sea"), ("sea", "hyesan"), ("hyesan", ""), ("hyesan", "atlantis")]
)
def test_a_leg_with_an_end_that_is_not_located_has_no_length(start, end):
    assert leg_lengths_km(legs(("r", start, end)), PLACES).isna().tolist() == [True]


def test_the_lengths_keep_the_index_of_the_legs():
    some = legs(("r", "hyesan", "hamhung"), ("r", "hamhung", "hyesan")).set_index(pd.Index([7, 3]))
    lengths = leg_lengths_km(some, PLACES)
    assert lengths.index.tolist() == [7, 3]
    assert lengths[7] == lengths[3] > 0


def test_a_route_is_as_long_as_its_legs_together():
    lengths = route_lengths_km(legs(("r", "hyesan", "hamhung"), ("r", "hamhung", "hyesan")), PLACES)
    assert lengths["r"] == pytest.approx(2 * distance_km((41.40167, 128.17778), (39.91833, 127.53639)))


def test_a_route_with_a_leg_that_cannot_be_measured_has_no_length():
    lengths = route_lengths_km(
        legs(("r", "hyesan", "hamhung"), ("r", "hamhung", "sea"), ("s", "hyesan", "hamhung")), PLACES
    )
    assert math.isnan(lengths["r"])
    assert lengths["s"] > 0


def test_an_end_that_stands_for_an_area_gives_no_length():
    assert leg_lengths_km(legs(("r", "hyesan", "korea")), PLACES).isna().tolist() == [True]


def ways(*ends):
    return [(branch.places, branch.legs) for branch in branches(legs(*ends), PLACES)]


def test_legs_that_follow_each_other_are_one_branch():
    assert ways(("r", "a", "b"), ("r", "b", "c")) == [(("a", "b", "c"), (0, 1))]


def test_legs_side_by_side_are_branches_of_their_own_and_are_never_added_up():
    forked = [("r", "hyesan", "hamhung"), ("r", "hyesan", "hamhung-again")]
    assert [places for places, _ in ways(*forked)] == [
        ("hyesan", "hamhung"),
        ("hyesan", "hamhung-again"),
    ]
    assert math.isnan(route_lengths_km(legs(*forked), PLACES)["r"])


def test_branches_may_share_their_beginning_or_their_end():
    assert [numbers for _, numbers in ways(("r", "a", "b"), ("r", "b", "c"), ("r", "b", "d"))] == [
        (0, 1),
        (0, 2),
    ]
    assert [numbers for _, numbers in ways(("r", "a", "c"), ("r", "b", "c"), ("r", "c", "d"))] == [
        (0, 2),
        (1, 2),
    ]


def test_a_leg_without_an_end_ends_its_branch():
    assert ways(("r", "a", ""), ("r", "", "b")) == [(("a", ""), (0,)), (("", "b"), (1,))]


def test_every_leg_of_the_record_is_in_a_branch(record):
    for _, rows in record.route_legs.groupby("route_id"):
        found = branches(rows, record.places)
        assert {number for branch in found for number in branch.legs} == set(range(len(rows)))


def test_every_route_of_the_record_is_measured_or_has_branches_or_an_end_without_a_point(record):
    lengths = route_lengths_km(record.route_legs, record.places)
    places = record.places
    exact = places[~places["location_precision"].isin(AREAS)]
    located = set(exact.dropna(subset=["latitude"])["id"])
    single = {
        route: len(branches(rows, places)) == 1 for route, rows in record.route_legs.groupby("route_id")
    }
    whole = record.route_legs["from_place_id"].isin(located) & record.route_legs["to_place_id"].isin(
        located
    )
    measured = whole.groupby(record.route_legs["route_id"]).all().to_dict()
    assert lengths.notna().to_dict() == {
        route: is_whole and single[route] for route, is_whole in measured.items()
    }


def test_what_lies_near_comes_nearest_first_and_by_id_where_equal():
    near = places_within_km(PLACES, (41.40167, 128.17778), 200)
    assert near["id"].tolist() == ["hyesan", "hamhung", "hamhung-again"]
    assert near["distance_km"].is_monotonic_increasing


@pytest.mark.parametrize(
    ("radius", "ids"), [(0, ["hyesan"]), (173, ["hyesan"]), (174, ["hyesan", "hamhung"])]
)
def test_the_radius_is_included(radius, ids):
    near = places_within_km(PLACES[:3], (41.40167, 128.17778), radius)
    assert near["id"].tolist() == ids


def test_a_negative_radius_is_refused():
    with pytest.raises(ValueError, match=r"-1 is not a radius in kilometers; use 0 or more"):
        places_within_km(PLACES, (0, 0), -1)


def test_no_place_is_near_nothing():
    assert places_within_km(PLACES.iloc[:0], (0, 0), 100).empty
