"""The linked view as a Streamlit component: what it is given, and what the reader settled on in it.

The widget owns the period, the view and the selection while the hand is on it. It is told of them
only when they were changed elsewhere (a link, the back button, the sidebar); otherwise it is given
the same data as before, so that nothing is sent to it and nothing in it is redrawn.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import streamlit as st
from streamlit.components import v2

from bellflower import web
from bellflower.browser.bundle import joined_script, joined_style
from bellflower.i18n import SOURCE_LANGUAGE, current_language
from bellflower.query import filters
from bellflower.query.filters import EventFilter, Match, Mode
from bellflower.record.dataset import Dataset
from bellflower.record.decimal_years import day_of
from bellflower.record.memo import MOST, remembered
from bellflower.ui import address, front
from bellflower.ui.page_context import CurrentView
from bellflower.view.linked_view import build_spec, build_stage
from bellflower.view.view_state import view_state

_KEY = "linked_view"  # and with the language behind it, in any but English: its words are drawn once
_MOUNTED = "_linked_view_key"
_SHOWN = "_linked_view_shown"  # the state that the widget is known to show
_SENT = "_linked_view_sent"  # the state that it was last told
_REVISION = "_linked_view_revision"
_MOST_OF_OWN = 6  # views of a reader's own record that are kept


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    return v2.component(
        "bellflower_linked_view",
        html='<div class="linked-view-root"></div>',
        css=joined_style("linked_view/linked_view.css"),
        js=joined_script("linked_view/component.js"),
        isolate_styles=False,
    )


def _build(record: Dataset, stage: dict[str, Any], facets: EventFilter) -> dict[str, Any]:
    events = filters.select_facets(record.events, facets, record.text_index)
    routes = filters.select_routes(
        record.routes, record.route_legs, record.places, facets, record.text_index
    )
    return build_spec(record, stage, events, routes)


def spec_text(spec: dict[str, Any]) -> str:
    """Return *spec* as the text in which :func:`mount` takes it.

    A text is handed on as it is, while Streamlit would write a table as JSON twice at each run.
    """
    return json.dumps(spec, separators=(",", ":"), ensure_ascii=False)


def text_of(record: Dataset, facets: EventFilter) -> str:
    """Return what the widget needs to show what *facets* select, in the language of this run.

    What is made for a language and a year fits no other. Of a reader's own record, which may be large,
    the last few are kept, as long as the session of that reader keeps the record.
    """
    key = (current_language(), date.today().year)
    most = _MOST_OF_OWN if record.own_name else MOST
    kept = partial(remembered, record, kind="linked view", most=most)
    stage = partial(kept, ("stage", key), lambda: build_stage(record))
    return kept(("spec", key, facets), lambda: spec_text(_build(record, stage(), facets)))


def prepare(record: Dataset) -> None:
    """Build what the widget shows at first of *record*."""
    _component()
    text_of(record, EventFilter())


def facets_of(wanted: EventFilter) -> EventFilter:
    """Return the part of *wanted* that the widget cannot judge by itself."""
    return replace(
        wanted, earliest=None, latest=None, mode=Mode.WINDOW, match=Match.POSSIBLY, evidence=1
    )


def _take_settled() -> None:
    """Put what the reader settled on into the filters and the selection; runs before the frame."""
    settled = st.session_state[st.session_state[_MOUNTED]].settled
    first, last = settled["from"], settled["to"]
    address.set_period(
        day_of(first) if first is not None else None,
        day_of(last) - timedelta(days=1) if last is not None else None,
        Mode(settled["mode"]),
        int(settled["evidence"]),
    )
    region = "" if settled["view"] == "nk" else settled["view"]
    chosen = {name: settled[name] for name in ("event", "place", "route")}
    address.open_beside(region=region, **chosen)
    shown = st.session_state[_SHOWN]
    st.session_state[_SHOWN] = shown | {name: settled[name] for name in settled}


def show(current: CurrentView) -> None:
    """Show the widget with the events that the facets of *current* select."""
    state = view_state(current.view)
    session = st.session_state
    key = _KEY if current_language() == SOURCE_LANGUAGE else f"{_KEY}_{current_language()}"
    if key != session.get(_MOUNTED):
        forget()
        session[_MOUNTED] = key
    if state != session.get(_SHOWN):
        session[_REVISION] = session.get(_REVISION, 0) + 1
        session[_SENT] = state
        session[_SHOWN] = state
    theme = "dark" if st.context.theme.type == "dark" else "light"
    known = {"revision": session[_REVISION], "theme": theme, "intro": front.was_greeted()}
    sent = session[_SENT] | known
    mount(text_of(current.record, facets_of(current.view.wanted)), sent, _take_settled, key)


def asset_urls() -> dict[str, str]:
    """Return the paths of the drawing library and of the ground of the map on this server."""
    return {name: start_path() + path for name, path in web.asset_urls().items()}


def start_path() -> str:
    """Return the path of the start page on this server, with a slash at its end."""
    base = st.get_option("server.baseUrlPath").strip("/")
    return f"/{base}/" if base else "/"


def forget() -> None:
    """Note that the widget is not on the page: when it comes back, it has to be told everything."""
    st.session_state.pop(_SHOWN, None)


def mount(
    spec: str,
    state: dict[str, Any],
    on_settled: Callable[[], None] = lambda: None,
    key: str = _KEY,
) -> None:
    """Mount the widget with *spec* (of :func:`spec_text`) and *state*.

    *on_settled* is called when the reader has settled.
    """
    data = {"urls": asset_urls(), "spec": spec, "state": state}
    _component()(key=key, data=data, on_settled_change=on_settled)
