"""Links of ours in cards and lists: a plain click is followed in this session."""

from typing import Any

import streamlit as st
from streamlit.components import v2
from streamlit.navigation.page import Page

from bellflower.browser.bundle import joined_script, joined_style
from bellflower.i18n import _
from bellflower.query import permalink
from bellflower.view.links import Links, links_of

_KEY, _GOING = "bf_links", "_going"


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    return v2.component(
        "bellflower_links",
        html='<div class="bf-unseen"></div>',
        css=joined_style("links/list.css"),
        js=joined_script("links/component.js"),
        isolate_styles=False,
    )


def _follow() -> None:
    followed = st.session_state[_KEY].followed
    if not followed:
        return
    st.session_state[_GOING] = str(followed.get("page") or "")
    st.query_params.from_dict(permalink.params_of(str(followed.get("query") or "")))


def listen() -> None:
    """Follow the links of this page; once on each page."""
    texts = {"copied": _("Copied"), "marked": _("Marked: now copy it with Ctrl+C")}
    _component()(key=_KEY, data={"texts": texts}, on_followed_change=_follow)


def go(pages: list[Page]) -> None:
    """Turn to the page that a link named in this run, if it named another one of *pages*."""
    name = st.session_state.pop(_GOING, "")
    for page in pages:
        if page.url_path == name and name:
            params = {one: st.query_params.get_all(one) for one in st.query_params}
            st.switch_page(page, query_params=params)


def of_view(view: permalink.View) -> Links:
    """Return the links that keep what *view* selects."""
    return links_of(view)
