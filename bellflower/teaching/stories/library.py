"""Guided stories: chapters that point at events of their time, and ask and answer a question.

A story is one TOML file. Those in ``data/stories/`` are the record's own; a reader can build others.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from bellflower.i18n import SOURCE_LANGUAGE, _, current_language, speaking
from bellflower.record.schema import DATA
from bellflower.teaching.stories.checks import invalid_parts, missing_parts, story_problems
from bellflower.teaching.stories.files import StoryError, format_story, parse_story
from bellflower.teaching.stories.parts import (
    MAX_BYTES,
    MAX_CHAPTERS,
    MAX_CHOICES,
    MAX_ITEMS,
    MAX_KEY_WORDS,
    MAX_POINTS,
    MAX_TEXT,
    OWN,
    SENSITIVE,
    Chapter,
    Choice,
    Story,
)

__all__ = [
    "MAX_BYTES",
    "MAX_CHAPTERS",
    "MAX_CHOICES",
    "MAX_ITEMS",
    "MAX_KEY_WORDS",
    "MAX_POINTS",
    "MAX_TEXT",
    "OWN",
    "SENSITIVE",
    "Chapter",
    "Choice",
    "Story",
    "StoryError",
    "format_story",
    "invalid_parts",
    "missing_parts",
    "parse_story",
    "shipped_stories",
    "story_problems",
]  # fmt: skip


@cache
def _stories(language: str) -> Mapping[str, Story]:
    with speaking(SOURCE_LANGUAGE):
        paths = sorted((DATA / "stories").glob("*.toml"))
        stories = [parse_story(path.read_text(encoding="utf-8")) for path in paths]
    with speaking(language):
        return {story.id: _titled(story) for story in stories}


def _titled(story: Story) -> Story:
    """Return *story* with what is shown large of it in the present language: the texts stay."""
    chapters = tuple(
        replace(
            chapter,
            heading=_(chapter.heading),
            key_sentence=_(chapter.key_sentence) if chapter.key_sentence else "",
            points=tuple(map(_, chapter.points)),
        )
        for chapter in story.chapters
    )
    return replace(story, title=_(story.title), audience=_(story.audience), chapters=chapters)


def shipped_stories() -> Mapping[str, Story]:
    """Return the stories of the record by id, in the order of their files.

    Titles, audiences, headings, key sentences and points are in the present language; the texts stay
    as they are.
    """
    return _stories(current_language())
