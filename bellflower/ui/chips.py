"""The line above a page of the desk: how many events are shown, and a chip for all that narrows."""

from dataclasses import replace

import streamlit as st

from bellflower.analysis.selection import select
from bellflower.i18n import _, counted
from bellflower.query.narrowing import Narrowing, narrowings, widened
from bellflower.text import wording
from bellflower.ui import address
from bellflower.ui.markdown import plain
from bellflower.ui.page_context import CurrentView


def _key(place: str, one: Narrowing) -> str:
    return f"{place}_{one.parameter}_{one.value}".rstrip("_")


def line(current: CurrentView) -> None:
    """Show the number of events of all of them, and a chip with a cross for each thing that narrows."""
    shown = len(current.events)
    found = () if current.shows_ticked else narrowings(current.view)
    with st.container(key="bf_chips", horizontal=True, vertical_alignment="center"):
        st.caption(wording.count_events(shown, len(current.record.events)), width="content")
        for one in found:
            st.button(
                _("{filter} ×").format(filter=plain(one.words)),
                key=_key("chip", one),
                help=_("Take off: {filter}").format(filter=plain(one.words)),
                on_click=address.show,
                args=(widened(current.view, one),),
            )
        if current.shows_ticked:
            number = len(current.view.picked)
            st.button(
                counted(number, "Only {n} ticked event ×", "Only {n} ticked events ×"),
                key="chip_ticked",
                on_click=address.open_beside,
                kwargs={"scope": ""},
            )
        if len(found) > 1:
            st.button(_("Clear filters"), key="chip_all", on_click=address.show_everything)


def ways_out(current: CurrentView) -> None:
    """Name the filters that leave nothing: what taking each of them off would show, and the whole."""
    view = replace(current.shown, picked=frozenset())
    with st.container(key="bf_ways_out", horizontal=True):
        for one in narrowings(view):
            without = widened(view, one)
            number = len(select(current.record, without).events)
            if number > len(current.events):
                told = counted(
                    number,
                    "Without {filter}: {n} event",
                    "Without {filter}: {n} events",
                    filter=plain(one.words),
                )
                st.button(
                    told,
                    key=_key("way_out", one),
                    on_click=address.show,
                    args=(without,),
                )
        st.button(_("Show everything"), on_click=address.show_everything, key="desk_show_everything")
