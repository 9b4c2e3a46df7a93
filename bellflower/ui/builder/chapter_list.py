"""The chapters of the draft in their order: choose one, move it, remove it, add one."""

from typing import Any

import streamlit as st

from bellflower.i18n import _
from bellflower.teaching.stories.chapter_view import view_parts
from bellflower.teaching.stories.drafts import (
    moved,
    new_draft,
    next_id,
    with_chapter,
    without_chapter,
)
from bellflower.teaching.stories.library import MAX_CHAPTERS, Chapter, Story
from bellflower.ui import stories
from bellflower.ui.builder.fields import seed
from bellflower.ui.markdown import plain
from bellflower.ui.page_context import CurrentView

_CHOSEN = "story_chapter"


def _choose() -> None:
    stories.write_on(st.session_state[_CHOSEN])


def add(*, view: CurrentView | None = None, events: tuple[str, ...] = ()) -> None:
    """Add a chapter and open it; it shows *view* and *events*, or everything; call from a callback.

    A reader who has no story yet has one then.
    """
    story = stories.own_story() or new_draft(_("My story")).story
    if len(story.chapters) >= MAX_CHAPTERS:
        return
    number = len(story.chapters) + 1
    chapter_id = next_id(story)
    heading = _("Chapter {number}").format(number=number)
    parts: dict[str, Any] = dict(view_parts(view.view)) if view else {}
    if view and view.view.event:
        events = (view.view.event, *events)
    stories.change(with_chapter(story, Chapter(chapter_id, heading, events=events, **parts)))
    stories.write_on(chapter_id)


def _move(chapter_id: str, steps: int) -> None:
    if story := stories.own_story():
        stories.change(moved(story, chapter_id, steps))
        stories.write_on(chapter_id)


def _remove(chapter_id: str) -> None:
    story, chapter = stories.own_story(), stories.chapter_now(chapter_id)
    if story is None or chapter is None:
        return
    place = story.chapters.index(chapter)
    left = without_chapter(story, chapter.id)
    stories.change(left)
    if left.chapters:
        stories.write_on(left.chapters[min(place, len(left.chapters) - 1)].id)
    said = _("Removed “{heading}”. Undo brings it back.")
    st.toast(said.format(heading=plain(chapter.heading)))


def _actions(story: Story, chapter: Chapter) -> None:
    place = story.chapters.index(chapter)
    with st.container(horizontal=True, gap="small", key="story_chapter_actions"):
        st.button(
            _("Move up"), key="story_up", disabled=place == 0, on_click=_move, args=(chapter.id, -1)
        )
        st.button(
            _("Move down"),
            key="story_down",
            disabled=place == len(story.chapters) - 1,
            on_click=_move,
            args=(chapter.id, 1),
        )
        st.button(_("Remove"), key="story_remove", on_click=_remove, args=(chapter.id,))


def show(current: CurrentView, story: Story) -> None:
    """Show the chapters and what can be done with the one that is open."""
    st.subheader(_("Chapters"), anchor=False)
    chapter = stories.open_chapter()
    if chapter:
        unnamed = _("(no heading)")
        headings = {
            one.id: f"{number}\\. {plain(one.heading) or unnamed}"
            for number, one in enumerate(story.chapters, 1)
        }
        _actions(story, chapter)
        seed(_CHOSEN, chapter.id)
        st.radio(
            _("Chapter to write on"),
            list(headings),
            format_func=headings.__getitem__,
            key=_CHOSEN,
            on_change=_choose,
            label_visibility="collapsed",
        )
    is_full = len(story.chapters) >= MAX_CHAPTERS
    st.button(
        _("Add a chapter"),
        key="story_add",
        on_click=add,
        disabled=is_full,
        width="stretch",
    )
    st.button(
        _("Save the present view as a chapter"),
        key="story_add_view",
        on_click=add,
        kwargs={"view": current},
        disabled=is_full,
        width="stretch",
        help=_("Takes the period, the part of the map, the filters and the open event."),
    )
    if is_full:
        st.info(_("The story is full: {most} chapters are the most.").format(most=MAX_CHAPTERS))
