"""What a reader takes along: the lasting link, a citation, footnotes, data in many formats."""

from datetime import UTC, datetime
from functools import partial

import streamlit as st

from explorer import links, schema, wording
from explorer.citation.formats import footnotes, formatted
from explorer.citation.items import source_items
from explorer.citation.views import event_item, view_item
from explorer.export.formats import FORMATS, file_bytes
from explorer.export.selection import Selection, select
from explorer.ui.frame import CurrentView

_MOST_NOTES = 400  # footnotes that are written on the page; the file has all of them
_WAITING = "Writing the notes …"


def _page_address() -> str:
    return str(st.context.url or "").partition("?")[0]


def _file_name(ending: str) -> str:
    return f"bellflower-{schema.data_version()}.{ending}"


def _link_and_citation(current: CurrentView) -> None:
    address = _page_address()
    today = datetime.now(tz=UTC).date()
    st.markdown("**Lasting link**, with the data version")
    st.code(links.permalink(current.view, address), language=None, wrap_lines=True)
    st.markdown("**Citation** of this view")
    items = [view_item(current.view, address, today)]
    if current.view.event:
        items = [event_item(current.record, current.view.event, address, today), *items]
    st.code("\n\n".join(formatted(items)), language=None, wrap_lines=True)


def _notes(selection: Selection) -> None:
    ids = selection.sources["id"].tolist()
    st.markdown(f"**Footnotes** for {wording.count(len(ids), 'source')} behind this view")
    with st.spinner(_WAITING):
        items = source_items(selection.record, ids[:_MOST_NOTES])
        st.code(footnotes(items) or "No source.", language=None, wrap_lines=True, height=220)
    if len(ids) > _MOST_NOTES:
        st.caption(f"The first {_MOST_NOTES} are shown; the file has all of them.")


def _downloads(selection: Selection) -> None:
    st.markdown("**Files** of this view")
    columns = st.columns(2)
    for number, (name, each) in enumerate(FORMATS.items()):
        columns[number % 2].download_button(
            each.title,
            data=partial(file_bytes, name, selection),
            file_name=_file_name(each.ending),
            mime=each.media_type,
            key=f"take_{name}",
            on_click="ignore",
            width="stretch",
        )
    st.caption(
        "Cells that a spreadsheet would take for a formula begin with an apostrophe. "
        "Pictures of map and timeline are under “Picture …” on the page Explore."
    )


@st.dialog("Cite and download", width="large")
def _dialog(current: CurrentView) -> None:
    selection = select(current.record, current.view)
    st.caption(wording.count_events(len(selection.events), len(current.record.events)))
    _link_and_citation(current)
    _downloads(selection)
    _notes(selection)


def offer(current: CurrentView) -> None:
    """Show the button that opens the citation and the files of the present view."""
    if st.button("Cite and download", key="take_open"):
        _dialog(current)
