"""The story of an area: when, what, where, by which ways, on which sources, and what changed."""

import streamlit as st

from bellflower.analysis import area_tables, sources
from bellflower.analysis.areas import Area
from bellflower.i18n import _, counted
from bellflower.text import wording
from bellflower.ui import cache, page_context, side_by_side, table_pages
from bellflower.ui.cells import harmless
from bellflower.ui.column_heads import in_words
from bellflower.ui.page_context import CurrentView
from bellflower.ui.provinces import count_everywhere
from bellflower.view.figures.years import event_years_figure, source_years_figure
from geo.neighbors import find_neighbors

_CONFIG = {"displayModeBar": False, "scrollZoom": False}


def show(current: CurrentView, area: Area) -> None:
    """Show all parts of the story of *area*, which has at least one event."""
    if len(area.codes) > 1:
        side_by_side.provinces(current, area)
    _years(area)
    _events(area)
    _drugs_and_places(current, area)
    _neighbors(current, area)
    _routes(current, area)
    side_by_side.periods(current, area)
    _sources(current, area)


def _years(area: Area) -> None:
    st.subheader(_("Events by year and category"), anchor=False)
    st.caption(_("An event counts in the first year that its date names."))
    drawn = page_context.figure(
        ("years", *area.events["id"]), lambda theme: event_years_figure(area.events, theme)
    )
    st.plotly_chart(
        drawn,
        key="desk_years",
        theme=None,
        config=_CONFIG,
        alt=_(
            "Bars of events by year, stacked by category; the table of two periods tells the numbers."
        ),
    )


def _events(area: Area) -> None:
    crackdowns = area.events[area.events["category"] == "crackdown"]
    st.subheader(_("Crackdowns"), anchor=False)
    if crackdowns.empty:
        st.caption(_("No source of this selection speaks of a crackdown here."))
    columns = ("Date", "Event", "Evidence", "Sources")
    table_pages.events(crackdowns, "desk_crackdowns", columns)
    st.subheader(_("All events"), anchor=False)
    table_pages.events(area.events, "desk_events", ("Date", "Event", "Category", "Evidence", "Sources"))


def _drugs_and_places(current: CurrentView, area: Area) -> None:
    drug_column, place_column = st.columns(2, gap="medium")
    with drug_column:
        st.subheader(_("Drugs"), anchor=False)
        drugs = cache.for_all(
            current.record,
            ("drugs", *area.events["id"]),
            lambda: area_tables.count_drugs(area.events),
        )
        st.dataframe(
            harmless(drugs), hide_index=True, key="desk_drugs", column_config=in_words(drugs.columns)
        )
    with place_column:
        st.subheader(_("Places"), anchor=False)
        view = current.view
        places = cache.for_all(
            current.record,
            ("area places", view.near, view.radius_km, *area.codes, *area.events["id"]),
            lambda: area_tables.count_area_places(current.record, area),
        )
        table_pages.table(places.drop(columns="id"), places["id"].tolist(), "desk_places", "place")


def _neighbors(current: CurrentView, area: Area) -> None:
    if not area.codes or current.view.near:
        return
    st.subheader(_("Neighbors"), anchor=False)
    counts = count_everywhere(current)
    for code in area.codes:
        found = find_neighbors(code)
        name = wording.label(code)
        if found is None:
            st.markdown(wording.no_neighbors(name))
        else:
            numbers = {other: counts[other] for other in found.provinces}
            st.markdown(wording.neighbors(name, numbers, found.countries))


def _routes(current: CurrentView, area: Area) -> None:
    st.subheader(_("Routes in and out"), anchor=False)
    view = current.view
    routes = cache.for_all(
        current.record,
        ("routes", view.wanted, view.near, view.radius_km),
        lambda: area_tables.area_routes(current.record, area, view.wanted),
    )
    if routes.empty:
        st.caption(_("No source of this selection speaks of a route here."))
        return
    st.caption(
        _(
            "Distances in a straight line: real journeys are longer. There is no length if an end "
            "stands for a whole country, a province or a border."
        )
    )
    numbers = {
        "From": _("Origin"),
        "To": _("Destination"),
        "km": st.column_config.NumberColumn(_("km, straight")),
    }
    table_pages.table(
        routes.drop(columns="route_id"),
        routes["route_id"].tolist(),
        "desk_routes",
        "route",
        numbers=numbers,
    )


def _sources(current: CurrentView, area: Area) -> None:
    st.subheader(_("Sources by kind and year"), anchor=False)
    behind = cache.for_all(
        current.record,
        ("sources", *area.events["id"]),
        lambda: sources.source_table(current.record, area.events),
    )
    counts = cache.for_all(current.record, ("kinds", *behind["id"]), lambda: sources.count_kinds(behind))
    undated = len(behind) - int(counts["sources"].sum())
    st.caption(
        counted(
            len(behind),
            "{n} source, {undated} of them undated. The Sources page lists them for the same selection.",
            "{n} sources, {undated} of them undated. "
            "The Sources page lists them for the same selection.",
            undated=f"{undated:,}",
        )
    )
    drawn = page_context.figure(
        ("source years", *behind["id"]), lambda theme: source_years_figure(counts, theme)
    )
    st.plotly_chart(
        drawn,
        key="desk_source_years",
        theme=None,
        config=_CONFIG,
        alt=_("Marks for the number of sources of each kind in each year of publication."),
    )
