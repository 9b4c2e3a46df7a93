"""A component that shows the view and settles on another: what it knows, and what it told last."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st
from streamlit.runtime import get_instance

from bellflower import web
from bellflower.i18n import current_language
from bellflower.query.permalink import View
from bellflower.record.dataset import Dataset
from bellflower.record.memo import remembered
from bellflower.ui import address
from bellflower.ui.components import start_path
from bellflower.ui.page_context import CurrentView
from bellflower.view.instrument.index import index_json
from bellflower.view.view_state import places_within, state_of

_MOST_OF_OWN = 2  # files of a reader's own record that are kept


def own_index(record: Dataset) -> bytes:
    """Return the index of a reader's own *record*, packed; made once in each language."""
    return remembered(
        record,
        (current_language(), date.today().year),
        lambda: gzip.compress(index_json(record).encode(), 1, mtime=0),
        kind="instrument",
        most=_MOST_OF_OWN,
    )


def _own_urls(record: Dataset) -> dict[str, str]:
    """Return the paths of the index and the search of a reader's own *record*.

    Streamlit serves the index as long as the session shows it. Nobody knows its path who has not the
    same record: it is a hash of it. The texts of the search are made when a browser asks for them.
    """
    served = get_instance().media_file_mgr
    index = served.add(own_index(record), "application/gzip", "own index").lstrip("/")
    return {"index": start_path() + index, "search": start_path() + web.own_search_path(record)}


@dataclass(frozen=True)
class ViewComponent:
    """What the session keeps of the component *name*: its key, the state it shows, its revision.

    The server tells it a state only if that was changed elsewhere, by a link or the back button.
    """

    name: str

    def key(self, record: Dataset) -> str:
        """Return its key for *record*; its words are drawn once, so each language has another."""
        key = f"{self.name}_{current_language()}_{record.key if record.own_name else ''}"
        if key != st.session_state.get(f"_{self.name}_key"):
            self.forget()
            st.session_state[f"_{self.name}_key"] = key
        return key

    def was_mounted(self) -> bool:
        """Whether the session has shown it before."""
        return f"_{self.name}_key" in st.session_state

    def is_known(self) -> bool:
        """Whether it has been told a state since it came onto the page."""
        return f"_{self.name}_shown" in st.session_state

    def data(self, current: CurrentView) -> dict[str, Any]:
        """Return the addresses and the state that it is given in this run."""
        session, state = st.session_state, state_of(current.view)
        shown, revision = f"_{self.name}_shown", f"_{self.name}_revision"
        if state != session.get(shown):
            session[revision] = session.get(revision, 0) + 1
            session[shown] = state
        theme = "dark" if st.context.theme.type == "dark" else "light"
        near = places_within(current.record, current.view)
        shared = web.instrument_urls(current.record)
        urls = {name: start_path() + path for name, path in shared.items()}
        return {
            "urls": urls | (_own_urls(current.record) if current.record.own_name else {}),
            "state": state | {"near": near, "revision": session[revision], "theme": theme},
        }

    def settled(self) -> Mapping[str, Any] | None:
        """Return what the reader settled on, unless something else, such as a link, came after it.

        A run that was to show what came after it may have been cut short.
        """
        session = st.session_state
        settled, revision = (
            session[session[f"_{self.name}_key"]].settled,
            session[f"_{self.name}_revision"],
        )
        if not settled or settled.get("revision", revision) != revision:
            return None
        is_shown = state_of(address.opened()) == session.get(f"_{self.name}_shown", {})
        return settled if is_shown else None

    def take(self, view: View) -> None:
        """Ask for *view*, which it shows already."""
        address.take(view)
        st.session_state[f"_{self.name}_shown"] = state_of(view)

    def forget(self) -> None:
        """Note that it is not on the page: when it comes back, it has to be told everything."""
        st.session_state.pop(f"_{self.name}_shown", None)
