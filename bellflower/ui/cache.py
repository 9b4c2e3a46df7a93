"""What is loaded once for each server process, shared by all readers, and never written to."""

from collections.abc import Callable, Hashable
from typing import TypeVar

import streamlit as st

from bellflower.i18n import current_language
from bellflower.query.parameters import Known
from bellflower.record import dataset
from bellflower.record.memo import remembered
from bellflower.record.reload import Refusal
from bellflower.teaching.stories import known_values as known
from bellflower.ui.own import session

_Value = TypeVar("_Value")


def load_record() -> dataset.Dataset:
    """Return the shipped record as its files are now; raises ``DataError`` if they are damaged."""
    return dataset.shipped_record()


def refused_edit() -> Refusal | None:
    """Return why the record is not shown as its files are now, if it is not."""
    return dataset.refused_edit()


@st.cache_resource(show_spinner=False, max_entries=8)
def _known_values(key: int, _record: dataset.Dataset) -> Known:
    return known.known_values(_record)


def known_values(record: dataset.Dataset) -> Known:
    """Return every value that a link may ask for of *record*."""
    if record.own_name:  # kept for its reader alone
        return session.kept("known", lambda: known.known_values(record))
    return _known_values(record.key, record)


def for_all(record: dataset.Dataset, key: Hashable, make: Callable[[], _Value]) -> _Value:
    """Return what *make* makes of *record*, in the language of this run; for the shipped record, once.

    *key* names all that it is made of. All readers share the value: never write to it. Of a reader's own
    record, which may be large, nothing is kept here.
    """
    if record.own_name:
        return make()
    return remembered(record, (key, current_language()), make)
