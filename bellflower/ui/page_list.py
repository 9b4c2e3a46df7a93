"""The pages of the application with their titles, made once: the main script is anew in each run."""

from copy import copy
from functools import cache
from pathlib import Path

import streamlit as st

from bellflower.i18n import _, current_language

PAGES = Path(__file__).resolve().parents[2] / "pages"
START = "explore"  # the page at the bare address
OFF_MENU = ("new", "present", "build", "quiz", "results")  # pages that other pages lead to


@cache
def _made(_language: str) -> tuple[st.Page, ...]:
    """Return the pages, titled in the present language; to make one, Streamlit looks for its file."""

    def page(name: str, title: str, *, is_start: bool = False) -> st.Page:
        return st.Page(PAGES / f"{name}.py", title=title, url_path=name, default=is_start)

    return (
        page("explore", _("Explore"), is_start=True),
        page("events", _("Events")),
        page("people", _("People")),
        page("seizures", _("Seizures")),
        page("routes", _("Routes")),
        page("provinces", _("Provinces")),
        page("disputes", _("Disputes")),
        page("sources", _("Sources")),
        page("teach", _("Teach")),
        page("own", _("Your record")),
        page("about", _("About")),
        page("new", _("What is new")),
        page("build", _("Build a story")),
        page("present", _("Present")),
        page("quiz", _("Quiz")),
        page("results", _("Answers of the class")),
    )


def pages() -> list[st.Page]:
    """Return the pages for this run, which notes in them which one is shown."""
    return [copy(page) for page in _made(current_language())]
