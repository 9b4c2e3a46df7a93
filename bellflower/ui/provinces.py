"""The Provinces page: pick an area, and read what the record tells of it and what it does not."""

import pandas as pd
import streamlit as st

from bellflower.analysis import area_tables, areas
from bellflower.analysis.areas import Area
from bellflower.i18n import _, counted
from bellflower.query import filters
from bellflower.query.parameters import RADII_KM
from bellflower.text import wording
from bellflower.ui import address, page_context, table_pages
from bellflower.ui.markdown import plain
from bellflower.ui.page_context import CurrentView
from bellflower.view.figures.province_map import province_map_figure
from geo.names import all_names

_PILLS, _NEAR, _RADIUS = "desk_provinces", "desk_near", "desk_radius"
CONFIG = {"displayModeBar": False, "scrollZoom": False}


def _without_provinces(current: CurrentView) -> pd.DataFrame:
    """Return the events that everything but the choice of provinces selects."""
    wanted = current.view.wanted.without("province")
    return filters.select_events(current.record.events, wanted, current.record.text_index)


def count_everywhere(current: CurrentView) -> dict[str, int]:
    """Return the number of events in every province, whichever of them is chosen."""
    counts = areas.count_by_province(_without_provinces(current))
    return dict(zip(counts["province"], counts["events"]))


def _take_pills() -> None:
    address.choose_provinces(st.session_state[_PILLS])


def _pills(counts: pd.DataFrame, chosen: frozenset[str]) -> None:
    words = dict(zip(counts["province"], zip(counts["name"], counts["events"])))
    st.session_state[_PILLS] = [code for code in words if code in chosen]
    st.pills(
        _("Provinces, with the number of events in this selection"),
        list(words),
        selection_mode="multi",
        wrap=True,
        format_func=lambda code: wording.province_choice(*words[code]),
        key=_PILLS,
        on_change=_take_pills,
        help=_("One or several. The same choice is in the filter bar and in the address."),
    )


def _map(counts: pd.DataFrame, places: pd.DataFrame, chosen: frozenset[str]) -> None:
    # a map with a click in it is not the map of the next choice: each choice has its own
    widget = f"desk_map_{'_'.join(sorted(chosen))}"

    def take_click() -> None:
        points = st.session_state[widget].selection.points
        codes = {point["customdata"] for point in points if point.get("customdata")}
        if codes:
            address.choose_provinces(chosen ^ codes)

    numbers = dict(zip(counts["province"], counts["events"]))
    drawn = page_context.figure(
        ("provinces", tuple(numbers.items()), chosen),
        lambda theme: province_map_figure(numbers, places, chosen, theme),
    )
    st.plotly_chart(
        drawn,
        key=widget,
        on_select=take_click,
        selection_mode="points",
        theme=None,
        config=CONFIG,
        alt=_("Map of the provinces with their numbers of events; the list beside it says the same."),
    )


def _take_near() -> None:
    state = st.session_state
    address.open_beside(near=state[_NEAR] or "", radius_km=int(state[_RADIUS]))


def _near(current: CurrentView) -> None:
    places = areas.measurable_places(current.record.places).sort_values("name")
    names = {
        row["id"]: " · ".join(all_names(row["name"], row["name_ko"], row["other_names"]))
        for row in places.to_dict("records")
    }
    st.session_state[_NEAR] = current.view.near or None
    st.session_state[_RADIUS] = current.view.radius_km
    place_column, radius_column = st.columns([3, 1])
    place_column.selectbox(
        _("Or within a distance of a place"),
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder=_("Any name: Hamhung, 함흥, Hamheung …"),
        key=_NEAR,
        on_change=_take_near,
    )
    radius_column.number_input(
        _("Kilometers"), RADII_KM[0], RADII_KM[-1], step=10, key=_RADIUS, on_change=_take_near
    )


def pick(current: CurrentView) -> Area:
    """Let the reader pick provinces, in a list or on a map, or a distance; return that area."""
    view, record = current.view, current.record
    everywhere = _without_provinces(current)
    counts = areas.count_by_province(everywhere)
    chosen = view.wanted.values("province")
    list_column, map_column = st.columns([3, 2], gap="medium")
    with list_column:
        _pills(counts, chosen)
        _near(current)
        st.caption(wording.apart(**vars(areas.count_apart(everywhere, record.places))))
        st.caption(_("Few events mean few sources. They do not mean that little happened."))
    with map_column:
        _map(counts, record.places, chosen)
        st.caption(
            _("Click a mark to take a province in or out. Nampo and Kaesong have no outline here.")
        )
    if view.near:
        return areas.near_area(record, current.filtered, view.near, view.radius_km, chosen)
    return areas.province_area(record, current.events, chosen)


def summary(current: CurrentView, area: Area) -> None:
    """Show the name of *area* and on how much its events rest; stop if it has none."""
    st.subheader(plain(area.title), anchor=False)
    if area.unmeasured:
        st.caption(wording.unmeasured(area.unmeasured))
    if area.events.empty:
        st.info(plain(wording.no_source(area.title)))
        table_pages.offer_everything()
        st.stop()
    table_pages.paragraph(area_tables.tell_coverage(current.record, area))
    crackdowns = int((area.events["category"] == "crackdown").sum())
    st.caption(counted(crackdowns, "{n} crackdown", "{n} crackdowns"))
