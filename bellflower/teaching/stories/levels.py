"""A story at one of two levels: as it was written, or in plain language."""

from dataclasses import replace

from bellflower.teaching.stories.parts import Chapter, Story

# what is read at both levels, and where its plain form stands
PLAIN = {
    "text": "plain",
    "key_sentence": "plain_key_sentence",
    "question": "plain_question",
    "answer": "plain_answer",
}


def plain_parts(chapter: Chapter) -> dict[str, str]:
    """Return the texts of *chapter* in plain language by their names; one without another form stays."""
    return {name: getattr(chapter, plain) or getattr(chapter, name) for name, plain in PLAIN.items()}


def has_plain(story: Story) -> bool:
    """Whether any chapter of *story* has a text in plain language."""
    return any(chapter.plain for chapter in story.chapters)


def in_plain(story: Story) -> Story:
    """Return *story* with its plain texts in the place of the others; where there is none, it stays."""
    chapters = tuple(replace(one, **plain_parts(one)) for one in story.chapters)
    return replace(story, chapters=chapters)
