"""Routes as a reader judges them: ends, legs, lengths of legs and branches, evidence and origins."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from bellflower.analysis.selection import Selection, touching
from bellflower.record.dataset import Dataset
from bellflower.record.evidence import RANKS
from bellflower.record.lookup import Row, lookup
from bellflower.record.memo import remembered
from bellflower.record.tables import rows_of
from bellflower.text import wording
from geo.distances import Branch, branches, leg_lengths_km


@dataclass(frozen=True)
class Route:
    """A route: its ``row``, its ``legs``, each with ``start`` and ``end`` in words and ``length_km``.

    ``branches`` are the ways through it; ``rank`` is that of its strongest leg, 0 without one;
    ``publications`` and ``origins`` are the numbers of sources of its legs and of first reports behind.
    """

    row: Row
    legs: tuple[dict[str, Any], ...]
    branches: tuple[Branch, ...]
    rank: int
    publications: int
    origins: int


def _origins(record: Dataset) -> dict[str, str]:
    """Return for each source the first report that it repeats, if all its claims repeat the same."""
    told = record.claims[["source_id", "origin"]].drop_duplicates()
    alone = told[~told["source_id"].duplicated(keep=False)]
    pairs = zip(alone["source_id"].tolist(), alone["origin"].tolist(), strict=True)
    return {source: origin or source for source, origin in pairs}


def tell_route(record: Dataset, route_id: str) -> Route:
    """Return the route; raises ``KeyError`` if there is none."""
    return remembered(record, route_id, lambda: _tell_route(record, route_id), kind="routes")


def _tell_route(record: Dataset, route_id: str) -> Route:
    row = lookup(record).routes.only(route_id)
    legs = record.route_legs[record.route_legs["route_id"] == route_id]
    lengths = leg_lengths_km(legs, record.places)
    told = tuple(
        leg | {"length_km": length} for leg, length in zip(rows_of(legs), lengths.tolist(), strict=True)
    )
    sources = {leg["source_id"] for leg in told if leg["source_id"]}
    origins = remembered(record, "", lambda: _origins(record), kind="origins of sources")
    return Route(
        row,
        told,
        tuple(branches(legs, record.places)),
        max((RANKS[leg["evidence"]] for leg in told), default=0),
        len(sources),
        len({origins.get(source, source) for source in sources}),
    )


def select_route_ids(selection: Selection) -> list[str]:
    """Return the ids of the routes of *selection* with a leg of it, and of those that have no leg."""
    legs = selection.record.route_legs
    bare = ~selection.routes["id"].isin(legs["route_id"])
    shown = selection.routes["id"].isin(selection.route_legs["route_id"])
    return selection.routes.loc[bare | shown, "id"].tolist()


def routes_at(record: Dataset, place_ids: frozenset[str]) -> pd.DataFrame:
    """Return the rows of ``routes`` that begin, pass or end at one of *place_ids*."""
    found = touching(record.route_legs, place_ids)["route_id"]
    return record.routes[record.routes["id"].isin(found)]


def place_words(record: Dataset) -> dict[str, str]:
    """Return the name of each place in the present language."""
    named = zip(*(record.places[one] for one in ("id", "name", "name_ko")))
    return {place: wording.place_word(name, korean) for place, name, korean in named}


def place_names(record: Dataset) -> dict[str, str]:
    """Return both names of each place, the one of the present language first."""
    named = zip(*(record.places[one] for one in ("id", "name", "name_ko")))
    return {place: wording.place_name(name, korean) for place, name, korean in named}
