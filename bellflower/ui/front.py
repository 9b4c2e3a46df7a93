"""The front page: what this is, and three doors, for whoever comes without a link."""

import html
from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from bellflower.i18n import N_, _
from bellflower.ui import address

_OPEN = "_front_open"  # whether the front is shown in this session
_GREETED = "_front_greeted"  # whether it was at the beginning
_PAGES = Path(__file__).resolve().parents[2] / "pages"
_DOORS: Mapping[str, tuple[str, str]] = {
    "provinces": (N_("Investigate"), N_("Compare provinces, claims and sources. Cite any view.")),
    "teach": (N_("Teach"), N_("Present a story, hand out a sheet, take it home on one file.")),
}


def _words(title: str, text: str) -> str:
    return f"<h2>{html.escape(title)}</h2><p>{html.escape(text)}</p>"


def was_greeted() -> bool:
    """Whether this session began on the front page, be it still shown or not."""
    return st.session_state.get(_GREETED, False)


def close() -> None:
    """Show the front no more in this session; call from a callback."""
    st.session_state[_OPEN] = False


def show() -> None:
    """Show the front if this session began at the bare address, until the reader closes it."""
    is_bare = not address.menu_params().keys() - {"lang"}
    st.session_state.setdefault(_GREETED, is_bare)
    if not st.session_state.setdefault(_OPEN, is_bare):
        heading = html.escape(_("Explore"))
        st.html(f'<h2 class="bf-unseen">{heading}</h2>')
        return
    with st.container(key="bf_front", horizontal=True, gap="medium", vertical_alignment="bottom"):
        title = _("A century of drugs in North Korea, as the sources tell it")
        text = _(
            "Every event shows who says so, how strong it is, and who denies it. "
            "Press play, or drag the years: map and timeline follow."
        )
        st.html(f'<div class="bf-front">{_words(title, text)}</div>')
        for name, (door, line) in _DOORS.items():
            with st.container(key=f"bf_door_{name}", width=230, gap=None):
                params = dict(address.menu_params())
                st.page_link(_PAGES / f"{name}.py", label=f"{_(door)} →", query_params=params)
                st.caption(_(line))
        st.button(_("Hide greeting"), key="bf_front_close", on_click=close, type="tertiary")
