"""The address of the page follows the view, and the view the address, whichever of them changed."""

from types import SimpleNamespace

import pytest

from bellflower.query.parameters import Known
from bellflower.query.permalink import View
from bellflower.ui import address

KNOWN = Known({"event": frozenset({"one", "other"})})


class Browser:
    """The address that a browser sends with a run, and every address that it is told."""

    def __init__(self) -> None:
        self.sends: dict[str, list[str]] = {}
        self.told: list[dict[str, list[str]]] = []

    def __iter__(self):
        return iter(self.sends)

    def get_all(self, name: str) -> list[str]:
        return self.sends[name]

    def from_dict(self, params: dict[str, list[str]]) -> None:
        self.told.append(params)
        self.sends = params


@pytest.fixture
def browser(monkeypatch) -> Browser:
    found = Browser()
    monkeypatch.setattr(address, "st", SimpleNamespace(session_state={}, query_params=found))
    address.settle(KNOWN)
    return found


def test_a_choice_is_told_to_the_browser_once(browser):
    for _run in range(2):
        address.take(View(event="one"))
        assert address.settle(KNOWN).event == "one"
    assert browser.told == [{"event": ["one"]}]


def test_a_browser_that_had_not_heard_of_the_last_address_is_told_of_the_next(browser):
    address.take(View(event="one"))
    address.settle(KNOWN)
    address.take(View())
    browser.sends = {}  # the run was sent before the address with the event arrived
    assert address.settle(KNOWN).event == ""
    assert browser.told == [{"event": ["one"]}, {}]


def test_an_address_that_leads_is_not_told_again(browser):
    browser.sends = {"event": ["other"]}
    assert address.settle(KNOWN).event == "other"
    browser.sends = {}
    assert address.settle(KNOWN).event == ""
    assert browser.told == []
