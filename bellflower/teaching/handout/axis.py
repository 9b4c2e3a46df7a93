"""The timeline of a handout: an axis of years with a line to draw on for each question of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bellflower.i18n import _
from bellflower.record.dates import OPEN_END, Span, find_date
from bellflower.record.decimal_years import decimal_year
from bellflower.teaching.stories.library import Story

WIDTH = 660.0
_LEFT = 84.0  # room for the words before a line
ROW, TOP = 22.0, 22.0
_STEPS = (1, 2, 5, 10, 20, 50, 100)
_MOST_TICKS = 16
_FREE_LINES = 3  # for a story that asks for no time


class Row(NamedTuple):
    """A line to draw on: its words, and from where to where the answer lies."""

    words: str
    y: float
    start: float | None = None
    end: float | None = None


@dataclass(frozen=True, slots=True)
class Axis:
    """The years of a story: ticks with their places, and the lines below them."""

    ticks: tuple[tuple[int, float], ...]
    rows: tuple[Row, ...]
    left: float
    width: float
    height: float

    @property
    def is_free(self) -> bool:
        """Whether no question asks for a time, so that the lines are free for events."""
        return not any(row.words for row in self.rows)

    @property
    def task(self) -> str:
        """What pupils are to draw."""
        if self.is_free:
            return _("Draw the events of the story as bars or dots, and write their names beside them.")
        return _("Draw each answer as a bar from the first to the last year that the sources allow.")


def _years(spans: Sequence[Span]) -> tuple[int, int]:
    """Return the first year of *spans* and the year after the last; an open end is no year."""
    first = min((span.earliest.year for span in spans), default=1880)
    ends = [span.latest.year for span in spans if span.latest != OPEN_END]
    last = max([*ends, *(span.earliest.year for span in spans)], default=first + 1)
    return first, last + 1


def handout_axis(story: Story, numbers: Sequence[tuple[int, str]]) -> Axis:
    """Return the timeline of *story*; *numbers* are its questions of time with their answers as EDTF."""
    answers = [(number, span) for number, text in numbers if (span := find_date(text))]
    periods = [span for chapter in story.chapters if (span := chapter.span)]
    first, last = _years([*periods, *(span for _number, span in answers)])
    step = next(one for one in _STEPS if (last - first) / one <= _MOST_TICKS)
    first, last = first // step * step, -(-last // step) * step

    def at(year: float) -> float:
        return round(_LEFT + (WIDTH - _LEFT - 16) * (min(year, last) - first) / (last - first), 1)

    rows = [
        Row(
            _("Question {number}").format(number=number),
            TOP + ROW * (place + 1),
            at(decimal_year(span.earliest)),
            at(decimal_year(span.latest, shift=1)) if span.latest != OPEN_END else at(last),
        )
        for place, (number, span) in enumerate(answers)
    ] or [Row("", TOP + ROW * (place + 1)) for place in range(_FREE_LINES)]
    ticks = tuple((year, at(year)) for year in range(first, last + 1, step))
    return Axis(ticks, tuple(rows), _LEFT, WIDTH, TOP + ROW * (len(rows) + 0.6))
