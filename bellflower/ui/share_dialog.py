"""What a reader takes along: the lasting link, a citation, footnotes, data in many formats."""

from datetime import UTC, datetime
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from bellflower.analysis.selection import Selection, select
from bellflower.i18n import SOURCE_LANGUAGE, _, counted, speaking
from bellflower.publish.citation.formats import footnotes, formatted
from bellflower.publish.citation.items import source_items
from bellflower.publish.citation.views import event_item, view_item
from bellflower.publish.export.formats import FORMATS, file_bytes
from bellflower.query import permalink
from bellflower.record import schema
from bellflower.text import wording
from bellflower.ui import classroom_file, embed_codes, stories
from bellflower.ui.markdown import plain
from bellflower.ui.page_context import CurrentView

_WHOLE = "zip"  # the format that is the shipped record, whatever is selected
_MOST_NOTES = 400  # footnotes that are written on the page; the file has all of them


def _page_address() -> str:
    return str(st.context.url or "").partition("?")[0]


def _file_name(ending: str, *, is_own: bool) -> str:
    return f"own-record.{ending}" if is_own else f"bellflower-{schema.data_version()}.{ending}"


def _no_link(own_name: str) -> None:
    """Say why a reader's own record has neither a link nor a citation."""
    text = _(
        "This is your own record, {name}. A link cannot carry it, and there is nothing to cite: nobody "
        "else can see it. The files hold what you see."
    )
    st.info(text.format(name=plain(own_name)))


def _link_and_citation(current: CurrentView) -> None:
    address = _page_address()
    today = datetime.now(tz=UTC).date()
    st.markdown(_("**Permanent link**, with the data version"))
    st.code(permalink.permalink(current.view, address), language=None, wrap_lines=True)
    st.markdown(_("**Citation** of this view"))
    with speaking(SOURCE_LANGUAGE):
        items = [view_item(current.view, address, today)]
        if current.view.event:
            items = [event_item(current.record, current.view.event, address, today), *items]
        told = "\n\n".join(formatted(items))
    st.code(told, language=None, wrap_lines=True)


def _call(current: CurrentView) -> None:
    """Show the address at which programs get the present view, and where all of them are described."""
    start = embed_codes.start_address()
    query = urlencode(permalink.to_params(current.view), doseq=True)
    st.markdown(_("**For programs**: the events of this view from the API"))
    st.code(f"{start}api/events.json{'?' if query else ''}{query}", language=None, wrap_lines=True)
    told = _("The same as CSV or GeoJSON, sources, routes and single events: {description}")
    st.caption(told.format(description=f"[api/openapi.json]({start}api/openapi.json)"))


def _notes(selection: Selection) -> None:
    ids = selection.sources["id"].tolist()
    title = counted(
        len(ids),
        "**Footnotes** for {n} source behind this view",
        "**Footnotes** for {n} sources behind this view",
    )
    st.markdown(title)
    with st.spinner(_("Writing the notes …")):
        with speaking(SOURCE_LANGUAGE):
            told = footnotes(source_items(selection.record, ids[:_MOST_NOTES]))
        st.code(told or _("No source."), language=None, wrap_lines=True, height=220)
    if len(ids) > _MOST_NOTES:
        shown = _("The first {number} are shown; the file has all of them.")
        st.caption(shown.format(number=_MOST_NOTES))


def _downloads(selection: Selection) -> None:
    st.markdown(_("**Files** of this view"))
    columns = st.columns(2)
    own = selection.record.own_name
    offered = {name: each for name, each in FORMATS.items() if not (own and name == _WHOLE)}
    for number, (name, each) in enumerate(offered.items()):
        columns[number % 2].download_button(
            _(each.title),
            data=partial(file_bytes, name, selection),
            file_name=_file_name(each.ending, is_own=bool(own)),
            mime=each.media_type,
            key=f"take_{name}",
            on_click="ignore",
            width="stretch",
        )
    st.caption(
        _(
            "Cells that a spreadsheet would take for a formula begin with an apostrophe. "
            "Pictures of map and timeline are under “Picture …” on the page Explore."
        )
    )


def _dialog(current: CurrentView) -> None:
    selection = select(current.record, current.view)
    st.caption(wording.count_events(len(selection.events), len(current.record.events)))
    if current.record.own_name:
        _no_link(current.record.own_name)
    else:
        _link_and_citation(current)
        embed_codes.offer(current)
    _downloads(selection)
    if not current.record.own_name:  # the rest is about the record of Bellflower
        _call(current)
        st.markdown(_("**For a room without internet**"))
        classroom_file.offer(
            current.record, stories.chosen_story(current.view), "take_classroom", selection
        )
    _notes(selection)


def offer(current: CurrentView) -> None:
    """Show the button that opens the citation and the files of the present view."""
    if st.button(_("Cite and download"), key="take_open"):
        st.dialog(_("Cite and download"), width="large")(_dialog)(current)
