"""The shapes that the map draws."""

from itertools import pairwise

import pytest

from geo.shapes import load_borders, load_countries, load_provinces, load_region


def polygons(collection):
    """Every polygon of a collection: a list of rings, the outer one first."""
    for feature in collection["features"]:
        geometry = feature["geometry"]
        is_single = geometry["type"] == "Polygon"
        yield from [geometry["coordinates"]] if is_single else geometry["coordinates"]


def clockwise_area(ring):
    """Twice the area in square degrees, negative if the ring runs counterclockwise.

    A step over the 180th meridian is a short one, not one around the world.
    """
    return sum(((x2 - x1 + 180) % 360 - 180) * (y2 + y1) for (x1, y1), (x2, y2) in pairwise(ring))


def test_the_provinces_are_the_eleven_with_a_polygon():
    numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13]
    assert [feature["id"] for feature in load_provinces()["features"]] == [
        f"KP-{number:02}" for number in numbers
    ]


@pytest.mark.parametrize("load", [load_provinces, load_countries, load_region])
def test_outer_rings_run_clockwise_or_plotly_fills_the_rest_of_the_world(load):
    assert [rings[0] for rings in polygons(load()) if clockwise_area(rings[0]) < 0] == []


@pytest.mark.parametrize("load", [load_provinces, load_countries, load_region])
def test_every_ring_is_closed(load):
    rings = [ring for rings in polygons(load()) for ring in rings]
    assert [ring for ring in rings if ring[0] != ring[-1]] == []


@pytest.mark.parametrize("load", [load_countries, load_region])
def test_north_korea_is_a_country_of_both_maps(load):
    assert "408" in [feature["id"] for feature in load()["features"]]


@pytest.mark.parametrize(
    ("river", "neighbors"), [("Yalu (Amnok) River", ["CN"]), ("Tumen (Tuman) River", ["CN", "RU"])]
)
def test_the_border_rivers_are_among_the_borders(river, neighbors):
    features = [feature["properties"] for feature in load_borders()["features"]]
    assert [border["border"] for border in features if border["name"] == river] == neighbors


def test_the_yalu_and_the_tumen_meet_at_their_sources():
    yalu, tumen = (feature["geometry"]["coordinates"] for feature in load_borders()["features"][:2])
    assert yalu[-1] == tumen[0]
