"""Where everything stands on the slide of a chapter: text, timeline, map, legend and events."""

from dataclasses import dataclass, replace
from functools import cached_property

from bellflower.record.dataset import Dataset
from bellflower.teaching.maps.chapter_map import ChapterMap, chapter_map
from bellflower.teaching.maps.projection import Projection, height_of
from bellflower.teaching.maps.route_lines import DrawnLeg, fitting_legs
from bellflower.teaching.slides.deck import MARGIN, WIDTH
from bellflower.teaching.slides.legend import legend_height
from bellflower.teaching.slides.map import away_from
from bellflower.teaching.slides.place_names import MARK
from bellflower.teaching.slides.timeline import HEIGHT as TIMELINE_HEIGHT
from bellflower.teaching.stories.library import Chapter
from bellflower.view.figures.basemap import VIEWS
from bellflower.view.label_placement import Box

TOP = 60.0  # of what stands below the heading, in points
BOTTOM = 486.0  # of text and map; the sources stand below
_COLUMN = {"nk": 344.0, "region": 344.0, "world": 452.0}  # of the map
_BETWEEN = 22.0
_PERIOD = 20.0  # height of the line above the timeline


@dataclass(frozen=True)
class ChapterSlide:
    """A chapter with all that its slide shows and where: columns of text and of the map, in points."""

    record: Dataset
    chapter: Chapter
    content: ChapterMap

    @cached_property
    def column(self) -> Box:
        """The column of the map."""
        return Box(WIDTH - MARGIN - _COLUMN[self.content.view], TOP, WIDTH - MARGIN, BOTTOM)

    @cached_property
    def text_box(self) -> Box:
        """The room of the text, below the timeline."""
        return Box(MARGIN, TOP + _PERIOD + TIMELINE_HEIGHT + 8, self.column.left - _BETWEEN, BOTTOM)

    @cached_property
    def projection(self) -> Projection:
        """The sheet of the map: as wide as its column, or as high as the legend leaves room."""
        view = VIEWS[self.content.view]
        width = _COLUMN[self.content.view]
        whole = Projection(view, self.column.left, TOP, width)
        legs = [leg for leg, _line in fitting_legs(self.content, whole, MARK)]
        legend = legend_height(self.content, legs, width, away_from(self.content, whole))
        room = BOTTOM - TOP - legend - 6
        return replace(whole, width=min(width, width * room / height_of(view, width)))

    @cached_property
    def legs(self) -> list[DrawnLeg]:
        """The legs that the map draws, with their lines."""
        return fitting_legs(self.content, self.projection, MARK)

    @cached_property
    def legend_top(self) -> float:
        """Where the legend begins, below the map."""
        return self.projection.top + self.projection.height + 6

    @cached_property
    def aside(self) -> Box:
        """What is left below the legend."""
        legs = [leg for leg, _line in self.legs]
        width = self.column.right - self.column.left
        height = legend_height(self.content, legs, width, away_from(self.content, self.projection))
        return self.column._replace(top=self.legend_top + height + 8)

    @property
    def source_ids(self) -> list[str]:
        """The sources of the legs that the map draws."""
        return list(dict.fromkeys(leg["source_id"] for leg, _line in self.legs))


def prepare(record: Dataset, chapter: Chapter) -> ChapterSlide:
    """Return what the slide of *chapter* shows."""
    return ChapterSlide(record, chapter, chapter_map(record, chapter))
