"""What a handout is made of, whatever it is written as: questions, maps, timeline, sources."""

from dataclasses import dataclass
from typing import Any

from bellflower.analysis.claims import claims_with_sources
from bellflower.i18n import _
from bellflower.publish.citation.views import credit
from bellflower.record.dataset import Dataset
from bellflower.teaching.handout.axis import Axis, handout_axis
from bellflower.teaching.handout.maps import HandoutMap, handout_maps
from bellflower.teaching.slides.words import period_words
from bellflower.teaching.stories.library import Chapter, Story
from bellflower.teaching.stories.references import Reference, claims_of, story_references
from bellflower.text import date_words


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its number on the sheet, its chapter, and what its answer rests on."""

    number: int
    chapter: Chapter
    when: str
    places: tuple[str, ...]
    claims: tuple[dict[str, Any], ...]

    @property
    def kind(self) -> str:
        """What a pupil answers with, as of the chapter."""
        return self.chapter.answered_by

    @property
    def reasons(self) -> range:
        """The lines to write reasons on: one, or one for each statement if several may hold."""
        is_one = sum(choice.is_right for choice in self.chapter.choices) == 1
        return range(1 if is_one else len(self.chapter.choices))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A story on paper: what the pupils' sheet asks, and what the teacher's key answers."""

    story: Story
    periods: tuple[str, ...]
    questions: tuple[Question, ...]
    maps: tuple[HandoutMap, ...]
    axis: Axis
    references: tuple[Reference, ...]
    credit: str

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each source in the list of sources, by its id."""
        return {one.source_id: one.number for one in self.references}


def _claims(record: Dataset, chapter: Chapter) -> tuple[dict[str, Any], ...]:
    """Return the claims that the answer names, and those that deny what the chapter tells."""
    claims = claims_of(record, chapter)
    kept = claims[claims["id"].isin(chapter.claims) | (claims["stance"] == "denies")]
    return tuple(claims_with_sources(record, kept))


def _questions(record: Dataset, story: Story) -> list[Question]:
    names = dict(zip(record.places["id"], (record.places["name"] + " " + record.places["name_ko"])))
    asked = [chapter for chapter in story.chapters if chapter.question.strip()]
    return [
        Question(
            number,
            chapter,
            date_words.format_if_date(chapter.answer_date),
            tuple(names[place].strip() for place in chapter.answer_places if place in names),
            _claims(record, chapter),
        )
        for number, chapter in enumerate(asked, 1)
    ]


def handout_sheet(record: Dataset, story: Story) -> Sheet:
    """Return what the handout of *story* holds, in the present language."""
    questions = _questions(record, story)
    asked = [(one.number, one.chapter.answer_date) for one in questions if one.kind == "interval"]
    references = sorted(story_references(record, story).values(), key=lambda one: one.number)
    return Sheet(
        story,
        tuple(period_words(chapter) for chapter in story.chapters),
        tuple(questions),
        tuple(handout_maps(record, story)),
        handout_axis(story, asked),
        tuple(references),
        " ".join((credit(), _("Map: Natural Earth."))),
    )
