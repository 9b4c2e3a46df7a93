"""What is exported: the events of a view, with everything that belongs to them."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from bellflower.analysis.areas import near_area
from bellflower.query import filters
from bellflower.query.permalink import View
from bellflower.record import evidence
from bellflower.record.dataset import Dataset, with_bounds


def touching(legs: pd.DataFrame, place_ids: Collection[str]) -> pd.DataFrame:
    """Return the *legs* that begin or end at one of *place_ids*."""
    ends = legs[["from_place_id", "to_place_id"]].isin(list(place_ids))
    return legs[ends.any(axis=1)]


@dataclass(frozen=True)
class Selection:
    """The ``events`` of a ``view`` of the ``record``; the other tables follow from them."""

    record: Dataset
    view: View
    events: pd.DataFrame

    def _of_events(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Return those *rows* with an ``event_id`` that belong to the events, in the order of these."""
        order = {event_id: number for number, event_id in enumerate(self.events["id"])}
        mine = rows[rows["event_id"].isin(order)]
        ordered = mine.iloc[mine["event_id"].map(order).argsort(kind="stable")]
        return ordered.reset_index(drop=True)

    @cached_property
    def event_places(self) -> pd.DataFrame:
        """The rows of ``event_places`` of the events."""
        return self._of_events(self.record.event_places)

    @cached_property
    def claims(self) -> pd.DataFrame:
        """The claims about the events."""
        return self._of_events(self.record.claims)

    @cached_property
    def places(self) -> pd.DataFrame:
        """The places of the events, in every role."""
        places = self.record.places
        return places[places["id"].isin(self.event_places["place_id"])].reset_index(drop=True)

    @cached_property
    def sources(self) -> pd.DataFrame:
        """The sources of the claims, in the order in which the events first need them."""
        order = list(dict.fromkeys(self.claims["source_id"]))
        return self.record.sources.set_index("id", drop=False).loc[order].reset_index(drop=True)

    @cached_property
    def disputes(self) -> pd.DataFrame:
        """The questions on which the claims take a side."""
        disputes = self.record.disputes
        return disputes[disputes["id"].isin(self.claims["dispute_id"])].reset_index(drop=True)

    @cached_property
    def routes(self) -> pd.DataFrame:
        """The routes that text, drugs, provinces, countries and the place to be near to select.

        A route is near if one of its legs begins or ends within the radius.
        """
        record, view = self.record, self.view
        found = filters.select_routes(
            record.routes, record.route_legs, record.places, view.wanted, record.text_index
        )
        if not view.near:
            return found
        inside = near_area(record, self.events, view.near, view.radius_km).place_ids
        return found[found["id"].isin(touching(record.route_legs, inside)["route_id"])]

    @cached_property
    def route_legs(self) -> pd.DataFrame:
        """The legs of the routes that lie in the period and have the evidence of the view.

        A leg without a date has that of its route; one without either lies in no period.
        """
        wanted = self.view.wanted
        legs = self.record.route_legs
        legs = legs[legs["route_id"].isin(self.routes["id"])]
        dates = dict(zip(self.routes["id"], self.routes["date"]))
        effective = legs["date"].where(legs["date"] != "", legs["route_id"].map(dates))
        keep = filters.in_period(with_bounds(legs.assign(date=effective)), wanted)
        strong = legs["evidence"].map(evidence.RANKS) >= wanted.evidence
        return legs[keep & strong].reset_index(drop=True)


def select(record: Dataset, view: View) -> Selection:
    """Select the events of *view*: the ticked ones, or those of its filter and of its area, if any."""
    if view.picked:
        return Selection(record, view, record.events[record.events["id"].isin(view.picked)])
    events = filters.select_events(record.events, view.wanted, record.text_index)
    if view.near:
        events = near_area(record, events, view.near, view.radius_km).events
    return Selection(record, view, events)


def narrowed(selection: Selection, event_id: str) -> Selection:
    """Return *selection* with the event *event_id* only, or with none if it is not in it."""
    events = selection.events
    return replace(selection, events=events[events["id"] == event_id].reset_index(drop=True))
