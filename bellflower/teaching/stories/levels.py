"""A story at one of two levels: as it was written, or in plain language."""

from dataclasses import replace

from bellflower.teaching.stories.parts import Story


def has_plain(story: Story) -> bool:
    """Whether any chapter of *story* has a text in plain language."""
    return any(chapter.plain for chapter in story.chapters)


def in_plain(story: Story) -> Story:
    """Return *story* with its plain texts in the place of the others; where there is none, it stays."""
    chapters = (replace(one, text=one.plain) if one.plain else one for one in story.chapters)
    return replace(story, chapters=tuple(chapters))
