"""A story being written: its changes one by one, each of which can be taken back and made again."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from bellflower.teaching.stories.library import MAX_CHAPTERS, MAX_ITEMS, OWN, Chapter, Story

MAX_STEPS = 100  # changes that can be taken back; older ones are forgotten


@dataclass(frozen=True, slots=True)
class Draft:
    """A story with the steps before it, oldest first, and those taken back, the next one last."""

    story: Story
    past: tuple[Story, ...] = ()
    future: tuple[Story, ...] = ()


def new_draft(title: str) -> Draft:
    """Return the draft of an empty story called *title*."""
    return Draft(Story(OWN, title))


def changed(draft: Draft, story: Story) -> Draft:
    """Return *draft* with *story* as its next step; the same draft if the story is the same."""
    if story == draft.story:
        return draft
    return Draft(story, (*draft.past, draft.story)[-MAX_STEPS:])


def undone(draft: Draft) -> Draft:
    """Return *draft* one step earlier; the same draft if there is none."""
    if not draft.past:
        return draft
    return Draft(draft.past[-1], draft.past[:-1], (*draft.future, draft.story))


def redone(draft: Draft) -> Draft:
    """Return *draft* with the step made again that was taken back last; the same if there is none."""
    if not draft.future:
        return draft
    return Draft(draft.future[-1], (*draft.past, draft.story), draft.future[:-1])


def chapter_of(story: Story, chapter_id: str) -> Chapter | None:
    """Return the chapter with the id *chapter_id*, or nothing if there is none."""
    return next((chapter for chapter in story.chapters if chapter.id == chapter_id), None)


def next_id(story: Story) -> str:
    """Return an id that no chapter of *story* has.

    >>> next_id(Story("own", "Mine", chapters=(Chapter("chapter-1", ""), Chapter("chapter-3", ""))))
    'chapter-2'
    """
    taken = {chapter.id for chapter in story.chapters}
    return next(
        name
        for name in (f"chapter-{number}" for number in range(1, len(taken) + 2))
        if name not in taken
    )


def with_chapter(story: Story, chapter: Chapter) -> Story:
    """Return *story* with *chapter* at its end.

    Raises ``ValueError`` if the story has as many chapters as it may, or one with this id.
    """
    if len(story.chapters) >= MAX_CHAPTERS:
        raise ValueError(f"A story has at most {MAX_CHAPTERS} chapters.")
    if chapter_of(story, chapter.id):
        raise ValueError(f"The story has a chapter with the id {chapter.id!r} already.")
    return replace(story, chapters=(*story.chapters, chapter))


def without_chapter(story: Story, chapter_id: str) -> Story:
    """Return *story* without the chapter *chapter_id*."""
    return replace(story, chapters=tuple(one for one in story.chapters if one.id != chapter_id))


def moved(story: Story, chapter_id: str, steps: int) -> Story:
    """Return *story* with one chapter *steps* further on, or back if negative, as far as it goes."""
    ids = [chapter.id for chapter in story.chapters]
    if chapter_id not in ids:
        return story
    chapters = list(story.chapters)
    start = ids.index(chapter_id)
    chapters.insert(max(0, min(start + steps, len(ids) - 1)), chapters.pop(start))
    return replace(story, chapters=tuple(chapters))


def edited(story: Story, chapter_id: str, **parts: Any) -> Story:
    """Return *story* with *parts* of one chapter replaced; the same if it has no such chapter."""
    return _for_chapter(story, chapter_id, lambda chapter: replace(chapter, **parts))


def with_events(story: Story, chapter_id: str, events: Iterable[str]) -> Story:
    """Return *story* with *events* added to those that a chapter has, each once and in this order.

    Those beyond the most that a chapter may have are left out.
    """

    def add(chapter: Chapter) -> Chapter:
        return replace(chapter, events=tuple(dict.fromkeys((*chapter.events, *events)))[:MAX_ITEMS])

    return _for_chapter(story, chapter_id, add)


def _for_chapter(story: Story, chapter_id: str, change: Callable[[Chapter], Chapter]) -> Story:
    chapters = tuple(change(one) if one.id == chapter_id else one for one in story.chapters)
    return replace(story, chapters=chapters)
