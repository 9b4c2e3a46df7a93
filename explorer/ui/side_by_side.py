"""Side by side on the Provinces page: the chosen provinces, and two periods of one area."""

import streamlit as st

from explorer import comparison
from explorer.areas import Area
from explorer.links import SPLIT_YEARS
from explorer.ui import address
from explorer.ui.frame import CurrentView

_SPLIT = "desk_split"


def provinces(current: CurrentView, area: Area) -> None:
    """Show the provinces of *area* in one table."""
    st.subheader("Compared", anchor=False)
    st.caption("An event in two provinces counts in both. More events can mean more sources there.")
    told = comparison.compare_provinces(current.record, area.events, area.codes)
    st.dataframe(told, hide_index=True, key="desk_compared", height=38 + 35 * len(told))


def _take_split() -> None:
    address.open_beside(split=int(st.session_state[_SPLIT]))


def periods(current: CurrentView, area: Area) -> None:
    """Show the events of *area* before and after a year that the reader can change."""
    st.subheader("Two periods side by side", anchor=False)
    year = current.view.split or comparison.middle_year(area.events)
    st.session_state[_SPLIT] = year
    st.number_input(
        "Year in which the second period begins",
        SPLIT_YEARS[0],
        SPLIT_YEARS[-1],
        key=_SPLIT,
        on_change=_take_split,
        width=260,
    )
    st.caption("What changed is what sources tell of, which is not the same as what happened.")
    told = comparison.compare_periods(area.events, year)
    names = {
        "before": f"Before {year}",
        "across": "Across, or not sure",
        "after": f"From {year} on",
        "undated": "Undated",
    }
    change = st.column_config.NumberColumn("Change", format="%+d")
    st.dataframe(
        told.rename(columns=names),
        hide_index=True,
        key="desk_periods",
        height=38 + 35 * len(told),
        column_config={"change": change},
    )
