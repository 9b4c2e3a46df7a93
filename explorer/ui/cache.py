"""What is loaded once for each server process, shared by all readers, and never written to."""

import streamlit as st

from explorer import dataset, links, parameters


@st.cache_resource(show_spinner="Reading the record …")
def load_record() -> dataset.Dataset:
    """Load and check the shipped record; raises ``DataError`` if it is damaged."""
    return dataset.shipped_record()


@st.cache_resource(show_spinner=False)
def known_values() -> links.Known:
    """Return every value that a link may ask for."""
    return parameters.known_values(load_record())
