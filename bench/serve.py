"""Entry of the benchmark's server: `streamlit run bench/serve.py`."""

import streamlit as st

from bellflower.web import ROUTES

app = st.App("apps.py", routes=ROUTES)
