"""Events: the selection as a list to read, and the card of the event that is open."""

import streamlit as st

from bellflower.i18n import _
from bellflower.ui import cards, lists, table_pages

current = table_pages.heading(_("Events"))
table_pages.stop_if_empty(current)
with st.container(key="events"):
    list_column, card_column = st.columns([3, 2], gap="medium")
    with list_column:
        lists.switch(current)
        lists.events(current, current.events, "events", _("Events"))
    with card_column:
        cards.selected(current)
