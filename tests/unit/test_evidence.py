"""Evidence: the rank of an event is that of its best supporting claim."""

import pandas as pd
import pytest

from bellflower.record.evidence import RANK_LABELS, RANK_NAMES, RANKS, event_ranks, origin_counts
from bellflower.record.schema import closed_values


def ranks(*claims):
    """The rank of the only event, ``None`` if it has none."""
    table = pd.DataFrame(
        [("raid", stance, grade, "event") for stance, grade in claims],
        columns=["event_id", "stance", "evidence", "bears_on"],
    )
    return event_ranks(table).to_dict().get("raid")


@pytest.mark.parametrize(
    ("grade", "rank"),
    [
        ("documented", 4),
        ("multiple_reports", 3),
        ("single_report", 2),
        ("testimony", 2),
        ("allegation", 1),
        ("estimate", 1),
    ],
)
def test_each_grade_has_its_rank(grade, rank):
    assert ranks(("supports", grade)) == rank


def test_the_best_supporting_claim_decides():
    assert ranks(("supports", "allegation"), ("supports", "testimony"), ("supports", "estimate")) == 2


@pytest.mark.parametrize("stance", ["denies", "qualifies"])
def test_a_claim_that_does_not_support_lends_no_strength(stance):
    assert ranks(("supports", "allegation"), (stance, "documented")) == 1


def test_an_event_that_nothing_supports_has_no_rank():
    assert ranks(("denies", "documented")) is None


def test_a_claim_about_the_date_or_the_place_alone_does_not_grade_the_event():
    claims = pd.DataFrame(
        [("raid", "supports", "documented", "date"), ("raid", "supports", "allegation", "event;place")],
        columns=["event_id", "stance", "evidence", "bears_on"],
    )
    assert event_ranks(claims).to_dict() == {"raid": 1}


def test_ten_copies_of_one_report_are_one_origin():
    copies = [("raid", "supports", "event", f"paper-{number}", "agency") for number in range(10)]
    own = ("raid", "supports", "event", "witness", "")
    about_the_date = ("raid", "supports", "date", "diary", "diary")
    claims = pd.DataFrame(
        [*copies, own, about_the_date],
        columns=["event_id", "stance", "bears_on", "source_id", "origin"],
    )
    assert origin_counts(claims).to_dict() == {"raid": 2}


def test_no_claim_is_no_rank_and_no_error():
    assert ranks() is None


def test_every_grade_of_the_dictionary_is_ranked_and_in_order():
    assert tuple(RANKS) == closed_values("claims", "evidence") == closed_values("route_legs", "evidence")


def test_every_rank_has_a_name_for_links_and_words_for_readers():
    assert set(RANKS.values()) == set(RANK_NAMES) == set(RANK_LABELS)
    assert all(RANKS[name] == rank for rank, name in RANK_NAMES.items())
