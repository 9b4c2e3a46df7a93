"""The People and bodies page: who acts and speaks in the selection, and one of them."""

import streamlit as st

from bellflower.analysis import people
from bellflower.i18n import _, counted
from bellflower.query.permalink import View
from bellflower.ui import address, cache, lists, ready_html, table_pages
from bellflower.ui.page_context import CurrentView
from bellflower.view import people as people_view
from bellflower.view.links import links_of


def chosen_actor(view: View) -> str:
    """Return the id of the one person or body that *view* chooses; empty for none or several."""
    actors = view.wanted.values("actor")
    return next(iter(actors)) if len(actors) == 1 else ""


def _list(current: CurrentView) -> None:
    record, view = current.record, current.view
    found = people.count_people(record, current.wanted, current.within)
    st.caption(
        counted(
            people.count_all(record),
            "{shown} of {n} person or body acts or speaks in this selection. "
            "The search looks in their names and notes.",
            "{shown} of {n} people and bodies act or speak in this selection. "
            "The search looks in their names and notes.",
            shown=f"{len(found):,}",
        )
    )
    if found.empty:
        st.info(_("Nobody of this selection bears such a name."))
        table_pages.offer_everything()
        return
    links = links_of(view)
    told = cache.for_all(
        record, ("people", links), lambda: people_view.people_list(found, links), most=32
    )
    ready_html.show(told, "people")


def _person(current: CurrentView, actor: str) -> None:
    record, view = current.record, current.view
    person = people.find_person(record, actor, current.wanted, current.within)
    links = links_of(view)
    st.button(_("All people and bodies"), on_click=address.choose_nobody, key="desk_all_people")
    st.html(people_view.person_head(person))
    if not person.events.empty:
        st.subheader(_("Events"), anchor=False)
        lists.events(current, person.events, "person", _("Events"))
    for title, claims in (
        (_("Claims by them"), person.said),
        (_("Claims of others about these events"), person.told),
    ):
        if not claims.empty:
            st.subheader(title, anchor=False)
            st.html(people_view.claim_list(record, claims, links, title))
    if not person.disputes.empty:
        st.subheader(_("Disputes"), anchor=False)
        st.html(people_view.dispute_list(person.disputes, links, _("Disputes")))


def show(current: CurrentView) -> None:
    """Show the one person or body that is chosen, or the list of all."""
    actor = chosen_actor(current.view)
    if actor:
        _person(current, actor)
    else:
        _list(current)
