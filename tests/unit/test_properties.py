"""Properties of dates, selections and checks for whatever input; `make soak` tries far more of it."""

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from bellflower.query.facets import FACETS
from bellflower.query.filters import (
    EventFilter,
    Match,
    Mode,
    chosen,
    has_events,
    in_period,
    select_events,
)
from bellflower.query.permalink import View, from_params, params_of, permalink
from bellflower.record.dataset import load_dataset, with_bounds
from bellflower.record.dates import parse_date
from bellflower.record.schema import closed_values, load_tables
from bellflower.record.tables import rows_of
from bellflower.teaching.stories.known_values import known_values
from tests.facet_counts import facet_counts

FEW = max(1, settings.default.max_examples // 4)
VERY_FEW = max(1, settings.default.max_examples // 8)

years = st.integers(1100, 2099)  # doubt and decades then stay between the years 1000 and 2200
plain = st.one_of(
    years.map(str),
    st.builds("{}-{:02}".format, years, st.integers(1, 12)),
    st.dates(date(1100, 1, 1), date(2099, 12, 31)).map(date.isoformat),
    st.integers(110, 209).map("{}X".format),
    st.integers(11, 20).map("{}XX".format),
)


def _interval(pair):
    first, last = sorted(pair, key=lambda text: (parse_date(text).earliest, parse_date(text).latest))
    return f"{first}/{last}"


dates = st.one_of(
    plain,
    years.map("{}~".format),
    years.map("{}?".format),
    plain.map("../{}".format),
    plain.map("{}/..".format),
    st.tuples(plain, plain).map(_interval),
    st.tuples(years, years).map(lambda pair: "[{}..{}]".format(*sorted(pair))),
)
days = st.none() | st.dates(date(1000, 1, 1), date(2200, 12, 31))


def _lies_within(inner, outer):
    return outer.earliest <= inner.earliest and inner.latest <= outer.latest


def _parsed(text):
    try:
        return parse_date(text)
    except ValueError:
        assume(False)


@settings(max_examples=FEW)
@given(years, st.integers(1, 12), st.integers(1, 28))
def test_a_less_exact_date_holds_all_days_of_a_more_exact_one(year, month, day):
    texts = [
        f"{year}-{month:02}-{day:02}", f"{year}-{month:02}", f"{year}", f"{str(year)[:3]}X",
        f"{str(year)[:2]}XX",
    ]  # fmt: skip
    spans = [parse_date(text) for text in texts]
    assert all(_lies_within(inner, outer) for inner, outer in pairwise(spans))


@settings(max_examples=FEW)
@given(years, st.sampled_from("~?%"))
def test_doubt_never_makes_a_date_more_exact(year, doubt):
    assert _lies_within(parse_date(f"{year}"), parse_date(f"{year}{doubt}"))


@settings(max_examples=FEW)
@given(plain, plain)
def test_an_interval_runs_from_the_first_day_of_its_start_to_the_last_of_its_end(one, other):
    text = _interval((one, other))
    first, last = map(parse_date, text.split("/"))
    span = _parsed(text)
    assert (span.earliest, span.latest) == (first.earliest, last.latest)


@st.composite
def periods(draw):
    first, last = draw(days), draw(days)
    if first and last and last < first:
        first, last = last, first
    return EventFilter(first, last, draw(st.sampled_from(Mode)), draw(st.sampled_from(Match)))


def _events(texts):
    return with_bounds(pd.DataFrame({"date": texts}, dtype="str"))


def _lies_in(text, wanted):
    """Tell by the definition, on days, whether what is dated *text* lies in the period of *wanted*."""
    if not wanted.has_period:
        return True
    if not text:
        return False
    span = parse_date(text)
    first = date.min if wanted.mode is Mode.UP_TO else wanted.earliest or date.min
    last = wanted.latest or date.max
    if wanted.match is Match.POSSIBLY:
        return span.latest >= first and span.earliest <= last
    if span.core_start and span.core_end and span.core_start <= last and span.core_end >= first:
        return True
    is_open = span.is_open_start or span.is_open_end
    return not is_open and first <= span.earliest and span.latest <= last


@settings(max_examples=FEW)
@given(st.lists(st.just("") | dates, max_size=4), periods())
def test_a_period_selects_what_its_definition_says(texts, wanted):
    assert in_period(_events(texts), wanted).tolist() == [_lies_in(text, wanted) for text in texts]


@settings(max_examples=FEW)
@given(st.lists(dates, max_size=4), periods())
def test_what_surely_lies_in_a_period_possibly_does(texts, wanted):
    surely = in_period(_events(texts), replace(wanted, match=Match.SURELY))
    possibly = in_period(_events(texts), replace(wanted, match=Match.POSSIBLY))
    assert (possibly | ~surely).all()


@settings(max_examples=FEW)
@given(st.lists(dates, max_size=4), periods(), st.dates(), st.dates())
def test_a_longer_period_loses_nothing(texts, wanted, earlier, later):
    longer = replace(
        wanted,
        earliest=min(wanted.earliest, earlier) if wanted.earliest else None,
        latest=max(wanted.latest, later) if wanted.latest else None,
    )
    before, after = in_period(_events(texts), wanted), in_period(_events(texts), longer)
    assert (after | ~before).all()


def _some(values):
    return st.frozensets(st.sampled_from(sorted(values)), max_size=3)


COUNTRIES = ("KP", "CN", "JP", "NO", "AU")
filters_of_the_record = st.builds(
    EventFilter,
    chosen=st.builds(
        chosen,
        province=_some(closed_values("places", "province")),
        country=_some(COUNTRIES),
        category=_some(closed_values("events", "category")),
        drug=_some(("opium", "heroin", "methamphetamine")),
        type=_some(closed_values("events", "record_type")),
    ),
    evidence=st.integers(1, 4),
    text=st.sampled_from(["", " ", "Hamhung", "함흥", "embassy ship", "qqzzqq", "%", "\0"]),
)


def _is_wanted(record, row, wanted):
    asked = [
        (wanted.values("province"), row["provinces"]),
        (wanted.values("country"), row["countries"]),
        (wanted.values("drug"), row["drug_list"]),
        (wanted.values("category"), [row["category"]]),
        (wanted.values("type"), [row["record_type"]]),
    ]
    text = record.text_index.find_events(wanted.text) if wanted.text.strip() else {row["id"]}
    return (
        all(not values or values & set(cells) for values, cells in asked)
        and row["evidence_rank"] >= wanted.evidence
        and row["id"] in text
        and _lies_in(row["date"], wanted)
    )


@settings(max_examples=FEW)
@given(wanted=filters_of_the_record, period=periods())
def test_a_selection_is_what_looking_at_each_event_gives(record, wanted, period):
    wanted = replace(wanted, earliest=period.earliest, latest=period.latest, mode=period.mode)
    wanted = replace(wanted, match=period.match)
    found = select_events(record.events, wanted, record.text_index)
    expected = [row["id"] for row in rows_of(record.events) if _is_wanted(record, row, wanted)]
    assert found["id"].tolist() == expected
    assert has_events(record.events, wanted, record.text_index) == bool(expected)


@settings(max_examples=FEW)
@given(wanted=filters_of_the_record)
def test_the_numbers_of_a_facet_are_those_of_its_events(record, wanted):
    counts = facet_counts(record.events, wanted, record.text_index)
    for facet in FACETS:
        free = wanted.without(facet.parameter)
        cells = select_events(record.events, free, record.text_index)[facet.column]
        told = Counter(value for cell in cells for value in ([cell] if isinstance(cell, str) else cell))
        assert counts[facet.parameter] == dict(told), facet.parameter


@settings(max_examples=FEW)
@given(wanted=filters_of_the_record, period=periods())
def test_a_lasting_link_brings_back_the_selection(record, wanted, period):
    assume(wanted.text.strip() or not wanted.text)
    view = View(replace(wanted, earliest=period.earliest, latest=period.latest, mode=period.mode))
    query = permalink(view, "https://a.example/").partition("?")[2]
    read, notes = from_params(params_of(query), known_values(record))
    known = known_values(record)
    missing = frozenset(each for each in wanted.chosen if not known.has(*each))
    assert replace(read, version="").wanted == replace(view.wanted, chosen=wanted.chosen - missing)
    assert bool(notes) == bool(missing)


CELLS = [(table.name, column.name) for table in load_tables().values() for column in table.columns]
cell_texts = st.sampled_from(
    ["", "x", "1976", "1976-13", "-1", "1e3", "yes", "KP-08", "opium", "early", "port", "raid-1999"]
) | st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)


def holds(value: object, text: str) -> bool:
    """Whether a loaded *value* is what a cell says with *text*; a number may be written otherwise."""
    told = "" if value != value else str(value)  # what is missing equals nothing, not even itself
    return text == told or (isinstance(value, float) and bool(told and text) and float(text) == value)


def event_lines(good, row: list[str]) -> list[str]:
    """Return where the events stand that *row* of another table speaks of, such as a claim."""
    events = enumerate(good.rows("events"), 1)
    return [f"{good.file('events').name}:{line}: " for line, event in events if event[0] in row]


@settings(max_examples=VERY_FEW, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(cell=("claims", "asserted_date"), line=2, text="1976")
@example(cell=("places", "latitude"), line=2, text="-1")
@given(cell=st.sampled_from(CELLS), line=st.integers(2, 3), text=cell_texts)
def test_a_damaged_cell_is_reported_where_it_is_or_taken_as_it_stands(good, cell, line, text):
    table, column = cell
    rows = good.rows(table)
    assume(len(rows) >= line and rows[0] and column in rows[0])
    try:
        good.change(table, line, **{column: text})
        problems = good.problems()
        where = f"{good.file(table).name}:{line}: "
        if not problems:
            loaded = load_dataset(good.folder)
            kept = [*rows_of(getattr(loaded, table))]
            kept += rows_of(loaded.withdrawn) if table == "events" else []
            assert any(holds(row[column], text) for row in kept)
        elif not any(problem.startswith(where) for problem in problems):
            # then the value itself is good, and a row elsewhere no longer fits to it, or the order
            assert load_tables()[table].column(column) is not None
            named = [rows[line - 1][0], *event_lines(good, rows[line - 1])]
            assert any(
                "canonical form" in each or any(one in each for one in named) for each in problems
            )
    finally:
        good.write(table, rows)


@pytest.mark.parametrize("name", sorted(load_tables()))
def test_every_table_takes_part_in_the_damage(name):
    assert any(table == name for table, _ in CELLS)
