"""What the widget is given: plain JSON, indices that exist, and counts that agree with the filter."""

import json
from datetime import date
from itertools import product

import pytest

from bellflower.query.filters import EventFilter, Match, in_period
from bellflower.record.dataset import load_dataset
from bellflower.view import linked_view as spec_module
from bellflower.view.figures.lanes import lay_out
from bellflower.view.figures.map import count_places
from bellflower.view.figures.timeline import timeline_figure, timeline_json
from bellflower.view.ground import dark_colors, load_ground, plain
from bellflower.view.linked_view import WHOLE_COUNTRY, build_spec, build_stage, year_bounds
from bellflower.view.palette import DARK, LIGHT, MARKS
from geo.shapes import load_provinces

YEARS = [1880, 1893, 1910, 1945, 1951, 1970, 1976, 1983, 1990, 1999, 2004, 2013, 2018, 2025]


@pytest.fixture(scope="module")
def spec(record):
    return build_spec(record, build_stage(record), record.events, record.routes)


def is_in(events, number, first, end, *, is_sure):
    """Whether an event lies in the years from *first* to before *end*, as linked_view.js says."""
    start, stop = events["start"][number], events["end"][number]
    core_start, core_end = events["coreStart"][number], events["coreEnd"][number]
    if start is None:
        return False
    if not is_sure:
        return start < end and stop > first
    if core_start is not None:
        return core_start < end and core_end > first
    return not events["isOpen"][number] and start >= first and stop <= end


def test_the_specification_is_plain_json_and_stays_so(spec):
    assert json.loads(json.dumps(spec, allow_nan=False)) == spec


def test_every_chosen_event_has_a_value_in_every_column(spec, record):
    assert spec["events"]["id"] == record.events["id"].tolist()
    assert {len(column) for column in spec["events"].values()} == {len(record.events)}
    assert spec["total"] == len(record.events)


def test_every_index_points_at_a_place_a_province_a_category_and_a_rank(spec):
    events = spec["events"]
    assert {number for row in events["places"] for number in row} == set(range(len(spec["places"])))
    assert {number for row in events["provinces"] for number in row} <= set(
        range(len(spec["provinces"]))
    )
    assert set(events["category"]) == set(range(len(spec["categories"])))
    assert set(events["rank"]) <= set(range(1, len(spec["ranks"]) + 1))


def test_the_indices_of_an_event_are_its_own_places_and_provinces(spec, record):
    places = [row["id"] for row in spec["places"]]
    provinces = [row["code"] for row in spec["provinces"]]
    categories = [row["id"] for row in spec["categories"]]
    columns = (spec["events"][name] for name in ("places", "provinces", "category"))
    told = [
        (tuple(places[i] for i in row), tuple(provinces[i] for i in codes), categories[category])
        for row, codes, category in zip(*columns)
    ]
    wanted = zip(record.events["place_ids"], record.events["provinces"], record.events["category"])
    assert told == list(wanted)


@pytest.mark.parametrize("match", Match)
@pytest.mark.parametrize(("first", "last"), [(a, b) for a, b in product(YEARS, YEARS) if a <= b])
def test_the_widget_counts_in_a_period_what_the_filter_finds(spec, record, match, first, last):
    wanted = EventFilter(date(first, 1, 1), date(last, 12, 31), match=match)
    counted = [
        is_in(spec["events"], number, first, last + 1, is_sure=match is Match.SURELY)
        for number in range(len(record.events))
    ]
    assert counted == in_period(record.events, wanted).tolist()


def test_times_are_given_to_the_day_and_end_after_the_last_one(good):
    small = load_dataset(good.folder)
    events = build_spec(small, build_stage(small), small.events, small.routes)["events"]
    number = events["id"].index("sweep-2018")  # 2018-02/2018-03-12
    times = [events[name][number] for name in ("start", "coreStart", "coreEnd", "end")]
    assert times == pytest.approx([2018 + days / 365 for days in (31, 58, 71, 71)], abs=1e-4)


def test_the_years_span_the_eras_and_the_present(spec, record):
    first, last = spec["years"] == list(year_bounds(record.eras)) and spec["years"]
    assert first == record.eras["earliest"].dt.year.min()
    assert last == date.today().year + 1
    assert (spec["eras"][0]["start"], spec["eras"][-1]["end"]) == (first, last)


def test_every_place_says_whether_it_can_be_marked(spec, record):
    located = record.places.set_index("id")["latitude"].notna()
    assert {row["id"]: row["located"] for row in spec["places"]} == {
        row["id"]: bool(located[row["id"]]) for row in spec["places"]
    }


def test_each_located_place_but_the_whole_country_is_a_mark(spec, record):
    counts = count_places(record.events, record.event_places)
    located = set(record.places.dropna(subset=["latitude"])["id"])
    marks = spec["map"][-1]["customdata"]
    assert set(marks) == (set(counts) & located) - {WHOLE_COUNTRY}
    assert len(set(marks)) == len(marks)


