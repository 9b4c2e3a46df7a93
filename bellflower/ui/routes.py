"""The Routes page: a map and a list of all routes that the selection holds."""

import pandas as pd
import streamlit as st

from bellflower.analysis.route_tables import place_words, select_route_ids
from bellflower.analysis.selection import Selection, select
from bellflower.i18n import _, counted
from bellflower.query.facets import FACETS
from bellflower.ui import address, cache, page_context, ready_html, table_pages
from bellflower.ui.page_context import CurrentView
from bellflower.view.figures.basemap import VIEWS
from bellflower.view.figures.route_map import PLACE, fitting_view, route_map_figure
from bellflower.view.figures.routes import drawn_legs
from bellflower.view.links import links_of
from bellflower.view.route_lists import route_list

_MAP, _VIEW = "desk_route_map", "desk_route_view"


def _unheeded(current: CurrentView) -> str:
    """Return the filters that say nothing of routes and were chosen all the same, in words."""
    wanted = current.view.wanted
    nouns = [
        _(facet.noun)
        for facet in FACETS
        if wanted.values(facet.parameter) and not (facet.place_column or facet.route_column)
    ]
    if wanted.origins > 1:
        nouns.append(_("number of origins"))
    return ", ".join(nouns)


def _take_view() -> None:
    address.open_beside(region=st.session_state[_VIEW])


def _map(current: CurrentView, legs: pd.DataFrame) -> None:
    widget = f"{_MAP}_{hash(tuple(legs['route_id']))}"

    def take_click() -> None:
        for point in st.session_state[chart].selection.points:
            if told := str(point.get("customdata") or ""):
                kind = "place" if told.startswith(PLACE) else "route"
                chosen = {"event": "", "place": "", "route": ""} | {kind: told.removeprefix(PLACE)}
                address.open_beside(**chosen)

    names = place_words(current.record)
    view = current.view.region or fitting_view(legs)
    st.session_state[_VIEW] = view
    chart = f"{widget}_{view}_{current.view.route}"  # a new one forgets what was chosen in it
    st.segmented_control(
        _("Part of the map"),
        list(VIEWS),
        required=True,
        format_func=lambda one: _(VIEWS[one].title),
        key=_VIEW,
        on_change=_take_view,
        label_visibility="collapsed",
    )
    drawn = page_context.figure(
        ("routes", view, current.view.route, *legs["route_id"], *legs["leg"]),
        lambda theme: route_map_figure(legs, names, theme, view, current.view.route),
    )
    with st.container(key=f"desk_map_{view}"):  # the style sheet gives it the shape of this part
        st.plotly_chart(
            drawn,
            key=chart,
            on_select=take_click,
            selection_mode="points",
            theme=None,
            height="stretch",
            config={"displayModeBar": False, "scrollZoom": False},
            alt=_("Map of the routes; the list below says the same in words."),
        )


def _selection(current: CurrentView) -> tuple[Selection, list[str]]:
    selection = select(current.record, current.view)
    return selection, select_route_ids(selection)


def show(current: CurrentView) -> None:
    """Show how many routes the selection holds, what it does not heed, the map and the list."""
    record = current.record
    selection, ids = _selection(current)
    st.caption(
        counted(
            len(record.routes),
            "{shown} of {n} route. Search, drug, province, country, period, evidence and distance "
            "apply to routes.",
            "{shown} of {n} routes. Search, drug, province, country, period, evidence and distance "
            "apply to routes.",
            shown=f"{len(ids):,}",
        )
    )
    if nouns := _unheeded(current):
        st.info(_("Routes do not tell this, so it does not narrow them: {nouns}.").format(nouns=nouns))
    if not ids:
        st.info(_("No route of this selection. That means no source says so, not that there was none."))
        table_pages.offer_everything()
        return
    routes = record.routes[record.routes["id"].isin(ids)]
    legs = drawn_legs(routes, selection.route_legs, record.places)
    if not legs.empty:
        _map(current, legs)
    st.caption(
        _(
            "Lines are schematic: no source gives a path. Lengths are those of the shortest way, and "
            "real journeys are longer. There is no length if an end is not known or stands for an area; "
            "branches side by side are never added up."
        )
    )
    links = links_of(current.view)
    told = cache.for_all(
        record,
        ("routes", links, *ids),
        lambda: route_list(record, ids, links),
        kind="lists",
        most=64,
    )
    ready_html.show(told, "routes")
