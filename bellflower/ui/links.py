"""Links of ours in cards and lists: a plain click is followed in this session."""

import streamlit as st

from bellflower.i18n import _
from bellflower.query import permalink
from bellflower.ui.components import component

_KEY = "bf_links"


def _follow() -> None:
    followed = st.session_state[_KEY].followed
    if not followed:
        return
    st.query_params.from_dict(permalink.params_of(str(followed.get("query") or "")))


def listen() -> None:
    """Follow the links of this page; once on each page."""
    texts = {"copied": _("Copied"), "marked": _("Marked: now copy it with Ctrl+C")}
    component("links", "bf-unseen", "links/list.css")(
        key=_KEY, data={"texts": texts}, on_followed_change=_follow
    )
