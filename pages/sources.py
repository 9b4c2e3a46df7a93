"""Sources: what the selection rests on, and what rests on each source."""

import streamlit as st

from explorer.i18n import _
from explorer.ui import desk, sources

current = desk.heading(_("Sources"))
table_column, card_column = st.columns([3, 2], gap="medium")
with table_column:
    sources.source_list(current)
with card_column:
    sources.source(current)
