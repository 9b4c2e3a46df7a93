"""The About page: what the record is, what it is not, and how thin it is where."""

from pathlib import Path

import pandas as pd
import streamlit as st

from bellflower.analysis import source_coverage
from bellflower.i18n import _, counted, current_language
from bellflower.record import schema
from bellflower.record.dataset import Dataset
from bellflower.ui import cache, page_context, stories
from bellflower.ui.cells import harmless
from bellflower.ui.column_heads import in_words

_FOLDER = Path(__file__).parent


def _tables(record: Dataset) -> tuple[pd.DataFrame, pd.DataFrame]:
    return source_coverage.coverage_by_province(record), source_coverage.coverage_by_decade(record)


def _text(language: str) -> str:
    """Return the text of the page in *language*, in English if it has none."""
    paths = _FOLDER / f"about.{language}.md", _FOLDER / "about.md"
    return next(path for path in paths if path.exists()).read_text(encoding="utf-8")


def _table(rows: pd.DataFrame) -> None:
    height = 38 + 35 * len(rows)
    st.dataframe(harmless(rows), hide_index=True, height=height, column_config=in_words(rows.columns))


def show() -> None:
    """Show the page."""
    record = page_context.current_view().record
    numbers = (
        counted(len(record.events), "{n} event", "{n} events"),
        counted(len(record.claims), "{n} claim", "{n} claims"),
        counted(len(record.sources), "{n} source", "{n} sources"),
        counted(len(record.disputes), "{n} dispute", "{n} disputes"),
        counted(len(record.places), "{n} place", "{n} places"),
        counted(len(record.routes), "{n} route", "{n} routes"),
    )
    st.header(_("About"), anchor=False)
    told = _("Data version {version}: {numbers}.")
    st.caption(told.format(version=schema.data_version(), numbers=", ".join(numbers)))
    with st.container(key="about_new"):
        stories.link_to("new", _("What is new"))
    text_column, table_column = st.columns([3, 2], gap="large")
    with text_column:
        st.markdown(_text(current_language()))
    provinces, decades = cache.for_all(record, "coverage", lambda: _tables(record))
    with table_column:
        st.subheader(_("How much is told of each province"), anchor=False)
        st.caption(_("Few events mean few sources. They do not mean that little happened."))
        _table(provinces)
        st.subheader(_("How much is told of each decade"), anchor=False)
        st.caption(_("An event counts in the decade in which it may first have begun."))
        _table(decades)
