"""The draft in the reader's browser: written there at each change, and taken back by a new session."""

import secrets
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from bellflower.browser.bundle import scripts_in
from bellflower.i18n import _
from bellflower.teaching.stories.levels import PLAIN
from bellflower.teaching.stories.library import (
    MAX_TEXT,
    Chapter,
    Choice,
    Story,
    StoryError,
    format_story,
    parse_story,
)
from bellflower.ui import stories
from bellflower.ui.builder import start
from bellflower.ui.builder.fields import key_of, key_of_choice
from bellflower.ui.components import component
from bellflower.ui.markdown import plain
from bellflower.view.script_texts import script_texts

_KEY = "draft"
_SESSION = "story_session"  # what tells the browser that a session is another one
_THROWN = "story_thrown"  # the draft that was thrown away last, as long as the session lives
_OF_STORY = ("title", "audience", "summary")  # what is typed as text
_OF_CHAPTER = ("heading", "text", "note", *PLAIN, *PLAIN.values())
_OF_CHOICE = ("text", "why")


def _texts(found: object) -> dict[str, str]:
    """Return what was typed into fields, by their keys, as far as it is text that fits."""
    pairs = found.items() if isinstance(found, Mapping) else ()
    return {str(key): text[:MAX_TEXT] for key, text in pairs if isinstance(text, str)}


def with_typed(story: Story, typed: Mapping[str, str]) -> Story:
    """Return *story* with the texts that were *typed* into its fields, by the keys of these."""

    def of(part: str, chapter: Chapter | None = None) -> dict[str, str]:
        key = key_of(part, chapter)
        return {part: typed[key]} if key in typed else {}

    def choice(chapter: Chapter, place: int) -> Choice:
        keys = {part: key_of_choice(part, place, chapter) for part in _OF_CHOICE}
        parts = {part: typed[key] for part, key in keys.items() if key in typed}
        return replace(chapter.choices[place], **parts)

    chapters = []
    for chapter in story.chapters:
        parts = {name: text for part in _OF_CHAPTER for name, text in of(part, chapter).items()}
        choices = tuple(choice(chapter, place) for place in range(len(chapter.choices)))
        chapters.append(replace(chapter, choices=choices, **parts))
    told = {name: text for part in _OF_STORY for name, text in of(part).items()}
    if not told.get("title", story.title).strip():
        told.pop("title", None)
    return replace(story, chapters=tuple(chapters), **told)


def _take_back() -> None:
    """Go on with the draft that the browser kept; what is here already is not replaced."""
    found: Any = st.session_state[_KEY].kept
    if stories.own_draft() or not isinstance(found, Mapping):
        return
    try:
        story = parse_story(str(found.get("story", "")))
    except StoryError as error:
        start.refuse(_("the draft in this browser"), error.problems)
        return
    stories.change(with_typed(story, _texts(found.get("typed"))))
    st.toast(_("Your story “{title}” is here again, as you left it.").format(title=plain(story.title)))


def keep(*, is_shown: bool = False) -> None:
    """Let the browser keep the draft, and say so if *is_shown*; once on each page."""
    draft, session = stories.own_draft(), st.session_state
    data = {
        "story": format_story(draft.story) if draft else "",
        "session": session.setdefault(_SESSION, secrets.token_hex(8)),
        "isThrown": draft is None and _THROWN in session,
        "isShown": is_shown,
        "texts": script_texts(scripts_in("draft")),
    }
    component("draft", "draft-root", "draft/draft.css")(key=_KEY, data=data, on_kept_change=_take_back)


def throw_away() -> None:
    """Forget the draft, here and in the browser; call from a callback."""
    st.session_state[_THROWN] = stories.own_draft()
    stories.keep_draft(None)


def thrown() -> bool:
    """Whether a draft was thrown away that can be brought back."""
    return stories.own_draft() is None and st.session_state.get(_THROWN) is not None


def bring_back() -> None:
    """Take the draft back that was thrown away last; call from a callback."""
    stories.keep_draft(st.session_state.pop(_THROWN))
