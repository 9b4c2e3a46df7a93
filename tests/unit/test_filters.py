"""The selection: periods with both edges, and each facet."""

from datetime import date

import pandas as pd
import pytest

from bellflower.query.filters import (
    EventFilter,
    Match,
    Mode,
    chosen,
    in_period,
    select_events,
    select_facets,
    select_routes,
)
from bellflower.record.dataset import with_bounds
from bellflower.record.search import TextIndex
from geo.geocoder import PlaceGeocoder

NO_PLACES = PlaceGeocoder(
    pd.DataFrame(columns=["id", "name", "name_ko", "other_names", "latitude", "longitude"])
)
GOOD_EVENT = {
    "id": "raid-1999",
    "date": "1999-04",
    "category": "trafficking",
    "record_type": "incident",
    "drug_list": ("heroin", "opium"),
    "provinces": ("KP-08",),
    "countries": ("JP", "KP"),
    "evidence_rank": 3,
}
INDEX = TextIndex({"raid-1999": " a ship is searched"}, NO_PLACES)


def events(**changes):
    """A table of one good event, with the given cells changed."""
    return with_bounds(pd.DataFrame([GOOD_EVENT | changes]))


def lies_in(text, first, last, match=Match.POSSIBLY, mode=Mode.WINDOW):
    period = EventFilter(
        date.fromisoformat(first) if first else None,
        date.fromisoformat(last) if last else None,
        mode,
        match,
    )
    return in_period(events(date=text), period).tolist() == [True]


@pytest.mark.parametrize(
    ("text", "first", "last", "expected"),
    [
        ("1976", "1976-12-31", "1980-01-01", True),
        ("1976", "1977-01-01", "1980-01-01", False),
        ("1976", "1970-01-01", "1976-01-01", True),
        ("1976", "1970-01-01", "1975-12-31", False),
        ("1997/2003", "2000-01-01", "2000-01-01", True),
        ("1893~", "1894-12-31", "1900-01-01", True),
        ("1893~", "1895-01-01", "1900-01-01", False),
        ("../2015-06-29", "2015-06-29", "2015-06-29", True),
        ("../2015-06-29", "2010-01-01", "2015-06-28", False),
        ("2005~/..", "2050-01-01", "2050-12-31", True),
        ("", "1000-01-01", "2200-12-31", False),
    ],
)
def test_an_event_possibly_lies_in_a_period_if_any_of_its_days_does(text, first, last, expected):
    assert lies_in(text, first, last) is expected


@pytest.mark.parametrize(
    ("text", "first", "last", "expected"),
    [
        ("1976", "1976-01-01", "1976-12-31", True),
        ("1976", "1976-01-02", "1976-12-31", False),
        ("1976", "1976-01-01", "1976-12-30", False),
        ("1976-10-18", "1976-10-18", "1976-10-18", True),
        ("1997/2003", "1997-12-31", "1997-12-31", True),
        ("1997/2003", "1990-01-01", "1997-12-30", False),
        ("1997/2003", "2003-01-01", "2003-01-01", True),
        ("1997/2003", "2003-01-02", "2010-01-01", False),
        ("[1992..1995]", "1992-01-01", "1995-12-31", True),
        ("[1992..1995]", "1993-01-01", "1994-12-31", False),
        ("../2015-06-29", "2015-06-29", "2015-06-29", True),
        ("../2015-06", "2015-06-01", "2015-06-30", False),
        ("[..2015-06-11]", "2015-01-01", "2015-12-31", False),
        ("2005~/..", "2007-01-01", "2007-01-01", True),
        ("2005~/..", "2004-01-01", "2006-12-30", False),
        ("", "1000-01-01", "2200-12-31", False),
    ],
)
def test_an_event_surely_lies_in_a_period_if_all_its_days_or_a_certain_one_do(
    text, first, last, expected
):
    assert lies_in(text, first, last, Match.SURELY) is expected


@pytest.mark.parametrize("match", Match)
def test_a_period_without_a_first_day_begins_with_the_record(match):
    assert lies_in("1880", None, "1880-12-31", match)


@pytest.mark.parametrize("match", Match)
def test_a_period_without_a_last_day_reaches_to_the_present(match):
    assert lies_in("2025", "2025-01-01", None, match)


