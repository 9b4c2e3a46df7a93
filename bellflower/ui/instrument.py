"""The instrument as a Streamlit component: what it is given, and what the reader settled on in it.

Everything a reader does on it happens in the browser. The server is told what was settled, so that
address, history, citation and the other pages have it.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
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
from bellflower.ui import address
from bellflower.ui.components import component
from bellflower.ui.page_context import CurrentView
from bellflower.ui.view_component import ViewComponent
from bellflower.view import cards
from bellflower.view.instrument.questions import suggested_questions
from bellflower.view.view_state import state_of

_INSTRUMENT = ViewComponent("instrument")


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


def _take_settled() -> None:
    settled = _INSTRUMENT.settled()
    if settled:
        _INSTRUMENT.take(view_of(settled, address.opened()))


def _own_data(record: Dataset, view: View) -> dict[str, Any]:
    """Return what of a reader's own record travels with the page, since no other may see it."""
    asked = [(kind, getattr(view, kind)) for kind in ("event", "place", "route") if getattr(view, kind)]
    shown = {f"{kind}/{name}": cards.card(record, kind, name, has_acts=True) for kind, name in asked}
    return {"cards": shown}


def _data(current: CurrentView) -> dict[str, Any]:
    data = _INSTRUMENT.data(current) | {"language": current_language()}
    if current.record.own_name:
        return data | _own_data(current.record, current.view)
    return data | {"questions": suggested_questions()}


def show(current: CurrentView) -> None:
    """Show the instrument in the state that the address tells."""
    is_new_session = not _INSTRUMENT.was_mounted()
    key, was_known = _INSTRUMENT.key(current.record), _INSTRUMENT.is_known()
    result = component("instrument", "instrument-root instrument")(
        key=key, data=_data(current), on_settled_change=_take_settled
    )
    if was_known or not result.settled:
        return
    asked = View(near=current.view.near, radius_km=current.view.radius_km)
    if state_of(view_of(result.settled, asked)) != state_of(current.view):
        # what the reader chose, of which this session has not heard
        _INSTRUMENT.take(view_of(result.settled, address.opened()))
        if is_new_session:  # the session is new and the page is not
            address.note_return()
        st.rerun()


forget = _INSTRUMENT.forget
