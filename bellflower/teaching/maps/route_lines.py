"""Routes on a sheet: which legs can be drawn, their lines, and what they say."""

import math
from collections.abc import Mapping
from typing import Any

from bellflower.i18n import _
from bellflower.teaching.maps.chapter_map import ChapterMap
from bellflower.teaching.maps.projection import Line, Projection
from bellflower.text import date_words, wording
from geo.great_circles import along_great_circle

Leg = Mapping[str, Any]  # a row of bellflower.view.figures.routes.drawn_legs
DrawnLeg = tuple[Leg, Line]

_BENT_FROM = 100.0  # a leg of this length is drawn along the great circle, a shorter one straight
_STEPS = 12


def _line(leg: Leg, projection: Projection, radius: float) -> Line:
    """Return the line of a leg from mark to mark; empty if it is too short to be seen."""
    start = leg["from_longitude"], leg["from_latitude"]
    end = leg["to_longitude"], leg["to_latitude"]
    length = math.dist(projection.point(*start), projection.point(*end))
    if length < 4 * radius:
        return []
    gap = (radius + 1) / length
    steps = _STEPS if length > _BENT_FROM else 1
    parts = [gap + (1 - 2 * gap) * step / steps for step in range(steps + 1)]
    return [projection.point(*along_great_circle(start, end, part)) for part in parts]


def fitting_legs(content: ChapterMap, projection: Projection, radius: float) -> list[DrawnLeg]:
    """Return each leg that has both ends on *projection*, with its line between marks of *radius*.

    A leg that is too short to be seen is left out.
    """
    lines = [(leg, _line(leg, projection, radius)) for leg in content.legs]
    return [(leg, line) for leg, line in lines if line and all(map(projection.holds, line))]


def route_sign(leg: Leg) -> str:
    """Return how a leg is drawn: ``dash`` if inferred, ``dot`` if production spread, else ``solid``."""
    return "dash" if leg["basis"] == "inferred" else "dot" if leg["kind"] == "spread" else "solid"


def route_text(leg: Leg) -> str:
    """Say what a leg is: the title of its route, how it is known, when, and how strong that is."""
    return _("{title}: {basis}, {date}, evidence: {grade}").format(
        title=leg["title"],
        basis=wording.label(leg["basis"]).lower(),
        date=date_words.format_date(leg["date"]),
        grade=wording.label(leg["evidence"]).lower(),
    )
