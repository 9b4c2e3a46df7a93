"""The reasons among which pupils choose: each with whether it holds, and why."""

from dataclasses import replace
from typing import Any

import streamlit as st

from bellflower.i18n import _
from bellflower.teaching.stories.library import MAX_CHOICES, MAX_TEXT, Chapter, Choice
from bellflower.ui import stories
from bellflower.ui.builder.fields import key_of_choice, seed, set_part


def _choices_now(chapter_id: str) -> tuple[Choice, ...]:
    chapter = stories.chapter_now(chapter_id)
    return chapter.choices if chapter else ()


def _take(key: str, chapter_id: str, place: int, part: str) -> None:
    parts: dict[str, Any] = {part: st.session_state[key]}
    choices = list(_choices_now(chapter_id))
    if place < len(choices):
        choices[place] = replace(choices[place], **parts)
        set_part(chapter_id, choices=tuple(choices))


def _remove(chapter_id: str, place: int) -> None:
    choices = _choices_now(chapter_id)
    set_part(chapter_id, choices=(*choices[:place], *choices[place + 1 :]))


def _add(chapter_id: str) -> None:
    choices = _choices_now(chapter_id)
    if len(choices) < MAX_CHOICES:
        set_part(chapter_id, choices=(*choices, Choice("")))


def _options(chapter: Chapter, place: int, part: str) -> dict[str, Any]:
    key = key_of_choice(part, place, chapter)
    seed(key, getattr(chapter.choices[place], part))
    return {"key": key, "on_change": _take, "args": (key, chapter.id, place, part)}


def _choice(chapter: Chapter, place: int) -> None:
    with st.container(border=True):
        said = _("Reason {number}").format(number=place + 1)
        st.text_input(said, max_chars=MAX_TEXT, **_options(chapter, place, "text"))
        st.text_area(
            _("Why it holds, or why not"),
            max_chars=MAX_TEXT,
            height=68,
            **_options(chapter, place, "why"),
        )
        with st.container(horizontal=True, vertical_alignment="center"):
            st.checkbox(_("It holds"), **_options(chapter, place, "is_right"))
            st.button(
                _("Remove reason {number}").format(number=place + 1),
                key=f"story_choice_remove_{place}",
                on_click=_remove,
                args=(chapter.id, place),
            )


def show(chapter: Chapter) -> None:
    """Show the reasons of *chapter*, and a button that adds one."""
    st.caption(_("Good wrong reasons are plausible misreadings. Mark every reason that holds."))
    for place in range(len(chapter.choices)):
        _choice(chapter, place)
    st.button(
        _("Add a reason"),
        key="story_choice_add",
        on_click=_add,
        args=(chapter.id,),
        disabled=len(chapter.choices) >= MAX_CHOICES,
        help=_("{most} are the most.").format(most=MAX_CHOICES),
    )
