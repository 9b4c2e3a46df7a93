"""Help on every page: its keys behind ``?``, and a tour for who wants one."""

import streamlit as st

from bellflower.browser.bundle import scripts_in
from bellflower.ui.components import component
from bellflower.view.script_texts import script_texts

_KEY = "help"


def offer() -> None:
    """Show the button that opens the help; ``?`` does the same."""
    with st.container(key="bf_help", width="content"):
        component("help", "help-root", "help/help.css")(
            key=_KEY, data={"texts": script_texts(scripts_in("help"))}
        )
