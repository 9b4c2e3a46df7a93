"""How hard the texts of a guided story are to read, as a library measured it."""

import tomllib
from collections.abc import Mapping
from functools import cache

from bellflower.i18n import _
from bellflower.record.schema import DATA
from bellflower.teaching.stories.library import Story

FILE = DATA / "reading_levels.toml"  # written by tools/reading_levels.py


@cache
def _measured() -> Mapping[str, Mapping[str, float | str]]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def reading_levels(story: Story) -> str:
    """Say for which school year the two texts of *story* are; empty for one that was not measured."""
    found = _measured().get(story.id)
    if not found or not any(chapter.plain for chapter in story.chapters):
        return ""
    return _(
        "Reading level, as Flesch–Kincaid counts school years in the United States: standard text "
        "{standard}, plain language {plain}. Measured with textstat."
    ).format(standard=found["standard"], plain=found["plain"])
