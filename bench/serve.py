"""Entry of the benchmark's server: `streamlit run bench/serve.py`."""

import streamlit as st

from explorer.api import ROUTES

app = st.App("apps.py", routes=ROUTES)
