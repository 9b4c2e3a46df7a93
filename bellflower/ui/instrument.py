"""The instrument as a Streamlit component: what it is given, and what the reader settled on in it.

Everything a reader does on it happens in the browser. The server is told what was settled, so that
address, history, citation and the other pages have it; it tells the instrument a state only if that was
changed elsewhere, by a link or the back button.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import streamlit as st

from bellflower import web
from bellflower.i18n import current_language
from bellflower.query.facets import FACETS
from bellflower.query.filters import EventFilter, Match, Mode, chosen
from bellflower.query.parameters import (
    DEFAULT_RADIUS_KM,
    MAP_VIEWS,
    MAX_VALUE_LENGTH,
    TIME_SCALES,
)
from bellflower.query.permalink import View
from bellflower.record.dataset import Dataset
from bellflower.record.decimal_years import day_of
from bellflower.record.memo import remembered
from bellflower.ui import address
from bellflower.ui.components import component, start_path
from bellflower.ui.page_context import CurrentView
from bellflower.view import cards
from bellflower.view.instrument.index import build_index, search_texts
from bellflower.view.instrument.questions import suggested_questions
from bellflower.view.view_state import places_within, state_of

_KEY = "instrument"  # and with the language behind it: its words are drawn once
_MOUNTED = "_instrument_key"
_SHOWN = "_instrument_shown"  # the state that the instrument is known to show
_REVISION = "_instrument_revision"
_MOST_OF_OWN = 4  # texts of a reader's own record that are kept


def prepare(record: Dataset) -> None:
    """Build what the instrument shows of *record*."""
    component("instrument", "instrument-root instrument")
    web.instrument_urls(record)


def _texts(values: Any) -> list[str]:
    return [str(value) for value in values] if isinstance(values, list) else []


def view_of(settled: Mapping[str, Any], before: View) -> View:
    """Return the view that the reader settled on; the rest of it is as *before*."""
    first, last = settled["from"], settled["to"]
    wanted = EventFilter(
        earliest=day_of(first) if first is not None else None,
        latest=day_of(last) - timedelta(days=1) if last is not None else None,
        mode=Mode(settled["mode"]),
        match=Match(settled["match"]),
        chosen=chosen(
            **{
                facet.parameter: _texts(settled[facet.parameter])
                if facet.parameter in settled
                else before.wanted.values(facet.parameter)
                for facet in FACETS
            }
        ),
        evidence=int(settled["evidence"]),
        origins=int(settled["origins"]),
        only_key=bool(settled["key"]),
        text=str(settled["q"]).strip()[:MAX_VALUE_LENGTH],
    )
    region, scale = settled["view"], settled["scale"]
    far = {} if settled.get("near") else {"near": "", "radius_km": DEFAULT_RADIUS_KM}
    return replace(
        before,
        **far,
        wanted=wanted,
        region="" if region == MAP_VIEWS[0] else region,
        scale="" if scale == TIME_SCALES[0] else scale,
        event=settled["event"],
        place=settled["place"],
        route=settled["route"],
    )


def _take(settled: Mapping[str, Any]) -> None:
    """Put what the reader settled on into the filters and the selection."""
    view = view_of(settled, address.opened())
    address.take(view)
    st.session_state[_SHOWN] = state_of(view)


def is_overtaken(settled: Mapping[str, Any], revision: int, shown: Mapping[str, Any]) -> bool:
    """Whether something else, such as a link, changed the view since the state before *settled*.

    *shown* is the state that was last shown, of *revision*; a run that was to show another one may have
    been cut short.
    """
    return settled.get("revision", revision) != revision or state_of(address.opened()) != shown


def _take_settled() -> None:
    session = st.session_state
    settled = session[session[_MOUNTED]].settled
    if not is_overtaken(settled, session[_REVISION], session.get(_SHOWN, {})):
        _take(settled)


def own_texts(record: Dataset) -> dict[str, str]:
    """Return the index and the search of a reader's own record as JSON; no address has them."""
    key = (current_language(), date.today().year)
    kept = partial(remembered, record, kind="instrument", most=_MOST_OF_OWN)
    return {
        "index": kept(("index", key), lambda: json.dumps(build_index(record), ensure_ascii=False)),
        "search": kept(("search", key), lambda: json.dumps(search_texts(record), ensure_ascii=False)),
    }


def _own_data(record: Dataset, view: View) -> dict[str, Any]:
    """Return what of a reader's own record travels with the page, since no other may see it."""
    asked = [(kind, getattr(view, kind)) for kind in ("event", "place", "route") if getattr(view, kind)]
    shown = {f"{kind}/{name}": cards.card(record, kind, name, has_acts=True) for kind, name in asked}
    return own_texts(record) | {"cards": shown}


def _data(record: Dataset, view: View, state: Mapping[str, Any]) -> dict[str, Any]:
    urls = {name: start_path() + path for name, path in web.instrument_urls(record).items()}
    data: dict[str, Any] = {"urls": urls, "state": dict(state), "language": current_language()}
    if record.own_name:
        return data | _own_data(record, view)
    return data | {"questions": suggested_questions()}


def show(current: CurrentView) -> None:
    """Show the instrument in the state that the address tells."""
    session = st.session_state
    is_new_session = _MOUNTED not in session
    key = f"{_KEY}_{current_language()}_{current.record.key if current.record.own_name else ''}"
    if key != session.get(_MOUNTED):
        forget()
        session[_MOUNTED] = key
    state = state_of(current.view)
    is_first = _SHOWN not in session
    if state != session.get(_SHOWN):
        session[_REVISION] = session.get(_REVISION, 0) + 1
        session[_SHOWN] = state
    theme = "dark" if st.context.theme.type == "dark" else "light"
    near = places_within(current.record, current.view)
    sent = state | {"near": near, "revision": session[_REVISION], "theme": theme}
    result = component("instrument", "instrument-root instrument")(
        key=key, data=_data(current.record, current.view, sent), on_settled_change=_take_settled
    )
    asked = View(near=current.view.near, radius_km=current.view.radius_km)
    if is_first and result.settled and state_of(view_of(result.settled, asked)) != state:
        _take(result.settled)  # what the reader chose, of which this session has not heard
        if is_new_session:  # the session is new and the page is not
            address.note_return()
        st.rerun()


def forget() -> None:
    """Note that the instrument is not on the page: when it comes back, it has to be told everything."""
    st.session_state.pop(_SHOWN, None)
