"""What a reader sees when the record cannot be used."""

import streamlit as st

from explorer.problems import DataError

_SHOWN = 50  # problems on the page; the rest is counted


def damaged_record(error: DataError) -> None:
    """Say which files and lines are wrong and what to do, without a trace of the program."""
    st.error("The record cannot be shown: its files break the rules of the data dictionary.")
    st.write("Mend these lines, then reload the page. `python -m explorer check` lists all of them.")
    st.code("\n".join(str(problem) for problem in error.problems[:_SHOWN]), language=None)
    if len(error.problems) > _SHOWN:
        st.caption(f"{len(error.problems) - _SHOWN} more problems are not listed here.")
