"""Areas: provinces, the ground around a place, and what belongs to no province."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bellflower.analysis.areas import (
    count_apart,
    count_by_province,
    measurable_places,
    near_area,
    province_area,
)
from bellflower.record.schema import closed_values
from geo.neighbors import find_neighbors

PROVINCES = closed_values("places", "province")


def test_every_province_is_counted_even_those_without_source(record):
    counted = count_by_province(record.events)
    assert set(counted["province"]) == set(PROVINCES)
    assert {"Nampo", "Kaesong"} <= set(counted["name"])
    assert (counted["events"] == 0).any()


def test_no_event_means_zero_for_every_province(record):
    assert count_by_province(record.events.head(0))["events"].eq(0).all()


def test_every_event_is_in_a_province_or_counted_apart(record):
    apart = count_apart(record.events, record.places)
    inside = province_area(record, record.events, [])
    assert len(inside.events) + apart.whole_country + apart.only_abroad == len(record.events)
    assert apart.whole_country > 0 < apart.only_abroad


@given(st.sets(st.sampled_from(PROVINCES), min_size=1))
def test_an_area_of_provinces_holds_the_events_of_each_once(record, codes):
    area = province_area(record, record.events, codes)
    assert area.events["id"].is_unique
    singles = [set(province_area(record, record.events, [code]).events["id"]) for code in codes]
    assert set(area.events["id"]) == set().union(*singles)
    assert set(area.codes) == codes


def test_the_title_names_the_area(record):
    assert (
        province_area(record, record.events, ["KP-10", "KP-08"]).title == "South Hamgyong and Ryanggang"
    )
    assert province_area(record, record.events, []).title == "All provinces"
    near = near_area(record, record.events, "hamhung", 50, ["KP-08"])
    assert near.title == "Within 50 km of Hamhung 함흥, in South Hamgyong"


def test_hungnam_is_within_20_km_of_hamhung_and_pyongyang_is_not(record):
    inside = near_area(record, record.events, "hamhung", 20).place_ids
    assert {"hamhung", "hungnam"} <= inside
    assert "pyongyang" not in inside


@given(st.integers(1, 500), st.integers(0, 500))
def test_a_larger_distance_never_loses_an_event(record, radius, more):
    small, large = (near_area(record, record.events, "hamhung", km) for km in (radius, radius + more))
    assert set(small.events["id"]) <= set(large.events["id"])
    assert small.unmeasured == large.unmeasured


def test_a_place_that_stands_for_an_area_is_not_measured_and_its_events_are_counted(record):
    places = measurable_places(record.places)
    assert not {"north-korea", "south-hamgyong", "china"} & set(places["id"])
    assert places["latitude"].notna().all()
    area = near_area(record, record.events, "hamhung", 20_000)
    assert len(area.events) + area.unmeasured == len(record.events)
    with pytest.raises(KeyError):
        near_area(record, record.events, "north-korea", 50)


def test_a_province_of_which_no_source_speaks_is_an_area_without_events(record):
    area = province_area(record, record.events.head(0), ["KP-04"])
    assert (area.title, area.codes, len(area.events)) == ("Chagang", ("KP-04",), 0)


@pytest.mark.parametrize(
    ("code", "provinces", "countries"),
    [
        ("KP-13", ("KP-09",), ("CN", "RU")),
        ("KP-10", ("KP-04", "KP-08", "KP-09"), ("CN",)),
        ("KP-07", ("KP-02", "KP-06", "KP-08"), ("KR",)),
        ("KP-01", ("KP-02", "KP-06"), ()),
    ],
)
def test_a_province_borders_its_neighbors(code, provinces, countries):
    assert find_neighbors(code) == (provinces, countries)


def test_neighbors_are_mutual_and_a_province_without_polygon_has_none():
    found = {code: find_neighbors(code) for code in PROVINCES}
    assert [code for code, neighbors in found.items() if neighbors is None] == ["KP-14", "KP-15"]
    for code, neighbors in found.items():
        for other in neighbors.provinces if neighbors else ():
            assert code in found[other].provinces
