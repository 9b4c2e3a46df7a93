"""The files of a lesson: a button for each format, written only when it is asked for."""

import time
from collections.abc import Mapping
from functools import partial

import streamlit as st

from bellflower.i18n import N_, _, current_language, speaking
from bellflower.record.dataset import Dataset
from bellflower.teaching.formats import LESSON_FORMATS, lesson_bytes
from bellflower.teaching.handout.documents import can_make_pdf
from bellflower.teaching.present.levels import reading_levels
from bellflower.teaching.stories.levels import has_plain, in_plain
from bellflower.teaching.stories.library import Story, format_story
from bellflower.ui import classroom_file, stories

_MOMENT = 0.5  # s in which what was being typed when the button was pressed reaches the story
_GROUPS = {"paper": N_("Other papers and documents"), "quiz": N_("The quiz in other programs")}
_BOTH = ("html", "html-teacher", "story")  # formats that hold both texts
_STEMS = {"pptx": "slides", "story": "story"}


def _write(name: str, record: Dataset, story: Story, language: str) -> bytes:
    with speaking(language):  # Streamlit asks for the file in a thread that knows no language
        return lesson_bytes(name, record, story)


def _levels(story: Story, key: str) -> tuple[Story, Story]:
    """Return *story* and what sheets and slides tell of it: its plain texts if the reader wants them."""
    if not has_plain(story):
        return story, story
    is_plain = st.toggle(
        _("Plain language"),
        key=f"{key}_plain",
        help=" ".join(
            filter(
                None,
                (
                    _("For handout and slides; presentation and classroom file have both texts."),
                    reading_levels(story),
                ),
            )
        ),
    )
    return story, in_plain(story) if is_plain else story


def _at(levels: tuple[Story, Story], name: str) -> Story:
    """Return the story of *levels* that the format *name* writes."""
    return levels[0 if name in _BOTH else 1]


def _stem(levels: tuple[Story, Story], name: str) -> str:
    is_plain = name not in _BOTH and levels[0] != levels[1]
    return f"{_STEMS.get(name, name)}{'-plain' if is_plain else ''}"


def _can_be_made(name: str) -> bool:
    """Whether this computer can write the format *name*."""
    return not name.endswith("-pdf") or can_make_pdf()


def _button(name: str, record: Dataset, levels: tuple[Story, Story], key: str) -> None:
    each = LESSON_FORMATS[name]
    st.download_button(
        _(each.title),
        data=partial(_write, name, record, _at(levels, name), current_language()),
        file_name=f"bellflower-{levels[0].id}-{_stem(levels, name)}.{each.ending}",
        mime=each.media_type,
        key=f"{key}_{name}",
        on_click="ignore",
        width="stretch",
    )


def offer(record: Dataset, story: Story, key: str) -> None:
    """Show a button for each format, the rarer ones folded away; *key* tells the buttons apart."""
    levels = _levels(story, key)
    _offer_group("", record, levels, key)
    for group, title in _GROUPS.items():
        if group == "quiz" and not any(chapter.question for chapter in story.chapters):
            continue
        box = st.expander(_(title), key=f"{key}_{group}", on_change="rerun")
        if box.open:  # what is folded away costs nothing
            with box:
                _offer_group(group, record, levels, key)


def _offer_group(group: str, record: Dataset, levels: tuple[Story, Story], key: str) -> None:
    for name, each in LESSON_FORMATS.items():
        if each.group != group or not _can_be_made(name):
            continue
        if name in ("html", "html-teacher"):  # takes seconds, so that its progress is shown
            classroom_file.offer(record, levels[0], f"{key}_{name}", is_teacher=name != "html")
        else:
            _button(name, record, levels, key)


def _text_of_latest(latest: Mapping[str, Story], story: Story) -> str:
    time.sleep(_MOMENT)
    return format_story(next(iter(latest.values()), story))


def save(story: Story) -> None:
    """Show the button that downloads the reader's own *story* itself, finished or not."""
    st.download_button(
        _("Download the story"),
        data=partial(_text_of_latest, stories.latest(), story),
        file_name=f"bellflower-{story.id}-story.toml",
        mime=LESSON_FORMATS["story"].media_type,
        key="story_save",
        on_click="ignore",
    )
