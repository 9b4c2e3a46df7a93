"""Where names stand on a map so that none hides another or a mark."""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

T = TypeVar("T")
Point = tuple[float, float]  # from the left and from the top


class Box(NamedTuple):
    """A rectangle: its edges from the left and from the top."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two overlap."""
        return (
            self.left < other.right and other.left < self.right
            and self.top < other.bottom and other.top < self.bottom
        )  # fmt: skip

    def within(self, other: "Box") -> bool:
        """Whether the whole of it lies in *other*."""
        return (
            self.left >= other.left and self.right <= other.right
            and self.top >= other.top and self.bottom <= other.bottom
        )  # fmt: skip


class Wish(NamedTuple):
    """A label to place: the point it belongs to, the radius of its mark (0: it has none), its size."""

    point: Point
    radius: float
    width: float
    height: float


class Placed(NamedTuple):
    """A placed label; ``is_led`` if it stands so far off that a line must lead to its point."""

    box: Box
    is_led: bool


_RINGS = (0.0, 12.0, 26.0, 42.0, 60.0, 80.0)  # how far off a label may stand, the nearest first
_SIDES = (0, 180, 90, 270, 45, 315, 135, 225, 22, 338, 158, 202)  # degrees counterclockwise from east
_GAP = 2.0


def around(point: Point, radius: float) -> Box:
    """Return the square around a round mark."""
    return Box(point[0] - radius, point[1] - radius, point[0] + radius, point[1] + radius)


def _candidates(wish: Wish) -> Iterator[Placed]:
    """Yield where the label may stand, the best place first."""
    x, y = wish.point
    if not wish.radius:  # it has no mark, so it may stand where the mark would be
        halves = wish.width / 2, wish.height / 2
        yield Placed(Box(x - halves[0], y - halves[1], x + halves[0], y + halves[1]), False)
    for ring in _RINGS:
        for side in _SIDES:
            east, north = math.cos(math.radians(side)), math.sin(math.radians(side))
            off = wish.radius + _GAP + ring
            center_x = x + east * off + math.copysign(wish.width / 2, east) * (abs(east) > 0.3)
            center_y = y - north * (off + wish.height / 2)
            left, top = center_x - wish.width / 2, center_y - wish.height / 2
            yield Placed(Box(left, top, left + wish.width, top + wish.height), ring > 0)


def first_fitting(
    offers: Iterable[Iterable[tuple[T, Box]]], sheet: Box, taken: Iterable[Box]
) -> list[T | None]:
    """Return the first of each of *offers* whose box lies on *sheet* and meets nothing; else ``None``.

    Nothing is what is *taken*, or was given to an earlier one.
    """
    blocked = list(taken)
    found: list[T | None] = []
    for offer in offers:
        fitting = (
            (one, box)
            for one, box in offer
            if box.within(sheet) and not any(box.meets(other) for other in blocked)
        )
        one, box = next(fitting, (None, None))
        if box:
            blocked.append(box)
        found.append(one)
    return found


def place_labels(wishes: Sequence[Wish], sheet: Box, taken: Iterable[Box] = ()) -> list[Placed | None]:
    """Return a place on *sheet* for each label, those that come first having the choice.

    No label meets another, the mark of any wish or a box that is *taken*. One that fits nowhere is
    ``None``.
    """
    blocked = [*taken, *(around(wish.point, wish.radius) for wish in wishes if wish.radius)]
    offers = (((one, one.box) for one in _candidates(wish)) for wish in wishes)
    return first_fitting(offers, sheet, blocked)
