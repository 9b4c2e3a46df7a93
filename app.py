"""Entry: `streamlit run app.py` serves the pages and the files that they draw with."""

import streamlit as st

from explorer.api import ROUTES

app = st.App("explorer/ui/main.py", routes=ROUTES)
