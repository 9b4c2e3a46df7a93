"""The shipped record: without problems, in its one form, and as full as promised."""

import re
from collections import Counter

import pytest

from bellflower.record.checks.record_checks import find_problems
from bellflower.view.figures.map import count_places
from bellflower.record.schema import DATA, load_tables, table_path
from bellflower.record.tables import canonical_text, read_table, rows_of


def test_the_shipped_record_has_no_problem():
    problems = [str(problem) for problem in find_problems()]
    assert problems == [], "\n".join(["python -m bellflower check", *problems])


@pytest.mark.parametrize("table", load_tables().values(), ids=lambda table: table.name)
def test_the_shipped_tables_are_in_canonical_form(table):
    path = table_path(table, DATA)
    wanted = canonical_text(table, rows_of(read_table(path))).encode()
    assert path.read_bytes() == wanted, "run `python -m tools.format_data`"


def plain_name(publisher: str) -> str:
    """Return *publisher* without what is said of it in one row and left out in another."""
    return re.sub(r" \([A-Z]{4,}\)| [Ss]ervice(?=\))", "", publisher, flags=re.ASCII).casefold()


def test_no_publisher_is_spelled_in_two_ways(record):
    names = sorted(set(record.sources["publisher"]) - {""})
    alike = Counter(map(plain_name, names))
    assert [name for name in names if alike[plain_name(name)] > 1] == []


@pytest.mark.parametrize(
    ("table", "least"),
    [("events", 230), ("claims", 400), ("sources", 280), ("routes", 30), ("disputes", 30)],
)
def test_the_record_is_as_full_as_promised(record, table, least):
    assert len(getattr(record, table)) >= least


def test_every_dispute_has_two_different_answers(record):
    answers = record.claims.groupby("dispute_id")["answer"].nunique()
    assert [dispute for dispute in record.disputes["id"] if answers.get(dispute, 0) < 2] == []


def test_the_eras_follow_each_other_without_a_gap(record):
    starts, ends = record.eras["earliest"].tolist(), record.eras["latest"].tolist()
    assert [(start - end).days for start, end in zip(starts[1:], ends)] == [1] * (len(starts) - 1)
    assert record.eras["is_open_end"].tolist() == [False] * (len(starts) - 1) + [True]


def test_no_event_lies_before_the_first_era(record):
    early = record.events[record.events["earliest"] < record.eras["earliest"].min()]
    assert early["id"].tolist() == []


def test_the_whole_country_is_a_place_of_its_own(record):
    assert count_places(record.events, record.event_places)["north-korea"] > 1
    whole = record.places.set_index("id").loc["north-korea"]
    assert (whole["kind"], whole["province"], whole["country"]) == ("country", "", "KP")
