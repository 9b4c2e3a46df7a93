"""Explore: the linked view of time and place, with the card of what is selected beside it."""

import streamlit as st

from explorer.ui import cards, frame, front, linked_view

current = frame.current_view()
front.show()
with st.container(key="explore"):
    view_column, card_column = st.columns([5, 2], gap="medium")
    with view_column:
        linked_view.show(current)
    with card_column:
        cards.selected(current)
