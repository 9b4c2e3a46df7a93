"""The choices in the sidebar: the state of its widgets, and the filter of events that they mean."""

from datetime import date

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from bellflower.i18n import _
from bellflower.query.facets import FACETS
from bellflower.query.filters import EventFilter, Match, Mode, chosen
from bellflower.query.parameters import MAX_VALUE_LENGTH
from bellflower.record.dates import find_date, format_first_day, format_last_day

KEYS = {
    "from": "f_from",
    "to": "f_to",
    "mode": "f_mode",
    "match": "f_match",
    **{facet.parameter: f"f_{facet.parameter}" for facet in FACETS},
    "evidence": "f_evidence",
    "origins": "f_origins",
    "key": "f_key",
    "q": "f_q",
}


def show_period(earliest: date | None, latest: date | None) -> None:
    """Set the fields of the period to these days; call before they are made, or from a callback."""
    st.session_state[KEYS["from"]] = format_first_day(earliest) if earliest else ""
    st.session_state[KEYS["to"]] = format_last_day(latest) if latest else ""


def show(wanted: EventFilter) -> None:
    """Set every widget of the sidebar to what *wanted* says; call before they are made."""
    show_period(wanted.earliest, wanted.latest)
    values = {
        "mode": wanted.mode,
        "match": wanted.match,
        **{facet.parameter: sorted(wanted.values(facet.parameter)) for facet in FACETS},
        "evidence": wanted.evidence,
        "origins": wanted.origins,
        "key": wanted.only_key,
        "q": wanted.text,
    }
    for name, value in values.items():
        st.session_state[KEYS[name]] = value


def _day(text: str, *, is_last: bool) -> date | None:
    span = find_date(text.strip())
    if span is None or span.is_open_end:
        return None
    return span.latest if is_last else span.earliest


def _day_kept(name: str, *, is_last: bool) -> date | None:
    """Return the day that a field of the period means; without a date in it, the one before."""
    text, kept = st.session_state[KEYS[name]], f"_kept_{name}"
    found = _day(text, is_last=is_last)
    if found is not None or not text.strip():
        st.session_state[kept] = found
    return st.session_state.get(kept)


def wanted() -> EventFilter:
    """Return the filter that the widgets, as they are now, ask for."""
    state = st.session_state
    earliest = _day_kept("from", is_last=False)
    latest = _day_kept("to", is_last=True)
    return EventFilter(
        earliest=earliest,
        latest=latest if not (earliest and latest and latest < earliest) else None,
        mode=Mode(state[KEYS["mode"]] or Mode.WINDOW),
        match=Match(state[KEYS["match"]] or Match.POSSIBLY),
        evidence=state[KEYS["evidence"]],
        origins=state[KEYS["origins"]],
        only_key=state[KEYS["key"]],
        text=state[KEYS["q"]].strip()[:MAX_VALUE_LENGTH],
        chosen=chosen(**{facet.parameter: state[KEYS[facet.parameter]] for facet in FACETS}),
    )


def period_mistakes() -> tuple[str, ...]:
    """Return what is wrong with the years typed into the sidebar, in words."""
    first, last = st.session_state[KEYS["from"]], st.session_state[KEYS["to"]]
    mistakes = [
        _("“{text}” is not a date such as 1976, 1976-10 or 1976-10-18.").format(text=text)
        for text, is_last in ((first, False), (last, True))
        if text.strip() and _day(text, is_last=is_last) is None
    ]
    start, end = _day(first, is_last=False), _day(last, is_last=True)
    if start and end and end < start:
        mistakes.append(
            _("The period ends in {last} before it begins in {first}.").format(first=first, last=last)
        )
    return tuple(mistakes)


def are_made() -> bool:
    """Whether this session made the widgets."""
    return all(key in st.session_state for key in KEYS.values())


def are_brought() -> bool:
    """Whether the browser brings the state of widgets that this session has not made yet.

    Then the session is new and the page is not: the server was restarted, or the page was away for
    longer than a session is kept. Streamlit runs nothing when such a page comes back, only at the
    reader's next choice, which comes with it.
    """
    context = get_script_run_ctx(suppress_warning=True)
    if context is None:
        return False
    brought = context.session_state._state._new_widget_state.states  # there is no public name for it
    return any(widget.endswith(f"-{KEYS['q']}") for widget in brought)
