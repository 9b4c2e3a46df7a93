"""Reporting an error: only to an address that is configured, with file, line and id."""

import csv

import pytest

from bellflower.record.schema import DATA
from bellflower.view.cards import event_card
from bellflower.view.error_report import VARIABLE, report_address
from bellflower.view.links import Links


@pytest.mark.parametrize(
    ("configured", "address"),
    [
        ("", ""),
        ("javascript:alert(1)//@", ""),
        ("https://example.org/new?title={id}&at={row}",
         "https://example.org/new?title=raid&at=events.csv%3A7"),
        ("desk@example.org",
         "mailto:desk@example.org?subject=Bellflower%3A%20an%20error%20in%20events.csv%3A7%2C%20raid"),
    ],
)  # fmt: skip
def test_the_address_is_the_configured_one_or_none(monkeypatch, configured, address):
    monkeypatch.setenv(VARIABLE, configured)
    assert report_address("raid", "events.csv:7") == address


def test_a_card_names_the_line_of_its_row(record):
    with (DATA / "events.csv").open(encoding="utf-8", newline="") as file:
        ids = [row[0] for row in csv.reader(file)]
    for event_id in (record.events["id"].iloc[0], record.events["id"].iloc[-1]):
        card = event_card(record, event_id, "", Links(()))
        assert f"events.csv:{ids.index(event_id) + 1}<" in card
        assert f'href="events?event={event_id}"' in card
