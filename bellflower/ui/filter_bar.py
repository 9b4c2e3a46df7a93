"""The filter bar of the desk pages: the one of the instrument, whose choices the page follows."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from bellflower.browser.bundle import scripts_in
from bellflower.query.permalink import View
from bellflower.ui import address, instrument
from bellflower.ui.components import component
from bellflower.ui.page_context import CurrentView
from bellflower.ui.view_component import ViewComponent
from bellflower.view.script_texts import script_texts
from bellflower.view.view_state import state_of

PAGES = frozenset({"events", "people", "seizures", "routes", "provinces", "disputes", "sources"})
_BAR = ViewComponent("filters")
_LEFT = ("view", "scale", "event", "place", "route")  # of what is settled, not the bar's to say


def _settled_view(settled: Mapping[str, Any]) -> View:
    before = address.opened()
    present = state_of(before)
    return instrument.view_of({**settled, **{name: present[name] for name in _LEFT}}, before)


def _take_settled() -> None:
    settled = _BAR.settled()
    if settled:
        _BAR.take(_settled_view(settled))


def show(current: CurrentView) -> None:
    """Show the bar in the state that the address tells."""
    key, was_known = _BAR.key(current.record), _BAR.is_known()
    data = _BAR.data(current) | {
        "texts": script_texts(scripts_in("filters")),
        "ticked": len(current.events) if current.shows_ticked else None,
    }
    result = component("filters", "filters-root instrument")(
        key=key, data=data, on_settled_change=_take_settled
    )
    if was_known or not result.settled:
        return
    view = _settled_view(result.settled)
    if state_of(view) != state_of(current.view):  # of which this session has not heard
        _BAR.take(view)
        address.note_return()
        st.rerun()


forget = _BAR.forget