@pytest.mark.parametrize(("last", "expected"), [("1976-01-01", True), ("1975-12-31", False)])
def test_up_to_a_day_takes_everything_before_it_and_ignores_the_first_day(last, expected):
    assert lies_in("1976", "1999-01-01", last, mode=Mode.UP_TO) is expected


@pytest.mark.parametrize(
    "wanted",
    [EventFilter(), EventFilter(earliest=date(1990, 1, 1), mode=Mode.UP_TO)],
)
def test_an_undated_event_is_shown_while_the_period_leaves_nothing_out(wanted):
    assert not wanted.has_period
    assert in_period(events(date=""), wanted).tolist() == [True]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (EventFilter(chosen=chosen(category={"trafficking", "policy"})), True),
        (EventFilter(chosen=chosen(category={"policy"})), False),
        (EventFilter(chosen=chosen(type={"incident"})), True),
        (EventFilter(chosen=chosen(type={"estimate"})), False),
        (EventFilter(chosen=chosen(drug={"opium"})), True),
        (EventFilter(chosen=chosen(drug={"cannabis"})), False),
        (EventFilter(chosen=chosen(province={"KP-02", "KP-08"})), True),
        (EventFilter(chosen=chosen(province={"KP-02"})), False),
        (EventFilter(chosen=chosen(country={"JP"})), True),
        (EventFilter(chosen=chosen(country={"CN"})), False),
        (EventFilter(text="ship searched"), True),
        (EventFilter(text="train"), False),
        (EventFilter(text="  "), True),
        (EventFilter(evidence=3), True),
        (EventFilter(evidence=4), False),
        (EventFilter(date(1999, 4, 30), date(2000, 1, 1)), True),
        (EventFilter(date(1999, 5, 1), date(2000, 1, 1)), False),
        (EventFilter(chosen=chosen(category={"trafficking"}, drug={"cannabis"})), False),
    ],
)
def test_values_of_one_facet_are_alternatives_and_facets_narrow_each_other(wanted, expected):
    assert (len(select_events(events(), wanted, INDEX)) == 1) is expected


def test_the_facets_leave_period_and_evidence_to_the_widget():
    wanted = EventFilter(date(2018, 1, 1), date(2018, 12, 31), evidence=4)
    assert len(select_facets(events(), wanted, INDEX)) == 1


def test_an_event_without_a_value_is_in_no_facet_of_it():
    wanted = EventFilter(chosen=chosen(drug={"opium"}))
    assert select_events(events(drug_list=()), wanted, INDEX).empty


def test_no_event_is_an_empty_selection_and_no_error():
    wanted = EventFilter(date(1990, 1, 1), text="ship", evidence=2, chosen=chosen(province={"KP-08"}))
    nothing = events().iloc[:0]
    assert select_events(nothing, wanted, INDEX).empty


def test_the_selection_keeps_the_order_of_the_record(record):
    wanted = EventFilter(date(1990, 1, 1), date(2010, 12, 31))
    chosen = select_events(record.events, wanted, record.text_index)
    assert chosen.index.is_monotonic_increasing
    assert 0 < len(chosen) < len(record.events)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (EventFilter(), True),
        (EventFilter(chosen=chosen(drug={"methamphetamine"})), True),
        (EventFilter(chosen=chosen(drug={"cannabis"})), False),
        (EventFilter(chosen=chosen(province={"KP-09"})), True),
        (EventFilter(chosen=chosen(province={"KP-08"})), False),
        (EventFilter(chosen=chosen(country={"KP"})), True),
        (EventFilter(chosen=chosen(country={"JP"})), False),
        (EventFilter(text="Hoeryong"), True),
        (EventFilter(text="회령"), True),
        (EventFilter(text="xylophone"), False),
        (EventFilter(evidence=4, chosen=chosen(category={"policy"})), True),
    ],
)
def test_a_route_is_selected_by_drug_place_and_text_only(record, wanted, expected):
    chosen = select_routes(record.routes, record.route_legs, record.places, wanted, record.text_index)
    assert ("chongjin-hoeryong-retail" in set(chosen["id"])) is expected
