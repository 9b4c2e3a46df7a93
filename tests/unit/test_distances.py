"""Distances on the ellipsoid: of points, legs and routes, and what lies near."""

import math

import pandas as pd
import pytest

from geo.distances import distance_km, leg_lengths_km, places_within_km, route_lengths_km

PLACES = pd.DataFrame(
    [
        ("hyesan", 41.40167, 128.17778),
        ("hamhung", 39.91833, 127.53639),
        ("sea", float("nan"), float("nan")),
        ("hamhung-again", 39.91833, 127.53639),
    ],
    columns=["id", "latitude", "longitude"],
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


def test_every_route_of_the_record_is_measured_or_has_an_end_that_is_not_located(record):
    lengths = route_lengths_km(record.route_legs, record.places)
    located = set(record.places.dropna(subset=["latitude"])["id"])
    whole = record.route_legs["from_place_id"].isin(located) & record.route_legs["to_place_id"].isin(
        located
    )
    assert lengths.notna().to_dict() == whole.groupby(record.route_legs["route_id"]).all().to_dict()


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
