"""TopoJSON decoded: countries as rings of arcs that neighbors share."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from shapely.geometry import MultiPolygon

Point = tuple[float, float]
Ring = list[Point]


@dataclass(frozen=True)
class Country:
    """A country: ``polygons`` are lists of rings, the outer one first, as the source winds them.

    ``iso_n3`` is the numeric ISO 3166-1 code, ``None`` for disputed territories without one; ``arcs``
    are the numbers of the arcs in its outline.
    """

    iso_n3: str | None
    name: str
    arcs: frozenset[int]
    polygons: list[list[Ring]]

    @cached_property
    def geometry(self) -> MultiPolygon:
        """The polygons as a shapely geometry; it can be invalid."""
        return MultiPolygon([(rings[0], rings[1:]) for rings in self.polygons])


@dataclass(frozen=True)
class Topology:
    """All countries of one file and the arcs that their numbers mean."""

    countries: list[Country]
    arcs: list[Ring]

    @classmethod
    def parse(cls, source: dict[str, Any]) -> "Topology":
        """Decode a quantized TopoJSON file with an object ``countries``."""
        scale, offset = source["transform"]["scale"], source["transform"]["translate"]
        arcs = [_decode_arc(arc, scale, offset) for arc in source["arcs"]]
        outlines = source["objects"]["countries"]["geometries"]
        return cls([_decode_country(outline, arcs) for outline in outlines], arcs)

    def country(self, iso_n3: str) -> Country:
        """Return the country with the code *iso_n3*; raises ``ValueError`` unless there is one."""
        found = [country for country in self.countries if country.iso_n3 == iso_n3]
        if len(found) != 1:
            raise ValueError(f"{iso_n3!r} is the code of {len(found)} countries, not of one")
        return found[0]


def _decode_arc(steps: list[list[int]], scale: list[float], offset: list[float]) -> Ring:
    x = y = 0
    points = []
    for dx, dy in steps:
        x, y = x + dx, y + dy
        points.append((x * scale[0] + offset[0], y * scale[1] + offset[1]))
    return points


def _decode_country(outline: dict[str, Any], arcs: list[Ring]) -> Country:
    if outline["type"] not in ("Polygon", "MultiPolygon"):
        raise ValueError(f"{outline['type']!r} is not the type of an outline")
    numbered = [outline["arcs"]] if outline["type"] == "Polygon" else outline["arcs"]
    decoded = [[_join_arcs(ring, arcs) for ring in polygon] for polygon in numbered]
    # Quantization leaves rings of less than four points, which have no area.
    drawable = [[ring for ring in polygon if len(ring) > 3] for polygon in decoded]
    return Country(
        iso_n3=outline.get("id"),
        name=outline["properties"]["name"],
        arcs=frozenset(max(arc, ~arc) for polygon in numbered for ring in polygon for arc in ring),
        polygons=[polygon for polygon in drawable if polygon],
    )


def _join_arcs(numbers: list[int], arcs: list[Ring]) -> Ring:
    """Join arcs into a ring; the number ``~n`` stands for arc ``n`` run backward."""
    ring: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    return ring
