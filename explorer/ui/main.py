"""The main script: runs for every page, brings address and filters together, and then runs the page."""

from pathlib import Path

import streamlit as st

from explorer.problems import DataError
from explorer.ui import address, cache, frame, linked_view, sidebar, take, trouble

PAGES = Path(__file__).resolve().parents[2] / "pages"
ICON = Path(__file__).with_name("icon.svg")
STYLE = Path(__file__).with_name("style.css")


def _pages() -> list[st.Page]:
    def page(name: str, title: str, *, is_start: bool = False) -> st.Page:
        return st.Page(PAGES / f"{name}.py", title=title, url_path=name, default=is_start)

    return [
        page("explore", "Explore", is_start=True),
        page("events", "Events"),
        page("provinces", "Provinces"),
        page("disputes", "Disputes"),
        page("sources", "Sources"),
        page("about", "About"),
    ]


def main() -> None:
    """Show the frame and the page that the address names."""
    st.set_page_config(page_title="Bellflower", page_icon=str(ICON), layout="wide")
    st.html(STYLE)
    pages = _pages()
    chosen = st.navigation(pages, position="hidden")
    try:
        record = cache.load_record()
    except DataError as error:
        trouble.damaged_record(error)
        return
    known = cache.known_values()
    view = address.settle(known)
    with st.sidebar:
        sidebar.brand(ICON.read_bytes())
        sidebar.menu(pages)
        sidebar.filters(known)
    frame.prepare(record, view)
    with st.sidebar:
        sidebar.counts(frame.current_view())
        take.offer(frame.current_view())
    for note in address.notes():
        st.warning(note)
    frame.tell_version(record, view)
    if chosen is not pages[0]:
        linked_view.forget()
    chosen.run()


main()
