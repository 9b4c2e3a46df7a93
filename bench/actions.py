"""What pupils do in a lesson, each action as the browser would tell it to the server."""

import csv
from functools import cache
from random import Random
from typing import Any

from bellflower.record.schema import DATA
from bench.protocol import Browser
from bench.sessions import Action

_VIEW, _BAR = "instrument_en_", "filters_en_"  # keys of the components
_SETTLED: dict[str, Any] = {
    "from": None, "to": None, "mode": "window", "match": "possibly", "evidence": 1, "origins": 1,
    "province": [], "category": [], "drug": [], "country": [], "type": [], "actor": [], "near": [],
    "q": "", "key": False, "view": "nk", "scale": "story", "event": "", "place": "", "route": "",
}  # fmt: skip
_VALUES = {
    "category": ("crackdown", "trafficking", "production"),
    "drug": ("opium", "methamphetamine", "heroin"),
    "province": ("KP-08", "KP-10", "KP-01"),
}
_SEARCHES = ("Hamhung", "", "Pong Su", "함흥", "opium", "", "embassy", "seizure")
_SLIDER = "None"  # key of a widget without one


@cache
def _event_ids() -> tuple[str, ...]:
    """Return the ids of the events; the record is not loaded, which would let the whole class wait."""
    with (DATA / "events.csv").open(encoding="utf-8", newline="") as file:
        return tuple(row["id"] for row in csv.DictReader(file) if row["status"] == "published")


def _settle(browser: Browser, **changes: Any) -> None:
    """Change what is settled, in the instrument or in the bar of a desk page."""
    browser.settled = _SETTLED | browser.settled | changes
    if _VIEW in browser.ids:
        browser.set(_VIEW, "json_value", {"settled": browser.settled})
    else:
        browser.fire(_BAR, "settled", browser.settled)


def _has_filters(browser: Browser) -> bool:
    return _VIEW in browser.ids or _BAR in browser.ids


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
    """Click an event in the instrument."""
    if _VIEW not in browser.ids:
        return turn_page(browser, chance)
    _settle(browser, event=chance.choice(_event_ids()))
    return "event", ""


def filter_events(browser: Browser, chance: Random) -> tuple[str, str]:
    """Choose a value in a filter, or take the filter back."""
    if not _has_filters(browser):
        return turn_page(browser, chance)
    facet = chance.choice(list(_VALUES))
    chosen = browser.settled.get(facet)
    _settle(browser, **{facet: [] if chosen else [chance.choice(_VALUES[facet])]})
    return "filter", ""


def search(browser: Browser, chance: Random) -> tuple[str, str]:
    """Type a word into the search, or empty it."""
    if not _has_filters(browser):
        return turn_page(browser, chance)
    _settle(browser, q=chance.choice(_SEARCHES))
    return "search", ""


def step_slider(browser: Browser, chance: Random) -> tuple[str, str]:
    """Move the slider of the plain application to another year."""
    browser.set(_SLIDER, "double_array_value", [float(chance.randrange(1950, 2015))])
    return "slider", ""


LESSON: dict[Action, int] = {drag_period: 8, open_event: 5, filter_events: 3, search: 2, turn_page: 2}
PLAIN: dict[Action, int] = {step_slider: 1}
