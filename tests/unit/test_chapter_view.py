"""A chapter as a view, and a view as a chapter."""

from datetime import date

import pytest

from bellflower.query.filters import EventFilter, Mode, chosen
from bellflower.query.permalink import View, params_of
from bellflower.record.dataset import load_dataset
from bellflower.teaching.stories.chapter_view import chapter_view, view_parts
from bellflower.teaching.stories.known_values import known_values
from bellflower.teaching.stories.library import Chapter


@pytest.fixture(scope="module")
def known():
    return known_values(load_dataset())


@pytest.mark.parametrize(
    ("period", "earliest", "latest"),
    [
        ("1970/1985", date(1970, 1, 1), date(1985, 12, 31)),
        ("1976-02", date(1976, 2, 1), date(1976, 2, 29)),
        ("2020/..", date(2020, 1, 1), None),
        ("../1945", None, date(1945, 12, 31)),
        ("", None, None),
        ("last summer", None, None),
    ],
)
def test_the_period_of_a_chapter_is_that_of_its_view(known, period, earliest, latest):
    view, notes = chapter_view(Chapter("a", "A", period=period, query="from=1990&q=ship"), known)
    assert (view.wanted.earliest, view.wanted.latest) == (earliest, latest)
    assert (view.wanted.text, notes) == ("ship", ())


def test_what_a_chapter_asks_for_in_vain_is_told(known):
    view, notes = chapter_view(Chapter("a", "A", view="moon", query="category=flood"), known)
    assert (view.region, view.wanted) == ("nk", EventFilter())
    assert "“flood”" in notes[0]


def test_the_parts_of_a_view_are_a_chapter_with_that_view(known):
    wanted = EventFilter(
        earliest=date(1990, 3, 1),
        latest=date(1999, 10, 31),
        mode=Mode.UP_TO,
        evidence=3,
        text="a & b",
        chosen=chosen(province={"KP-08", "KP-02"}),
    )
    view = View(wanted, region="region")
    assert chapter_view(Chapter("a", "A", **view_parts(view)), known) == (view, ())


def test_a_view_becomes_a_period_a_part_of_the_map_and_a_query():
    wanted = EventFilter(
        earliest=date(1990, 1, 1),
        latest=date(1999, 12, 31),
        mode=Mode.UP_TO,
        text="a & b",
        chosen=chosen(province={"KP-08", "KP-02"}),
    )
    parts = view_parts(View(wanted, region="region", event="pongsu-2003", story="own", version="1.0.0"))
    assert parts["period"] == "1990/1999"
    assert parts["view"] == "region"
    assert params_of(parts["query"]) == {
        "mode": ["upto"], "province": ["KP-02", "KP-08"], "q": ["a & b"]
    }  # fmt: skip


def test_a_view_of_everything_has_no_period_and_no_query():
    assert view_parts(View()) == {"period": "", "view": "nk", "query": ""}
    assert view_parts(View(EventFilter(latest=date(1999, 12, 31))))["period"] == "../1999"
