"""The address of the page and the filters of the sidebar say the same; this module keeps them so.

An address can change without a widget: a link, the back button, another page. Then the widgets are
set from it. If a widget changed, the address follows and the browser adds a step to its history, so
that "back" undoes a choice. The browser sends its address with every run, but one that was already
under way shows the address from before the last choice; so a change of widgets wins over it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

import streamlit as st

from explorer import evidence, links
from explorer.dates import parse_date
from explorer.filters import EventFilter, Match, Mode
from explorer.links import View

KEYS = {
    "from": "f_from",
    "to": "f_to",
    "mode": "f_mode",
    "match": "f_match",
    "province": "f_province",
    "country": "f_country",
    "category": "f_category",
    "drug": "f_drug",
    "type": "f_type",
    "evidence": "f_evidence",
    "q": "f_q",
}
_CHOSEN = "_chosen"  # the view at the end of the last run
_ADDRESS = "_address"  # the parameters at the end of the last run
_NOTES = "_notes"  # what the address asked for in vain
_OPEN = "_open"  # the selected event, place and map view


def _current_params() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def _seed(view: View) -> None:
    """Set every widget of the sidebar to what *view* says."""
    params = links.to_params(view)
    wanted = view.wanted
    st.session_state[KEYS["from"]] = "".join(params.get("from", ()))
    st.session_state[KEYS["to"]] = "".join(params.get("to", ()))
    st.session_state[KEYS["mode"]] = wanted.mode
    st.session_state[KEYS["match"]] = wanted.match
    st.session_state[KEYS["province"]] = sorted(wanted.provinces)
    st.session_state[KEYS["country"]] = sorted(wanted.countries)
    st.session_state[KEYS["category"]] = sorted(wanted.categories)
    st.session_state[KEYS["drug"]] = sorted(wanted.drugs)
    st.session_state[KEYS["type"]] = sorted(wanted.record_types)
    st.session_state[KEYS["evidence"]] = wanted.evidence
    st.session_state[KEYS["q"]] = wanted.text
    st.session_state[_OPEN] = view


def _day(text: str, *, is_last: bool) -> date | None:
    try:
        span = parse_date(text.strip())
    except ValueError:
        return None
    return None if span.is_open_end else span.latest if is_last else span.earliest


def _from_widgets() -> View:
    """Return the view that the widgets, as they are now, ask for."""
    state = st.session_state
    earliest = _day(state[KEYS["from"]], is_last=False)
    latest = _day(state[KEYS["to"]], is_last=True)
    wanted = EventFilter(
        earliest=earliest,
        latest=latest if not (earliest and latest and latest < earliest) else None,
        mode=Mode(state[KEYS["mode"]] or Mode.WINDOW),
        match=Match(state[KEYS["match"]] or Match.POSSIBLY),
        provinces=frozenset(state[KEYS["province"]]),
        countries=frozenset(state[KEYS["country"]]),
        categories=frozenset(state[KEYS["category"]]),
        drugs=frozenset(state[KEYS["drug"]]),
        record_types=frozenset(state[KEYS["type"]]),
        evidence=state[KEYS["evidence"]],
        text=state[KEYS["q"]].strip()[: links.MAX_VALUE_LENGTH],
    )
    return replace(state[_OPEN], wanted=wanted)


def period_mistakes() -> tuple[str, ...]:
    """Return what is wrong with the years typed into the sidebar, in words."""
    first, last = st.session_state[KEYS["from"]], st.session_state[KEYS["to"]]
    mistakes = [
        f"“{text}” is not a date such as 1976, 1976-10 or 1976-10-18."
        for text, is_last in ((first, False), (last, True))
        if text.strip() and _day(text, is_last=is_last) is None
    ]
    start, end = _day(first, is_last=False), _day(last, is_last=True)
    if start and end and end < start:
        mistakes.append(f"The period ends in {last} before it begins in {first}.")
    return tuple(mistakes)


def settle(known: links.Known) -> View:
    """Bring widgets and address together at the start of a run and return the view to show."""
    state = st.session_state
    params = _current_params()
    is_first = _CHOSEN not in state
    widgets_changed = not is_first and _has_widgets() and _from_widgets() != state[_CHOSEN]
    if not widgets_changed and (is_first or params != state[_ADDRESS]):
        view, state[_NOTES] = links.from_params(params, known)
        _seed(view)
    elif not _has_widgets():
        _seed(state[_CHOSEN])
    view = _from_widgets()
    _write(view)
    return view


def _has_widgets() -> bool:
    return all(key in st.session_state for key in KEYS.values())


def _write(view: View) -> None:
    """Write *view* into the address if it says something else, and remember both."""
    state = st.session_state
    wanted = links.to_params(view)
    if _current_params() != wanted:
        st.query_params.from_dict(wanted)
    state[_ADDRESS] = wanted
    state[_CHOSEN] = view


def notes() -> tuple[str, ...]:
    """Return what the address asked for in vain."""
    return st.session_state.get(_NOTES, ())


def open_beside(**selected: str | int) -> None:
    """Set fields of the view other than the filters, such as ``event``; call from a callback."""
    state = st.session_state
    state[_OPEN] = replace(state[_OPEN], **selected)


def choose_provinces(codes: Iterable[str]) -> None:
    """Set the filter of provinces; call from a callback."""
    st.session_state[KEYS["province"]] = sorted(codes)


def set_period(earliest: date | None, latest: date | None, mode: Mode, rank: int) -> None:
    """Set the period, its mode and the least evidence; call from a callback."""
    wanted = EventFilter(earliest=earliest, latest=latest)
    params = links.to_params(View(wanted))
    st.session_state[KEYS["from"]] = "".join(params.get("from", ()))
    st.session_state[KEYS["to"]] = "".join(params.get("to", ()))
    st.session_state[KEYS["mode"]] = mode
    st.session_state[KEYS["evidence"]] = rank


def show_everything() -> None:
    """Take every filter back; call from a callback."""
    state = st.session_state
    state[_NOTES] = ()
    _seed(replace(state[_OPEN], wanted=EventFilter()))


def menu_params() -> Mapping[str, list[str]]:
    """Return the parameters that another page of the application should open with."""
    return links.to_params(st.session_state[_CHOSEN])


def evidence_ranks() -> list[int]:
    """Return the ranks of evidence from the weakest to the strongest."""
    return sorted(evidence.RANK_NAMES)
