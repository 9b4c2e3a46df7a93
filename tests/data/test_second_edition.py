"""What the second edition promises: titles, labels, origins, honest time, and words of its own."""

import hashlib
import re
from pathlib import Path
from statistics import median

import pytest

from bellflower.record.dates import parse_date

FOUNDING = Path(__file__).with_name("founding_runs.sha256")
INSTITUTIONS = Path(__file__).with_name("founding_names.txt")
RUN = 7  # words in a row that must not stand also in a founding text
TOLD = {
    "events": ("title", "label", "summary", "date_note", "note"),
    "claims": ("says", "answer"),
    "disputes": ("question", "summary"),
    "eras": ("title", "summary"),
    "routes": ("title", "note"),
    "actors": ("note",),
}


def words_of(text):
    return re.findall(r"[a-z0-9]+", text.lower())


def runs_of(text):
    """Every run of seven words of *text* outside quotation marks."""
    for part in re.split(r"[“\"][^”\"]*[”\"]", text):
        words = words_of(part)
        yield from (" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1))


def sum_of(run):
    return hashlib.sha256(run.encode()).hexdigest()[:16]


def test_titles_are_short_and_say_what_and_where(record):
    lengths = [len(title) for title in record.events["title"]]
    assert median(lengths) <= 60
    assert max(lengths) <= 80


def test_every_event_has_a_short_label_and_origins(record):
    assert record.events["label"].str.len().between(1, 42).all()
    assert (record.events["origin_count"] >= 1).all()


def test_every_source_is_used(record):
    used = {*record.claims["source_id"], *record.claims["origin"], *record.route_legs["source_id"]}
    used |= {via for via in record.sources["cited_via"] if via}
    assert sorted(set(record.sources["id"]) - used) == []


def test_key_events_are_ranked_and_few(record):
    ranks = record.events["key_rank"][record.events["key_rank"] != ""]
    assert set(ranks) <= set("12345")
    assert 25 <= len(ranks) <= 60
    assert "1" in set(ranks)


def test_a_grade_of_several_reports_rests_on_several_origins(record):
    several = record.events[record.events["evidence_rank"] == 3]
    assert several[several["origin_count"] < 2]["id"].tolist() == []


def test_no_event_goes_on_after_the_record_ends(record):
    assert record.events[record.events["is_open_end"]]["id"].tolist() == []


def test_a_merged_event_says_which_event_tells_it_now(record):
    merged = record.withdrawn[record.withdrawn["replaced_by"] != ""]
    assert len(merged)
    assert set(merged["replaced_by"]) <= set(record.events["id"])


@pytest.mark.parametrize("table", TOLD)
def test_no_run_of_words_stands_also_in_a_founding_text(record, table):
    sums = frozenset(FOUNDING.read_text(encoding="utf-8").split())
    named = [" ".join(words_of(line)) for line in INSTITUTIONS.read_text(encoding="utf-8").splitlines()]
    assert len(sums) > 1000
    rows = getattr(record, table)
    found = {
        (row_id, run)
        for column in TOLD[table]
        for row_id, text in zip(rows["id"], rows[column])
        for run in runs_of(text)
        if sum_of(run) in sums and not any(run in name or name in run for name in named)
    }
    assert sorted(found) == []


def test_the_dates_of_claims_can_be_read(record):
    assert [text for text in record.claims["asserted_date"] if text and not parse_date(text)] == []
