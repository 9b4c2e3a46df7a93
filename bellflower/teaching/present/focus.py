"""Where on the map the events of a chapter lie: the part to which a presentation moves."""

from bellflower.record.dataset import Dataset
from bellflower.teaching.maps.chapter_map import chapter_map
from bellflower.teaching.stories.library import Chapter
from bellflower.view.figures.basemap import VIEWS
from bellflower.view.given import ViewBounds

_LEAST = {"nk": (4.4, 3.2), "region": (14.0, 10.0), "world": (40.0, 26.0)}  # degrees that are shown
_ROOM = 0.22  # of the span, on each side
_WHOLE = 0.85  # of the view, from which on all of it is shown


def _span(values: list[float], least: float) -> tuple[float, float]:
    """Return the ends of *values* with room around them, at least *least* apart."""
    middle = (min(values) + max(values)) / 2
    half = max((max(values) - min(values)) * (0.5 + _ROOM), least / 2)
    return middle - half, middle + half


def focus_of(record: Dataset, chapter: Chapter) -> ViewBounds | None:
    """Return the part of the view of *chapter* in which its events lie; nothing for all of it."""
    content = chapter_map(record, chapter)
    view, places = VIEWS[content.view], content.places
    inside = [
        place
        for place in places
        if view.west <= place.longitude <= view.east and view.south <= place.latitude <= view.north
    ]
    if not inside or len(inside) < len(places):
        return None
    wide, high = _LEAST[content.view]
    west, east = _span([place.longitude for place in inside], wide)
    south, north = _span([place.latitude for place in inside], high)
    if east - west > _WHOLE * (view.east - view.west) or north - south > _WHOLE * (
        view.north - view.south
    ):
        return None
    return {"west": west, "east": east, "south": south, "north": north, "title": view.title}
