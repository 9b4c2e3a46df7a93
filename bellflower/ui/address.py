"""The address of the page and what the reader asked for say the same; this module keeps them so.

An address can change by itself: by a link, the back button, another page. Then the view is read from
it. If the reader chose something on the page, the address follows and the browser adds a step to its
history, so that "back" undoes a choice. The browser sends its address with every run, but one that was
already under way shows the address from before the last choice; so a choice wins over it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from bellflower import i18n
from bellflower.i18n import SOURCE_LANGUAGE
from bellflower.query import permalink
from bellflower.query.filters import EventFilter
from bellflower.query.parameters import DEFAULT_RADIUS_KM, MOST_TICKED, TICKED, Known
from bellflower.query.permalink import View

_CHOSEN = "_chosen"  # the view at the end of the last run
_ADDRESS = "_address"  # the parameters at the end of the last run
_ASKED = "_asked"  # the parameters that were last read, with what they ask for in vain
_BACK = "_back"  # 2 in the run in which a page came back to a new session, 1 in the run after it
_FOLLOWED = "_followed"  # whether the reader has just followed a link of ours
_KNOWN = "_known"  # the values that existed in the last run
_OPEN = "_open"  # the view that the reader asks for, which a callback may have changed since


def _current_params() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def _address_leads() -> bool:
    """Whether this run has to take the view from the address: it changed, and nobody chose."""
    state = st.session_state
    if _CHOSEN not in state or state.get(_FOLLOWED):
        return True
    if state[_OPEN] != state[_CHOSEN]:
        return False
    return _current_params() != state[_ADDRESS]


def language() -> str:
    """Return the language that the reader asked for, before or after :func:`settle`."""
    if _address_leads():
        return "".join(_current_params().get("lang", ())[-1:])
    return st.session_state[_OPEN].language


def _language_of_session() -> str:
    """Return the language of the last run, for callbacks and fragments, which run without the frame."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return SOURCE_LANGUAGE
    return st.session_state[_OPEN].language if _OPEN in st.session_state else SOURCE_LANGUAGE


i18n.when_unsaid(_language_of_session)


def begin_anew() -> None:
    """Take back every choice but the language, as for another record; call before :func:`settle`."""
    state = st.session_state
    if _CHOSEN in state:
        state[_ASKED], state[_ADDRESS] = {}, _current_params()
        state[_CHOSEN] = state[_OPEN] = View(language=state[_OPEN].language)


def _choose_again() -> None:
    """Set every choice to what it is: the browser knows it by its words, which are others now.

    A button, an uploaded file or what is marked in a table is no choice, and must not be set.
    """
    for key, value in list(st.session_state.items()):
        words = value if isinstance(value, list) else [value]
        if words and all(isinstance(word, str | int) and not isinstance(word, bool) for word in words):
            st.session_state[str(key)] = value


def _is_back() -> bool:
    """Whether the browser brings the state of widgets to a session that has made none yet.

    Then the session is new and the page is not: the server was restarted, or the page was away for
    longer than a session is kept. Streamlit runs nothing when such a page comes back, only at the
    reader's next choice, which comes with it.
    """
    context = get_script_run_ctx(suppress_warning=True)
    if context is None or _CHOSEN in st.session_state:
        return False
    return bool(context.session_state._state._new_widget_state.states)  # there is no public name for it


def note_return() -> None:
    """Note that the page came back to a new session; call before the script runs once more."""
    st.session_state[_BACK] = 2


def came_back() -> bool:
    """Whether to say that the page came back to a new session, in this run or just before."""
    return st.session_state.get(_BACK, 0) > 0


