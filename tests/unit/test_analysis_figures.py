"""Figures of the desk pages: each event, answer and source once, at its place in time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bellflower.analysis.answers import dispute_answers
from bellflower.analysis.areas import count_by_province
from bellflower.analysis.sources import count_kinds, source_table
from bellflower.record.dataset import with_bounds
from bellflower.record.dates import nominal_year
from bellflower.record.schema import closed_values
from bellflower.view.figures.answer_rows import answer_rows, has_time_scale
from bellflower.view.figures.answers import answers_figure
from bellflower.view.figures.province_map import MARKS_NAME, province_map_figure
from bellflower.view.figures.years import count_by_year, event_years_figure, source_years_figure
from bellflower.view.palette import DARK, LIGHT, MARKS, STANCES


def numbers(record):
    counted = count_by_province(record.events)
    return dict(zip(counted["province"], counted["events"]))


def test_every_stance_has_a_mark_of_its_own():
    assert set(STANCES) == set(closed_values("claims", "stance"))
    assert len({mark.symbol for mark in STANCES.values()}) == len(STANCES)


@given(st.integers(0, 60), st.integers(0, 99))
def test_the_bars_hold_each_dated_event_once(record, number, seed):
    events = record.events.sample(number, random_state=seed)
    drawn = sum(sum(bar.y) for bar in event_years_figure(events, LIGHT).data)
    assert drawn == sum(nominal_year(text) is not None for text in events["date"])


def test_categories_are_stacked_in_the_colors_of_the_palette(record):
    figure = event_years_figure(record.events, DARK)
    assert [bar.marker.color for bar in figure.data] == [mark.on(DARK) for mark in MARKS.values()]
    assert figure.layout.barmode == "stack"
    years = count_by_year(record.events)
    assert years["events"].sum() == len(record.events)


def test_few_events_of_few_years_are_counted_in_whole_numbers(record):
    one = event_years_figure(record.events[record.events["date"] != ""].head(1), LIGHT).layout
    assert (one.xaxis.dtick, one.yaxis.dtick) == (1, 1)
    many = event_years_figure(record.events, LIGHT).layout
    assert (many.xaxis.dtick, many.yaxis.dtick) == (None, None)
    assert event_years_figure(record.events.head(0), LIGHT).layout.xaxis.dtick is None


def test_sources_are_drawn_once_for_each_kind_and_year(record):
    counts = count_kinds(source_table(record, record.events))
    (marks,) = source_years_figure(counts, LIGHT).data
    assert len(marks.x) == len(counts)
    assert source_years_figure(counts.head(0), LIGHT).data[0].x.size == 0


def test_every_province_can_be_clicked_and_nothing_is_fetched(record):
    figure = province_map_figure(numbers(record), record.places, {"KP-08"}, LIGHT)
    (marks,) = (trace for trace in figure.data if trace.name == MARKS_NAME)
    assert set(marks.customdata) == set(closed_values("places", "province"))
    assert figure.layout.geo.visible is False
    assert figure.data[0].type == "scattergeo"
    filled = [code for code, color in zip(marks.customdata, marks.marker.color) if color == LIGHT.place]
    assert filled == ["KP-08"]


def test_a_province_without_source_says_so_on_the_map(record):
    figure = province_map_figure(numbers(record), record.places, (), DARK)
    (marks,) = (trace for trace in figure.data if trace.name == MARKS_NAME)
    told = dict(zip(marks.customdata, marks.hovertext))
    assert told["KP-05"] == "South Hwanghae: no source"


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_every_dispute_with_dates_can_be_drawn(record, theme):
    for dispute_id in record.disputes["id"]:
        answers = dispute_answers(record, dispute_id)
        figure = answers_figure(answers, theme)
        rows = answer_rows(answers)
        assert rows["claims"].sum() == answers["earliest"].notna().sum()
        assert len(figure.layout.annotations) == len(rows)
        assert set(rows["stance"]) == set(answers.loc[answers["earliest"].notna(), "stance"])


def test_what_is_possible_reaches_as_far_as_the_answer_allows(record):
    rows = answer_rows(dispute_answers(record, "state-production-start")).set_index("answer")
    seventies = rows.loc["Late 1970s"]
    assert (seventies["start"], seventies["end"]) == (1976.0, 1980.0)
    assert rows["core_start"].isna()["Late 1970s"]


def test_an_open_answer_runs_to_the_edge_and_not_to_the_year_9999(record):
    answers = dispute_answers(record, "cause-of-domestic-surge")
    open_ended = with_bounds(answers.assign(date="2005/.."))
    assert answer_rows(open_ended)["is_open_end"].all()
    figure = answers_figure(open_ended, LIGHT)
    assert figure.layout.xaxis.range[1] < 2100


def test_answers_that_do_not_differ_in_time_have_no_scale(record):
    assert not has_time_scale(dispute_answers(record, "hosojima-weight"))
    assert not has_time_scale(dispute_answers(record, "pong-su-quantity-sponsor"))
    assert has_time_scale(dispute_answers(record, "meth-start-date"))


def test_no_answer_at_all_is_an_empty_figure(record):
    figure = answers_figure(dispute_answers(record, "byline"), LIGHT)
    assert len(figure.data) == 0
