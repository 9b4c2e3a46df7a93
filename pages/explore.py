"""Explore: the linked view of time and place, with the card of what is selected beside it."""

import streamlit as st

from bellflower.ui import cards, front, linked_view, page_context

current = page_context.current_view()
front.show()
with st.container(key="explore"):
    view_column, card_column = st.columns([5, 2], gap="medium")
    with view_column:
        linked_view.show(current)
    with card_column:
        cards.selected(current)
