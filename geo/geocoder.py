"""An offline geocoder over the record's own places, with the interface of geopy."""

from collections.abc import Iterable
from typing import Any

import pandas as pd
from geopy.adapters import BaseSyncAdapter
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from geo.names import all_names, fold


class PlaceGeocoder(Geocoder):
    """Finds a place by any of its names, Hangul and old romanizations included.

    *places* has the columns of ``geo/places.csv``; coordinates may be text or numbers. It opens no
    connection.
    """

    def __init__(self, places: pd.DataFrame) -> None:
        """Index every name of *places*."""
        super().__init__(adapter_factory=_NoAdapter)
        self._rows: dict[str, dict[Any, Any]] = {}
        self._ids: dict[str, list[str]] = {}
        for row in places.to_dict("records"):
            self._rows[row["id"]] = row
            for name in all_names(row["name"], row["name_ko"], row["other_names"]):
                self._ids.setdefault(fold(name), []).append(row["id"])

    def find_ids(self, query: str) -> tuple[str, ...]:
        """Return the ids of all places that bear the name *query*, in the order of the table."""
        return tuple(dict.fromkeys(self._ids.get(fold(query), ())))

    def names_like(self, query: str) -> tuple[str, ...]:
        """Return the folded forms of every name of the places called *query*; empty if none is."""
        rows = (self._rows[place_id] for place_id in self.find_ids(query))
        return tuple(
            dict.fromkeys(
                fold(name)
                for row in rows
                for name in all_names(row["name"], row["name_ko"], row["other_names"])
            )
        )

    def geocode(self, query: str, *, exactly_one: bool = True) -> Location | list[Location] | None:
        """Return the located place called *query*, or a list of all such; ``None`` if there is none."""
        found = [
            Location(row["name"], (float(row["latitude"]), float(row["longitude"]), 0.0), row)
            for row in self._located(self.find_ids(query))
        ]
        if not found:
            return None
        return found[0] if exactly_one else found

    def _located(self, place_ids: Iterable[str]) -> Iterable[dict[str, Any]]:
        for place_id in place_ids:
            row = self._rows[place_id]
            if row["latitude"] != "" and not pd.isna(row["latitude"]):
                yield row


class _NoAdapter(BaseSyncAdapter):
    """Stands where geopy keeps its connection, and refuses to open one."""

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> Any:
        """Refuse: this geocoder is offline."""
        raise ConnectionError(f"{url!r} was not opened: the geocoder is offline")

    get_text = get_json
