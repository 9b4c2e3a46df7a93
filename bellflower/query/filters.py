"""The one description of what a reader asked to see, and the selection it makes."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bellflower.query import facets
from bellflower.record.search import TextIndex, folded_text
from geo.names import all_names


class Mode(StrEnum):
    """What the period means: a window of time, or everything up to its end."""

    WINDOW = "window"
    UP_TO = "upto"


class Match(StrEnum):
    """Whether an event only may lie in the period, or surely does."""

    POSSIBLY = "possibly"
    SURELY = "surely"


def chosen(**values: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Return what is chosen of facets, as pairs of a parameter of :data:`facets.FACETS` and a value.

    >>> sorted(chosen(province=["KP-08"], drug=["opium"]))
    [('drug', 'opium'), ('province', 'KP-08')]
    """
    return frozenset((name, value) for name, those in values.items() for value in those)


@dataclass(frozen=True, slots=True)
class EventFilter:
    """A selection of events. The defaults select everything.

    ``earliest`` and ``latest`` are the first and last day of the period, both included. ``chosen``
    holds pairs of a facet's parameter and a value of it. ``evidence`` is the lowest rank shown, from 1
    (everything) to 4, ``origins`` the fewest first reports that an event must rest on; ``only_key``
    leaves the key events. Values of one facet are alternatives; everything else narrows each other.
    """

    earliest: date | None = None
    latest: date | None = None
    mode: Mode = Mode.WINDOW
    match: Match = Match.POSSIBLY
    chosen: frozenset[tuple[str, str]] = frozenset()
    evidence: int = 1
    origins: int = 1
    only_key: bool = False
    text: str = ""

    @property
    def has_period(self) -> bool:
        """Whether the period leaves anything out."""
        return self.latest is not None or (self.earliest is not None and self.mode is Mode.WINDOW)

    def values(self, parameter: str) -> frozenset[str]:
        """Return what is chosen of the facet with *parameter*; nothing chosen means everything."""
        return frozenset(value for name, value in self.chosen if name == parameter)

    def without(self, parameter: str) -> "EventFilter":
        """Return the same filter with nothing chosen of the facet with *parameter*."""
        return replace(self, chosen=frozenset(one for one in self.chosen if one[0] != parameter))


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
    """Return for each row whether it has what *wanted* asks for, by the parameter that asks for it.

    Only parameters that ask for something are there; period and evidence are not. *events* has the
    columns of :class:`bellflower.record.dataset.Dataset`.
    """
    masks: dict[str, np.ndarray] = {}
    for facet in facets.FACETS:
        if values := wanted.values(facet.parameter):
            cells = events[facet.column]
            masks[facet.parameter] = (
                _any_of(cells, values).to_numpy()
                if facet.has_many
                else np.fromiter((one in values for one in cells.to_numpy()), bool)
            )
    if wanted.text.strip():
        found = index.find_events(wanted.text)
        masks["q"] = np.fromiter((one in found for one in events["id"].to_numpy()), bool)
    return masks


def event_masks(events: pd.DataFrame, wanted: EventFilter, index: TextIndex) -> dict[str, np.ndarray]:
    """Return what :func:`facet_masks` does, and period, evidence and origins if they narrow."""
    masks = facet_masks(events, wanted, index)
    if wanted.has_period:
        masks["period"] = _lies_in_period(events, wanted)
    if wanted.evidence > 1:
        masks["evidence"] = events["evidence_rank"].to_numpy() >= wanted.evidence
    if wanted.origins > 1:
        masks["origins"] = events["origin_count"].to_numpy() >= wanted.origins
    if wanted.only_key:
        masks["key"] = events["key_rank"].to_numpy() != ""
    return masks


def _rows_with(events: pd.DataFrame, masks: dict[str, np.ndarray]) -> pd.DataFrame:
    if not masks:
        return events
    all_of_them: NDArray[np.bool_] = np.logical_and.reduce(list(masks.values()))
    return events[all_of_them]


def select_facets(events: pd.DataFrame, wanted: EventFilter, index: TextIndex) -> pd.DataFrame:
    """Return the rows of *events* that *wanted* selects apart from its period and its evidence.

    *events* has the columns of :class:`bellflower.record.dataset.Dataset`; if nothing is left out, it is
    returned as it is.
    """
    return _rows_with(events, facet_masks(events, wanted, index))


def route_texts(routes: pd.DataFrame, legs: pd.DataFrame, places: pd.DataFrame) -> dict[str, str]:
    """Return the folded text of each route: title, note, and every name of the places on its way."""
    told = places[["id", "name", "name_ko", "other_names"]].itertuples(index=False, name=None)
    names = {place: all_names(*cells) for place, *cells in told}
    words = {
        route: list(cells)
        for route, *cells in routes[["id", "title", "note"]].itertuples(index=False, name=None)
    }
    ends = legs[["route_id", "from_place_id", "to_place_id"]].itertuples(index=False, name=None)
    for route, *both in ends:
        for place in both:
            words.get(route, []).extend(names.get(place, ()))
    return {route: folded_text(dict.fromkeys(each)) for route, each in words.items()}


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
    for facet in facets.FACETS:
        values = wanted.values(facet.parameter)
        if values and facet.route_column:
            keep &= _any_of(routes[facet.route_column].str.split(";"), values)
        elif values and facet.place_column:
            there = places.loc[places[facet.place_column].isin(list(values)), "id"]
            touching = legs["from_place_id"].isin(there) | legs["to_place_id"].isin(there)
            keep &= routes["id"].isin(legs.loc[touching, "route_id"])
    if wanted.text.strip():
        texts = route_texts(routes, legs, places)
        keep &= routes["id"].isin(list(index.find_in(wanted.text, texts)))
    return routes[keep]


def has_events(events: pd.DataFrame, wanted: EventFilter, index: TextIndex) -> bool:
    """Return whether :func:`select_events` would return a row; it takes a tenth of the time."""
    masks = event_masks(events, wanted, index)
    return bool(np.logical_and.reduce(list(masks.values())).any()) if masks else not events.empty


def only(events: pd.DataFrame, ids: Collection[str] | None) -> pd.DataFrame:
    """Return the rows of *events* with one of *ids*; all of them if these are ``None``."""
    return events if ids is None else events[events["id"].isin(list(ids))]


def select_events(events: pd.DataFrame, wanted: EventFilter, index: TextIndex) -> pd.DataFrame:
    """Return the rows of *events* that *wanted* selects, in their order.

    If nothing is left out, *events* is returned as it is.
    """
    return _rows_with(events, event_masks(events, wanted, index))
