"""What every page is given: the record, the view that the reader asked for, and the events in it."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from bellflower import web
from bellflower.analysis import history
from bellflower.analysis.selection import select
from bellflower.i18n import LANGUAGES, _, current_language
from bellflower.query import filters
from bellflower.query.filters import EventFilter
from bellflower.query.parameters import TICKED
from bellflower.query.permalink import View
from bellflower.record import schema
from bellflower.record.dataset import Dataset
from bellflower.ui import address, cache
from bellflower.ui.markdown import plain
from bellflower.view import palette

_CURRENT = "_current"
_SWITCH = "language"


@dataclass(frozen=True)
class CurrentView:
    """The record, what the reader asked for, and the ``events`` that it selects."""

    record: Dataset
    view: View

    @cached_property
    def filtered(self) -> pd.DataFrame:
        """The events that the filters alone select, wherever the reader wants to be near to."""
        return filters.select_events(self.record.events, self.view.wanted, self.record.text_index)

    @property
    def shows_ticked(self) -> bool:
        """Whether the page shows the ticked events alone, whatever the filters say."""
        return bool(self.view.picked) and self.view.scope == TICKED

    @property
    def wanted(self) -> EventFilter:
        """The filters that count: none, if the page shows the ticked events alone."""
        return EventFilter() if self.shows_ticked else self.view.wanted

    @cached_property
    def within(self) -> frozenset[str] | None:
        """The ids of the events that count apart from the filters; ``None`` for all."""
        if not (self.shows_ticked or self.view.near):
            return None
        asked = replace(self.shown, wanted=EventFilter())
        return frozenset(select(self.record, asked).events["id"])

    @cached_property
    def shown(self) -> View:
        """The view whose events the page shows: what is ticked in its list is no part of it."""
        return self.view if self.shows_ticked else replace(self.view, picked=frozenset())

    @cached_property
    def events(self) -> pd.DataFrame:
        """The events that the view selects; chosen when a page first asks, which not every one does."""
        if self.shows_ticked or self.view.near:
            return select(self.record, self.shown).events
        return self.filtered

    @cached_property
    def is_empty(self) -> bool:
        """Whether the view selects no event."""
        if self.shows_ticked or self.view.near:
            return self.events.empty
        return not filters.has_events(self.record.events, self.view.wanted, self.record.text_index)


def prepare(record: Dataset, view: View) -> None:
    """Keep the record and the *view* for the page of this run."""
    st.session_state[_CURRENT] = CurrentView(record, view)


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
    st.info(plain(history.describe_changes(found, titles, asked, present)))


def tell_spelling(record: Dataset, view: View) -> None:
    """Say which words of the search are nowhere written, and what was looked for instead."""
    for typed, taken in record.text_index.corrections(view.wanted.text) if view.wanted.text else ():
        told = _(
            "Nothing in the record holds “{typed}”. Did you mean {taken}? What is shown holds that. To "
            "search for exactly what you typed, put it in quotation marks."
        )
        st.info(told.format(typed=plain(typed), taken=plain(taken)))


def _take_language() -> None:
    address.choose_language(st.session_state[_SWITCH])


def language_switch() -> None:
    """Show the languages to choose from, and tell the browser which one the page is in."""
    language = current_language()
    st.session_state[_SWITCH] = language
    with st.container(key="bf_language"):
        st.segmented_control(
            _("Language"),
            list(LANGUAGES),
            required=True,
            format_func=LANGUAGES.__getitem__,
            key=_SWITCH,
            on_change=_take_language,
            label_visibility="collapsed",
        )
        # a reader's voice and the browser's fonts follow this
        st.html(
            f"<script>{web.language_script(language)}</script>",
            unsafe_allow_javascript=True,
        )


def theme() -> palette.Theme:
    """Return the colors that fit the background that the reader chose."""
    return palette.DARK if st.context.theme.type == "dark" else palette.LIGHT


class _Shown(go.Figure):
    """A figure that is shown in many runs and never changed: its plain form is made once."""

    def to_dict(self) -> dict[str, Any]:
        """Return the plain form; plotly would copy every number of it in each run of a page."""
        kept = self.__dict__.get("_plain")
        if kept is None:
            kept = self.__dict__["_plain"] = super().to_dict()
        return kept


def figure(key: Hashable, make: Callable[[palette.Theme], go.Figure]) -> go.Figure:
    """Return what *make* draws in the colors of the reader; *key* names all that it is made of."""
    colors = theme()
    return cache.for_all(current_view().record, (key, colors), lambda: _Shown(make(colors)))
