"""Coverage: every entry of the material became rows of the record or has a reason, and nothing else."""

import csv
from pathlib import Path

import pytest

from tools.build_coverage import COVERAGE, build_text, load_coverage, split_ids

ROWS = load_coverage()
KEY = ("collection", "kind", "record_id")
REBUILD = "run `python -m tools.build_coverage`"


@pytest.fixture(scope="module")
def known(record):
    """The ids that exist, by the column and kind that may name them."""
    events = {*record.events["id"], *record.withdrawn["id"]}
    tables = record.disputes, record.places, record.routes, record.sources, record.actors, record.eras
    others = {value for table in tables for value in table["id"]}
    return {
        "event_ids": events,
        "claim_ids": set(record.claims["id"]),
        "contradiction": set(record.disputes["id"]),
        "place": set(record.places["id"]),
        "route": set(record.routes["id"]),
        "record": others,
        "item": others,
    }


def test_the_entries_are_those_of_the_material_and_no_others():
    with Path(__file__).with_name("record_ids.csv").open(encoding="utf-8", newline="") as file:
        material = [tuple(row[name] for name in KEY) for row in csv.DictReader(file)]
    assert [tuple(row[name] for name in KEY) for row in ROWS] == material
    assert len(set(material)) == len(material) > 400


def test_every_entry_became_something_or_has_a_reason():
    assert [row for row in ROWS if not (row["event_ids"] or row["other_ids"] or row["reason"])] == []


@pytest.mark.parametrize("column", ["event_ids", "claim_ids"])
def test_the_events_and_claims_that_entries_became_exist(known, column):
    named = {value for row in ROWS for value in split_ids(row[column])}
    assert sorted(named - known[column]) == []


def test_the_disputes_places_and_routes_that_entries_became_exist(known):
    named = {(row["kind"], value) for row in ROWS for value in split_ids(row["other_ids"])}
    assert sorted((kind, value) for kind, value in named if value not in known.get(kind, ())) == []


def test_the_event_of_every_claim_is_named_beside_it(record):
    event_of = dict(zip(record.claims["id"], record.claims["event_id"]))
    missing = [
        (row["record_id"], claim)
        for row in ROWS
        for claim in split_ids(row["claim_ids"])
        if event_of[claim] not in split_ids(row["event_ids"])
    ]
    assert missing == []


def test_every_claim_of_the_record_comes_from_an_entry(known):
    named = {value for row in ROWS for value in split_ids(row["claim_ids"])}
    assert sorted(known["claim_ids"] - named) == []


def test_every_entry_is_on_the_page():
    page = COVERAGE.read_text(encoding="utf-8")
    assert [row["record_id"] for row in ROWS if f"| `{row['record_id']}` |" not in page] == []


def test_every_published_event_is_on_the_page(record):
    page = COVERAGE.read_text(encoding="utf-8")
    assert [event_id for event_id in record.events["id"] if f"`{event_id}`" not in page] == []


def test_the_page_is_up_to_date():
    assert COVERAGE.read_text(encoding="utf-8") == build_text(), REBUILD


def test_an_id_that_does_not_exist_is_refused_by_name(tmp_path, record):
    header = ",".join([*KEY, "event_ids", "claim_ids", "other_ids", "reason"])
    (tmp_path / "coverage.csv").write_text(f"{header}\na,record,b,no-such-event,,,\n", encoding="utf-8")
    events = record.events[["id", "title"]].iloc[:1]
    events.to_csv(tmp_path / "events.csv", index=False)
    with pytest.raises(
        ValueError, match=r"coverage.csv names 'no-such-event', which is not in the record"
    ):
        build_text(tmp_path)
