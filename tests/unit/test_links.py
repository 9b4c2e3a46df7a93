"""The permalink: a view as query parameters, and back."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bellflower.query.filters import EventFilter, Match, Mode, chosen
from bellflower.query.parameters import MAX_VALUE_LENGTH, Known, declared
from bellflower.query.permalink import View, from_params, permalink, to_params

KNOWN = Known(
    {
        "province": frozenset({"KP-02", "KP-08"}),
        "country": frozenset({"CN", "KP"}),
        "category": frozenset({"crackdown", "policy"}),
        "drug": frozenset({"heroin", "opium"}),
        "type": frozenset({"incident", "statement"}),
        "event": frozenset({"raid-1999", "sweep-2018"}),
        "place": frozenset({"hamhung"}),
        "route": frozenset({"port-hill"}),
        "view": frozenset({"nk", "world"}),
        "near": frozenset({"hamhung"}),
        "dispute": frozenset({"how-much"}),
        "source": frozenset({"gazette-1999"}),
        "scope": frozenset({"all"}),
    }
)


def some(name):
    return st.frozensets(st.sampled_from(sorted(KNOWN.values[name])))


def one_or_none(name):
    return st.sampled_from(["", *sorted(KNOWN.values[name])])


days = st.none() | st.dates(date(1000, 1, 1), date(2200, 12, 31))
short_texts = st.text(max_size=MAX_VALUE_LENGTH)
periods = st.tuples(days, days).map(
    lambda pair: pair if None in pair else tuple(sorted(pair))  # a turned period is not a choice
)


@st.composite
def views(draw):
    earliest, latest = draw(periods)
    wanted = EventFilter(
        earliest=earliest,
        latest=latest,
        mode=draw(st.sampled_from(Mode)),
        match=draw(st.sampled_from(Match)),
        evidence=draw(st.integers(1, 4)),
        text=draw(short_texts),
        chosen=chosen(
            province=draw(some("province")),
            country=draw(some("country")),
            category=draw(some("category")),
            drug=draw(some("drug")),
            type=draw(some("type")),
        ),
    )
    return View(
        wanted,
        event=draw(one_or_none("event")),
        place=draw(one_or_none("place")),
        route=draw(one_or_none("route")),
        region=draw(one_or_none("view")),
        version=draw(short_texts),
        near=draw(one_or_none("near")),
        radius_km=draw(st.integers(1, 2000)),
        split=draw(st.just(0) | st.integers(1000, 2999)),
        dispute=draw(one_or_none("dispute")),
        source=draw(one_or_none("source")),
        scope=draw(one_or_none("scope")),
    )


@given(views())
@example(View(EventFilter(earliest=date(1000, 1, 1), latest=date(2200, 12, 31))))
@example(View(EventFilter(earliest=date(1999, 2, 1), latest=date(2000, 2, 29))))
def test_a_link_brings_back_the_view_it_was_made_from(view):
    assert from_params(to_params(view), KNOWN) == (view, ())


@given(
    st.dictionaries(
        st.sampled_from(list(declared())) | st.text(max_size=8),
        st.lists(
            st.text() | st.sampled_from(["1990", "2005~/..", "upto", "KP-08", "testimony"]), max_size=4
        ),
    )
)
def test_no_link_crashes(params):
    view, notes = from_params(params, KNOWN)
    assert from_params(to_params(view), KNOWN) == (view, ())
    assert all(isinstance(note, str) for note in notes)


def test_everything_is_the_bare_address():
    assert to_params(View()) == {}


def test_the_parameters_stand_in_the_published_order():
    view = View(
        EventFilter(date(1970, 1, 1), date(1985, 12, 31), chosen=chosen(province={"KP-08", "KP-02"})),
        event="raid-1999",
        version="1.0.0",
    )
    assert list(to_params(view).items()) == [
        ("from", ["1970"]),
        ("to", ["1985"]),
        ("province", ["KP-02", "KP-08"]),
        ("event", ["raid-1999"]),
        ("v", ["1.0.0"]),
    ]


@pytest.mark.parametrize(
    ("first", "last", "params"),
    [
        (date(1970, 1, 1), date(1985, 12, 31), {"from": ["1970"], "to": ["1985"]}),
        (date(1970, 3, 1), date(1985, 6, 30), {"from": ["1970-03"], "to": ["1985-06"]}),
        (date(1970, 3, 2), date(1985, 6, 29), {"from": ["1970-03-02"], "to": ["1985-06-29"]}),
    ],
)
def test_a_period_is_written_as_shortly_as_it_is_exact(first, last, params):
    assert to_params(View(EventFilter(first, last))) == params


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("from", "soon"),
        ("to", "2005/.."),
        ("mode", "sideways"),
        ("match", "perhaps"),
        ("province", "KP-99"),
        ("country", "XX"),
        ("category", "flood"),
        ("drug", "tea"),
        ("type", "rumor"),
        ("evidence", "proof"),
        ("event", "no-such-event"),
        ("place", "atlantis"),
        ("route", "no-such-route"),
        ("view", "moon"),
        ("near", "atlantis"),
        ("radius", "far"),
        ("radius", "0"),
        ("radius", "2001"),
        ("split", "later"),
        ("split", "999"),
        ("dispute", "no-such-dispute"),
        ("source", "no-such-source"),
        ("scope", "some"),
    ],
)
def test_what_does_not_exist_is_left_out_and_said(name, value):
    view, (note,) = from_params({name: [value]}, KNOWN)
    assert view == View()
    assert f"“{value}”, which does not exist. It was left out." in note


def test_of_several_values_the_known_ones_are_kept():
    view, notes = from_params({"province": ["KP-08", "KP-99", "KP-02"]}, KNOWN)
    assert view.wanted.values("province") == {"KP-02", "KP-08"}
    assert notes == ("The link asks for the province “KP-99”, which does not exist. It was left out.",)


def test_of_repeated_single_values_the_last_counts():
    view, notes = from_params({"event": ["raid-1999", "sweep-2018"], "from": ["1990", "1995"]}, KNOWN)
    assert (view.event, view.wanted.earliest, notes) == ("sweep-2018", date(1995, 1, 1), ())


def test_an_uncertain_date_in_a_link_takes_its_widest_bounds():
    view, _ = from_params({"from": ["1893~"], "to": ["197X"]}, KNOWN)
    assert (view.wanted.earliest, view.wanted.latest) == (date(1892, 1, 1), date(1979, 12, 31))


def test_a_period_that_ends_before_it_begins_is_left_out_and_said():
    view, notes = from_params({"from": ["1990"], "to": ["1980"], "drug": ["opium"]}, KNOWN)
    assert view == View(EventFilter(chosen=chosen(drug={"opium"})))
    assert notes == (
        "The link asks for a period from 1990 to 1980, which ends before it begins. It was left out.",
    )


def test_a_parameter_of_somebody_else_is_ignored():
    assert from_params({"utm_source": ["x"], "embed": ["true"]}, KNOWN) == (View(), ())


@pytest.mark.parametrize("name", ["from", "q", "v", "evidence"])
def test_a_value_too_long_to_be_a_choice_is_not_looked_at(name):
    value = "[" + "1990," * MAX_VALUE_LENGTH + "1991]"
    view, (note,) = from_params({name: [value]}, KNOWN)
    assert view == View()
    assert len(note) < MAX_VALUE_LENGTH


def test_the_permanent_link_of_the_start_page_has_its_slash():
    assert permalink(View(), "https://example.org").startswith("https://example.org/?v=")
    assert permalink(View(), "https://example.org/events").startswith("https://example.org/events?v=")
