"""What is loaded once for each server process, shared by all readers, and never written to."""

import streamlit as st

from explorer import dataset, links, schema
from explorer.figures.basemap import VIEWS


@st.cache_resource(show_spinner="Reading the record …")
def load_record() -> dataset.Dataset:
    """Load and check the shipped record; raises ``DataError`` if it is damaged."""
    return dataset.load_dataset()


@st.cache_resource(show_spinner=False)
def known_values() -> links.Known:
    """Return every value that a link may ask for."""
    record = load_record()
    events = record.events
    return links.Known(
        {
            "province": frozenset(schema.closed_values("places", "province")),
            "country": frozenset(events["countries"].explode().dropna()),
            "category": frozenset(schema.closed_values("events", "category")),
            "drug": frozenset(schema.closed_values("events", "drugs")),
            "type": frozenset(schema.closed_values("events", "record_type")),
            "event": frozenset(events["id"]) | frozenset(record.withdrawn["id"]),
            "place": frozenset(record.places["id"]),
            "route": frozenset(record.routes["id"]),
            "view": frozenset(VIEWS),
        }
    )
