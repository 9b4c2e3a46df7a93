"""The layout of the timeline: lanes and rows."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bellflower.record.dataset import with_bounds
from bellflower.view.figures.lanes import FADE_YEARS, LEAST_ROWS, MARK_YEARS, Bar, lay_out
from bellflower.view.palette import MARKS

LAST = 2027.0
days = st.dates(date(1880, 1, 1), date(2026, 12, 31))
spans = st.tuples(days, days).map(sorted).map(lambda pair: f"{pair[0]}/{pair[1]}")
dates = st.one_of(
    days.map(str),
    days.map(lambda day: f"{day:%Y-%m}"),
    days.map(lambda day: f"{day:%Y}"),
    days.map(lambda day: f"../{day}"),
    days.map(lambda day: f"{day:%Y}/.."),
    spans,
    st.just(""),
)
tables = st.lists(st.tuples(dates, st.sampled_from(["policy", "health", "society"])), max_size=25)


def events(rows):
    """A table of events e0, e1, … with the given dates and categories."""
    ids = [f"e{number}" for number in range(len(rows))]
    frame = pd.DataFrame(rows, columns=["date", "category"], dtype="str").assign(id=ids)
    return with_bounds(frame)


def laid_out(*rows):
    return lay_out(events(rows), tuple(MARKS), LAST)


def drawn(lanes):
    """The bars as a table."""
    return pd.DataFrame(lanes.bars, columns=Bar._fields)


def only(text):
    """The bar of the only event."""
    (bar,) = laid_out((text, "policy")).bars
    return bar


@given(tables)
def test_two_events_of_one_row_never_overlap(rows):
    for _, row in drawn(laid_out(*rows)).groupby("y"):
        ordered = row.sort_values(["start", "end"])
        taken = ordered["end"].clip(lower=ordered["start"] + MARK_YEARS)
        assert (ordered["start"].iloc[1:].to_numpy() >= taken.iloc[:-1].to_numpy()).all()


@given(tables)
def test_every_dated_event_is_laid_out_once_in_the_lane_of_its_category(rows):
    lanes = laid_out(*rows)
    categories = {bar.id: bar.category for bar in lanes.bars}
    assert categories == {f"e{number}": name for number, (text, name) in enumerate(rows) if text}
    assert len(lanes.bars) == len(categories)
    for bar in lanes.bars:
        first, count = lanes.bands[bar.category]
        assert first <= bar.y < first + count


@given(tables)
def test_no_event_ends_before_it_starts_and_its_core_lies_inside(rows):
    for bar in laid_out(*rows).bars:
        assert bar.start < bar.end
        assert (bar.core_start is None) == (bar.core_end is None)
        if bar.core_start is not None:
            assert bar.start <= bar.core_start
            assert bar.core_end <= bar.end


@given(tables)
def test_the_lanes_lie_one_below_the_other_without_a_gap(rows):
    lanes = laid_out(*rows)
    assert list(lanes.bands) == list(MARKS)
    next_row = 0
    for first, count in lanes.bands.values():
        assert first == next_row
        next_row = first + count
    assert lanes.height == next_row


def test_a_lane_without_events_keeps_the_least_number_of_rows():
    bands = {category: (number * LEAST_ROWS, LEAST_ROWS) for number, category in enumerate(MARKS)}
    assert laid_out().bands == bands


def test_events_that_do_not_touch_share_a_row():
    one, other = laid_out(("1976", "policy"), ("1978", "policy")).bars
    assert one.y == other.y


def test_events_at_the_same_time_get_a_row_each():
    assert len({bar.y for bar in laid_out(*[("1976", "policy")] * 3).bars}) == 3


@pytest.mark.parametrize(
    ("text", "is_mark"), [("1976-10-18", True), ("1976-10", False), ("1976", False)]
)
def test_an_event_known_to_the_day_is_a_mark(text, is_mark):
    assert only(text).is_mark is is_mark


def test_an_open_end_is_cut_at_the_end_of_the_timeline():
    bar = only("2013/..")
    assert (bar.start, bar.end, bar.core_end) == (2013, LAST, LAST)


def test_an_open_start_fades_in_before_the_report():
    bar = only("../2015")
    assert (bar.start, bar.end) == (2015 - FADE_YEARS, 2016)
