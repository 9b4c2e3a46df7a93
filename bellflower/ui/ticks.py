"""The bar of what is ticked in the lists: how many events, and what can be done with them."""

import streamlit as st

from bellflower.i18n import _, counted
from bellflower.query.parameters import MOST_TICKED, TICKED
from bellflower.ui import address, share_dialog, stories
from bellflower.ui.builder import chapter_list
from bellflower.ui.page_context import CurrentView

_ONLY = "ticked_only"


def _take_only() -> None:
    address.open_beside(scope=TICKED if st.session_state[_ONLY] else "")


def _make_story(current: CurrentView) -> None:
    record = current.record.events
    ids = record.loc[record["id"].isin(current.view.picked), "id"]
    chapter_list.add(events=tuple(ids))


def bar(current: CurrentView, page: str) -> None:
    """Show what can be done with the ticked events, if there are any; it stands below the page."""
    number = len(current.view.picked)
    if not number:
        return
    with st.container(key="bf_ticked", horizontal=True, vertical_alignment="center"):
        told = counted(number, "**{n} event** ticked", "**{n} events** ticked")
        if number >= MOST_TICKED:
            told += " · " + _("a link can name no more")
        st.markdown(told, width="content")
        st.session_state[_ONLY] = current.shows_ticked
        st.toggle(_("Show only these"), key=_ONLY, on_change=_take_only)
        if st.button(_("Cite and download these"), key="ticked_take"):
            share_dialog.open_dialog(current, page)
        if st.button(_("Make a chapter of a story"), key="ticked_story"):
            _make_story(current)
            st.switch_page(stories.PAGES / "build.py", query_params=dict(address.menu_params()))
        st.button(_("Take the ticks off"), key="ticked_off", on_click=address.tick, args=((),))
