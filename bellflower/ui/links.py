"""Links of ours in cards and lists: a plain click is followed in this session."""

import streamlit as st

from bellflower.i18n import _
from bellflower.query import permalink
from bellflower.query.parameters import MOST_TICKED
from bellflower.ui import address
from bellflower.ui.components import component

_KEY = "bf_links"
_CITING = "_citing"


def _follow() -> None:
    followed = st.session_state[_KEY].followed
    if not followed:
        return
    address.follow(permalink.params_of(str(followed.get("query") or "")))


def _tick() -> None:
    told = st.session_state[_KEY].ticked
    if told:
        address.tick(map(str, told.get("ids") or ()))


def _cite() -> None:
    cited = st.session_state[_KEY].cited
    if cited:
        st.session_state[_CITING] = address.open_event(str(cited.get("event") or ""))


def is_citing() -> bool:
    """Whether the reader has just asked to cite the open card; says so once."""
    return st.session_state.pop(_CITING, False)


def listen(ticked: frozenset[str]) -> None:
    """Follow the links of this page, and keep its boxes as *ticked* says; once on each page."""
    texts = {"copied": _("Copied"), "marked": _("Marked: now copy it with Ctrl+C")}
    component("links", "bf-unseen")(
        key=_KEY,
        data={"texts": texts, "ticked": sorted(ticked), "most": MOST_TICKED},
        on_followed_change=_follow,
        on_ticked_change=_tick,
        on_cited_change=_cite,
    )
