"""Side by side on the Provinces page: the chosen provinces, and two periods of one area."""

import streamlit as st

from bellflower.analysis import comparison
from bellflower.analysis.areas import Area
from bellflower.i18n import _
from bellflower.query.parameters import SPLIT_YEARS
from bellflower.ui import address, cache
from bellflower.ui.cells import harmless
from bellflower.ui.column_heads import in_words
from bellflower.ui.page_context import CurrentView

_SPLIT = "desk_split"


def provinces(current: CurrentView, area: Area) -> None:
    """Show the provinces of *area* in one table."""
    st.subheader(_("Compared"), anchor=False)
    st.caption(_("An event in two provinces counts in both. More events can mean more sources there."))
    told = comparison.compare_provinces(current.record, area.events, area.codes)
    st.dataframe(
        harmless(told),
        hide_index=True,
        key="desk_compared",
        height=38 + 35 * len(told),
        column_config=in_words(told.columns),
    )


def _take_split() -> None:
    address.open_beside(split=int(st.session_state[_SPLIT]))


def periods(current: CurrentView, area: Area) -> None:
    """Show the events of *area* before and after a year that the reader can change."""
    st.subheader(_("Two periods side by side"), anchor=False)
    year = current.view.split or comparison.middle_year(area.events)
    st.session_state[_SPLIT] = year
    st.number_input(
        _("Year in which the second period begins"),
        SPLIT_YEARS[0],
        SPLIT_YEARS[-1],
        key=_SPLIT,
        on_change=_take_split,
        width=260,
    )
    st.caption(_("What changed is what sources tell of, which is not the same as what happened."))
    told = cache.for_all(
        current.record,
        ("periods", year, *area.events["id"]),
        lambda: comparison.compare_periods(area.events, year),
    )
    names = {
        "Category": _("Category"),
        "before": _("Before {year}").format(year=year),
        "across": _("Across, or not sure"),
        "after": _("From {year} on").format(year=year),
        "undated": _("Undated"),
    }
    told = told.assign(change=told["change"].map(comparison.tell_change))
    st.dataframe(
        harmless(told.rename(columns=names)),
        hide_index=True,
        key="desk_periods",
        height=38 + 35 * len(told),
        column_config={"change": st.column_config.TextColumn(_("Change"))},
    )
