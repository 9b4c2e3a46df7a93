"""A part of the world on a flat sheet: degrees to points, shapes cut at its edges."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from bellflower.view.figures.basemap import MapView

Point = tuple[float, float]  # from the left and from the top, in the unit of the sheet
Line = list[Point]


def _northing(latitude: float) -> float:
    """Return how far north of the equator Mercator's projection draws *latitude*, in radians."""
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))


def height_of(view: MapView, width: float) -> float:
    """Return the height of a sheet for *view* that is *width* wide."""
    across = math.radians(view.east - view.west)
    return width * (_northing(view.north) - _northing(view.south)) / across


@dataclass(frozen=True, slots=True)
class Sheet:
    """A view drawn from ``left`` and ``top``, ``width`` wide, after Mercator; ``step`` is its grid.

    Shapes that share a border keep it, because every point goes to the nearest crossing of the grid.
    """

    view: MapView
    left: float
    top: float
    width: float
    step: float = 0.4

    @property
    def height(self) -> float:
        """The height that belongs to the width."""
        return height_of(self.view, self.width)

    def point(self, longitude: float, latitude: float) -> Point:
        """Return where a position lies, which may be beside the sheet."""
        scale = self.width / math.radians(self.view.east - self.view.west)
        latitude = max(-85.0, min(85.0, latitude))
        return (
            self.left + scale * math.radians(longitude - self.view.west),
            self.top + scale * (_northing(self.view.north) - _northing(latitude)),
        )

    def holds(self, point: Point) -> bool:
        """Whether *point* lies on the sheet."""
        x, y = point
        right, bottom = self.left + self.width, self.top + self.height
        return self.left <= x <= right and self.top <= y <= bottom

    def km(self, kilometers: float, latitude: float) -> float:
        """Return the length of *kilometers* along the parallel of *latitude*."""
        degrees = kilometers / (111.32 * math.cos(math.radians(latitude)))
        return self.width * degrees / (self.view.east - self.view.west)

    def rings(self, geometry: dict[str, Any]) -> list[Line]:
        """Return the rings of a (multi)polygon as far as they lie on the sheet and can be seen."""
        polygons = geometry["coordinates"]
        if geometry["type"] == "Polygon":
            polygons = [polygons]
        found = []
        for ring in (ring for rings in polygons for ring in rings):
            cut = self._cut([self.point(*position) for position in _unwrapped(ring)])
            if len(kept := self._on_grid(cut)) > 2:
                found.append(kept)
        return found

    def lines(self, positions: Iterable[Sequence[float]]) -> list[Line]:
        """Return the parts of a line through *positions* (longitude, latitude) that lie on the sheet."""
        parts: list[Line] = [[]]
        points = [self.point(position[0], position[1]) for position in positions]
        for start, end in pairwise(points):
            piece = self._clipped(start, end)
            if piece is None:
                continue
            if parts[-1][-1:] != [piece[0]]:
                parts.append([piece[0]])
            parts[-1].append(piece[1])
        return [kept for part in parts if len(kept := self._on_grid(part)) > 1]

    def _on_grid(self, points: Line) -> Line:
        kept: Line = []
        for x, y in points:
            near = round(x / self.step) * self.step, round(y / self.step) * self.step
            if near not in kept[-1:]:
                kept.append(near)
        return kept[:-1] if len(kept) > 2 and kept[0] == kept[-1] else kept

    def _edges(self) -> Iterator[tuple[int, float, int]]:
        """Yield each edge: which coordinate it bounds, where, and on which side of it the sheet lies."""
        yield 0, self.left, 1
        yield 0, self.left + self.width, -1
        yield 1, self.top, 1
        yield 1, self.top + self.height, -1

    def _cut(self, ring: Line) -> Line:
        """Return *ring* cut at the edges, after Sutherland and Hodgman."""
        for axis, edge, side in self._edges():
            cut: Line = []
            for start, end in zip(ring[-1:] + ring[:-1], ring):
                is_in, was_in = side * (end[axis] - edge) >= 0, side * (start[axis] - edge) >= 0
                if is_in != was_in:
                    cut.append(_between(start, end, (edge - start[axis]) / (end[axis] - start[axis])))
                if is_in:
                    cut.append(end)
            ring = cut
        return ring

    def _clipped(self, start: Point, end: Point) -> tuple[Point, Point] | None:
        """Return the part of a straight line that lies on the sheet, after Liang and Barsky."""
        first, last = 0.0, 1.0
        for axis, edge, side in self._edges():
            inside, along = side * (start[axis] - edge), side * (end[axis] - start[axis])
            if along == 0 and inside < 0:
                return None
            if along > 0:
                first = max(first, -inside / along)
            elif along < 0:
                last = min(last, -inside / along)
        if first > last:
            return None
        return _between(start, end, first), _between(start, end, last)


def _unwrapped(ring: Iterable[Sequence[float]]) -> Iterator[Point]:
    """Yield the positions of *ring*; one that crosses the 180th meridian goes on beyond it."""
    last, turns = None, 0
    for longitude, latitude, *_height in ring:
        if last is not None and abs(longitude - last) > 180:
            turns += 1 if longitude < last else -1
        last = longitude
        yield longitude + 360 * turns, latitude


def _between(start: Point, end: Point, part: float) -> Point:
    return start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])
