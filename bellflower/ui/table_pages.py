"""What the pages with tables share: a heading, tables whose rows can be opened, and the open card."""

import html
from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from bellflower.i18n import _
from bellflower.ui import address, chips, lists
from bellflower.ui.cells import harmless
from bellflower.ui.column_heads import in_words
from bellflower.ui.page_context import CurrentView, current_view, theme
from bellflower.view import cards
from bellflower.view.links import links_of

_CLOSED = "_desk_closed"  # how often a card was closed: a table then forgets its row
_ROW, _HEAD, _MOST = 35, 38, 560  # px of a row and of the head of a table, and of the tallest table


def heading(title: str) -> CurrentView:
    """Show the title of a page and how much of the record is selected, which may be nothing."""
    st.html(f"<style>:root {{ --bf-sheet: {theme().background}; }}</style>")
    current = current_view()
    st.header(title, anchor=False)
    chips.line(current)
    return current


def stop_if_empty(current: CurrentView) -> None:
    """Say that the selection holds no event and how to get out of it, and end the page, if it is so."""
    if current.events.empty:
        st.info(_("No event matches this selection."))
        offer_everything()
        st.stop()


def paragraph(text: str) -> None:
    """Show *text* of the record as it is: no sign in it has a meaning."""
    st.html(f"<p>{html.escape(text)}</p>")


def offer_everything() -> None:
    """Offer the ways out of a selection that selects nothing."""
    chips.ways_out(current_view())


def table(
    rows: pd.DataFrame,
    ids: Sequence[str],
    key: str,
    field: str,
    *,
    numbers: dict[str, Any] | None = None,
    alt: str = "",
) -> None:
    """Show *rows* as a table in which a click on a row opens the one of *ids* beside it.

    *field* is the field of the view that the id is written to; *numbers* configures columns.
    """
    widget = f"{key}_{hash(tuple(ids))}_{st.session_state.get(_CLOSED, 0)}"

    def open_row() -> None:
        chosen = st.session_state[widget].selection
        asked = {ids[row] for row in (*chosen.rows, *(row for row, _column in chosen.cells))}
        for one in asked - {getattr(address.opened(), field)}:
            address.open_beside(**{"event": "", "place": "", "route": "", field: one})

    present = getattr(current_view().view, field)
    st.dataframe(
        harmless(rows),
        key=widget,
        hide_index=True,
        on_select=open_row,
        selection_mode=["single-row", "single-cell"],
        selection_default={"selection": {"rows": [ids.index(present)] if present in ids else []}},
        height=min(_MOST, _HEAD + _ROW * max(1, len(rows))),
        column_config=in_words(rows.columns, **(numbers or {})),
        placeholder="–",
        alt=alt or None,
    )


def events(rows: pd.DataFrame, key: str, columns: tuple[str, ...]) -> None:
    """Show events as a list, or as a dense table if the reader chose that; a row opens its card."""
    lists.events(current_view(), rows, key, _("Events"), columns)


def close(**fields: str) -> None:
    """Close what is open, or only *fields*; call from a callback."""
    address.open_beside(**(fields or {"event": "", "place": "", "route": ""}))
    st.session_state[_CLOSED] = st.session_state.get(_CLOSED, 0) + 1


def has_card(current: CurrentView) -> bool:
    """Whether an event, a place or a route is open."""
    return bool(current.view.event or current.view.place or current.view.route)


def card(current: CurrentView) -> None:
    """Show the card of the open event, place or route, if there is one."""
    view, record, links = current.view, current.record, links_of(current.view)
    if not has_card(current):
        return
    with st.container(key="desk_card"):
        st.button(_("Close"), on_click=close, key="desk_close")
        if view.event:
            st.html(cards.event_card(record, view.event, view.wanted.text, links, has_acts=True))
        elif view.place:
            found = cards.events_at(record, current.events, view.place)
            st.html(cards.place_card(record, view.place, found, links, has_acts=True))
        else:
            st.html(cards.route_card(record, view.route, links, has_acts=True))


def beside(current: CurrentView, show: Callable[[], None]) -> None:
    """Run *show*, and if a card is open put it beside what *show* shows."""
    # always two columns: if they came and went, the tables would be drawn anew and the page would jump
    widths = [3, 2] if has_card(current) else [1, 0.0001]
    main_column, card_column = st.columns(widths, gap="medium" if has_card(current) else None)
    with main_column, st.container(key="bf_list_column"):
        show()
    with card_column:
        card(current)
