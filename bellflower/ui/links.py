"""Links of ours in cards and lists: a plain click is followed in this session."""

from typing import Any

import streamlit as st
from streamlit.components import v2

from bellflower.browser.bundle import joined_script, joined_style
from bellflower.i18n import _
from bellflower.query import permalink

_KEY = "bf_links"


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
    st.query_params.from_dict(permalink.params_of(str(followed.get("query") or "")))


def listen() -> None:
    """Follow the links of this page; once on each page."""
    texts = {"copied": _("Copied"), "marked": _("Marked: now copy it with Ctrl+C")}
    _component()(key=_KEY, data={"texts": texts}, on_followed_change=_follow)
