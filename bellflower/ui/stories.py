"""The story that a page shows: one of the record, or the reader's own draft of this session."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import streamlit as st

from bellflower.query.parameters import Known
from bellflower.query.permalink import View
from bellflower.teaching.stories.drafts import Draft, changed, chapter_of
from bellflower.teaching.stories.library import OWN, Chapter, Story, shipped_stories
from bellflower.ui import address

PAGES = Path(__file__).resolve().parents[2] / "pages"
_DRAFT = "story_draft"  # not the key of a widget, so it outlives the page
_LATEST = "story_latest"  # a dictionary that always holds the story of the draft
_OPEN = "story_open"  # the id of the chapter that is being written


def own_draft() -> Draft | None:
    """Return the draft of this session with its steps, or nothing if there is none."""
    return st.session_state.get(_DRAFT)


def keep_draft(draft: Draft | None) -> None:
    """Keep *draft* for this session, or forget the one there is."""
    st.session_state[_DRAFT] = draft
    if draft:
        latest()[_LATEST] = draft.story


def latest() -> dict[str, Story]:
    """Return what holds the story as it is at any time, also for a thread outside the session."""
    return st.session_state.setdefault(_LATEST, {})


def own_story() -> Story | None:
    """Return the reader's own story, which may have no chapter yet, or nothing if there is none."""
    draft = own_draft()
    return draft.story if draft else None


def change(story: Story) -> None:
    """Make *story* the next step of the draft, or its first; call from a callback."""
    draft = own_draft()
    keep_draft(changed(draft, story) if draft else Draft(story))


def chapter_now(chapter_id: str) -> Chapter | None:
    """Return a chapter as it is now; a callback may have been made before the last change."""
    story = own_story()
    return chapter_of(story, chapter_id) if story else None


def open_chapter() -> Chapter | None:
    """Return the chapter of the draft that is being written, the first if none was chosen."""
    story = own_story()
    if story is None or not story.chapters:
        return None
    return chapter_of(story, st.session_state.get(_OPEN, "")) or story.chapters[0]


def write_on(chapter_id: str) -> None:
    """Make *chapter_id* the chapter that is being written; call from a callback."""
    st.session_state[_OPEN] = chapter_id


def chosen_story(view: View) -> Story | None:
    """Return the story that *view* names, ``own`` being the reader's, or nothing if there is none."""
    return own_story() if view.story == OWN else shipped_stories().get(view.story)


def with_own_chapters(known: Known) -> Known:
    """Return *known* with the chapters of the reader's own story, for which a link may ask."""
    story = own_story()
    if story is None:
        return known
    chapters = known.values["chapter"] | {chapter.id for chapter in story.chapters}
    return replace(known, values={**known.values, "chapter": chapters})


def link_to(
    page: str, label: str, story_id: str = "", chapter_id: str = "", *, is_disabled: bool = False
) -> None:
    """Show a link to a page that opens with the present selection, at a chapter of a story.

    *label* is Markdown: text that is not ours goes through ``plain`` before.
    """
    kept = {
        name: values
        for name, values in address.menu_params().items()
        if name not in ("story", "chapter")
    }
    at: Mapping[str, str] = {"story": story_id, "chapter": chapter_id}
    params = kept | {name: [value] for name, value in at.items() if value}
    st.page_link(PAGES / f"{page}.py", label=label, query_params=params, disabled=is_disabled)