def settle(known: Known) -> View:
    """Bring view and address together at the start of a run and return the view to show."""
    state = st.session_state
    state[_BACK] = 2 if _is_back() else max(0, state.get(_BACK, 0) - 1)
    is_other_record = known != state.get(_KNOWN)
    if _CHOSEN in state and language() != state[_CHOSEN].language:
        _choose_again()
    leads = _address_leads()
    if leads:
        state[_ASKED] = _current_params()
        state[_OPEN] = permalink.from_params(state[_ASKED], known)[0]
    elif is_other_record:  # what was chosen may be gone: then it is said, as for a link
        state[_ASKED] = permalink.to_params(state[_OPEN])
        state[_OPEN] = permalink.from_params(state[_ASKED], known)[0]
    state[_KNOWN], state[_FOLLOWED] = known, False
    _write(state[_OPEN], is_there=leads)
    return state[_OPEN]


def _write(view: View, *, is_there: bool) -> None:
    """Write *view* into the address if it says something else, and remember both.

    If the browser *is_there* because its address led, it needs no word. Otherwise it may have sent this
    run before it had the last address that it was told, and be about to show that.
    """
    state = st.session_state
    wanted = permalink.to_params(view)
    if _current_params() != wanted or not (is_there or wanted == state[_ADDRESS]):
        st.query_params.from_dict(wanted)
    state[_ADDRESS] = wanted
    state[_CHOSEN] = view


def notes(known: Known) -> tuple[str, ...]:
    """Return what the address asked for in vain, in the language of this run."""
    return permalink.from_params(st.session_state.get(_ASKED, {}), known)[1]


def open_beside(**selected: Any) -> None:
    """Set fields of the view, such as ``event``; call from a callback."""
    state = st.session_state
    state[_OPEN] = replace(state[_OPEN], **selected)


def follow(params: Mapping[str, list[str]]) -> None:
    """Go to the address with *params*, whatever was chosen before; call from a callback."""
    st.query_params.from_dict(params)
    st.session_state[_FOLLOWED] = True


def opened() -> View:
    """Return the view that the reader asks for, with what a callback changed."""
    return st.session_state[_OPEN]


def open_event(event_id: str) -> bool:
    """Open the card of an event if there is such an event, and say whether; call from a callback."""
    known: Known = st.session_state[_KNOWN]
    is_there = known.has("event", event_id)
    if is_there:
        open_beside(event=event_id, place="", route="")
    return is_there


def tick(ids: Iterable[str]) -> None:
    """Make *ids* the ticked events, as far as there are such and a link can name them; in a callback."""
    known: Known = st.session_state[_KNOWN]
    found = sorted(one for one in ids if known.has("pick", one))[:MOST_TICKED]
    state = st.session_state
    scope = state[_OPEN].scope if found or state[_OPEN].scope != TICKED else ""
    state[_OPEN] = replace(state[_OPEN], picked=frozenset(found), scope=scope)


def choose_language(code: str) -> None:
    """Show the pages in the language *code*; call from a callback. Every choice stays as it is."""
    open_beside(language="" if code == SOURCE_LANGUAGE else code)


def _choose(parameter: str, values: Iterable[str]) -> None:
    wanted: EventFilter = opened().wanted
    chosen = wanted.without(parameter).chosen | {(parameter, value) for value in values}
    open_beside(wanted=replace(wanted, chosen=chosen))


def choose_provinces(codes: Iterable[str]) -> None:
    """Set the filter of provinces; call from a callback."""
    _choose("province", codes)


def choose_nobody() -> None:
    """Take the choice of people and bodies back; call from a callback."""
    _choose("actor", ())


def take(view: View) -> None:
    """Ask for *view*, which the reader settled on; call from a callback."""
    st.session_state[_OPEN] = view


def show(view: View) -> None:
    """Show *view* instead of the present one, with nothing that is asked in vain; in a callback."""
    st.session_state[_ASKED] = {}
    take(view)


def show_everything() -> None:
    """Take every filter back, also the distance from a place; call from a callback."""
    view: View = st.session_state[_OPEN]
    scope = "" if view.scope == TICKED else view.scope
    show(replace(view, wanted=EventFilter(), near="", radius_km=DEFAULT_RADIUS_KM, scope=scope))


def menu_params() -> Mapping[str, list[str]]:
    """Return the parameters that another page of the application should open with."""
    return permalink.to_params(st.session_state[_CHOSEN])
