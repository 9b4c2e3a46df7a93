"""The filter bar of the desk pages: the one of the instrument, whose choices the page follows."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from bellflower import web
from bellflower.browser.bundle import scripts_in
from bellflower.i18n import current_language
from bellflower.ui import address, instrument
from bellflower.ui.components import component, start_path
from bellflower.ui.page_context import CurrentView
from bellflower.view.script_texts import script_texts
from bellflower.view.view_state import places_within, state_of

PAGES = frozenset({"events", "people", "seizures", "routes", "provinces", "disputes", "sources"})
_KEY = "filters"  # and with the language behind it: its words are drawn once
_MOUNTED = "_filters_key"
_SHOWN = "_filters_shown"  # the state that the bar is known to show
_REVISION = "_filters_revision"
_LEFT = ("view", "scale", "event", "place", "route")  # of what is settled, not the bar's to say


def _settled_view(settled: Mapping[str, Any]) -> Any:
    before = address.opened()
    present = state_of(before)
    return instrument.view_of({**settled, **{name: present[name] for name in _LEFT}}, before)


def _take(settled: Mapping[str, Any]) -> None:
    view = _settled_view(settled)
    address.take(view)
    st.session_state[_SHOWN] = state_of(view)


def _take_settled() -> None:
    session = st.session_state
    settled = session[session[_MOUNTED]].settled
    if settled and not instrument.is_overtaken(settled, session[_REVISION], session.get(_SHOWN, {})):
        _take(settled)


def show(current: CurrentView) -> None:
    """Show the bar in the state that the address tells."""
    session, record = st.session_state, current.record
    key = f"{_KEY}_{current_language()}_{record.key if record.own_name else ''}"
    if key != session.get(_MOUNTED):
        forget()
        session[_MOUNTED] = key
    state = state_of(current.view)
    is_first = _SHOWN not in session
    if state != session.get(_SHOWN):
        session[_REVISION] = session.get(_REVISION, 0) + 1
        session[_SHOWN] = state
    theme = "dark" if st.context.theme.type == "dark" else "light"
    near = places_within(record, current.view)
    data: dict[str, Any] = {
        "urls": {name: start_path() + path for name, path in web.instrument_urls(record).items()},
        "state": state | {"near": near, "revision": session[_REVISION], "theme": theme},
        "texts": script_texts(scripts_in("filters")),
        "ticked": len(current.events) if current.shows_ticked else None,
    }
    if record.own_name:  # which is sent until the page says that it has it
        has_it = getattr(session.get(key), "has", "") == key
        data |= {"name": key} | ({} if has_it else instrument.own_texts(record))
    result = component("filters", "filters-root instrument")(
        key=key, data=data, on_settled_change=_take_settled, on_has_change=lambda: None
    )
    if is_first and result.settled and state_of(_settled_view(result.settled)) != state:
        _take(result.settled)  # what the reader chose, of which this session has not heard
        address.note_return()
        st.rerun()


def forget() -> None:
    """Note that the bar is not on the page: when it comes back, it has to be told everything."""
    st.session_state.pop(_SHOWN, None)
