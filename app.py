"""Entry: `streamlit run app.py` serves the pages and the files that they draw with."""

import streamlit as st
from starlette.middleware import Middleware

from bellflower.ui import error_pages, startup
from bellflower.web import (
    ROUTES,
    EmbeddedViews,
    FirstPage,
    PackedStatic,
    SecurityHeaders,
    streamlit_page,
)

app = st.App(
    "bellflower/ui/main.py",
    routes=ROUTES,
    on_script_error=error_pages.unexpected,
    lifespan=startup.ready,
    middleware=[
        Middleware(SecurityHeaders, page=streamlit_page()),
        Middleware(PackedStatic),
        Middleware(EmbeddedViews),
        Middleware(FirstPage),
    ],
)
