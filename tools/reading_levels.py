"""Measure how hard the texts of the guided stories are to read: `python -m tools.reading_levels`.

It needs `textstat==0.7.4`, which no list installs; see docs/dependencies.md.
"""

import hashlib
from collections.abc import Iterable
from importlib import import_module

import tomli_w

from bellflower.i18n import SOURCE_LANGUAGE, speaking
from bellflower.teaching.present.levels import FILE
from bellflower.teaching.stories.levels import PLAIN, in_plain
from bellflower.teaching.stories.library import Story, shipped_stories


def _texts(story: Story) -> tuple[str, str]:
    """Return all that is told at the two levels of *story*, standard and plain, each as one text."""
    standard, plain = (
        " ".join(getattr(chapter, name) for chapter in told.chapters for name in PLAIN)
        for told in (story, in_plain(story))
    )
    return standard, plain


def texts_mark(story: Story) -> str:
    """Return what tells the texts of *story* from others: measured ones from changed ones."""
    return hashlib.sha256("\n".join(_texts(story)).encode()).hexdigest()[:16]


def levels(stories: Iterable[Story]) -> str:
    """Return the file with the school year for which each text of *stories* is."""
    measure = import_module("textstat").textstat.flesch_kincaid_grade
    found = {}
    for story in stories:
        standard, plain = (round(measure(text), 1) for text in _texts(story))
        found[story.id] = {"standard": standard, "plain": plain, "texts": texts_mark(story)}
    return tomli_w.dumps(found)


if __name__ == "__main__":
    with speaking(SOURCE_LANGUAGE):
        FILE.write_text(levels(shipped_stories().values()), encoding="utf-8")
