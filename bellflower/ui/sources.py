"""The Sources page: every source behind the selection, and the card of the one that is open."""

from typing import Any

import pandas as pd
import streamlit as st

from bellflower.analysis import sources
from bellflower.i18n import _, counted
from bellflower.text import date_words, wording
from bellflower.ui import address, cache, lists, ready_html, table_pages
from bellflower.ui.page_context import CurrentView
from bellflower.view import source_cards
from bellflower.view.links import links_of
from bellflower.view.lists import source_list as html_list

_SCOPE = "desk_scope"


def _take_scope() -> None:
    address.open_beside(scope="all" if st.session_state[_SCOPE] else "")


def _table(found: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Title": found["title"],
            "Claims": found["claims"],
            "Resting on it only": found["alone"],
            "Publisher": found["publisher"],
            "Date": found["date"].map(date_words.format_date),
            "Type": found["type"].map(wording.label),
            "Language": found["language"],
        }
    )


def _columns() -> dict[str, Any]:
    alone = _("Events for which the record has no other source.")
    return {
        "Title": st.column_config.TextColumn(_("Title"), width="medium"),
        "Claims": st.column_config.NumberColumn(_("Claims"), width="small"),
        "Resting on it only": st.column_config.NumberColumn(
            _("Resting on it only"), width="small", help=alone
        ),
    }


def _count(number: int, total: int, *, is_whole: bool) -> str:
    if is_whole:
        return counted(
            number,
            "{n} source in the record; those with the most claims come first.",
            "{n} sources in the record; those with the most claims come first.",
        )
    return counted(
        total,
        "{shown} of {n} source stands behind this selection; those with the most claims come first.",
        "{shown} of {n} sources stand behind this selection; those with the most claims come first.",
        shown=f"{number:,}",
    )


def source_list(current: CurrentView) -> None:
    """Show the sources behind the selection, or all of them, as a table."""
    record, is_whole = current.record, current.view.scope == "all"
    st.session_state[_SCOPE] = is_whole
    st.toggle(_("All sources of the record"), key=_SCOPE, on_change=_take_scope)
    events = record.events if is_whole else current.events
    found = cache.for_all(
        record,
        ("sources", *events["id"], is_whole),
        lambda: sources.source_table(record, events, is_whole=is_whole),
    )
    st.caption(_count(len(found), len(record.sources), is_whole=is_whole))
    if found.empty:
        st.info(_("No event matches this selection, so no source is behind it."))
        table_pages.offer_everything()
        return
    chosen = lists.switch(current, lists.OF_SOURCES)
    if chosen != "table":
        links = links_of(current.view)
        told = cache.for_all(
            record,
            ("source list", links, chosen, *found["id"], *found["claims"]),
            lambda: html_list(found, links, _("Sources"), is_grouped=chosen == "dated"),
            kind="lists",
            most=64,
        )
        ready_html.show(told, "sources")
        return
    table_pages.table(
        _table(found),
        found["id"].tolist(),
        "desk_sources",
        "source",
        numbers=_columns(),
        alt=_("Sources with publisher, date, kind, language and the numbers of claims and events."),
    )


def source(current: CurrentView) -> None:
    """Show the card of the open source and its events, or how to open one."""
    record, view = current.record, current.view
    if table_pages.has_card(current):
        table_pages.card(current)
        return
    if not view.source:
        st.markdown(
            _("**Click** a title to read what the source is, how reliable, and what rests on it.")
        )
        return
    with st.container(key="desk_card"):
        st.button(_("Close"), on_click=table_pages.close, kwargs={"source": ""}, key="desk_close_source")
        st.html(source_cards.source_card(record, view.source, has_acts=True))
        alone = sources.events_resting_on(record, view.source)
        _events(_("Events resting on this source only"), alone, "desk_alone")
        told = sources.events_of(record, view.source)
        _events(
            _("Events that have other sources too"), told[~told["id"].isin(alone["id"])], "desk_told"
        )
        st.html(source_cards.claim_cards(record, view.source))


def _events(title: str, events: pd.DataFrame, key: str) -> None:
    if not events.empty:
        st.markdown(f"**{title}**")
        table_pages.events(events, key, ("Year", "Event"))
