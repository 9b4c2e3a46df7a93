"""What answers a click: the card of the selected event, place or route."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from bellflower.i18n import _
from bellflower.record.dataset import Dataset
from bellflower.record.dates import nominal_year
from bellflower.teaching.stories.mentions import mentions_html
from bellflower.text import date_words, wording
from bellflower.ui import address, cache, story_button
from bellflower.ui.cells import harmless
from bellflower.ui.column_heads import in_words
from bellflower.ui.page_context import CurrentView, current_view
from bellflower.view import cards
from bellflower.view.links import links_of
from bellflower.view.lists import event_list


def selected(current: CurrentView) -> None:
    """Show the card of the selected event, place or route, if there is one."""
    view = current.view
    if view.event or view.place or view.route:
        with st.container(key="card_sheet", gap="small"):
            _card(current)


def _card(current: CurrentView) -> None:
    view, record = current.view, current.record
    nothing = {"event": "", "place": "", "route": ""}
    st.button(_("Close"), on_click=address.open_beside, kwargs=nothing, key="card_close")
    if view.event:
        st.html(cards.event_card(record, view.event, view.wanted.text, links_of(view), has_acts=True))
        _mentions(record, "event", view.event)
        story_button.offer(record, view.event)
    elif view.place:
        found = cards.events_at(record, current.events, view.place)
        st.html(cards.place_card(record, view.place, found, links_of(view), has_acts=True))
        _mentions(record, "place", view.place)
        _listed(current, found)
    else:
        st.html(cards.route_card(record, view.route, links_of(view), has_acts=True))


def _mentions(record: Dataset, kind: str, name: str) -> None:
    """Lead to the chapters of the guided stories that tell of what is open."""
    if told := mentions_html(record, kind, name):
        st.html(told)


def _listed(current: CurrentView, found: pd.DataFrame) -> None:
    record, links = current.record, links_of(current.view)
    if not found.empty:
        st.html(
            cache.for_all(
                record,
                ("place list", links, *found["id"]),
                lambda: event_list(record, found, links, _("Events")),
                kind="lists",
                most=64,
            )
        )


def _table(events: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Year": [nominal_year(text) for text in events["date"]],
            "Date": events["date"].map(date_words.format_date),
            "Event": events["title"],
            "Category": events["category"].map(wording.label),
            "Province": [", ".join(map(wording.label, codes)) for codes in events["provinces"]],
            "Drugs": events["drugs"].map(wording.labels),
            "Evidence": events["evidence_rank"].map(wording.rank_label),
            "Sources": events["source_count"],
            "Origins": events["origin_count"],
        }
    )


def _shown(key: str, ids: Sequence[str]) -> tuple[int, frozenset[str]]:
    """Return the number of the table *key* of *ids* and which of them it shows as ticked.

    A table with another number is made new, which alone changes its ticks and its cell: when ticks
    changed elsewhere, and when a card was closed.
    """
    session, view = st.session_state, current_view().view
    ticked, is_open = view.picked.intersection(ids), bool(view.event)
    number, before, was_open = session.get(key, (0, ticked, False))
    if ticked != before or (was_open and not is_open):
        number += 1
    session[key] = number, ticked, is_open
    return number, ticked


def event_table(events: pd.DataFrame, key: str, columns: tuple[str, ...] = ()) -> None:
    """Show *events* as a table that is sorted by its heads; *columns* narrows what is shown.

    The box of a row ticks its event, a click on any cell opens its card.
    """
    if events.empty:
        return
    ids = events["id"].tolist()
    shown = f"_shown_{key}"
    number, ticked = _shown(shown, ids)
    widget = f"table_{key}_{hash(tuple(ids))}_{number}"

    def take() -> None:
        chosen = st.session_state[widget].selection
        wanted = frozenset(ids[row] for row in chosen.rows)
        if wanted != ticked:
            st.session_state[shown] = number, wanted, bool(address.opened().event)
            address.tick(address.opened().picked.difference(ids) | wanted)
        elif chosen.cells:
            address.open_beside(event=ids[chosen.cells[0][0]], place="", route="")

    record = current_view().record
    rows = cache.for_all(record, ("events", *ids), lambda: harmless(_table(events)))
    st.dataframe(
        rows,
        key=widget,
        hide_index=True,
        column_order=columns or None,
        on_select=take,
        selection_mode=["multi-row", "single-cell"],
        selection_default={"selection": {"rows": [n for n, one in enumerate(ids) if one in ticked]}},
        width="stretch",
        height=min(560, 38 + 35 * len(events)),
        column_config=in_words(
            rows.columns,
            Year=st.column_config.NumberColumn(_("Year"), format="%d", width="small"),
            Event=st.column_config.TextColumn(_("Event"), width="large"),
        ),
    )
