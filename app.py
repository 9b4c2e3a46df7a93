"""Entry: `streamlit run app.py` serves the pages and the files that they draw with."""

import streamlit as st
from starlette.middleware import Middleware

from explorer.api import ROUTES, PackedStatic

app = st.App("explorer/ui/main.py", routes=ROUTES, middleware=[Middleware(PackedStatic)])
