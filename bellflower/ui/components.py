"""The components of ours: a root element, one script joined from modules, and style sheets."""

from typing import Any

import streamlit as st
from streamlit.components import v2

from bellflower.browser.bundle import joined_script, joined_style


@st.cache_resource(show_spinner=False)
def component(name: str, root: str, *styles: str) -> Any:
    """Return the component *name*, whose script is that of ``browser/NAME/component.js``; made once.

    *root* is the class of its root element, *styles* are paths below ``browser/``.
    """
    return v2.component(
        f"bellflower_{name}",
        html=f'<div class="{root}"></div>',
        css=joined_style(*styles) or None,
        js=joined_script(f"{name}/component.js"),
        isolate_styles=False,
    )
