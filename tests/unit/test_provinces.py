"""What the record tells of an area: coverage, drugs, places, routes, two periods, several provinces."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bellflower.analysis.area_tables import (
    area_routes,
    count_area_places,
    count_drugs,
    find_coverage,
    tell_coverage,
)
from bellflower.analysis.areas import near_area, province_area
from bellflower.analysis.comparison import compare_periods, compare_provinces, middle_year
from bellflower.query.filters import EventFilter, chosen
from bellflower.record.schema import closed_values
from bellflower.text import wording

PROVINCES = closed_values("places", "province")


@pytest.fixture(scope="module")
def hamgyong(record):
    return province_area(record, record.events, ["KP-08"])


def test_coverage_adds_up_to_the_claims_of_the_events(record, hamgyong):
    found = find_coverage(record, hamgyong.events)
    claims = record.claims[record.claims["event_id"].isin(hamgyong.events["id"])]
    assert (found.events, found.claims) == (len(hamgyong.events), len(claims))
    assert 0 < found.most <= found.claims
    assert found.publisher in set(record.sources["publisher"])


def test_coverage_of_nothing_is_said_as_no_source_and_not_as_no_event(record):
    empty = province_area(record, record.events, ["KP-05"])
    assert find_coverage(record, empty.events) == (0, 0, 0, 0, "", 0)
    said = tell_coverage(record, empty)
    assert "no source" in said
    assert "does not mean that nothing happened" in said


def test_a_coverage_sentence_names_the_publisher(record, hamgyong):
    assert "come from one publisher, Daily NK" in tell_coverage(record, hamgyong)


def test_drugs_and_places_are_counted_with_the_most_first(record, hamgyong):
    drugs, places = count_drugs(hamgyong.events), count_area_places(record, hamgyong)
    assert drugs["Drug"].iloc[0] == "Methamphetamine"
    assert places["Place"].iloc[0] == "Hamhung"
    for counted in (drugs, places):
        assert counted["Events"].is_monotonic_decreasing
        assert counted["Events"].between(1, len(hamgyong.events)).all()
    assert set(places["id"]) <= hamgyong.place_ids


def test_routes_lead_out_and_in_and_are_measured_only_between_real_points(record, hamgyong):
    routes = area_routes(record, hamgyong, EventFilter())
    out = routes[(routes["From"] == "Hamhung") & (routes["To"] == "Chongjin")]
    assert set(out["Direction"]) == {"Out"}
    assert out["km"].between(250, 310).all()
    assert routes.loc[routes["To"] == "North Korea", "km"].isna().all()
    assert set(routes["Direction"]) == {"Out", "In"}


def test_a_route_between_two_chosen_provinces_lies_within(record):
    both = province_area(record, record.events, ["KP-08", "KP-10"])
    routes = area_routes(record, both, EventFilter())
    inner = routes[(routes["From"] == "Hyesan") & (routes["To"] == "Hamhung")]
    assert set(inner["Direction"]) == {"Within"}


def test_routes_follow_the_period_and_the_drug(record, hamgyong):
    early = area_routes(record, hamgyong, EventFilter(latest=date(1990, 1, 1)))
    assert early.empty
    assert area_routes(record, hamgyong, EventFilter(chosen=chosen(drug={"cannabis"}))).empty


def test_routes_of_the_ground_around_a_place_are_found(record):
    near = near_area(record, record.events, "hamhung", 30)
    assert "Hamhung" in set(area_routes(record, near, EventFilter())["From"])


@given(st.integers(1000, 2999))
def test_two_periods_lose_no_event(record, year):
    told = compare_periods(record.events, year)
    total = told.iloc[-1]
    assert total["before"] + total["across"] + total["after"] + total["undated"] == len(record.events)
    assert (told["after"] - told["before"]).equals(told["change"])
    columns = ["before", "across", "after", "undated"]
    assert (told[columns].iloc[:-1].sum() == total[columns].astype("int64")).all()


def test_an_event_that_may_lie_on_either_side_is_in_neither_period():
    events = pd.DataFrame(
        {
            "category": ["policy"] * 4,
            "earliest": pd.to_datetime(["1999-01-01", "2000-01-01", "1999-12-31", None]),
            "latest": pd.to_datetime(["1999-12-31", "2000-01-01", "2000-01-01", None]),
        }
    )
    row = compare_periods(events, 2000).iloc[0]
    assert (row["before"], row["across"], row["after"], row["undated"]) == (1, 1, 1, 1)
    assert middle_year(events) == 1999
    assert middle_year(events.tail(1)) == 2000


@given(st.lists(st.sampled_from(PROVINCES), min_size=2, unique=True))
def test_provinces_are_compared_in_the_order_chosen(record, codes):
    told = compare_provinces(record, record.events, codes)
    assert list(told.columns) == ["Measure", *map(wording.label, codes)]
    assert told["Measure"].iloc[0] == "Events"


def test_a_compared_province_without_event_says_that_there_is_no_source(record):
    told = compare_provinces(record, record.events, ["KP-08", "KP-05"]).set_index("Measure")
    assert told.at["Events", "South Hwanghae"] == "No source"
    assert told.at["Events", "South Hamgyong"] == str(
        len(province_area(record, record.events, ["KP-08"]).events)
    )
