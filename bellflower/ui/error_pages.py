"""What a reader sees when something cannot be shown: what it is, what stays, and the way on."""

import logging
import secrets
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlencode
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from bellflower.i18n import _, ngettext
from bellflower.record.problems import DataError
from bellflower.record.reload import Refusal
from bellflower.ui.markdown import plain, visible

_SHOWN = 50  # problems on the page; the rest is counted
_MOST_NOTES = 6  # notes on one link; a link with a thousand mistakes has one reader
_LOGGER = logging.getLogger(__name__)


def _lines(error: DataError, most: int) -> None:
    told = "\n".join(visible(str(problem)) for problem in error.problems[:most])
    st.code(told, language=None, wrap_lines=True)
    more = len(error.problems) - most
    if more > 0:
        text = ngettext(
            "{n} more problem is not listed here.", "{n} more problems are not listed here.", more
        )
        st.caption(text.format(n=more))


def damaged_record(error: DataError) -> None:
    """Say which files and lines are wrong and what to do, without a trace of the program."""
    st.header(_("The record cannot be shown"), anchor=False)
    st.error(_("Its files break the rules of the data dictionary, so no row of them can be trusted."))
    _lines(error, _SHOWN)
    st.markdown(
        _(
            "Correct these lines, then reload the page; the server does not have to be restarted. "
            "`python -m bellflower check` lists all of them."
        )
    )


def _clock(moment: datetime) -> str:
    """Return *moment* as hours and minutes where the reader is, or in UTC if that is not known."""
    try:
        zone = ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("UTC")
    return f"{moment.astimezone(zone):%H:%M}"


def refused_edit(refusal: Refusal | None) -> None:
    """Say that the files were edited and what is wrong with that, if *refusal* is one."""
    if refusal is None:
        return
    time = _clock(refusal.noticed)
    if not isinstance(refusal.error, DataError):
        st.warning(
            _(
                "An edit of the record, noticed at {time}, cannot be read. "
                "You see the version before it."
            ).format(time=time)
        )
        return
    first = refusal.error.problems[0]
    text = _(
        "An edit of the record, noticed at {time}, has a problem in {file}, line {line}. You see the "
        "version before it."
    )
    st.warning(text.format(time=time, file=plain(first.file), line=first.line))
    with st.expander(_("What to fix")):
        _lines(refusal.error, _SHOWN)


def came_back(*, is_said: bool) -> None:
    """Say what a page that was cut off for long kept and what it lost, if *is_said*."""
    if is_said:
        st.info(
            _(
                "The connection was cut for a while. Filters, what is open and a story of your own are "
                "as before; a record of your own has to be opened again."
            )
        )


def left_out(notes: Sequence[str]) -> None:
    """Say what the link asks for in vain; *notes* hold values of the link, so they are shown as text."""
    if not notes:
        return
    told = [plain(note) for note in notes[:_MOST_NOTES]]
    more = len(notes) - _MOST_NOTES
    if more > 0:
        text = ngettext(
            "{n} more part of the link was left out.", "{n} more parts of the link were left out.", more
        )
        told.append(text.format(n=more))
    st.warning(told[0] if len(told) == 1 else "\n".join(f"- {line}" for line in told))


def unexpected(error: Exception) -> bool:
    """Log *error* under a number, and show that number instead of the error; always true.

    What failed stands in the log of the server alone: it would tell a reader nothing, and a stranger
    more than he should know.
    """
    number = secrets.token_hex(3)
    _LOGGER.error("Failure %s", number, exc_info=error)
    st.error(
        _(
            "This part of the page could not be shown. Filters and what is open are in the link, and a "
            "story of your own is kept in this browser: a reload brings both back. A record of your own "
            "has to be opened again."
        )
    )
    st.markdown(
        _(
            "Reload the page, or begin anew [without any filter](./). If it fails again, send the link "
            "and the number of the failure, **{number}**, to whoever runs this server."
        ).format(number=number)
    )
    asked = urlencode({name: st.query_params.get_all(name) for name in st.query_params}, doseq=True)
    address = str(st.context.url or "")
    st.code(f"{address}?{asked}" if asked else address, language=None, wrap_lines=True)
    return True
