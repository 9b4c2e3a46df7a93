"""The maps of a handout: which places they ask for, and the list of names that goes with them."""

from dataclasses import dataclass

from bellflower.i18n import _
from bellflower.query.parameters import map_view
from bellflower.record.dataset import Dataset
from bellflower.teaching.handout.svg_map import Drawing, drawing, projection_of, province_letters
from bellflower.teaching.maps.chapter_map import MapPlace, acting_places, map_places
from bellflower.teaching.stories.library import Story
from bellflower.text import wording
from bellflower.text.labels import LABELS
from bellflower.view.figures.basemap import VIEWS
from bellflower.view.linked_view import WHOLE_COUNTRY

MOST_PLACES = 18  # that one map asks for; more would not be filled in within a lesson


@dataclass(frozen=True, slots=True)
class HandoutMap:
    """A map to fill in and its key: numbers of places with their names, letters of provinces."""

    title: str
    view: str
    blank: Drawing
    key: Drawing
    places: tuple[tuple[int, str], ...]
    provinces: tuple[tuple[str, str], ...]

    @property
    def bank(self) -> tuple[str, ...]:
        """The names to choose from, in the order of the alphabet, which says nothing of the map."""
        return tuple(sorted(name for _sign, name in (*self.places, *self.provinces)))


def _lettered(view: str) -> frozenset[str]:
    """Return the names in the record of provinces that a letter on the map of *view* asks for."""
    return frozenset(LABELS[code] for code in province_letters()) if view == "nk" else frozenset()


def _wanted(record: Dataset, story: Story, view: str) -> list[MapPlace]:
    """Return the places of the chapters that show *view*, those of answers first, without areas."""
    chapters = [one for one in story.chapters if map_view(one.view) == view]
    ids = [place for chapter in chapters for place in chapter.answer_places]
    answers = frozenset(ids)
    ids += [place for chapter in chapters for place in acting_places(record, chapter)]
    located, _unlocated = map_places(record, dict.fromkeys(one for one in ids if one != WHOLE_COUNTRY))
    projection = projection_of(view)
    lettered = _lettered(view)
    shown = [
        place
        for place in located
        if projection.holds(projection.point(place.longitude, place.latitude))
        and place.name not in lettered
        and (place.place_id in answers or not place.is_area)
    ]
    return shown[:MOST_PLACES]


def _map(record: Dataset, story: Story, view: str) -> HandoutMap:
    places = sorted(_wanted(record, story, view), key=lambda place: (place.longitude, place.place_id))
    numbered = tuple((number, place.both_names) for number, place in enumerate(places, 1))
    names = [f"{number} {place.name}" for number, place in enumerate(places, 1)]
    letters = [(letter, wording.label(code)) for code, letter in province_letters().items()]
    return HandoutMap(
        _(VIEWS[view].title),
        view,
        drawing(view, places, [str(number) for number, _name in numbered], is_blank=True),
        drawing(view, places, names, is_blank=False),
        numbered,
        tuple(letters) if view == "nk" else (),
    )


def handout_maps(record: Dataset, story: Story) -> list[HandoutMap]:
    """Return a map for each view that *story* shows with a place to name.

    Without any, those of its views; the one of North Korea if it shows none.
    """
    used = {map_view(chapter.view) for chapter in story.chapters} or {map_view("")}
    maps = [_map(record, story, view) for view in VIEWS if view in used]
    return [one for one in maps if one.places] or maps
