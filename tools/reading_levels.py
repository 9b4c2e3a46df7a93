"""Measure how hard the texts of the guided stories are to read: `python -m tools.reading_levels`."""

from collections.abc import Iterable

import tomli_w

from bellflower.i18n import SOURCE_LANGUAGE, speaking
from bellflower.teaching.present.levels import FILE
from bellflower.teaching.stories.library import Story, shipped_stories


def _grade(texts: Iterable[str]) -> float:
    import textstat

    return round(textstat.flesch_kincaid_grade(" ".join(texts)), 1)


def measured(story: Story) -> dict[str, float]:
    """Return the school year for which the standard and the plain texts of *story* are."""
    return {
        "standard": _grade(chapter.text for chapter in story.chapters),
        "plain": _grade(chapter.plain for chapter in story.chapters),
    }


def levels() -> str:
    """Return the file with the level of each guided story."""
    with speaking(SOURCE_LANGUAGE):
        stories = shipped_stories().values()
        return tomli_w.dumps({story.id: measured(story) for story in stories})


if __name__ == "__main__":
    FILE.write_text(levels(), encoding="utf-8")
