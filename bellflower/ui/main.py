"""The main script: runs for every page, brings address and filters together, and then runs the page."""

from pathlib import Path

import streamlit as st

from bellflower.browser import FOLDER as BROWSER
from bellflower.i18n import _, use_language
from bellflower.record.problems import DataError
from bellflower.teaching.stories.known_values import known_values
from bellflower.ui import (
    address,
    cache,
    error_pages,
    filter_bar,
    instrument,
    links,
    masthead,
    page_context,
    present,
    stories,
    ticks,
)
from bellflower.ui.builder import keeping
from bellflower.ui.own import banner, session
from bellflower.web import head_tags

PAGES = Path(__file__).resolve().parents[2] / "pages"
ICON = BROWSER / "icon.svg"
START = "explore"  # the page at the bare address
OFF_MENU = ("new", "present", "build", "quiz", "results")  # pages that other pages lead to


def _pages() -> list[st.Page]:
    def page(name: str, title: str, *, is_start: bool = False) -> st.Page:
        return st.Page(PAGES / f"{name}.py", title=title, url_path=name, default=is_start)

    return [
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
    ]


def main() -> None:
    """Show the frame and the page that the address names."""
    st.set_page_config(page_title="Bellflower", page_icon=str(ICON), layout="wide")
    use_language(address.language())
    pages = _pages()
    chosen = st.navigation(pages, position="hidden")
    if chosen.url_path == "present":
        st.html(present.PAGE_STYLE)  # before the frame that it hides
    try:
        own = session.record_of(chosen.url_path or START)
        record = own or cache.load_record()
    except DataError as error:
        error_pages.damaged_record(error)
        return
    if session.has_changed(own):
        address.begin_anew()
        instrument.forget()
    known = stories.with_own_chapters(known_values(record))
    view = address.settle(known)
    is_start = chosen is pages[0]
    opened = {kind: getattr(view, kind) for kind in ("event", "place", "route")}
    st.set_page_config(page_title=head_tags.title_of(record, chosen.url_path, **opened))
    page_context.prepare(record, view)
    on_menu = [page for page in pages if page.url_path not in OFF_MENU]
    masthead.show(on_menu, ICON.read_bytes(), chosen.url_path)
    links.listen(view.picked)
    if chosen.url_path in filter_bar.PAGES:
        filter_bar.show(page_context.current_view())
    else:
        filter_bar.forget()
    error_pages.came_back(is_said=address.came_back())
    error_pages.refused_edit(None if own else cache.refused_edit())
    error_pages.left_out(address.notes(known))
    page_context.tell_version(record, view)
    page_context.tell_spelling(record, view)
    banner.show(chosen.url_path or START)
    if not is_start:
        instrument.forget()
        ticks.bar(page_context.current_view(), chosen.url_path)
    if chosen.url_path != "present":
        present.forget()
    if chosen.url_path != "build":  # which says that it is kept
        with st.container(key="bf_draft"):
            keeping.keep()
    chosen.run()


if __name__ == "__main__":  # Streamlit runs the script, tests read it
    main()
