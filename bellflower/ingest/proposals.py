"""Which column of a reader's table is proposed for which of ours: by its name, if its cells agree."""

import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from bellflower.ingest.column_mapping import wide_table
from bellflower.ingest.dates.names import OPEN
from bellflower.ingest.dates.readings import EITHER
from bellflower.ingest.dates.written import read_date
from bellflower.ingest.layouts import layout_of
from bellflower.ingest.reader import EVENTS
from bellflower.ingest.spellings import spelled, spellings
from bellflower.ingest.values.addresses import is_address
from bellflower.ingest.values.cell import Cell
from bellflower.ingest.values.cells import Context, clean, reader_of
from bellflower.ingest.values.missing import is_missing
from bellflower.ingest.values.numbers import numbers_of
from bellflower.ingest.values.positions import is_placed, is_position
from bellflower.record.schema import Column

_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_SAMPLE = 300  # different values of a column that are looked at
_Fits = Callable[[str], bool]


def _is_date(text: str) -> bool:
    if text.casefold() in OPEN:
        return True
    return read_date(text, EITHER).reason is None


def _takes(column: Column) -> _Fits:
    """Return whether *column* can hold a text at all."""
    read = reader_of(column, Context(EITHER, "point"))

    def fits(text: str) -> bool:
        cell: Cell = read(text)
        is_listed = not column.enum or cell.text in column.enum
        return cell.reason is None and is_listed

    return fits


def _is_number(text: str) -> bool:
    return bool(numbers_of(text)) or any(letter.isdigit() for letter in text)


def _looks(column: Column) -> _Fits | None:
    """Return what some cell of a column must be to be proposed as *column*; nothing if any will do."""
    if column.name in ("start", "end", "source_date", "end_year", "year"):
        return _is_date
    if column.name in (
        "month",
        "day",
        "end_month",
        "end_day",
        "status",
        "province",
        "country",
        "language",
    ):
        return _takes(column)
    if column.name in ("latitude", "longitude") or column.name.startswith("quantity_kg"):
        return _is_number
    return {"coordinates": is_placed, "url": is_address}.get(column.name)


def _sample(cells: pd.DataFrame, name: str) -> list[str]:
    texts = (clean(str(text)).text for text in cells[name].head(20_000).unique()[:_SAMPLE])
    return [text for text in texts if text and not is_missing(text)]


def _agrees(column: Column, texts: Sequence[str]) -> bool:
    """Whether the cells *texts* may be meant as *column*; an empty column may be anything."""
    if column.name in ("publisher", "place"):
        is_other = is_address if column.name == "publisher" else is_position
        return not texts or sum(map(is_other, texts)) * 2 <= len(texts)
    looks = _looks(column)
    return looks is None or not texts or any(map(looks, texts))


def propose_columns(
    table: str, header: Sequence[str], cells: pd.DataFrame | None = None
) -> dict[str, str]:
    """Return, for each column of the declared *table* that one in *header* seems to be, that one.

    A name as we declare it wins over one that means the same; the first in the header wins over
    others; each is used once. A column whose *cells* cannot be meant so is not proposed.
    """
    columns = {column.name: column for column in wide_table(table).columns}
    named = ({name: {spelled(name)} for name in header}, {name: _plainer(name) for name in header})
    samples = {name: _sample(cells, name) for name in header} if cells is not None else {}
    layout = layout_of(header) if table == EVENTS else None
    found: dict[str, str] = layout.mapped(header) if layout else {}
    skipped = layout.skipped(header) if layout else frozenset()
    places_in_lists = range(max(len(spellings(name)) for name in columns))
    for by_name, at in itertools.product(named, places_in_lists):
        for target, column in columns.items():
            wanted = set(spellings(target)[at : at + 1])
            free = _free(by_name, wanted, found, skipped)
            fitting = [name for name in free if _agrees(column, samples.get(name, ()))]
            if fitting and target not in found:
                found[target] = fitting[0]
    return found


def _plainer(name: str) -> set[str]:
    """Return the spelled *name* without what stands in brackets, and each part of one like City/Town.

    >>> sorted(_plainer("Date (UTC)")), sorted(_plainer("City/Town"))
    (['date'], ['city', 'citytown', 'town'])
    """
    bare = _BRACKETS.sub(" ", name)
    return {spelled(part) for part in (bare, *bare.split("/"))}


def _free(
    by_name: Mapping[str, set[str]], wanted: set[str], found: Mapping[str, str], skipped: Any
) -> list[str]:
    taken = set(found.values())
    return [
        name for name in by_name if name not in taken and by_name[name] & wanted and name not in skipped
    ]
