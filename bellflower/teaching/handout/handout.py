"""A story as a sheet to print: text, blank map and timeline, questions; then the key and the sources."""

import json
from dataclasses import dataclass
from typing import Any

from bellflower.analysis.claims import claims_with_sources
from bellflower.browser import FOLDER as BROWSER
from bellflower.i18n import _, current_language
from bellflower.publish.citation.views import credit
from bellflower.publish.content_policy import content_policy
from bellflower.record.dataset import Dataset
from bellflower.record.schema import data_version, load_descriptor
from bellflower.teaching.handout.axis import handout_axis
from bellflower.teaching.handout.maps import handout_maps
from bellflower.teaching.maps.text_metrics import clean
from bellflower.teaching.slides.words import period_words
from bellflower.teaching.stories.library import Chapter, Story
from bellflower.teaching.stories.references import Reference, claims_of, story_references
from bellflower.text import date_words
from bellflower.view.cards import templates

PAPERS: dict[str, str] = {"A4": "A4", "letter": "letter"}  # the size as CSS calls it
_FOOT = '8pt Arial, "Liberation Sans", sans-serif'


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


def handout_html(record: Dataset, story: Story, paper: str = "A4") -> str:
    """Return *story* as one HTML page to print on *paper*, ``A4`` or ``letter``.

    It needs no script, asks for nothing from elsewhere, and is readable in black and white. The key
    begins on a page of its own. Raises ``ValueError`` if there is no such paper.
    """
    if paper not in PAPERS:
        raise ValueError(f"{paper!r} is not a paper of the handout, which are {', '.join(PAPERS)}")
    questions = _questions(record, story)
    references = story_references(record, story)
    asked = [(one.number, one.chapter.answer_date) for one in questions if one.kind == "interval"]
    return clean(
        templates()
        .get_template("handout.html.j2")
        .render(
            language=current_language(),
            story=story,
            policy=content_policy({"style-src": ["'unsafe-inline'"]}),
            style=_style(paper),
            paper=paper,
            periods=[period_words(chapter) for chapter in story.chapters],
            questions=questions,
            maps=handout_maps(record, story),
            axis=handout_axis(story, asked),
            numbers={one.source_id: one.number for one in references.values()},
            references=_ordered(references),
            credit=" ".join((credit(), _("Map: Natural Earth."))),
            version=data_version(),
        )
    )


def _style(paper: str) -> str:
    """Return the style sheet for *paper*, with the line at the foot of each page."""
    foot = _("Bellflower, data version {version}, {license}").format(
        version=data_version(), license=load_descriptor()["licenses"][0]["name"]
    )
    quoted = json.dumps(foot, ensure_ascii=False)
    own = f"@page {{ size: {PAPERS[paper]}; @bottom-left {{ content: {quoted}; font: {_FOOT}; }} }}\n"
    return own + (BROWSER / "handout.css").read_text(encoding="utf-8")


def _ordered(references: dict[str, Reference]) -> list[Reference]:
    return sorted(references.values(), key=lambda one: one.number)