def test_every_province_is_told_and_whether_any_source_speaks_of_it(spec, record):
    known = {code for codes in record.events["provinces"] for code in codes}
    assert {row["code"]: row["hasSource"] for row in spec["provinces"]} == {
        row["code"]: row["code"] in known for row in spec["provinces"]
    }
    polygons = {feature["id"] for feature in load_provinces()["features"]}
    assert polygons <= {row["code"] for row in spec["provinces"]}


def test_every_province_has_a_place_that_stands_for_it(spec, record):
    places = set(record.places["id"])
    assert [row["code"] for row in spec["provinces"] if row["place"] not in places] == []


def test_lines_then_arrows_then_places_lie_over_the_ground(spec):
    *lines, arrows, places = spec["map"]
    assert [row["id"] for row in spec["routes"]] == [line["customdata"][0] for line in lines]
    assert arrows["customdata"] == [row["id"] for row in spec["routes"]]
    assert (arrows["name"], places["name"]) == ("arrows", "places")
    assert {trace["type"] for trace in spec["map"]} == {"scattergeo"}


def test_a_smaller_choice_has_its_events_and_shows_no_route_that_it_leaves_out(record, spec):
    chosen = record.events[record.events["category"] == "policy"]
    small = build_spec(record, build_stage(record), chosen, record.routes.iloc[:0])
    assert small["events"]["id"] == chosen["id"].tolist()
    assert not any(small["shown"])
    assert all(spec["shown"])
    assert small["total"] == len(record.events)


def test_the_map_is_the_same_whatever_is_chosen(record, spec):
    stage = build_stage(record)
    small = build_spec(record, stage, record.events.iloc[:5], record.routes.iloc[:1])
    for part in ("stage", "map", "places", "provinces", "routes"):
        assert small[part] == spec[part]


def test_nothing_chosen_is_a_specification_without_events(record):
    empty = build_spec(record, build_stage(record), record.events.iloc[:0], record.routes.iloc[:0])
    assert json.loads(json.dumps(empty, allow_nan=False))["events"]["id"] == []
    assert not any(empty["shown"])


def test_two_choices_have_two_names(record, spec):
    other = build_spec(record, build_stage(record), record.events.iloc[1:], record.routes)
    assert (
        other["id"]
        != spec["id"]
        == build_spec(record, build_stage(record), record.events, record.routes)["id"]
    )


def test_an_undated_event_is_there_and_in_no_period(record):
    undated = record.events.assign(earliest=None, latest=None, core_start=None, core_end=None, date="")
    times = dict.fromkeys(("earliest", "latest", "core_start", "core_end"), "datetime64[s]")
    events = build_spec(record, build_stage(record), undated.astype(times).iloc[:2], record.routes)[
        "events"
    ]
    assert events["start"] == events["end"] == events["y"] == [None, None]
    assert events["date"] == ["undated", "undated"]


def test_too_many_rows_become_a_density_and_the_reader_is_told(record, monkeypatch):
    rows = lay_out(record.events, tuple(MARKS), 2027).height
    monkeypatch.setattr(spec_module, "MOST_ROWS", rows - 100)
    dense = build_spec(record, build_stage(record), record.events, record.routes)
    assert len(dense["timeline"]["data"]) == len(MARKS)
    assert set(dense["events"]["y"]) == {None}
    assert dense["note"]


def test_the_shipped_record_is_drawn_event_by_event(spec):
    assert spec["note"] == ""
    assert len(spec["timeline"]["data"]) == 3


def test_the_ground_is_plain_json_without_a_map_of_plotly():
    ground = json.loads(json.dumps(load_ground(), allow_nan=False))
    assert ground["layout"]["visible"] is False
    assert {trace["type"] for trace in ground["traces"]} == {"scattergeo"}
    assert set(ground["views"]) == {"nk", "region", "world"}


def test_each_light_color_has_one_dark_color_of_its_own():
    pairs = dark_colors()
    flat = [part for value in LIGHT for part in ((value,) if isinstance(value, str) else value)]
    flat += [mark.color for mark in MARKS.values()]
    told = "a light color that stands for two things would lose one of them"
    assert sorted(pairs) == sorted(flat), told
    assert len(set(pairs.values())) == len(pairs)
    assert pairs[LIGHT.background] == DARK.background


def test_the_color_of_a_category_changes_with_the_background():
    pairs = dark_colors()
    assert [pairs[mark.color] for mark in MARKS.values()] == [mark.on(DARK) for mark in MARKS.values()]


@pytest.mark.parametrize("number", [0, 5, 300])
def test_plotly_finds_nothing_to_correct_in_the_timeline(record, number):
    first, last = year_bounds(record.eras)
    lanes = lay_out(record.events.head(number), tuple(MARKS), last)
    drawn = plain(timeline_figure(lanes, record.eras, LIGHT, first, last))
    given = timeline_json(lanes, record.eras, LIGHT, first, last)
    assert json.loads(json.dumps(given)) == drawn
