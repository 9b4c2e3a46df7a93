"""What the map of a chapter shows: its places, the routes of its period, events by province."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from bellflower.analysis.selection import Selection
from bellflower.query import filters
from bellflower.record.dataset import Dataset
from bellflower.record.location import AREAS
from bellflower.record.tables import rows_of
from bellflower.teaching.stories.chapter_view import chapter_view
from bellflower.teaching.stories.known_values import known_values
from bellflower.teaching.stories.library import Chapter
from bellflower.text import wording
from bellflower.view.figures.map import count_provinces
from bellflower.view.figures.routes import drawn_legs
from bellflower.view.linked_view import WHOLE_COUNTRY


@dataclass(frozen=True, slots=True)
class MapPlace:
    """A place of a chapter; ``is_area`` if the point only stands for a whole area."""

    place_id: str
    name: str
    korean: str
    longitude: float
    latitude: float
    is_area: bool

    @property
    def both_names(self) -> str:
        """The name, and the Korean one after it if there is one."""
        return f"{self.name} {self.korean}".strip()


@dataclass(frozen=True, slots=True)
class ChapterMap:
    """The map of a chapter.

    ``places`` can be located, ``unlocated`` are names of those that cannot. The country itself is
    no mark on its own map: ``is_of_country`` says that events are of all of it. ``legs`` are rows of
    :func:`bellflower.view.figures.routes.drawn_legs` in the period, between places of the chapter.
    ``counts`` are the events of the record in the period by province; a province of ``silent`` has
    none in any period.
    """

    view: str
    places: tuple[MapPlace, ...]
    unlocated: tuple[str, ...]
    legs: tuple[dict[str, Any], ...]
    counts: dict[str, int]
    silent: frozenset[str]
    is_of_country: bool = False


def _selection(record: Dataset, chapter: Chapter) -> Selection:
    """Return the events and routes of the record in the period of *chapter* that its query selects."""
    view, _notes = chapter_view(chapter, known_values(record))
    events = filters.select_events(record.events, view.wanted, record.text_index)
    return Selection(record, view, events)


def map_places(record: Dataset, place_ids: Iterable[str]) -> tuple[list[MapPlace], list[str]]:
    """Return the places *place_ids* that can be located, in that order, and the names of the others.

    An id that the record does not have is left out.
    """
    rows = {row["id"]: row for row in rows_of(record.places)}
    known = [rows[place] for place in place_ids if place in rows]
    located = [
        MapPlace(
            row["id"],
            row["name"],
            row["name_ko"],
            row["longitude"],
            row["latitude"],
            row["location_precision"] in AREAS,
        )
        for row in known
        if pd.notna(row["latitude"])
    ]
    return located, [
        wording.place_word(row["name"], row["name_ko"]) for row in known if pd.isna(row["latitude"])
    ]


def acting_places(record: Dataset, chapter: Chapter) -> list[str]:
    """Return the ids of the places of the events of *chapter*, those only reported from left out.

    They come in the order of the events, those where something happened before the wide areas.
    """
    rows = record.event_places
    acting = rows[(rows["role"] != "reported_from") & rows["event_id"].isin(chapter.events)]
    order = {event: number for number, event in enumerate(chapter.events)}
    ordered = acting.iloc[acting["event_id"].map(order).argsort(kind="stable")]
    return list(dict.fromkeys(ordered["place_id"]))


def chapter_map(record: Dataset, chapter: Chapter) -> ChapterMap:
    """Return what the map of *chapter* shows; a view that does not exist is the one of North Korea."""
    selection = _selection(record, chapter)
    view = selection.view.region
    acting = acting_places(record, chapter)
    is_of_country = view == "nk" and WHOLE_COUNTRY in acting
    marked = [one for one in acting if not (is_of_country and one == WHOLE_COUNTRY)]
    located, unlocated = map_places(record, marked)
    legs = drawn_legs(selection.routes, selection.route_legs, record.places)
    ends = set(acting)
    legs = legs[legs["from_place_id"].isin(ends) & legs["to_place_id"].isin(ends)]
    if view == "nk":  # here a line from the middle of a country would seem to begin in a town
        legs = legs[~legs["is_wide"]]
    known = frozenset(record.events["provinces"].explode().dropna())
    counts = count_provinces(selection.events)
    every = frozenset(code for code in record.places["province"] if code)
    return ChapterMap(
        view,
        tuple(located),
        tuple(unlocated),
        tuple(rows_of(legs)),
        counts,
        every - known,
        is_of_country,
    )
