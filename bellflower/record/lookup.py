"""Rows of the record by what they belong to, so that one card need not look through whole tables."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from bellflower.record.dataset import Dataset
from bellflower.record.memo import remembered

Row = dict[str, Any]


class RowsBy:
    """The rows of a frame by the values of one of its columns; each is put together when asked for."""

    def __init__(self, frame: pd.DataFrame, column: str) -> None:
        self._cells = {str(name): frame[name].array for name in frame.columns}
        self._numbers: dict[str, list[int]] = {}
        for number, value in enumerate(frame[column].tolist()):
            self._numbers.setdefault(value, []).append(number)

    def of(self, value: str) -> list[Row]:
        """Return the rows with *value*, each from column to value, in their order."""
        return [self._row(number) for number in self._numbers.get(value, ())]

    def only(self, value: str) -> Row:
        """Return the first row with *value*; raises ``KeyError`` if there is none."""
        return self._row(self._numbers[value][0])

    def _row(self, number: int) -> Row:
        found = {name: cells[number] for name, cells in self._cells.items()}
        return {
            name: cell.item() if isinstance(cell, np.generic) else cell for name, cell in found.items()
        }


@dataclass(frozen=True)
class Lookup:
    """The tables of a record by id, or by the event or dispute that a row belongs to."""

    events: RowsBy
    withdrawn: RowsBy
    places: RowsBy
    routes: RowsBy
    sources: RowsBy
    disputes: RowsBy
    actors: RowsBy
    claims_of_event: RowsBy
    claims_of_dispute: RowsBy
    places_of_event: RowsBy


def lookup(record: Dataset) -> Lookup:
    """Return the lookup of *record*, made once."""
    return remembered(record, "lookup", lambda: _lookup(record))


def _lookup(record: Dataset) -> Lookup:
    return Lookup(
        events=RowsBy(record.events, "id"),
        withdrawn=RowsBy(record.withdrawn, "id"),
        places=RowsBy(record.places, "id"),
        routes=RowsBy(record.routes, "id"),
        sources=RowsBy(record.sources, "id"),
        disputes=RowsBy(record.disputes, "id"),
        actors=RowsBy(record.actors, "id"),
        claims_of_event=RowsBy(record.claims, "event_id"),
        claims_of_dispute=RowsBy(record.claims, "dispute_id"),
        places_of_event=RowsBy(record.event_places, "event_id"),
    )
