"""What is near an event or a place: the events before and after it, and what lies around."""

from typing import NamedTuple

import pandas as pd

from bellflower.analysis.areas import measurable_places
from bellflower.record.dataset import Dataset
from bellflower.record.lookup import Row
from bellflower.record.memo import remembered
from bellflower.record.tables import rows_of
from geo.distances import places_within_km

NEAR_KM = 30  # within which places are named on a card
_MOST = 6  # places or events of one kind


class Neighbors(NamedTuple):
    """The events before and after one at the same places, and others of the days around it, anywhere."""

    before: Row | None
    after: Row | None
    meanwhile: list[Row]


def neighbors_of(record: Dataset, event_id: str) -> Neighbors:
    """Return what precedes and follows a published event, by its earliest day; none if it is undated.

    Events share a place if both act there at a place at least as exact as a county; those of the whole
    country are no neighbors in place.
    """
    return remembered(record, event_id, lambda: _neighbors(record, event_id), kind="neighbors")


def _neighbors(record: Dataset, event_id: str) -> Neighbors:
    dated = record.events[record.events["earliest"].notna()]
    here = dated[dated["id"] == event_id]
    if here.empty:
        return Neighbors(None, None, [])
    exact = remembered(
        record, "exact", lambda: frozenset(measurable_places(record.places)["id"]), kind="exact places"
    )
    own = exact.intersection(here["place_ids"].iloc[0])
    shares = [not own.isdisjoint(ids) for ids in dated["place_ids"]]
    same = dated[pd.Series(shares, dated.index) | (dated["id"] == event_id)].reset_index(drop=True)
    number = int(same.index[same["id"] == event_id][0])
    start, end = here["earliest"].iloc[0], here["latest"].iloc[0]
    margin = pd.Timedelta(days=31)
    is_brief = (dated["latest"] - dated["earliest"]) <= 2 * margin
    around = is_brief & (dated["earliest"] >= start - margin) & (dated["latest"] <= start + margin)
    beside = dated[around & (dated["id"] != event_id)] if end - start <= 2 * margin else dated.iloc[:0]
    rows = rows_of(same.iloc[max(0, number - 1) : number + 2])
    return Neighbors(
        rows[0] if number else None,
        rows[-1] if number + 1 < len(same) else None,
        rows_of(beside.head(_MOST)),
    )


def near_places(record: Dataset, place_id: str) -> list[Row]:
    """Return the places within :data:`NEAR_KM` of one, nearest first, with ``distance_km``.

    A place that stands for an area has none.
    """
    places = measurable_places(record.places)
    here = places[places["id"] == place_id]
    if here.empty:
        return []
    point = float(here["latitude"].iloc[0]), float(here["longitude"].iloc[0])
    found = places_within_km(places, point, NEAR_KM)
    return rows_of(found[found["id"] != place_id].head(_MOST))
