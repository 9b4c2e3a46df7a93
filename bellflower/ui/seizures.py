"""The Seizures page: how much was seized, what may be added up and what may not, and every figure."""

import streamlit as st

from bellflower.analysis import seizures
from bellflower.i18n import N_, _
from bellflower.ui import address, page_context, ready_html, table_pages
from bellflower.ui.page_context import CurrentView
from bellflower.view import seizures as seizures_view
from bellflower.view.figures.seizures import seizures_figure
from bellflower.view.links import links_of

_BY = "desk_by"
_WORDS = {"year": N_("Year"), "country": N_("Country"), "drug": N_("Drug")}


def _take() -> None:
    address.open_beside(grouping="" if st.session_state[_BY] == "year" else st.session_state[_BY])


def _grouping(current: CurrentView) -> str:
    st.session_state[_BY] = current.view.grouping or "year"
    st.segmented_control(
        _("Total by"),
        list(_WORDS),
        required=True,
        format_func=lambda one: _(_WORDS[one]),
        key=_BY,
        on_change=_take,
    )
    return current.view.grouping or "year"


def show(current: CurrentView) -> None:
    """Show totals by year, country or drug as chart and table, and every figure with its event."""
    figures = seizures.seizure_figures(current.record, current.events)
    if figures.empty:
        st.info(_("No event of this selection tells a weight."))
        table_pages.offer_everything()
        return
    table_pages.paragraph(seizures.tell_total(figures))
    st.caption(
        _(
            "This is what sources tell of, not all that was seized, and not all of it is shown to come "
            "from North Korea. What was seized at sea stands under the sea, not under a country."
        )
    )
    grouping = _grouping(current)
    totals = seizures.totals_by(figures, grouping)
    if totals:
        drawn = page_context.figure(
            ("seizures", grouping, *figures["id"]), lambda theme: seizures_figure(totals, theme)
        )
        st.plotly_chart(
            drawn,
            key=f"desk_seizures_{grouping}",
            theme=None,
            config={"displayModeBar": False, "scrollZoom": False},
            alt=_("Bars of kilograms seized; the table below says the same in numbers."),
        )
        whole = seizures.total_of("", figures)
        st.html(seizures_view.total_list(totals, whole, _(_WORDS[grouping])))
    st.subheader(_("Every figure"), anchor=False)
    ready_html.show(seizures_view.figure_list(figures, links_of(current.view)), "seizures")
