"""The page of the reader's own record: bring a file, explain its columns, mend it, explore it."""

from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from bellflower.i18n import _
from bellflower.ingest.choices import Choices
from bellflower.ingest.limits import MAX_BYTES, MAX_ROWS, UnreadableError, megabytes
from bellflower.ingest.options import ReadOptions
from bellflower.ingest.pipeline import examine, propose
from bellflower.ingest.reader import ENDINGS, read_upload
from bellflower.ingest.record import build_record
from bellflower.ingest.template import template_csv, template_workbook
from bellflower.ui import address
from bellflower.ui.markdown import plain
from bellflower.ui.own import columns, places, reading, report, session
from bellflower.ui.own.session import OwnFile
from bellflower.ui.view_component import own_index

_EXPLORE = Path(__file__).resolve().parents[3] / "pages" / "explore.py"
_TAKEN = "_own_taken"  # the upload that was read last, so that it is read once


def _begin() -> None:
    st.header(_("Your record"), anchor=False)
    text = _(
        "Bring a table of events of your own and explore it on the timeline and the map: a CSV, a "
        "workbook, GeoJSON, KML or Parquet with the events, or a zip of all tables. Nothing that you "
        "upload is stored or seen by another visitor."
    )
    st.markdown(text)


def _templates() -> None:
    with st.container(horizontal=True):
        st.download_button(
            _("Template (Excel), with every column explained"),
            template_workbook,
            "bellflower-template.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            on_click="ignore",
            key="own_template_xlsx",
        )
        st.download_button(
            _("Template (CSV)"),
            lambda: template_csv().encode(),
            "bellflower-template.csv",
            "text/csv",
            on_click="ignore",
            key="own_template_csv",
        )


def _take_upload() -> None:
    """Read the file that was just brought, if there is one, and check it as it seems to be meant."""
    most = MAX_BYTES // 1024 // 1024
    limits = _("At most {size} and {rows} rows. Columns may have names of your own.")
    brought = st.file_uploader(
        _("Your file: CSV, XLSX, ODS, GeoJSON, KML, Parquet, or a zip"),
        type=list(ENDINGS),
        key=f"own_upload_{session.uploads()}",
        max_upload_size=most,
        help=limits.format(size=megabytes(MAX_BYTES), rows=f"{MAX_ROWS:,}"),
    )
    if brought is None or st.session_state.get(_TAKEN) == brought.file_id:
        return
    st.session_state[_TAKEN] = brought.file_id
    file = OwnFile(session.next_number(), brought.name, brought.getvalue())
    session.keep(file)
    _read(file, ReadOptions())


def _read(file: OwnFile, options: ReadOptions) -> None:
    """Read *file* as *options* say, and check it as it then seems to be meant."""
    bar = st.progress(0.0, _("Reading the file …"))
    file.options, file.upload, file.choices, file.examined, file.refused = (
        options,
        None,
        None,
        None,
        None,
    )
    try:
        file.upload = read_upload(file.name, file.data, options)
    except UnreadableError as error:
        file.refused = error
        bar.empty()
        return
    file.sheets = file.sheets or file.upload.sheets
    check(file, propose(file.upload), bar)


def check(file: OwnFile, choices: Choices, bar: DeltaGenerator) -> None:
    """Check *file* as *choices* say, showing on *bar* how far it got."""
    assert file.upload is not None
    file.choices, file.examined, file.refused = choices, None, None
    try:
        file.examined = examine(
            file.upload, choices, lambda share, what: bar.progress(0.2 + 0.8 * share, plain(what))
        )
    except UnreadableError as error:
        file.refused = error
    bar.empty()


def _refusal(error: UnreadableError) -> None:
    st.error(plain(str(error)))
    if error.remedy:
        st.markdown(plain(error.remedy))


def _explore(file: OwnFile) -> None:
    """Offer to show the good rows on all pages, and do so."""
    assert file.examined is not None
    if not file.examined.shown:
        st.info(_("No row can be shown yet. Correct the file, or choose other columns."))
        return
    label = _("Explore these events") if file.record is None else _("Explore with these choices")
    if not st.button(label, type="primary", key="own_explore"):
        return
    bar = st.progress(0.2, _("Drawing timeline and map …"))
    record = build_record(file.examined, file.approved)
    bar.progress(0.5, _("Drawing timeline and map …"))
    own_index(record)
    session.show(record)
    bar.progress(1.0)
    st.switch_page(_EXPLORE, query_params=dict(address.menu_params()))


def _taken_up() -> OwnFile | None:
    """Return the file of this visitor; if the page was left while it was checked, check it now."""
    file = session.present()
    if file is None or file.refused or file.examined is not None:
        return file
    if file.upload is None:  # left while it was read: there is nothing to go on with
        session.keep(None)
        return None
    check(file, file.choices or propose(file.upload), st.progress(0.0, _("Checking the rows …")))
    return file


def show() -> None:
    """Show the page."""
    _begin()
    _templates()
    _take_upload()
    file = _taken_up()
    if file is None:
        return
    report.what_was_read(file)
    if file.refused:
        _refusal(file.refused)
    again = reading.choose_file(file)
    if again is not None:
        _read(file, again)
        st.rerun()
    reading.show(file)
    if file.examined is not None:
        report.counts(file.examined)
        _explore(file)
        report.problems(file.examined)
    if file.choices is not None:
        chosen = columns.choose(file)
        if chosen is not None:
            check(file, chosen, st.progress(0.0, _("Checking the rows …")))
            st.rerun()
    if file.examined is not None:
        places.choose(file, file.examined.proposals)
        report.assumptions(file.examined)
    st.button(_("Forget this file"), key="own_forget", on_click=session.forget)
