"""Entry: `streamlit run app.py` serves the pages and the files that they draw with."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from explorer.api import ROUTES, FirstPage, PackedStatic, SecurityHeaders, streamlit_page
from explorer.ui import trouble, warm

STYLE = Path(__file__).parent / "explorer" / "ui" / "style.css"

app = st.App(
    "explorer/ui/main.py",
    routes=ROUTES,
    on_script_error=trouble.unexpected,
    lifespan=warm.ready,
    middleware=[
        Middleware(SecurityHeaders, page=streamlit_page()),
        Middleware(PackedStatic),
        Middleware(FirstPage, style=STYLE),
    ],
)
