"""What is loaded once for each server process, shared by all readers, and never written to."""

from collections.abc import Callable, Hashable
from typing import TypeVar

from bellflower.i18n import current_language
from bellflower.record import dataset
from bellflower.record.memo import MOST, remembered
from bellflower.record.reload import Refusal

_Value = TypeVar("_Value")


def load_record() -> dataset.Dataset:
    """Return the shipped record as its files are now; raises ``DataError`` if they are damaged."""
    return dataset.shipped_record()


def refused_edit() -> Refusal | None:
    """Return why the record is not shown as its files are now, if it is not."""
    return dataset.refused_edit()


def for_all(
    record: dataset.Dataset,
    key: Hashable,
    make: Callable[[], _Value],
    *,
    kind: str = "",
    most: int = MOST,
) -> _Value:
    """Return what *make* makes of *record*, in the language of this run; for the shipped record, once.

    *key* names all that it is made of; of each *kind*, the last *most* are kept. All readers share the
    value: never write to it. Of a reader's own record, which may be large, nothing is kept here.
    """
    if record.own_name:
        return make()
    return remembered(record, (key, current_language()), make, kind=kind, most=most)
