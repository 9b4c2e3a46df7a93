"""What a reader is told of a file: what was read, how much is shown, what is wrong, how to mend it."""

import pandas as pd
import streamlit as st

from bellflower.i18n import _, counted
from bellflower.ingest.pipeline import Examined
from bellflower.ingest.report import (
    COLUMNS,
    grouped,
    lines_left_out,
    note_rows,
    problem_rows,
    problems_csv,
    summary,
)
from bellflower.ui.cells import harmless
from bellflower.ui.markdown import plain
from bellflower.ui.own.session import OwnFile

_MOST = 1_000  # rows of a table on the page; the file has all of them
_HEIGHT = 320  # px
_KINDS = 8  # kinds of problems that are told in sentences above the table


def what_was_read(file: OwnFile) -> None:
    """Say which tables were found in *file*, with their encoding, rows and columns."""
    if file.upload is None:
        return
    for table in file.upload.tables.values():
        told = _("Read {file}: {rows}, {columns}.")
        if table.encoding:
            told = _("Read {file} as {encoding}: {rows}, {columns}.")
        st.caption(
            told.format(
                file=plain(table.file),
                encoding=table.encoding,
                rows=counted(table.row_count, "{n} row", "{n} rows"),
                columns=counted(len(table.header), "{n} column", "{n} columns"),
            )
        )
        if table.note:
            st.caption(plain(table.note))


def counts(examined: Examined) -> None:
    """Say how many rows can be shown and how many are left out."""
    is_whole = not lines_left_out(examined) and not examined.others
    (st.success if is_whole else st.warning)(plain(summary(examined)))


def _table(rows: list[tuple], heads: tuple[str, ...], key: str) -> None:
    frame = harmless(pd.DataFrame(rows[:_MOST], columns=list(heads)))
    wide = st.column_config.TextColumn(width="large")
    st.dataframe(
        frame,
        hide_index=True,
        key=key,
        height=min(_HEIGHT, 38 + 35 * len(frame)),
        width="stretch",
        column_config=dict.fromkeys(heads[4:], wide) if len(heads) == len(COLUMNS) else None,
    )
    if len(rows) > _MOST:
        told = _("The first {most} of {n} are shown; the file has all of them.")
        st.caption(told.format(most=f"{_MOST:,}", n=f"{len(rows):,}"))


def _kind(column: str, reason: str, remedy: str, number: int) -> str:
    rows = counted(number, "{n} row", "{n} rows")
    head = f"**{plain(column)}** ({rows}): " if column else f"({rows}) "
    return f"- {head}{plain(reason)}. {plain(remedy)}".rstrip()


def problems(examined: Examined) -> None:
    """Show each thing wrong as a row, and offer all of them as a file."""
    if not examined.left_out:
        return
    st.subheader(_("What is wrong, and how to fix it"), anchor=False)
    kinds = grouped(examined.left_out)
    st.markdown("\n".join(_kind(*kind) for kind in kinds[:_KINDS]))
    if len(kinds) > _KINDS:
        st.caption(_("The table tells the rest, row by row."))
    _table(problem_rows(examined.left_out), tuple(map(_, COLUMNS)), "own_problems")
    st.download_button(
        _("Download the list (CSV)"),
        lambda: problems_csv(examined.left_out).encode(),
        "bellflower-problems.csv",
        "text/csv",
        on_click="ignore",
        key="own_problems_csv",
    )


def assumptions(examined: Examined) -> None:
    """Show what was assumed where the file says nothing, and what was read in another way."""
    if examined.assumed:
        st.subheader(_("What was assumed"), anchor=False)
        st.markdown("\n".join(f"- {plain(sentence)}" for sentence in examined.assumed))
    if examined.notes:
        rows = note_rows(examined.notes)
        title = counted(
            len(rows), "{n} value was read in another form", "{n} values were read in another form"
        )
        with st.expander(title):
            heads = (_("File"), _("Line"), _("Column"), _("Value"), _("What was made of it"), _("Rows"))
            _table(rows, heads, "own_notes")
