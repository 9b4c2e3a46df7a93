"""A reader's own record: it lives in the session of one visitor, and in nothing that others share."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st

from bellflower.ingest.choices import Choices
from bellflower.ingest.limits import UnreadableError
from bellflower.ingest.options import DEFAULTS, ReadOptions
from bellflower.ingest.pipeline import Examined
from bellflower.ingest.reader import Upload
from bellflower.record.dataset import Dataset

SHOWS_OWN = ("explore", "events", "provinces", "disputes", "sources", "own")  # pages of any record
_KEY = "_own"
_PAGE_KEY = "_own_page"
_LET_GO = "_own_let_go"


@dataclass
class OwnFile:
    """A file that a visitor brought, as far as it got.

    ``refused`` says why it cannot be read, or not as it was chosen; ``approved`` gives, by place of the
    file, the known place where it lies; ``record`` is there if the pages show it; ``number`` tells
    files apart, so that each has widgets of its own. ``name`` and ``data`` are kept so that the file can
    be read in another way, as ``options`` say; ``sheets`` are those of a workbook.
    """

    number: int
    name: str = ""
    data: bytes = b""
    options: ReadOptions = DEFAULTS
    sheets: tuple[str, ...] = ()
    upload: Upload | None = None
    choices: Choices | None = None
    examined: Examined | None = None
    refused: UnreadableError | None = None
    approved: dict[str, str] = field(default_factory=dict)
    record: Dataset | None = None


def present() -> OwnFile | None:
    """Return the file of this visitor, or nothing if there is none."""
    return st.session_state.get(_KEY)


def keep(file: OwnFile | None) -> None:
    """Keep *file* for this visitor, or forget the one there is."""
    st.session_state[_KEY] = file


def next_number() -> int:
    """Return a number that no file of this visitor had."""
    before = st.session_state.get(f"{_KEY}_number", 0)
    st.session_state[f"{_KEY}_number"] = before + 1
    return before + 1


def record_of(page: str) -> Dataset | None:
    """Return the visitor's own record if it is shown and *page* can show it; otherwise nothing."""
    file = present()
    return file.record if file and page in SHOWS_OWN else None


def has_changed(record: Dataset | None) -> bool:
    """Whether this run shows a reader's record and the last one did not, or the other way around."""
    before = st.session_state.get(_PAGE_KEY, 0)
    st.session_state[_PAGE_KEY] = record.key if record else 0
    return st.session_state[_PAGE_KEY] != before


def show(record: Dataset) -> None:
    """Show *record* on every page that can show it."""
    file = present()
    assert file is not None
    file.record = record


def leave() -> None:
    """Show the record of Bellflower again; the file and what was chosen for it stay. For a callback."""
    file = present()
    if file:
        file.record = None


def uploads() -> int:
    """Return how many files this visitor let go: the field for a file begins anew with each."""
    return st.session_state.get(_LET_GO, 0)


def forget() -> None:
    """Forget the file and everything made of it. For a callback."""
    keep(None)
    st.session_state[_LET_GO] = uploads() + 1


def approve(places: Mapping[str, str]) -> None:
    """Approve *places*: where a place of the file (by id) lies; an empty text takes it back."""
    file = present()
    if file:
        file.approved |= places
        file.approved = {place: known for place, known in file.approved.items() if known}
