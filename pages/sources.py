"""Sources: what the selection rests on, and what rests on each source."""

import streamlit as st

from bellflower.i18n import _
from bellflower.ui import sources, table_pages

current = table_pages.heading(_("Sources"))
table_column, card_column = st.columns([3, 2], gap="medium")
with table_column, st.container(key="bf_list_column"):
    sources.source_list(current)
with card_column:
    sources.source(current)
