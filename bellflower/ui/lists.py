"""Lists of events on a page: to be read, or as a dense table; the address says which."""

from collections.abc import Mapping
from html import escape

import pandas as pd
import streamlit as st

from bellflower.i18n import N_, _
from bellflower.ui import address, cache, cards, ready_html
from bellflower.ui.page_context import CurrentView
from bellflower.view import lists
from bellflower.view.links import links_of

_READ, _DATED, _ORIGINS, _TABLE = "", "dated", "origins", "table"
_MOST = 2000  # rows of a list that is read; more are a matter for the table
_SWITCH = "list_switch"
_USUAL = {
    _READ: N_("By year"),
    _ORIGINS: N_("Most origins first"),
    _TABLE: N_("Dense table"),
}
_OF_SEARCH = {
    _READ: N_("Best first"),
    _DATED: N_("By year"),
    _ORIGINS: N_("Most origins first"),
    _TABLE: N_("Dense table"),
}
OF_SOURCES = {_READ: N_("Most claims first"), _DATED: N_("By year"), _TABLE: N_("Dense table")}
OF_DISPUTES = {_READ: N_("By kind"), _TABLE: N_("Dense table")}


def _take() -> None:
    address.open_beside(listing=st.session_state[_SWITCH] or "")


def switch(current: CurrentView, words: Mapping[str, str] | None = None) -> str:
    """Let the reader choose how a list is shown, as *words* offer it; return the choice."""
    is_search = bool(current.view.wanted.text.strip())
    words = words or (_OF_SEARCH if is_search else _USUAL)
    chosen = current.view.listing if current.view.listing in words else _READ
    st.session_state[_SWITCH] = chosen
    st.segmented_control(
        _("Show as"),
        list(words),
        required=True,
        format_func=lambda one: _(words[one]),
        key=_SWITCH,
        on_change=_take,
        label_visibility="collapsed",
    )
    return chosen


def events(
    current: CurrentView,
    rows: pd.DataFrame,
    key: str,
    label: str,
    columns: tuple[str, ...] = (),
) -> None:
    """Show *rows* of events as the reader chose, the best first if there is a search.

    *columns* are those of the dense table.
    """
    view, record = current.view, current.record
    if rows.empty:
        return
    if view.listing == _TABLE:
        cards.event_table(rows, key, columns)
        told = _("A dense table prints only the rows in view. Choose another list to print them all.")
        st.html(f'<p class="bf-on-paper">{escape(told)}</p>')
        return
    is_ranked = view.listing == _ORIGINS or (bool(view.wanted.text.strip()) and view.listing != _DATED)
    if view.listing == _ORIGINS:
        rows = rows.sort_values("origin_count", ascending=False, kind="stable")
    elif is_ranked:
        points = record.text_index.rank(view.wanted.text)
        rows = rows.assign(points=rows["id"].map(points).fillna(0.0))
        rows = rows.sort_values("points", ascending=False, kind="stable")
    shown, links = rows.head(_MOST), links_of(view)
    told = cache.for_all(
        record,
        ("event list", links, label, is_ranked, *shown["id"]),
        lambda: lists.event_list(record, shown, links, label, is_grouped=not is_ranked, has_ticks=True),
        kind="lists",
        most=64,
    )
    ready_html.show(told, key)
    if len(rows) > _MOST:
        text = _("The first {number} are shown; filter, or take the dense table, to see the others.")
        st.caption(text.format(number=f"{_MOST:,}"))
