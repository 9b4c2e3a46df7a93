"""Help on every page: its keys behind ``?``, and a tour for who wants one."""

from typing import Any

import streamlit as st
from streamlit.components import v2

from bellflower.browser.bundle import joined_script, joined_style, scripts_in
from bellflower.view.script_texts import script_texts

_KEY = "help"


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    return v2.component(
        "bellflower_help",
        html='<div class="help-root"></div>',
        css=joined_style("help/help.css"),
        js=joined_script("help/component.js"),
        isolate_styles=False,
    )


def offer() -> None:
    """Show the button that opens the help; ``?`` does the same."""
    with st.container(key="bf_help", width="content"):
        _component()(key=_KEY, data={"texts": script_texts(scripts_in("help"))})
