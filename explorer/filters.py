"""The one description of what a reader asked to see, and the selection it makes."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

from explorer.search import TextIndex, folded_text


class Mode(StrEnum):
    """What the period means: a window of time, or everything up to its end."""

    WINDOW = "window"
    UP_TO = "upto"


class Match(StrEnum):
    """Whether an event only may lie in the period, or surely does."""

    POSSIBLY = "possibly"
    SURELY = "surely"


@dataclass(frozen=True, slots=True)
class EventFilter:
    """A selection of events. The defaults select everything.

    ``earliest`` and ``latest`` are the first and last day of the period, both included.
    ``evidence`` is the lowest rank shown, from 1 (everything) to 4. Values of one set are
    alternatives; the fields narrow each other.
    """

    earliest: date | None = None
    latest: date | None = None
    mode: Mode = Mode.WINDOW
    match: Match = Match.POSSIBLY
    provinces: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    drugs: frozenset[str] = frozenset()
    record_types: frozenset[str] = frozenset()
    evidence: int = 1
    text: str = ""

    @property
    def has_period(self) -> bool:
        """Whether the period leaves anything out."""
        return self.latest is not None or (self.earliest is not None and self.mode is Mode.WINDOW)


def in_period(events: pd.DataFrame, wanted: EventFilter) -> pd.Series:
    """Return for each row of *events* whether it lies in the period of *wanted*.

    *events* has ``earliest``, ``latest``, ``core_start``, ``core_end``, ``is_open_start`` and
    ``is_open_end``. An event possibly lies in the period if any of its possible days does. It surely
    does if all of them do, or if a day on which it surely went on does. An undated event lies in
    no period, except in the one that leaves nothing out.
    """
    if not wanted.has_period:
        return pd.Series(True, index=events.index)
    first = pd.Timestamp(wanted.earliest or date.min)
    if wanted.mode is Mode.UP_TO:
        first = pd.Timestamp(date.min)
    last = pd.Timestamp(wanted.latest or date.max)
    if wanted.match is Match.POSSIBLY:
        return (events["latest"] >= first) & (events["earliest"] <= last)
    is_open = events["is_open_start"] | events["is_open_end"]
    lies_inside = (events["earliest"] >= first) & (events["latest"] <= last) & ~is_open
    core_touches = (events["core_start"] <= last) & (events["core_end"] >= first)
    return lies_inside | core_touches


def _any_of(lists: pd.Series, wanted: frozenset[str]) -> pd.Series:
    found = [not wanted.isdisjoint(values) for values in lists]
    return pd.Series(found, lists.index, dtype="bool")


def select_facets(events: pd.DataFrame, wanted: EventFilter, index: TextIndex) -> pd.DataFrame:
    """Return the rows of *events* that *wanted* selects apart from its period and its evidence.

    *events* has the columns of :class:`explorer.dataset.Dataset`.
    """
    keep = pd.Series(True, index=events.index)
    for column, values in (("category", wanted.categories), ("record_type", wanted.record_types)):
        if values:
            keep &= events[column].isin(values)
    for column, values in (
        ("provinces", wanted.provinces),
        ("countries", wanted.countries),
        ("drug_list", wanted.drugs),
    ):
        if values:
            keep &= _any_of(events[column], values)
    if wanted.text.strip():
        keep &= events["id"].isin(index.find_events(wanted.text))
    return events[keep]


def select_routes(
    routes: pd.DataFrame,
    legs: pd.DataFrame,
    places: pd.DataFrame,
    wanted: EventFilter,
    index: TextIndex,
) -> pd.DataFrame:
    """Return the rows of *routes* that the text, drugs, provinces and countries of *wanted* select.

    A route lies in a province or country if one of its *legs* begins or ends there. The other facets
    say nothing of routes. The frames have the columns of :class:`explorer.dataset.Dataset`.
    """
    keep = pd.Series(True, index=routes.index)
    if wanted.drugs:
        keep &= _any_of(routes["drugs"].str.split(";"), wanted.drugs)
    for column, values in (("province", wanted.provinces), ("country", wanted.countries)):
        if values:
            there = places.loc[places[column].isin(list(values)), "id"]
            touching = legs["from_place_id"].isin(there) | legs["to_place_id"].isin(there)
            keep &= routes["id"].isin(legs.loc[touching, "route_id"])
    if wanted.text.strip():
        texts = {
            route: folded_text(words)
            for route, *words in routes[["id", "title", "note"]].itertuples(index=False, name=None)
        }
        keep &= routes["id"].isin(list(index.find_in(wanted.text, texts)))
    return routes[keep]


def select_events(events: pd.DataFrame, wanted: EventFilter, index: TextIndex) -> pd.DataFrame:
    """Return the rows of *events* that *wanted* selects, in their order."""
    chosen = select_facets(events, wanted, index)
    return chosen[in_period(chosen, wanted) & (chosen["evidence_rank"] >= wanted.evidence)]
