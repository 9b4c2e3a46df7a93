"""Events: the selection as a table, and the card of the event that is open."""

import streamlit as st

from bellflower.i18n import _
from bellflower.ui import cards, page_context

current = page_context.heading(_("Events"))
with st.container(key="events"):
    table_column, card_column = st.columns([3, 2], gap="medium")
    with table_column:
        cards.event_table(current.events, "events")
    with card_column:
        cards.selected(current)
