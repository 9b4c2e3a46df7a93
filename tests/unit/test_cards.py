"""Cards: what they say, what they refuse, and that no value can leave its place."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from bellflower.analysis.claims import support_of
from bellflower.record.dataset import load_dataset
from bellflower.record.lookup import lookup
from bellflower.view.cards import event_card, events_at, place_card, route_card

HOSTILE = """</article><script>alert(1)</script><img src=x onerror=alert(1)>"'&"""
TEXTS = {
    "events": ["title", "summary", "date_note", "note", "actors"],
    "claims": ["says", "asserted_by", "answer"],
    "sources": ["title", "author", "publisher", "reliability"],
    "disputes": ["question", "summary"],
    "places": ["name", "name_ko", "other_names", "note", "geo_source"],
    "routes": ["title", "note"],
}


class Tags(HTMLParser):
    """The tags of a page with their attributes, and whether each is closed in order."""

    def __init__(self, text):
        super().__init__()
        self.found, self.open = [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture
def small(good):
    """The good record of two events, loaded."""
    return load_dataset(good.folder)


def hostile(record, table):
    """*record* with hostile text in every free text column of one table."""
    frame = getattr(record, table).copy()
    for column in TEXTS[table]:
        frame[column] = HOSTILE
    return replace(record, **{table: frame})


def withdrawn(record, event_id):
    """*record* with one event withdrawn for a reason."""
    is_it = record.events["id"] == event_id
    tombstone = record.events[is_it].assign(status="withdrawn", note="The report was taken back.")
    return replace(record, events=record.events[~is_it], withdrawn=tombstone)


def test_an_event_card_tells_date_places_claims_and_the_dispute(small):
    card = event_card(small, "raid-1999")
    for words in (
        "<h3>Customs officers search a ship</h3>", "April 1999", "Heroin, Opium",
        "2 kg seized (sources: 1 to 3.5 kg)", "Port – seizure", "1 claim", "Customs, around May 1999",
        "Documented", "How reliable is this source?", "Disputed: How much was found?", "<td>2 kg</td>",
    ):  # fmt: skip
        assert words in card


def test_a_claim_names_the_publication_through_which_it_was_read(small):
    assert re.search(
        r"“A sweep”, Wire, undated\. Read through “<a href=", event_card(small, "sweep-2018")
    )


def test_a_source_that_is_not_to_be_linked_is_named_without_a_link(small):
    assert ">A sweep<" not in event_card(small, "sweep-2018")


@pytest.mark.parametrize("card", [event_card, route_card])
def test_a_card_of_what_does_not_exist_is_a_key_error(record, card):
    with pytest.raises(KeyError, match="no-such-id"):
        card(record, "no-such-id")


def test_a_card_of_a_place_that_does_not_exist_is_a_key_error(record):
    with pytest.raises(KeyError, match="no-such-id"):
        place_card(record, "no-such-id", record.events)


def test_a_withdrawn_event_is_a_tombstone_with_the_reason_and_without_its_claims(record):
    event_id = "crackdown-hamhung-sunchon-2018"
    summary = record.events.set_index("id")["summary"][event_id]
    card = event_card(withdrawn(record, event_id), event_id)
    assert "This event was withdrawn from the record. The report was taken back." in card
    assert summary not in card
    assert "bf-claims" not in card


def test_a_place_card_says_what_no_event_means(record):
    card = place_card(record, "hamhung", record.events.iloc[:0])
    assert "No event in this selection. That means no source says so, not that nothing happened." in card


def test_a_place_card_counts_the_events_it_is_given(record):
    assert "2 events in this selection." in place_card(record, "hamhung", record.events.iloc[:2])


def test_a_route_card_tells_its_legs_and_that_lines_are_schematic(record):
    card = route_card(record, "chongjin-hoeryong-retail")
    assert "Chongjin to Hoeryong" in card
    assert "km in a straight line" in card
    assert "Lines are schematic" in card


def test_a_leg_without_a_located_end_has_no_length(small):
    card = route_card(small, "port-hill")
    assert "Port to Hill" in card
    assert "km in a straight line" not in card


@pytest.mark.parametrize("table", TEXTS)
def test_hostile_text_stays_text(small, table):
    attacked = hostile(small, table)
    cards = [
        event_card(attacked, "raid-1999"),
        event_card(withdrawn(attacked, "raid-1999"), "raid-1999"),
        place_card(attacked, "port", attacked.events),
        route_card(attacked, "port-hill"),
    ]
    assert any("&lt;script&gt;" in card for card in cards)
    for card in cards:
        tags = Tags(card)
        assert tags.open == []
        assert not {"script", "img"} & {tag for tag, _ in tags.found}
        assert not any(name.startswith("on") for _, attributes in tags.found for name in attributes)


def test_a_hostile_address_cannot_leave_its_attribute(small):
    sources = small.sources.assign(url='https://x" onclick="alert(1)', link="yes")
    for tag, attributes in Tags(event_card(replace(small, sources=sources), "raid-1999")).found:
        assert "onclick" not in attributes, tag


def test_the_events_at_a_place_are_those_that_act_there(record):
    at_hamhung = events_at(record, record.events, "hamhung")
    assert all("hamhung" in ids for ids in at_hamhung["place_ids"])
    assert not at_hamhung.empty


def test_the_events_at_a_province_are_those_anywhere_in_it(record):
    in_province = events_at(record, record.events, "south-hamgyong")
    expected = record.events[["KP-08" in codes for codes in record.events["provinces"]]]
    assert set(expected["id"]) <= set(in_province["id"])
    assert set(events_at(record, record.events, "hamhung")["id"]) <= set(in_province["id"])


def test_a_place_from_which_only_a_report_came_has_no_event(good):
    good.change("event_places", 2, role="reported_from")
    reported = load_dataset(good.folder)
    assert events_at(reported, reported.events, "port").empty


def test_a_card_counts_the_origins_that_filters_and_exports_count(record):
    claims = lookup(record).claims_of_event
    counted = {one: support_of(claims.of(one)).origins for one in record.events["id"]}
    assert counted == dict(zip(record.events["id"], record.events["origin_count"]))
    many = record.events.loc[record.events["origin_count"].idxmax(), "id"]
    assert f"{counted[many]} origins." in event_card(record, many)


def test_a_documented_statement_is_documented_as_a_statement_and_not_as_true(record):
    events = record.events[record.events["evidence_rank"] == 4]
    said = events.loc[events["record_type"] == "statement", "id"].iloc[0]
    happened = events.loc[events["record_type"] == "incident", "id"].iloc[0]
    told = "Documented (at least that it was stated)"
    assert f'<span data-rank="4">{told}</span>' in event_card(record, said)
    assert '<span data-rank="4">Documented</span>' in event_card(record, happened)
