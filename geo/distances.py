"""Distances on the WGS 84 ellipsoid, by geopy (Karney 2013)."""

import pandas as pd
from geopy.distance import geodesic


def distance_km(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Return the geodesic distance in kilometers between two (latitude, longitude) in degrees."""
    return geodesic(first, second).km


def leg_lengths_km(legs: pd.DataFrame, places: pd.DataFrame) -> pd.Series:
    """Return the straight length of each leg in kilometers, NaN if an end is not located.

    *legs* has ``from_place_id`` and ``to_place_id``; *places* has ``id``, ``latitude`` and
    ``longitude`` as numbers. The result has the index of *legs*. Real journeys are longer.
    """
    located = places.dropna(subset=["latitude", "longitude"])
    points = dict(
        zip(located["id"], zip(located["latitude"], located["longitude"], strict=True), strict=True)
    )
    lengths = [
        distance_km(points[first], points[last]) if first in points and last in points else None
        for first, last in zip(legs["from_place_id"], legs["to_place_id"], strict=True)
    ]
    return pd.Series(lengths, index=legs.index, dtype="float64", name="length_km")


def route_lengths_km(legs: pd.DataFrame, places: pd.DataFrame) -> pd.Series:
    """Return the length of each route in kilometers, by route id: the sum of its legs.

    A route with a leg that cannot be measured has NaN: a part is not the whole.
    """
    lengths = leg_lengths_km(legs, places)
    return lengths.groupby(legs["route_id"]).agg(lambda parts: parts.sum(skipna=False))


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
