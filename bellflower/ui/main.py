"""The main script: runs for every page, brings address and filters together, and then runs the page."""

import streamlit as st

from bellflower.browser import FOLDER as BROWSER
from bellflower.i18n import use_language
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
    page_list,
    present,
    stories,
    ticks,
)
from bellflower.ui.builder import keeping
from bellflower.ui.own import banner, session
from bellflower.web import head_tags

ICON = BROWSER / "icon.svg"


def main() -> None:
    """Show the frame and the page that the address names."""
    st.set_page_config(page_title="Bellflower", page_icon=str(ICON), layout="wide")
    use_language(address.language())
    pages = page_list.pages()
    chosen = st.navigation(pages, position="hidden")
    if chosen.url_path == "present":
        st.html(present.PAGE_STYLE)  # before the frame that it hides
    try:
        own = session.record_of(chosen.url_path or page_list.START)
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
    on_menu = [page for page in pages if page.url_path not in page_list.OFF_MENU]
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
    banner.show(chosen.url_path or page_list.START)
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
