"""A part of the world on a flat sheet: degrees to points, shapes cut at its edges."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bellflower.view.figures.basemap import MapView, mercator

Point = tuple[float, float]  # from the left and from the top, in the unit of the sheet
Line = list[Point]


def height_of(view: MapView, width: float) -> float:
    """Return the height of a sheet for *view* that is *width* wide."""
    return width * (mercator(view.north) - mercator(view.south)) / (view.east - view.west)


@dataclass(frozen=True, slots=True)
class Projection:
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

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """Where the sheet ends: left, top, right and bottom."""
        return self.left, self.top, self.left + self.width, self.top + self.height

    def point(self, longitude: float, latitude: float) -> Point:
        """Return where a position lies, which may be beside the sheet."""
        scale = self.width / (self.view.east - self.view.west)  # of a degree of longitude
        latitude = max(-85.0, min(85.0, latitude))
        return (
            self.left + scale * (longitude - self.view.west),
            self.top + scale * (mercator(self.view.north) - mercator(latitude)),
        )

    def holds(self, point: Point) -> bool:
        """Whether *point* lies on the sheet."""
        x, y = point
        left, top, right, bottom = self.edges
        return left <= x <= right and top <= y <= bottom

    def km(self, kilometers: float, latitude: float) -> float:
        """Return the length of *kilometers* along the parallel of *latitude*."""
        degrees = kilometers / (111.32 * math.cos(math.radians(latitude)))
        return self.width * degrees / (self.view.east - self.view.west)

    def rings(self, geometry: dict[str, Any]) -> list[Line]:
        """Return the rings of a (multi)polygon as far as they lie on the sheet and can be seen."""
        from shapely.geometry import Polygon

        polygons = geometry["coordinates"]
        if geometry["type"] == "Polygon":
            polygons = [polygons]
        cut = [
            part.exterior
            for rings in polygons
            for ring in rings
            for part in self._cut(Polygon(self.point(*position) for position in _unwrapped(ring)))
        ]
        return [kept for ring in cut if len(kept := self._on_grid(ring.coords)) > 2]

    def lines(self, positions: Iterable[Sequence[float]]) -> list[Line]:
        """Return the parts of a line through *positions* (longitude, latitude) that lie on the sheet."""
        from shapely.geometry import LineString

        whole = LineString(self.point(position[0], position[1]) for position in positions)
        return [kept for part in self._cut(whole) if len(kept := self._on_grid(part.coords)) > 1]

    def _cut(self, shape: Any) -> list[Any]:
        """Return the parts of a polygon or a line that lie on the sheet, of the same type."""
        import shapely

        cut = shapely.clip_by_rect(shape, *self.edges)
        return [part for part in shapely.get_parts(cut) if part.geom_type == shape.geom_type]

    def _on_grid(self, points: Iterable[Point]) -> Line:
        kept: Line = []
        for x, y in points:
            near = round(x / self.step) * self.step, round(y / self.step) * self.step
            if near not in kept[-1:]:
                kept.append(near)
        return kept[:-1] if len(kept) > 2 and kept[0] == kept[-1] else kept


def _unwrapped(ring: Iterable[Sequence[float]]) -> Iterator[Point]:
    """Yield the positions of *ring*; one that crosses the 180th meridian goes on beyond it."""
    last, turns = None, 0
    for longitude, latitude, *_height in ring:
        if last is not None and abs(longitude - last) > 180:
            turns += 1 if longitude < last else -1
        last = longitude
        yield longitude + 360 * turns, latitude
