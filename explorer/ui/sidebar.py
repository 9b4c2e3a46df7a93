"""The sidebar: the menu of pages and one set of filters for all of them."""

import base64
from collections.abc import Sequence

import streamlit as st
from streamlit.navigation.page import Page

from explorer import wording
from explorer.facets import facet_counts
from explorer.filters import Match, Mode
from explorer.links import Known
from explorer.ui import address
from explorer.ui.frame import CurrentView

_FACET_TITLES = {
    "province": "Province",
    "category": "Category",
    "drug": "Drug",
    "type": "Kind of record",
    "country": "Country",
}
_MATCHES = {Match.POSSIBLY: "Possibly in the period", Match.SURELY: "Surely in the period"}
_MODES = {Mode.WINDOW: "From – to", Mode.UP_TO: "Everything up to"}


def brand(icon: bytes) -> None:
    """Show the name of the project beside its *icon*, an SVG of ours."""
    image = base64.b64encode(icon).decode()
    st.html(
        '<div class="bf-brand">'
        f'<img src="data:image/svg+xml;base64,{image}" width="36" height="36" alt="">'
        "<div><strong>Bellflower</strong>"
        "<span>North Korea’s drug history, as its sources tell it</span></div></div>"
    )


def menu(pages: Sequence[Page]) -> None:
    """Show the pages; each opens with the present selection."""
    for entry in pages:
        st.page_link(entry, query_params=dict(address.menu_params()))


def _period() -> None:
    first, last = st.columns(2)
    first.text_input("From", key=address.KEYS["from"], placeholder="1888")
    last.text_input("To", key=address.KEYS["to"], placeholder="today")
    for mistake in address.period_mistakes():
        st.error(mistake)
    st.selectbox(
        "Dates that are uncertain",
        list(Match),
        format_func=_MATCHES.__getitem__,
        key=address.KEYS["match"],
        help="Most dates are intervals. “Possibly” keeps an event if any day of its interval may lie "
        "in the period, “surely” only if it must.",
    )


def _facets(known: Known) -> None:
    def several(text: str, name: str) -> None:
        values = sorted(known.values[name], key=wording.label)
        st.multiselect(text, values, format_func=wording.label, key=address.KEYS[name])

    several("Province", "province")
    several("Category", "category")
    several("Drug", "drug")
    st.select_slider(
        "Evidence, at least",
        address.evidence_ranks(),
        format_func=wording.RANK_LABELS.__getitem__,
        key=address.KEYS["evidence"],
        help="An event is as strong as the best claim that supports it.",
    )


def _more(known: Known) -> None:
    with st.expander("More filters"):
        st.segmented_control(
            "The period means", list(Mode), format_func=_MODES.__getitem__, key=address.KEYS["mode"]
        )
        types = sorted(known.values["type"], key=wording.label)
        st.multiselect("Kind of record", types, format_func=wording.label, key=address.KEYS["type"])
        st.multiselect(
            "Country",
            sorted(known.values["country"], key=wording.country),
            format_func=wording.country,
            key=address.KEYS["country"],
        )


def counts(current: CurrentView) -> None:
    """Show how many events each further choice would leave, with everything else as it is."""
    with st.expander("How many events each choice leaves"):
        found = facet_counts(current.record.events, current.view.wanted, current.record.text_index)
        for name, title in _FACET_TITLES.items():
            word = wording.country if name == "country" else wording.label
            rows = [f"{word(value)} {number}" for value, number in found[name].items()]
            st.markdown(f"**{title}**")
            st.caption(" · ".join(rows) or "none")


def filters(known: Known) -> None:
    """Show the filters; :func:`explorer.ui.address.settle` reads them on the next run."""
    st.text_input(
        "Search",
        key=address.KEYS["q"],
        placeholder="Hamhung, 함흥, Pong Su …",
        help="Searches titles, summaries, claims, sources and places with all their names.",
        max_chars=200,
    )
    _period()
    _facets(known)
    _more(known)
    st.button("Show everything", on_click=address.show_everything, width="stretch")
