"""What pupils do in a lesson, each action as the browser would tell it to the server."""

import csv
from functools import cache
from random import Random
from typing import Any

from bellflower.record.schema import DATA
from bench.protocol import Browser
from bench.sessions import Action

_VIEW = "linked_view"  # key of the component
_SETTLED: dict[str, Any] = {
    "from": None, "to": None, "mode": "window", "evidence": 1, "view": "nk",
    "event": "", "place": "", "route": "",
}  # fmt: skip
_FACETS = ("f_category", "f_drug", "f_province")
_SEARCHES = ("Hamhung", "", "Pong Su", "함흥", "opium", "", "embassy", "seizure")
_SLIDER = "None"  # key of a widget without one


@cache
def _event_ids() -> tuple[str, ...]:
    """Return the ids of the events; the record is not loaded, which would let the whole class wait."""
    with (DATA / "events.csv").open(encoding="utf-8", newline="") as file:
        return tuple(row["id"] for row in csv.DictReader(file) if row["status"] == "published")


def _settle(browser: Browser, **changes: Any) -> None:
    settled = browser.value(_VIEW, {"settled": _SETTLED})["settled"]
    browser.set(_VIEW, "json_value", {"settled": settled | changes})


def turn_page(browser: Browser, chance: Random) -> tuple[str, str]:
    """Go to another page; from any but the start page, as a rule back to that."""
    start = next(iter(browser.pages))
    is_away = _VIEW not in browser.ids
    others = [path for path in browser.pages if browser.pages[path] != browser.page]
    browser.turn_to(start if is_away and chance.random() < 0.7 else chance.choice(others))
    return "page", ""


def drag_period(browser: Browser, chance: Random) -> tuple[str, str]:
    """Let go of the handles at another period."""
    if _VIEW not in browser.ids:
        return turn_page(browser, chance)
    first = chance.randrange(1950, 2015)
    _settle(browser, **{"from": first, "to": first + chance.randrange(3, 20)})
    return "period", ""


def open_event(browser: Browser, chance: Random) -> tuple[str, str]:
    """Click an event in the linked view."""
    if _VIEW not in browser.ids:
        return turn_page(browser, chance)
    _settle(browser, event=chance.choice(_event_ids()))
    return "event", ""


def filter_events(browser: Browser, chance: Random) -> tuple[str, str]:
    """Add a value to a filter of the sidebar, or take the filter back."""
    key = chance.choice(_FACETS)
    chosen = browser.value(key, [])
    browser.set(key, "string_array_value", [] if chosen else [chance.choice(browser.options[key])])
    return "filter", ""


def search(browser: Browser, chance: Random) -> tuple[str, str]:
    """Type a word into the search, or empty it."""
    browser.set("f_q", "string_value", chance.choice(_SEARCHES))
    return "search", ""


def step_slider(browser: Browser, chance: Random) -> tuple[str, str]:
    """Move the slider of the plain application to another year."""
    browser.set(_SLIDER, "double_array_value", [float(chance.randrange(1950, 2015))])
    return "slider", ""


LESSON: dict[Action, int] = {drag_period: 8, open_event: 5, filter_events: 3, search: 2, turn_page: 2}
PLAIN: dict[Action, int] = {step_slider: 1}
