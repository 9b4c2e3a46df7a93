"""What stands above every page while a reader's own record is shown, so that nobody mistakes it."""

from pathlib import Path

import streamlit as st

from bellflower.i18n import _
from bellflower.ingest.report import main_columns, summary
from bellflower.ui.markdown import plain
from bellflower.ui.own import session

_PAGE = Path(__file__).resolve().parents[3] / "pages" / "own.py"


def show(page: str) -> None:
    """Say whose record *page* shows, how many rows were left out and why, and offer the way back."""
    file = session.present()
    if file is None or file.record is None or file.examined is None:
        return
    if page not in session.SHOWS_OWN:
        st.caption(_("This page tells of Bellflower’s record. Your own is on the other pages."))
        return
    with st.container(border=True, key="own_banner"):
        told = _("**You are looking at your own record**, {name}. {summary}")
        if columns := main_columns(file.examined):
            told = _("**You are looking at your own record**, {name}. {summary} Why: {reasons}.")
        st.markdown(
            told.format(
                name=plain(file.record.own_name),
                summary=plain(summary(file.examined)),
                reasons=plain(columns),
            )
            + "  \n"
            + _("Nothing of it is stored: it is gone when you close or reload this page.")
        )
        with st.container(horizontal=True, key="own_ways", width="content"):
            if page != "own":
                st.page_link(_PAGE, label=_("Your file and your choices"))
            st.button(_("Back to Bellflower’s record"), key="own_leave", on_click=session.leave)
