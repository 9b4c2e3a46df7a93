"""Every card of the record: well formed, and linking only what may be linked."""

from html.parser import HTMLParser

import pytest

from bellflower.view.cards import event_card, place_card, route_card

VOID = {"br", "img", "hr", "input", "meta", "link"}


class Links(HTMLParser):
    """The attributes of every link of a page; tags must be closed in order."""

    def __init__(self, text):
        super().__init__()
        self.found, self.open = [], []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)
        if tag == "a":
            self.found.append(dict(attrs))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def links(record):
    """The links of every card of the record, by the card's id."""
    cards = {event_id: event_card(record, event_id) for event_id in record.events["id"]}
    cards |= {f"route {one}": route_card(record, one) for one in record.routes["id"]}
    cards |= {f"place {one}": place_card(record, one, record.events) for one in record.places["id"]}
    return {card_id: Links(card).found for card_id, card in cards.items()}


def test_the_cards_link_sources(links):
    assert sum(map(len, links.values())) > 300


def test_no_card_links_a_source_that_is_only_to_be_cited(links, record):
    cited = set(record.sources.loc[record.sources["link"] == "no", "url"]) - {""}
    assert [
        (card, link["href"]) for card, found in links.items() for link in found if link["href"] in cited
    ] == []


def test_every_source_with_an_address_that_may_be_linked_is_linked(links, record):
    linked = {link["href"] for found in links.values() for link in found}
    used = {*record.claims["source_id"], *record.route_legs["source_id"]}
    sources = record.sources[record.sources["id"].isin(list(used)) & (record.sources["link"] == "yes")]
    assert sorted(set(sources["url"]) - linked) == []


def test_every_link_leads_to_the_web_and_gives_nothing_away(links):
    for card, found in links.items():
        for link in found:
            assert link["href"].startswith(("http://", "https://")), card
            assert "noopener" in link["rel"].split(), card
