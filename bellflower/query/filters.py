"""The one description of what a reader asked to see, and the selection it makes."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np
import pandas as pd

from bellflower.record.search import TextIndex, folded_text


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
    return pd.Series(_lies_in_period(events, wanted), index=events.index)


def _lies_in_period(events: pd.DataFrame, wanted: EventFilter) -> np.ndarray:
    if not wanted.has_period:
        return np.ones(len(events), dtype=bool)
    is_window = wanted.mode is Mode.WINDOW
    first = np.datetime64((wanted.earliest if is_window else None) or date.min, "s")
    last = np.datetime64(wanted.latest or date.max, "s")
    earliest, latest = events["earliest"].to_numpy(), events["latest"].to_numpy()
    if wanted.match is Match.POSSIBLY:
        return (latest >= first) & (earliest <= last)
    is_open = events["is_open_start"].to_numpy() | events["is_open_end"].to_numpy()
    lies_inside = (earliest >= first) & (latest <= last) & ~is_open
    core_touches = (events["core_start"].to_numpy() <= last) & (events["core_end"].to_numpy() >= first)
    return lies_inside | core_touches


def _any_of(lists: pd.Series, wanted: frozenset[str]) -> pd.Series:
    found = [not wanted.isdisjoint(values) for values in lists]
    return pd.Series(found, lists.index, dtype="bool")


def facet_masks(events: pd.DataFrame, wanted: EventFilter, index: TextIndex) -> dict[str, np.ndarray]:
    """Return for each row whether it has what *wanted* asks for, by the field that asks for it.

    Only fields that ask for something are there; period and evidence are not. *events* has the
    columns of :class:`bellflower.record.dataset.Dataset`.
    """
    masks: dict[str, np.ndarray] = {}
    for field, column in (("categories", "category"), ("record_types", "record_type")):
        if values := getattr(wanted, field):
            masks[field] = np.fromiter((one in values for one in events[column].to_numpy()), bool)
    for field, column in (
        ("provinces", "provinces"),
        ("countries", "countries"),
        ("drugs", "drug_list"),
    ):
        if values := getattr(wanted, field):
            masks[field] = _any_of(events[column], values).to_numpy()
    if wanted.text.strip():
        found = index.find_events(wanted.text)
        masks["text"] = np.fromiter((one in found for one in events["id"].to_numpy()), bool)
    return masks


def event_masks(events: pd.DataFrame, wanted: EventFilter, index: TextIndex) -> dict[str, np.ndarray]:
    """Return what :func:`facet_masks` does, with ``period`` and ``evidence`` if they narrow."""
    masks = facet_masks(events, wanted, index)
    if wanted.has_period:
        masks["period"] = _lies_in_period(events, wanted)
    if wanted.evidence > 1:
        masks["evidence"] = events["evidence_rank"].to_numpy() >= wanted.evidence
    return masks


def _rows_with(events: pd.DataFrame, masks: dict[str, np.ndarray]) -> pd.DataFrame:
    return events[np.logical_and.reduce(list(masks.values()))] if masks else events


def select_facets(events: pd.DataFrame, wanted: EventFilter, index: TextIndex) -> pd.DataFrame:
    """Return the rows of *events* that *wanted* selects apart from its period and its evidence.

    *events* has the columns of :class:`bellflower.record.dataset.Dataset`; if nothing is left out, it is
    returned as it is.
    """
    return _rows_with(events, facet_masks(events, wanted, index))


def select_routes(
    routes: pd.DataFrame,
    legs: pd.DataFrame,
    places: pd.DataFrame,
    wanted: EventFilter,
    index: TextIndex,
) -> pd.DataFrame:
    """Return the rows of *routes* that the text, drugs, provinces and countries of *wanted* select.

    A route lies in a province or country if one of its *legs* begins or ends there. The other facets
    say nothing of routes. The frames have the columns of :class:`bellflower.record.dataset.Dataset`.
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


def has_events(events: pd.DataFrame, wanted: EventFilter, index: TextIndex) -> bool:
    """Return whether :func:`select_events` would return a row; it takes a tenth of the time."""
    masks = event_masks(events, wanted, index)
    return bool(np.logical_and.reduce(list(masks.values())).any()) if masks else not events.empty


def select_events(events: pd.DataFrame, wanted: EventFilter, index: TextIndex) -> pd.DataFrame:
    """Return the rows of *events* that *wanted* selects, in their order.

    If nothing is left out, *events* is returned as it is.
    """
    return _rows_with(events, event_masks(events, wanted, index))
