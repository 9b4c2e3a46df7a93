"""What an area is: one or several provinces, or the ground within a distance of a place."""

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from bellflower.i18n import _
from bellflower.record.dataset import Dataset
from bellflower.record.location import AREAS
from bellflower.record.schema import closed_values
from bellflower.record.tables import rows_of
from bellflower.text import wording
from geo.distances import places_within_km


@dataclass(frozen=True)
class Area:
    """An area with its ``title`` for readers, the ``place_ids`` in it and the ``events`` there.

    ``codes`` are the provinces that the reader chose, which may be none; ``unmeasured`` is the number
    of events that could not be measured because their places are only known roughly.
    """

    title: str
    codes: tuple[str, ...]
    place_ids: frozenset[str]
    events: pd.DataFrame
    unmeasured: int = 0


@dataclass(frozen=True)
class Apart:
    """How many events belong to no province: of the ``whole_country`` or unlocated, ``only_abroad``."""

    whole_country: int
    only_abroad: int


def measurable_places(places: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of *places* to which a distance says something: at least as exact as a county."""
    is_exact = ~places["location_precision"].isin(AREAS)
    return places[is_exact & places["latitude"].notna() & places["longitude"].notna()]


def count_by_province(events: pd.DataFrame) -> pd.DataFrame:
    """Return each province of the closed list with the number of *events* in it, the most first.

    Columns: ``province`` (ISO 3166-2), ``name``, ``events``. A province without an event has 0.
    """
    found = events["provinces"].explode().value_counts()
    codes = closed_values("places", "province")
    counted = pd.DataFrame(
        {
            "province": codes,
            "name": [wording.label(code) for code in codes],
            "events": [int(found.get(code, 0)) for code in codes],
        }
    )
    return counted.sort_values(["events", "name"], ascending=[False, True], ignore_index=True)


def is_apart(events: pd.DataFrame, places: pd.DataFrame) -> tuple[list[bool], list[bool]]:
    """Say of each of the *events* whether it is of the whole country, and whether only of others.

    Neither holds of an event that belongs to a province. An event of which no place is known to lie
    anywhere, not even at sea, counts as one of the whole country.
    """
    is_nowhere = (places["country"] == "") & places["latitude"].isna() & (places["kind"] != "sea")
    nowhere = frozenset(places.loc[is_nowhere, "id"])
    cells = zip(events["provinces"], events["countries"], events["place_ids"])
    is_national = [
        not codes and ("KP" in found or nowhere.issuperset(ids)) for codes, found, ids in cells
    ]
    is_abroad = [not codes and not national for codes, national in zip(events["provinces"], is_national)]
    return is_national, is_abroad


def count_apart(events: pd.DataFrame, places: pd.DataFrame) -> Apart:
    """Count the *events* that belong to no province, which no map or list of provinces shows."""
    is_national, is_abroad = is_apart(events, places)
    return Apart(whole_country=sum(is_national), only_abroad=sum(is_abroad))


def _keep(lists: pd.Series, wanted: Collection[str]) -> list[bool]:
    return [not set(values).isdisjoint(wanted) for values in lists]


def province_area(record: Dataset, events: pd.DataFrame, codes: Collection[str]) -> Area:
    """Return the area of the provinces *codes*, or of all provinces if there is none.

    *events* has the columns of :class:`bellflower.record.dataset.Dataset`.
    """
    wanted = tuple(code for code in closed_values("places", "province") if not codes or code in codes)
    title = wording.joined(list(map(wording.label, wanted)))
    return Area(
        title=title if codes else _("All provinces"),
        codes=wanted if codes else (),
        place_ids=frozenset(record.places.loc[record.places["province"].isin(wanted), "id"]),
        events=events[_keep(events["provinces"], wanted)],
    )


def near_area(
    record: Dataset, events: pd.DataFrame, place_id: str, radius_km: int, codes: Collection[str] = ()
) -> Area:
    """Return the area within *radius_km* of the place *place_id*, with those of the *events* there.

    Only places at least as exact as a county are measured. Raises ``KeyError`` if the place is not
    among :func:`measurable_places`.
    """
    places = measurable_places(record.places)
    centers = {row["id"]: row for row in rows_of(places)}
    center = centers[place_id]
    point = center["latitude"], center["longitude"]
    inside = frozenset(places_within_km(places, point, radius_km)["id"])
    is_measured = _keep(events["place_ids"], frozenset(centers))
    told = (
        _("Within {radius} km of {place}, in {provinces}")
        if codes
        else _("Within {radius} km of {place}")
    )
    name = wording.place_name(center["name"], center["name_ko"])
    provinces = wording.joined(list(map(wording.label, sorted(codes)))) if codes else ""
    return Area(
        title=told.format(radius=f"{radius_km:,}", place=name, provinces=provinces),
        codes=tuple(sorted(codes)),
        place_ids=inside,
        events=events[_keep(events["place_ids"], inside)],
        unmeasured=len(events) - sum(is_measured),
    )
