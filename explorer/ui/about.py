"""The About page: what the record is, what it is not, and how thin it is where."""

import streamlit as st


def show() -> None:
    """Show the page."""
    st.header("About", anchor=False)
