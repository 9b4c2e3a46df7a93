"""Distances on the WGS 84 ellipsoid, by geopy (Karney 2013)."""

from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd
from geopy.distance import geodesic

AREAS = ("province", "country", "region", "sea")  # precisions of a point that stands for an area


def distance_km(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Return the geodesic distance in kilometers between two (latitude, longitude) in degrees."""
    return geodesic(first, second).km


def leg_lengths_km(legs: pd.DataFrame, places: pd.DataFrame) -> pd.Series:
    """Return the straight length of each leg in kilometers, NaN if an end is not located.

    It is NaN, too, if an end stands for an area (:data:`AREAS`): what lies between the middles of two
    areas says nothing of a way. *legs* has ``from_place_id`` and ``to_place_id``; *places* has ``id``,
    ``location_precision``, and ``latitude`` and ``longitude`` as numbers. The result has the index of
    *legs*. Real journeys are longer. Whoever tells a length of a leg takes it from here.
    """
    ends = places[places["id"].isin({*legs["from_place_id"], *legs["to_place_id"]})]
    located = ends[~ends["location_precision"].isin(AREAS) & ends["latitude"].notna()]
    columns = (located[name].tolist() for name in ("id", "latitude", "longitude"))
    points = {place: (latitude, longitude) for place, latitude, longitude in zip(*columns, strict=True)}
    lengths = [
        distance_km(points[first], points[last]) if first in points and last in points else None
        for first, last in zip(legs["from_place_id"], legs["to_place_id"], strict=True)
    ]
    return pd.Series(lengths, index=legs.index, dtype="float64", name="length_km")


class Branch(NamedTuple):
    """One way through a route from a beginning to an end.

    ``legs`` are their numbers by position among the legs of the route, ``places`` the ids along it,
    ``length_km`` is the sum of its legs, NaN if one of them cannot be measured: a part is not the whole.
    """

    legs: tuple[int, ...]
    places: tuple[str, ...]
    length_km: float


def _ways(ends: list[tuple[str, str]], begun: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    last = ends[begun[-1]][1]
    onward = [
        number for number, end in enumerate(ends) if last and end[0] == last and number not in begun
    ]
    for number in onward:
        yield from _ways(ends, (*begun, number))
    if not onward:
        yield begun


def branches(legs: pd.DataFrame, places: pd.DataFrame) -> list[Branch]:
    """Return the branches of one route, whose *legs* are in order; columns as for `leg_lengths_km`.

    A branch goes on from leg to leg as long as one begins where the last one ended, and takes each leg
    once. It begins with a leg to which no other leads; in a circle, with the first that is in no branch.
    """
    ends = list(zip(legs["from_place_id"].tolist(), legs["to_place_id"].tolist(), strict=True))
    lengths = leg_lengths_km(legs, places).tolist()
    reached = {end for _start, end in ends}
    found = [
        way
        for number, (start, _end) in enumerate(ends)
        if start not in reached
        for way in _ways(ends, (number,))
    ]
    for number in range(len(ends)):
        if not any(number in way for way in found):
            found += _ways(ends, (number,))
    return [
        Branch(
            way,
            (ends[way[0]][0], *(ends[number][1] for number in way)),
            sum(lengths[number] for number in way),
        )
        for way in found
    ]


def route_lengths_km(legs: pd.DataFrame, places: pd.DataFrame) -> pd.Series:
    """Return the length of each route in kilometers, by route id: that of its one branch.

    A route of several branches has NaN, for nobody travels all of them; so has one with a leg that
    cannot be measured.
    """
    lengths = {}
    for route, rows in legs.groupby("route_id"):
        found = branches(rows, places)
        lengths[str(route)] = found[0].length_km if len(found) == 1 else float("nan")
    return pd.Series(lengths, dtype="float64", name="length_km").rename_axis("route_id")


def places_within_km(
    places: pd.DataFrame, center: tuple[float, float], radius_km: float
) -> pd.DataFrame:
    """Return the located rows of *places* within *radius_km* of *center*, nearest first.

    Adds ``distance_km``. *center* is (latitude, longitude) in degrees. Raises ``ValueError`` if the
    radius is negative.
    """
    if radius_km < 0:
        raise ValueError(f"{radius_km!r} is not a radius in kilometers; use 0 or more")
    located = places.dropna(subset=["latitude", "longitude"])
    distances = [
        distance_km(center, point)
        for point in zip(located["latitude"], located["longitude"], strict=True)
    ]
    measured = located.assign(distance_km=pd.Series(distances, located.index, dtype="float64"))
    return measured[measured["distance_km"] <= radius_km].sort_values(["distance_km", "id"])
