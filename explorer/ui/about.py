"""The About page: what the record is, what it is not, and how thin it is where."""

from pathlib import Path

import streamlit as st

from explorer import coverage, schema, wording
from explorer.ui import cache

TEXT = Path(__file__).with_name("about.md")


@st.cache_resource
def _tables() -> tuple:
    record = cache.load_record()
    return coverage.coverage_by_province(record), coverage.coverage_by_decade(record)


def show() -> None:
    """Show the page."""
    record = cache.load_record()
    numbers = (
        wording.count(len(record.events), "event"),
        wording.count(len(record.claims), "claim"),
        wording.count(len(record.sources), "source"),
        wording.count(len(record.disputes), "dispute"),
        wording.count(len(record.places), "place"),
        wording.count(len(record.routes), "route"),
    )
    st.header("About", anchor=False)
    st.caption(f"Data version {schema.data_version()}: {', '.join(numbers)}.")
    text_column, table_column = st.columns([3, 2], gap="large")
    with text_column:
        st.markdown(TEXT.read_text(encoding="utf-8"))
    provinces, decades = _tables()
    with table_column:
        st.subheader("How much is told of each province", anchor=False)
        st.caption("Few events mean few sources. They do not mean that little happened.")
        st.dataframe(provinces, hide_index=True, height=38 + 35 * len(provinces))
        st.subheader("How much is told of each decade", anchor=False)
        st.caption("An event counts in the decade in which it may first have begun.")
        st.dataframe(decades, hide_index=True, height=38 + 35 * len(decades))
