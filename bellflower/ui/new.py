"""The page What is new: what changed of the events of the selection, and a feed to follow it."""

from dataclasses import replace
from urllib.parse import quote, urlencode

import streamlit as st

from bellflower.analysis.selection import select
from bellflower.i18n import SOURCE_LANGUAGE, _, current_language
from bellflower.publish.news_page import news_html
from bellflower.query.permalink import View, to_params
from bellflower.query.view_words import view_in_words
from bellflower.ui import page_context


def _event_path(event_id: str) -> str:
    language = current_language()
    return f"event/{quote(event_id)}" + (f"?lang={language}" if language != SOURCE_LANGUAGE else "")


def show() -> None:
    """Show the page."""
    current = page_context.current_view()
    st.header(_("What is new"), anchor=False)
    if current.record.own_name:
        st.info(_("Your own record has no versions here."))
        return
    view = View(current.view.wanted, near=current.view.near, radius_km=current.view.radius_km)
    about = view_in_words(view)
    st.caption(
        _("Of the selection: {selection}").format(selection=about) if about else _("Of all events")
    )
    query = urlencode(to_params(replace(view, language="")), doseq=True)
    feed = f"feed.atom{'?' if query else ''}{query}"
    st.html(news_html(select(current.record, view), _event_path, feed))
