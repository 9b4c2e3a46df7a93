"""The sidebar: one set of filters for all pages."""

import streamlit as st

from bellflower.i18n import N_, _
from bellflower.query.facet_counts import facet_counts
from bellflower.query.facets import FACETS
from bellflower.query.filters import Match, Mode
from bellflower.query.parameters import ORIGINS, Known
from bellflower.text import wording
from bellflower.ui import address, filter_state
from bellflower.ui.filter_state import KEYS
from bellflower.ui.markdown import plain
from bellflower.ui.page_context import CurrentView

_MATCHES = {Match.POSSIBLY: N_("Possibly in the period"), Match.SURELY: N_("Surely in the period")}
_MODES = {Mode.WINDOW: N_("Period"), Mode.UP_TO: N_("Up to")}


def _period() -> None:
    with st.container(key="f_period", horizontal=True):
        st.text_input(_("From"), key=KEYS["from"], placeholder="1888")
        st.text_input(_("To"), key=KEYS["to"], placeholder=_("today"))
    for mistake in filter_state.period_mistakes():
        st.error(plain(mistake))
    st.selectbox(
        _("Dates that are uncertain"),
        list(Match),
        format_func=lambda match: _(_MATCHES[match]),
        key=KEYS["match"],
        help=_(
            "Most dates are intervals. “Possibly” keeps an event if any day of its interval may lie "
            "in the period, “surely” only if it must."
        ),
    )


def _choices(known: Known, *, are_common: bool) -> None:
    """Show a list to choose from for each facet that is offered first, or for each of the others."""
    for facet in FACETS:
        if facet.is_common == are_common:
            st.multiselect(
                _(facet.title),
                sorted(known.values[facet.parameter], key=facet.word),
                format_func=facet.word,
                key=KEYS[facet.parameter],
                placeholder=_("Choose options"),
            )


def _facets(known: Known) -> None:
    _choices(known, are_common=True)
    st.select_slider(
        _("Evidence, at least"),
        address.evidence_ranks(),
        format_func=wording.rank_label,
        key=KEYS["evidence"],
        help=_("An event is as strong as the best claim that supports it."),
    )


def _more(known: Known) -> None:
    with st.expander(_("More filters")):
        st.segmented_control(
            _("The period means"),
            list(Mode),
            format_func=lambda mode: _(_MODES[mode]),
            key=KEYS["mode"],
        )
        st.number_input(
            _("Origins, at least"),
            ORIGINS[0],
            ORIGINS[-1],
            key=KEYS["origins"],
            help=_("The first reports behind an event: ten copies of one report are one origin."),
        )
        _choices(known, are_common=False)


def counts(current: CurrentView) -> None:
    """Show how many events each further choice would leave, with everything else as it is.

    They are counted when the reader opens the list, not at each choice.
    """
    box = st.expander(_("How many events each choice leaves"), key="facet_counts", on_change="rerun")
    if not box.open:
        return
    with box:
        found = facet_counts(current.record.events, current.view.wanted, current.record.text_index)
        parts = []
        for facet in FACETS:
            told = found[facet.parameter].items()
            rows = [f"{facet.word(value)} {number}" for value, number in told]
            parts += [f"**{_(facet.title)}**", " · ".join(rows) or _("none")]
        st.caption("\n\n".join(parts))  # one element: each costs the server a message


def filters(known: Known) -> None:
    """Show the filters; :func:`bellflower.ui.address.settle` reads them on the next run."""
    st.text_input(
        _("Search"),
        key=KEYS["q"],
        placeholder="Hamhung, 함흥, Pong Su …",
        help=_("Searches titles, summaries, claims, sources and places with all their names."),
        max_chars=200,
    )
    _period()
    _facets(known)
    _more(known)
    st.button(_("Show everything"), on_click=address.show_everything, width="stretch")
