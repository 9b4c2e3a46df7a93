"""Entry: `streamlit run app.py` serves the pages."""

import streamlit as st

app = st.App("explorer/ui/main.py")
