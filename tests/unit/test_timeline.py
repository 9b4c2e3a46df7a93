"""The timeline as a figure: possible time light, certain time solid, known days as marks."""

import pandas as pd
import pytest

from bellflower.query.filters import EventFilter, in_period
from bellflower.record.dataset import with_bounds
from bellflower.record.dates import parse_date
from bellflower.view.figures.density import density_figure, events_per_year
from bellflower.view.figures.lanes import lay_out
from bellflower.view.figures.timeline import timeline_figure
from bellflower.view.palette import DARK, LIGHT, MARKS

FIRST, LAST = 1880, 2027
TINY = 1e-9  # of a year: what adding two rounded numbers may add


@pytest.fixture(scope="module")
def lanes(record):
    return lay_out(record.events, tuple(MARKS), LAST)


@pytest.fixture(scope="module")
def traces(lanes, record):
    """The three traces of the record: possible, certain, marks."""
    return timeline_figure(lanes, record.eras, LIGHT, FIRST, LAST).data


def ends_of(bars):
    """Where the bars of a trace end."""
    return [base + length for base, length in zip(bars.base, bars.x)]


def figure_of(eras, *rows):
    """The figure of a few events, given as date and category."""
    events = pd.DataFrame(rows, columns=["date", "category"], dtype="str")
    events = with_bounds(events.assign(id=[f"e{number}" for number in range(len(rows))]))
    return timeline_figure(lay_out(events, tuple(MARKS), LAST), eras, LIGHT, FIRST, LAST)


def test_every_dated_event_is_drawn_once_as_a_bar_or_a_mark(traces, record):
    possible, _, marks = traces
    drawn = [*possible.customdata, *marks.customdata]
    dated = record.events[record.events["earliest"].notna()]
    assert sorted(drawn) == sorted(dated["id"])


def test_every_certain_core_lies_on_the_bar_of_its_event(traces):
    possible, certain, _ = traces
    rows = dict(zip(possible.customdata, zip(possible.base, ends_of(possible), possible.y)))
    for event_id, base, length, y in zip(certain.customdata, certain.base, certain.x, certain.y):
        start, end, row = rows[event_id]
        assert start <= base < base + length <= end + TINY
        assert y == row


def test_what_is_certain_is_solid_and_what_is_possible_is_lighter(traces):
    possible, certain, _ = traces
    assert possible.marker.opacity < certain.marker.opacity == 1


def test_what_lasted_is_drawn_possible_and_certain_to_the_day(record):
    possible, certain, _ = figure_of(record.eras, ("1997/2003", "policy")).data
    assert (possible.base[0], possible.base[0] + possible.x[0]) == (1997, 2004)
    assert certain.base[0] == pytest.approx(1997 + 364 / 365)
    assert certain.base[0] + certain.x[0] == pytest.approx(2003 + 1 / 365)


def test_color_and_symbol_are_those_of_the_category(traces, record):
    categories = dict(zip(record.events["id"], record.events["category"]))
    for trace in traces:
        assert list(trace.marker.color) == [MARKS[categories[name]].color for name in trace.customdata]
    marks = traces[2]
    assert list(marks.marker.symbol) == [MARKS[categories[name]].symbol for name in marks.customdata]


def test_nothing_is_drawn_after_the_end_of_the_timeline(traces):
    for bars in traces[:2]:
        assert max(ends_of(bars)) <= LAST + TINY


def test_an_open_end_reaches_to_the_end_of_the_timeline(record):
    possible, certain, _ = figure_of(record.eras, ("2013/..", "policy")).data
    assert possible.base[0] + possible.x[0] == certain.base[0] + certain.x[0] == LAST


def test_the_figure_has_no_template_that_could_bring_a_map_or_a_font(record, lanes):
    layout = timeline_figure(lanes, record.eras, LIGHT, FIRST, LAST).layout
    assert not layout.template.to_plotly_json()


def test_no_event_is_an_empty_figure_with_every_lane(record):
    figure = figure_of(record.eras)
    assert [len(trace.customdata) for trace in figure.data] == [0, 0, 0]
    assert len(figure.layout.yaxis.ticktext) == len(MARKS)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_each_era_is_a_band_with_its_title_and_the_bands_meet(record, lanes, theme):
    layout = timeline_figure(lanes, record.eras, theme, FIRST, LAST).layout
    assert len(layout.shapes) == len(layout.annotations) == len(record.eras)
    edges = [(shape.x0, shape.x1) for shape in layout.shapes]
    assert (edges[0][0], edges[-1][1]) == (FIRST, LAST)
    assert [end for _, end in edges[:-1]] == [start for start, _ in edges[1:]]
    assert {shape.layer for shape in layout.shapes} == {"below"}


def test_the_title_of_an_era_is_text_and_not_markup(record):
    eras = record.eras.assign(title="<b>x</b>")
    assert "<b>" not in figure_of(eras).layout.annotations[0].text


def test_the_names_of_the_lanes_stand_in_the_middle_of_their_rows(record, lanes):
    axis = timeline_figure(lanes, record.eras, LIGHT, FIRST, LAST).layout.yaxis
    middles = [first + (count - 1) / 2 for first, count in lanes.bands.values()]
    assert list(axis.tickvals) == middles
    assert axis.range[0] > axis.range[1], "the first lane is on top"


def test_the_events_per_year_are_those_that_the_filter_finds(record):
    counts = events_per_year(record.events, FIRST, LAST)
    for year in range(FIRST, LAST):
        days = parse_date(str(year))
        assert (
            counts[year - FIRST]
            == in_period(record.events, EventFilter(days.earliest, days.latest)).sum()
        )


@pytest.mark.parametrize(
    ("first", "last", "counts"),
    [(1975, 1980, [0, 1, 1, 0, 0]), (1977, 1979, [1, 0]), (1970, 1976, [0] * 6), (1978, 1980, [0, 0])],
)
def test_an_event_counts_in_each_of_its_years_and_in_no_other(first, last, counts):
    events = with_bounds(pd.DataFrame({"date": ["1976/1977", ""]}))
    assert events_per_year(events, first, last).tolist() == counts


def test_the_dense_timeline_has_a_lane_for_each_category_with_its_events(record):
    figure = density_figure(record.events, record.eras, LIGHT, FIRST, LAST)
    assert [trace.y[0] for trace in figure.data if len(trace.y)] == list(range(len(MARKS)))
    for trace, (category, mark) in zip(figure.data, MARKS.items()):
        counts = events_per_year(record.events[record.events["category"] == category], FIRST, LAST)
        assert len(trace.base) == (counts > 0).sum()
        assert trace.marker.color == mark.color
        assert max(trace.marker.opacity) == 1
