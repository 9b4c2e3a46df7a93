"""Fields that show a part of the draft, and make what was written in them its next step."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from bellflower.i18n import _
from bellflower.record.dates import find_date
from bellflower.teaching.stories.drafts import edited
from bellflower.teaching.stories.library import MAX_TEXT, Chapter, Story
from bellflower.ui import stories
from bellflower.ui.markdown import plain

_MISTAKES = "story_mistakes"  # texts that are no dates, by the key of their field
_LINES = 96  # px for each of the heights of a text


def seed(key: str, value: Any) -> None:
    """Let the widget with *key* show *value*; while they agree, what is being typed is left alone."""
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value


def key_of(part: str, chapter: Chapter | None = None) -> str:
    """Return the key of the field for *part* of a chapter, or of the story itself."""
    return f"story_{part}_{chapter.id}" if chapter else f"story_{part}"


def key_of_choice(part: str, place: int, chapter: Chapter) -> str:
    """Return the key of the field for *part* of the reason at *place* among those of a chapter."""
    return f"story_choice_{part}_{place}_{chapter.id}"


def set_part(chapter_id: str, **parts: Any) -> None:
    """Change *parts* of a chapter, or of the story if no id is given; call from a callback."""
    story = stories.own_story()
    if story is not None:
        stories.change(edited(story, chapter_id, **parts) if chapter_id else replace(story, **parts))


def _take(key: str, part: str, chapter_id: str, is_needed: bool, to_part: Callable[[Any], Any]) -> None:
    value = to_part(st.session_state[key])
    if not is_needed or value.strip():
        set_part(chapter_id, **{part: value})


def binding(
    part: str,
    chapter: Chapter | None,
    *,
    is_needed: bool = False,
    to_part: Callable[[Any], Any] = lambda value: value,
) -> dict[str, Any]:
    """Return the options of a widget that writes *part*; one that *is_needed* is never left empty."""
    key = key_of(part, chapter)
    args = (key, part, chapter.id if chapter else "", is_needed, to_part)
    return {"key": key, "on_change": _take, "args": args}


def line(
    label: str, part: str, owner: Story | Chapter, *, is_needed: bool = False, **options: Any
) -> None:
    """Show a text of one line, a part of *owner*."""
    chapter = owner if isinstance(owner, Chapter) else None
    seed(key_of(part, chapter), getattr(owner, part))
    st.text_input(label, max_chars=MAX_TEXT, **options, **binding(part, chapter, is_needed=is_needed))


def lines(label: str, part: str, owner: Story | Chapter, *, height: int = 1, **options: Any) -> None:
    """Show a text of several lines, a part of *owner*."""
    chapter = owner if isinstance(owner, Chapter) else None
    seed(key_of(part, chapter), getattr(owner, part))
    st.text_area(label, max_chars=MAX_TEXT, height=height * _LINES, **options, **binding(part, chapter))


def _take_date(key: str, part: str, chapter_id: str) -> None:
    text = st.session_state[key].strip()
    mistakes = st.session_state.setdefault(_MISTAKES, {})
    if text and find_date(text) is None:
        mistakes[key] = text
        return
    mistakes.pop(key, None)
    set_part(chapter_id, **{part: text})


def date(label: str, part: str, chapter: Chapter, **options: Any) -> None:
    """Show an EDTF date, a part of *chapter*; what is no date is said and not taken."""
    key = key_of(part, chapter)
    mistakes = st.session_state.setdefault(_MISTAKES, {})
    if key not in st.session_state:
        mistakes.pop(key, None)
    if key not in mistakes:
        seed(key, getattr(chapter, part))
    args = (key, part, chapter.id)
    st.text_input(label, key=key, max_chars=100, on_change=_take_date, args=args, **options)
    if key in mistakes:
        problem = _("“{text}” is not a date or an interval such as 1976, 1976-10 or 1970/1985.")
        st.error(problem.format(text=plain(mistakes[key])))


def forget_mistakes() -> None:
    """Let every date show what the draft holds; call from a callback."""
    st.session_state[_MISTAKES] = {}
