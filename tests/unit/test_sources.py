"""Sources: what rests on each, and the card of one."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bellflower.analysis.areas import province_area
from bellflower.analysis.sources import (
    count_kinds,
    events_of,
    events_resting_on,
    source_table,
)
from bellflower.view.source_cards import claim_cards, source_card


def test_the_whole_record_has_every_source_and_every_claim(record):
    found = source_table(record, record.events, is_whole=True)
    assert set(found["id"]) == set(record.sources["id"])
    told = record.claims[record.claims["event_id"].isin(record.events["id"])]
    assert found["claims"].sum() == len(told)


@given(st.integers(0, 40), st.integers(0, 99))
def test_the_sources_behind_a_selection_are_those_of_its_claims(record, number, seed):
    events = record.events.sample(number, random_state=seed)
    found = source_table(record, events)
    told = record.claims[record.claims["event_id"].isin(events["id"])]
    assert set(found["id"]) == set(told["source_id"])
    assert found["claims"].sum() == len(told)
    assert found["alone"].sum() == (events["source_count"] == 1).sum()
    assert (found["alone"] <= found["events"]).all()
    assert (found["events"] <= found["claims"]).all()


def test_an_event_rests_on_a_source_alone_if_the_record_has_no_other(record):
    told = events_of(record, "latimes-2014")
    alone = events_resting_on(record, "latimes-2014")
    assert 0 < len(alone) < len(told)
    claims = record.claims[record.claims["event_id"].isin(alone["id"])]
    assert set(claims["source_id"]) == {"latimes-2014"}


def test_kinds_and_years_leave_only_undated_sources_out(record):
    found = source_table(record, record.events)
    counted = count_kinds(found)
    assert counted["sources"].sum() == (found["date"] != "").sum()
    assert count_kinds(found[found["date"] == ""]).empty


def test_every_card_tells_kind_language_and_reliability(record):
    for source_id in record.sources["id"]:
        card = source_card(record, source_id)
        assert "How reliable is it?" in card
        assert card.count("<article") == card.count("</article>") == 1


def test_only_a_source_that_may_be_linked_is_linked_and_safely(record):
    for row in record.sources.to_dict("records"):
        card = source_card(record, row["id"])
        is_linked = 'rel="noopener noreferrer">Open the publication' in card
        assert is_linked == (row["link"] == "yes" and row["url"].startswith(("http://", "https://")))
        if row["link"] == "no" and row["url"]:
            assert row["url"] not in card


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://example.org/a", "//example.org", ""])
def test_an_address_that_is_not_of_the_web_is_not_linked(record, url):
    sources = record.sources.assign(url=url, link="yes", cited_via="")
    card = source_card(replace(record, sources=sources), "latimes-2014")
    assert "href" not in card


def test_what_a_source_was_read_through_is_told(record):
    via = record.sources[record.sources["cited_via"] != ""].iloc[0]
    assert "Not read itself, but through" in source_card(record, via["id"])
    assert "read through this one" in source_card(record, via["cited_via"])


def test_markup_in_the_record_is_text(record):
    sources = record.sources.assign(title="<script>alert(1)</script>")
    card = source_card(replace(record, sources=sources), "latimes-2014")
    assert "<script>" not in card


def test_the_claims_of_a_source_name_their_events(record):
    cards = claim_cards(record, "latimes-2014")
    for title in events_of(record, "latimes-2014")["title"]:
        assert title.replace('"', "&#34;").replace("'", "&#39;") in cards


def test_a_source_behind_a_province_is_behind_the_record(record):
    hamgyong = province_area(record, record.events, ["KP-08"]).events
    assert set(source_table(record, hamgyong)["id"]) <= set(source_table(record, record.events)["id"])
