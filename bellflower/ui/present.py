"""The presentation: a story chapter by chapter over the whole window.

The widget owns the chapter while somebody presents. The address follows when the presenter has come to
rest on one, and the widget is told of a chapter only if the address names another one than it shows.
"""

from pathlib import Path
from typing import Any

import streamlit as st

from bellflower.browser import FOLDER as BROWSER
from bellflower.browser.bundle import scripts_in
from bellflower.i18n import SOURCE_LANGUAGE, _, current_language
from bellflower.query.filters import EventFilter
from bellflower.record.dataset import Dataset
from bellflower.teaching.given import ChapterLink
from bellflower.teaching.present.lesson import build_lesson
from bellflower.teaching.present.links import chapter_links
from bellflower.teaching.stories.known_values import known_values
from bellflower.teaching.stories.library import OWN, Story, shipped_stories
from bellflower.ui import address, cache, linked_view, page_context, stories
from bellflower.ui.components import component, start_path
from bellflower.ui.markdown import visible
from bellflower.ui.page_context import CurrentView
from bellflower.view.script_texts import script_texts

PAGES = Path(__file__).resolve().parents[2] / "pages"
PAGE_STYLE = BROWSER / "present.css"
_KEY = "lesson"
_MOST_LESSONS = 32  # of all readers: each change of a story of one's own is another
_MOST_NOTES = 3  # on one link: they stand above the chapter
_SHOWN = "_lesson_shown"  # the story and the chapter that the widget is known to show
_SENT = "_lesson_sent"  # the chapter that it was last told
_REVISION = "_lesson_revision"


def _lesson(story: Story, record: Dataset) -> str:
    def make() -> str:
        return linked_view.spec_text(build_lesson(record, story, script_texts(scripts_in("lesson"))))

    return cache.for_all(record, story, make, kind="lesson", most=_MOST_LESSONS)


def _take_chapter() -> None:
    """Put the chapter on which the presenter rests into the address; runs before the frame."""
    story, _before = st.session_state[_SHOWN]
    chapter = st.session_state[_KEY].chapter
    st.session_state[_SHOWN] = story, chapter
    address.open_beside(story=story, chapter=chapter)


def _told(story: str, chapter: str) -> dict[str, Any]:
    """Return what tells the widget of *chapter*: something new only if it shows another one."""
    session = st.session_state
    if session.get(_SHOWN) != (story, chapter):
        session[_REVISION] = session.get(_REVISION, 0) + 1
        session[_SENT] = chapter
        session[_SHOWN] = story, chapter
    return {"chapter": session[_SENT], "revision": session[_REVISION]}


def _links(story: Story, story_id: str) -> list[ChapterLink]:
    """Return the short links to the chapters on this server, in the language of the page."""
    start = str(st.context.url or "").partition("?")[0].rpartition("/")[0]
    language = current_language()
    return chapter_links(
        story, story_id, start, "" if language == SOURCE_LANGUAGE else f"lang={language}"
    )


def forget() -> None:
    """Note that no presentation is on the page: when one comes back, it has to be told everything."""
    st.session_state.pop(_SHOWN, None)


def _leave() -> None:
    """Go on to the page from which a teacher chooses or writes, with the address as it is."""
    is_own = page_context.current_view().view.story == OWN
    names = ("build" if is_own else "teach", "explore")
    page = next(path for name in names if (path := PAGES / f"{name}.py").exists())
    st.switch_page(page, query_params=dict(address.menu_params()))


def _explain() -> None:
    """Say why there is nothing to present, and offer the way on."""
    st.header(_("Present"), anchor=False)
    st.info(_("There is no story of your own in this browser, or it has no chapter yet."))
    if st.button(_("Go to the stories"), key="present_leave"):
        _leave()


def show(current: CurrentView) -> None:
    """Present the story that the address names, the first one of the record if it names none."""
    view, record = current.view, current.record
    story = stories.chosen_story(view) if view.story else next(iter(shipped_stories().values()))
    if story is None or not story.chapters:
        _explain()
        return
    st.html(PAGE_STYLE)
    ids = [chapter.id for chapter in story.chapters]
    chapter = view.chapter if view.chapter in ids else ids[0]
    notes = address.notes(stories.with_own_chapters(known_values(record)))
    data = {
        "urls": linked_view.asset_urls(),
        "spec": linked_view.text_of(record, EventFilter()),
        "eventUrl": f"{start_path()}?event=",
        "lesson": _lesson(story, record),
        "theme": "dark" if st.context.theme.type == "dark" else "light",
        "links": _links(story, view.story or story.id),
        "isPlain": False,
        "messages": [visible(note) for note in notes[:_MOST_NOTES]],
        **_told(view.story or story.id, chapter),
    }
    shown = component("lesson", "lesson-root", "linked_view/linked_view.css", "lesson/lesson.css")(
        key=_KEY, data=data, on_chapter_change=_take_chapter, on_closed_change=lambda: None
    )
    if shown.closed:
        _leave()
