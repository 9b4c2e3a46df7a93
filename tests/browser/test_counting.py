"""The counting of the widget in a real browser agrees with the filters of the application."""

import json
from datetime import date

import pytest

from bellflower.query.filters import EventFilter, Match, in_period
from bellflower.view.ground import SCRIPT
from bellflower.view.linked_view import build_spec, build_stage, year_bounds

_COUNT = """
([spec, periods, isSure]) => {
  const index = window.widget.buildIndex(spec, 1, isSure);
  const members = spec.events.id.map((_, i) => i);
  const {countIn, isIn} = window.widget;
  return periods.map(([a, b]) => [
    countIn(index.all, a, b),
    members.filter((i) => isIn(spec.events, i, a, b, isSure)).length,
    Object.fromEntries(spec.places.map((place, i) => [place.id, countIn(index.places[i], a, b)])),
  ]);
}
"""


@pytest.fixture(scope="module")
def widget(chromium):
    """An empty page in which the widget's module is loaded."""
    opened = chromium.new_page()
    opened.goto("about:blank")
    opened.evaluate(
        """async (source) => {
          const url = URL.createObjectURL(new Blob([source], {type: 'text/javascript'}));
          window.widget = await import(url);
        }""",
        SCRIPT.read_text(encoding="utf-8"),
    )
    yield opened
    opened.close()


@pytest.mark.parametrize("match", list(Match))
def test_counts_of_every_decade_and_year_agree_with_the_filter(widget, record, match: Match):
    first, last = year_bounds(record.eras)
    spec = json.loads(json.dumps(build_spec(record, build_stage(record), record.events, record.routes)))
    years = [(year, year + 1) for year in range(first, last)]
    decades = [(year, year + 10) for year in range(first, last - 10)]
    periods = [*years, *decades, (first, last), (1970, 1986), (1997, 2004)]
    counted = widget.evaluate(_COUNT, [spec, periods, match is Match.SURELY])
    for (a, b), (number, scanned, places) in zip(periods, counted, strict=True):
        wanted = EventFilter(date(a, 1, 1), date(b - 1, 12, 31), match=match)
        shown = record.events[in_period(record.events, wanted)]
        assert number == scanned == len(shown), (a, b)
        expected = shown["place_ids"].explode().value_counts()
        assert {place: count for place, count in places.items() if count} == expected.to_dict(), (a, b)


def test_a_longer_period_never_holds_fewer_events(widget, record):
    spec = json.loads(json.dumps(build_spec(record, build_stage(record), record.events, record.routes)))
    periods = [(1970 - more, 1980 + more) for more in range(40)]
    for is_sure in (False, True):
        numbers = [row[0] for row in widget.evaluate(_COUNT, [spec, periods, is_sure])]
        assert numbers == sorted(numbers)


@pytest.mark.parametrize(
    ("period", "step", "mode", "expected"),
    [
        ((1970, 1980), 1, "window", (1971, 1981, False)),
        ((2016, 2026), 5, "window", (2017, 2027, True)),
        ((1885, 1895), -9, "window", (1880, 1890, True)),
        ((1880, 1990), 1, "upto", (1880, 1991, False)),
        ((1880, 2026), 1, "upto", (1880, 2027, True)),
    ],
)
def test_the_next_step_of_play(widget, period, step, mode, expected):
    result = widget.evaluate(
        "([a, b, step, mode]) => window.widget.nextPeriod({a, b}, step, mode, 1880, 2027)",
        [*period, step, mode],
    )
    assert (result["a"], result["b"], result["isAtEnd"]) == expected


@pytest.mark.parametrize(("width", "height"), [(600, 400), (300, 700), (500, 500)])
def test_a_view_fills_its_frame_and_holds_all_that_it_should(widget, width, height):
    from bellflower.view.figures.basemap import VIEWS

    for view in VIEWS.values():
        fit = widget.evaluate(
            "([view, w, h]) => window.widget.fitView(view, w, h)", [view._asdict(), width, height]
        )
        assert fit["lon"][0] <= view.west < view.east <= fit["lon"][1]
        assert fit["lat"][0] <= view.south + 1e-9
        assert fit["lat"][1] >= view.north - 1e-9


def test_mark_sizes_are_those_of_the_figures(widget):
    from bellflower.view.figures.map import mark_size

    numbers = [0, 1, 2, 10, 149]
    assert widget.evaluate("(ns) => ns.map(window.widget.markSize)", numbers) == pytest.approx(
        [mark_size(number) for number in numbers]
    )
