"""What every page is given: the record, the view that the reader asked for, and the events in it."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from explorer import filters, history, palette, schema, wording
from explorer.dataset import Dataset
from explorer.links import View
from explorer.ui import address

_CURRENT = "_current"


@dataclass(frozen=True)
class CurrentView:
    """The record, what the reader asked for, and the ``events`` that it selects."""

    record: Dataset
    view: View
    events: pd.DataFrame


def prepare(record: Dataset, view: View) -> None:
    """Select the events of *view* and keep them for the page of this run."""
    events = filters.select_events(record.events, view.wanted, record.text_index)
    st.session_state[_CURRENT] = CurrentView(record, view, events)


def current_view() -> CurrentView:
    """Return what the frame prepared for the page of this run."""
    return st.session_state[_CURRENT]


def tell_version(record: Dataset, view: View) -> None:
    """Say what changed since the data version that the link names, if it names another one."""
    asked, present = view.version, schema.data_version()
    if asked in ("", present):
        return
    titles = dict(zip(record.events["id"], record.events["title"]))
    titles |= dict(zip(record.withdrawn["id"], record.withdrawn["title"]))
    found = history.changes_since(record.changes, asked, present)
    st.info(history.describe_changes(found, titles, asked, present))


def theme() -> palette.Theme:
    """Return the colors that fit the background that the reader chose."""
    return palette.DARK if st.context.theme.type == "dark" else palette.LIGHT


def heading(title: str) -> CurrentView:
    """Show the title of a page, how much of the record it shows, and a way out if that is nothing."""
    current = current_view()
    st.header(title, anchor=False)
    st.caption(wording.count_events(len(current.events), len(current.record.events)))
    if current.events.empty:
        st.info("No event matches this selection. Take a filter away in the sidebar, or all of them:")
        st.button("Show everything", on_click=address.show_everything, key="empty_show_everything")
        st.stop()
    return current
