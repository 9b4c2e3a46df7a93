"""The linked view as a Streamlit component: what it is given, and what the reader settled on in it.

The widget owns the period, the view and the selection while the hand is on it. It is told of them
only when they were changed elsewhere (a link, the back button, the sidebar); otherwise it is given
the same data as before, so that nothing is sent to it and nothing in it is redrawn.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import streamlit as st
from streamlit.components import v2

from explorer import api, filters
from explorer.filters import EventFilter, Match, Mode
from explorer.linked_view.ground import SCRIPT, STYLE
from explorer.linked_view.spec import build_spec, build_stage
from explorer.links import View
from explorer.ui import address, cache
from explorer.ui.frame import CurrentView

_KEY = "linked_view"
_SHOWN = "_linked_view_shown"  # the state that the widget is known to show
_SENT = "_linked_view_sent"  # the state that it was last told
_REVISION = "_linked_view_revision"


@st.cache_resource
def _component() -> Any:
    return v2.component(
        "bellflower_linked_view",
        html='<div class="linked-view-root"></div>',
        css=STYLE.read_text(encoding="utf-8"),
        js=SCRIPT.read_text(encoding="utf-8"),
        isolate_styles=False,
    )


@st.cache_resource(show_spinner=False)
def _stage() -> dict[str, Any]:
    return build_stage(cache.load_record())


@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs={EventFilter: repr})
def _spec(facets: EventFilter) -> dict[str, Any]:
    record = cache.load_record()
    events = filters.select_facets(record.events, facets, record.text_index)
    routes = filters.select_routes(
        record.routes, record.route_legs, record.places, facets, record.text_index
    )
    return build_spec(record, _stage(), events, routes)


def facets_of(wanted: EventFilter) -> EventFilter:
    """Return the part of *wanted* that the widget cannot judge by itself."""
    return replace(
        wanted, earliest=None, latest=None, mode=Mode.WINDOW, match=Match.POSSIBLY, evidence=1
    )


def decimal_year(day: date) -> float:
    """Return the moment at which *day* begins as a decimal year."""
    first = date(day.year, 1, 1)
    return day.year + (day - first).days / (date(day.year, 12, 31) - first + timedelta(days=1)).days


def day_of(year: float) -> date:
    """Return the day in which the moment *year* lies; the inverse of :func:`decimal_year`."""
    first = date(int(year), 1, 1)
    length = (date(first.year, 12, 31) - first).days + 1
    return first + timedelta(days=round((year - first.year) * length))


def _state(view: View) -> dict[str, Any]:
    """Return what *view* says to the widget, without what only Python knows."""
    wanted = view.wanted
    ends = wanted.latest + timedelta(days=1) if wanted.latest else None
    return {
        "from": decimal_year(wanted.earliest) if wanted.earliest else None,
        "to": decimal_year(ends) if ends else None,
        "mode": wanted.mode.value,
        "match": wanted.match.value,
        "evidence": wanted.evidence,
        "view": view.region or "nk",
        "event": view.event,
        "place": view.place,
        "route": view.route,
    }


def _take_settled() -> None:
    """Put what the reader settled on into the filters and the selection; runs before the frame."""
    settled = st.session_state[_KEY].settled
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
    state = _state(current.view)
    session = st.session_state
    if state != session.get(_SHOWN):
        session[_REVISION] = session.get(_REVISION, 0) + 1
        session[_SENT] = state
        session[_SHOWN] = state
    theme = "dark" if st.context.theme.type == "dark" else "light"
    sent = session[_SENT] | {"revision": session[_REVISION], "theme": theme}
    mount(_spec(facets_of(current.view.wanted)), sent, _take_settled)


def forget() -> None:
    """Note that the widget is not on the page: when it comes back, it has to be told everything."""
    st.session_state.pop(_SHOWN, None)


def mount(
    spec: dict[str, Any], state: dict[str, Any], on_settled: Callable[[], None] = lambda: None
) -> None:
    """Mount the widget with *spec* and *state*; *on_settled* is called when the reader has settled."""
    base = st.get_option("server.baseUrlPath").strip("/")
    prefix = f"/{base}/" if base else "/"
    urls = {name: prefix + path for name, path in api.asset_urls().items()}
    data = {"urls": urls, "spec": spec, "state": state}
    _component()(key=_KEY, data=data, on_settled_change=on_settled)
