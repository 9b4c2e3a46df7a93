"""Disputes: which ones a selection touches, and their competing answers."""

import csv
import html
import io
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bellflower.analysis.answers import (
    dispute_answers,
    events_behind,
    group_answers,
    quantities,
    tell_stances,
)
from bellflower.analysis.disputes import find_question, select_disputes
from bellflower.publish.export.answers import answers_csv
from bellflower.query.filters import EventFilter, chosen
from bellflower.view.answer_cards import answer_cards

START = "state-production-start"


@pytest.fixture(scope="module")
def ids(record):
    return record.disputes["id"].tolist()


def test_everything_selects_every_dispute(record, ids):
    assert set(select_disputes(record, EventFilter())["id"]) == set(ids)


def test_the_search_looks_in_questions_and_answers(record):
    found = select_disputes(record, EventFilter(text="Swedish diplomat"))
    assert found["id"].tolist() == ["cannabis-legality"]
    assert select_disputes(record, EventFilter(text="no such words anywhere")).empty


def test_a_dispute_is_listed_if_the_selection_holds_an_event_of_it(record):
    found = select_disputes(record, EventFilter(chosen=chosen(province={"KP-10"})))
    assert "hyesan-supply" in set(found["id"])
    assert "pong-su-quantity-sponsor" not in set(found["id"])


def test_a_period_without_events_has_no_dispute(record):
    assert select_disputes(record, EventFilter(latest=date(1800, 1, 1))).empty


def test_answers_stand_in_the_order_of_time_with_undated_ones_last(record):
    answers = dispute_answers(record, "cannabis-legality")
    dated = answers["earliest"].notna().tolist()
    assert dated == sorted(dated, reverse=True)
    assert dispute_answers(record, START)["earliest"].is_monotonic_increasing


def test_the_same_answer_of_the_same_time_stands_once(record):
    for dispute_id in record.disputes["id"]:
        answers = dispute_answers(record, dispute_id)
        groups = group_answers(answers)
        different = answers[["answer", "answer_date"]].drop_duplicates()
        assert len(groups) == len(different)
        assert sum(map(len, groups)) == len(answers)


def test_no_claim_is_lost_in_the_cards(record, ids):
    for dispute_id in ids:
        answers = dispute_answers(record, dispute_id)
        card = answer_cards(record, dispute_id)
        assert card.count('<li class="bf-answer">') == len(group_answers(answers))
        assert card.count("Event and reliability") == len(answers)


def test_cards_never_link_what_is_only_to_be_cited(record, ids):
    cited = set(record.sources.loc[record.sources["link"] == "no", "url"]) - {""}
    shown = "".join(answer_cards(record, dispute_id) for dispute_id in ids)
    linked = {html.unescape(url) for url in re.findall(r'href="([^"]*)"', shown)}
    assert linked
    assert linked.isdisjoint(cited)


def test_who_denies_is_said(record):
    assert "is denied by Darmon Richter" in tell_stances(dispute_answers(record, "cannabis-legality"))
    assert "None of them denies what others report" in tell_stances(dispute_answers(record, START))


def test_quantities_of_the_events_are_told_beside_the_answers(record):
    told = quantities(events_behind(record, "hosojima-weight"))
    assert any("58.6 kg" in line for line in told)


def test_an_unknown_dispute_is_an_error(record):
    with pytest.raises(KeyError):
        find_question(record, "no-such-dispute")


def test_the_csv_holds_every_answer_and_no_address_that_may_not_be_linked(record, ids):
    cited = set(record.sources.loc[record.sources["link"] == "no", "url"]) - {""}
    for dispute_id in ids:
        rows = list(csv.DictReader(io.StringIO(answers_csv(record, dispute_id))))
        assert {row["claim_id"] for row in rows} == set(dispute_answers(record, dispute_id)["id"])
        assert not {row["url"] for row in rows} & cited


@given(st.sampled_from("=+-@\t\r"), st.text(max_size=20))
def test_no_cell_of_the_csv_is_a_formula(record, sign, rest):
    from dataclasses import replace

    claims = record.claims.assign(answer=sign + rest.replace("\x00", ""))
    text = answers_csv(replace(record, claims=claims), START)
    for row in csv.DictReader(io.StringIO(text, newline="")):
        assert all(not cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())
