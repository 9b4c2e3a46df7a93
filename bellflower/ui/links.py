"""Links of ours in cards and lists: a plain click is followed in this session."""

from typing import Any

import streamlit as st
from streamlit.components import v2
from streamlit.navigation.page import Page

from bellflower.browser.bundle import joined_script, joined_style
from bellflower.i18n import _
from bellflower.query import permalink

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
    page = str(followed.get("page") or "")
    params = permalink.params_of(str(followed.get("query") or ""))
    if page:  # the address changes with the page, in one step of the history
        st.session_state[_GOING] = page, params
    else:
        st.query_params.from_dict(params)


def listen() -> None:
    """Follow the links of this page; once on each page."""
    texts = {"copied": _("Copied"), "marked": _("Marked: now copy it with Ctrl+C")}
    _component()(key=_KEY, data={"texts": texts}, on_followed_change=_follow)


def go(pages: list[Page]) -> None:
    """Turn to the page that a followed link names, if it names another one of *pages*."""
    name, params = st.session_state.pop(_GOING, ("", {}))
    for page in pages:
        if name and page.url_path == name:
            st.switch_page(page, query_params=params)
