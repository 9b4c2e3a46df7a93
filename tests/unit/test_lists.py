"""Lists that can be read: whole titles, links that keep the selection, years, nothing unescaped."""

import re
from dataclasses import replace

from bellflower.query.filters import EventFilter, chosen
from bellflower.query.permalink import View
from bellflower.view.cards import event_card
from bellflower.view.links import links_of
from bellflower.view.lists import event_list

LINKS = links_of(View(EventFilter(chosen=chosen(drug=["opium"])), event="old", version="1.0.0"))


def test_every_event_is_a_row_with_its_whole_title_and_a_link_that_keeps_the_selection(record):
    shown = event_list(record, record.events, LINKS, "Events")
    hrefs = re.findall(r'class="bf-go" href="([^"]*)"', shown)
    assert sorted(hrefs) == sorted(f"?drug=opium&amp;event={one}" for one in record.events["id"])
    assert shown.count("data-row") == len(record.events)


def test_rows_stand_under_their_years_in_order_and_undated_ones_last(record):
    shown = event_list(record, record.events, LINKS, "Events")
    years = re.findall(r'<tr role="row" class="bf-year"><th [^>]*>([^<]*)<', shown)
    assert len(set(years)) == len(years)
    numbers = [int(year) for year in years if year.isdigit()]
    assert numbers == sorted(numbers)


def test_a_list_that_is_not_grouped_keeps_the_order_of_its_rows(record):
    rows = record.events.sample(5, random_state=1)
    shown = event_list(record, rows, LINKS, "Events", is_grouped=False)
    assert re.findall(r"event=([\w-]+)", shown) == rows["id"].tolist()
    assert "bf-year" not in shown


def test_a_list_with_boxes_has_one_for_each_event_and_is_the_same_whatever_is_ticked(record):
    rows = record.events.head(4)
    shown = event_list(record, rows, LINKS, "Events", has_ticks=True)
    assert re.findall(r'data-tick="([^"]*)"', shown) == rows["id"].tolist()
    assert "data-tick" not in event_list(record, rows, LINKS, "Events")
    ticked = links_of(View(picked=frozenset(rows["id"])))
    assert ticked == links_of(View())


def test_only_a_card_with_acts_can_be_cited_copied_and_printed(record, monkeypatch):
    monkeypatch.setenv("BELLFLOWER_REPORT", "record@school.example")
    acts = re.findall(r'data-act="(\w+)"', event_card(record, "pongsu-2003", "x", LINKS, has_acts=True))
    assert acts == ["cite", "copy", "print"]
    assert "data-act" not in event_card(record, "pongsu-2003", "x", LINKS)


def test_text_of_the_record_is_never_markup(record):
    hostile = record.events.head(1).assign(title="<script>alert(1)</script>")
    assert "<script" not in event_list(record, hostile, LINKS, "Events")


def test_a_card_links_people_places_disputes_and_neighbors_only_where_asked(record):
    assert "bf-go" not in event_card(record, "pongsu-2003")
    card = event_card(record, "pongsu-2003", "", LINKS)
    assert 'href="people?drug=opium&amp;actor=pong-su"' in card
    assert "After it, same place:" in card or "Within a month:" in card
    assert card.count("bf-go") > 4


def test_the_links_of_two_selections_are_two_cards(record):
    other = replace(LINKS, kept=())
    assert event_card(record, "pongsu-2003", "", other) != event_card(record, "pongsu-2003", "", LINKS)
