"""What is said of the selection above a page of the desk, and the ways out of one that is empty."""

from dataclasses import replace

import streamlit as st

from bellflower.analysis.selection import select
from bellflower.i18n import _, counted
from bellflower.query.narrowing import Narrowing, narrowings, widened
from bellflower.ui import address
from bellflower.ui.markdown import plain
from bellflower.ui.page_context import CurrentView


def _key(place: str, one: Narrowing) -> str:
    return f"{place}_{one.parameter}_{one.value}".rstrip("_")


def line(current: CurrentView) -> None:
    """Say that only ticked events are shown, if that is so; all else is told by the filter bar."""
    if not current.shows_ticked:
        return
    number = len(current.view.picked)
    with st.container(key="bf_chips", horizontal=True, vertical_alignment="center"):
        st.button(
            counted(number, "Only {n} ticked event ×", "Only {n} ticked events ×"),
            key="chip_ticked",
            on_click=address.open_beside,
            kwargs={"scope": ""},
        )


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
