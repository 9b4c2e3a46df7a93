"""The quiz as a Streamlit component: it is given its questions once, and sends nothing back.

The answers stay in the reader's browser; the server never learns of them.
"""

from typing import Any
from urllib.parse import urlencode

import streamlit as st

from bellflower.i18n import _
from bellflower.record.dataset import Dataset
from bellflower.teaching.quiz.questions import build_quiz, dispute_quiz
from bellflower.teaching.stories.library import Story, shipped_stories
from bellflower.ui import cache, linked_view, stories
from bellflower.ui.components import component
from bellflower.ui.markdown import plain
from bellflower.ui.page_context import CurrentView

_MOST_QUIZZES = 32  # of all readers: each change of a story of one's own is another


def quiz_of(story: Story | None, record: Dataset) -> dict[str, Any]:
    """Return the questions of *story*, or those about disputed dates without one."""

    def make() -> dict[str, Any]:
        return build_quiz(record, story) if story else dispute_quiz(record)

    return cache.for_all(record, story, make, kind="quiz", most=_MOST_QUIZZES)


def _others(shown: Story | None) -> None:
    """Offer the other quizzes."""
    with st.container(key="quiz_others", gap=None):
        for story in shipped_stories().values():
            if story != shown:
                stories.link_to("quiz", plain(story.title), story.id)
        if shown is not None:
            stories.link_to("quiz", _("Disputed dates"))


def show(current: CurrentView) -> None:
    """Show the quiz of the story that the address names, or of the disputed dates if it names none."""
    story = stories.chosen_story(current.view)
    record = current.record
    quiz = quiz_of(story, record)
    st.header(_("Quiz"), anchor=False)
    st.markdown(f"**{plain(quiz['title'])}**")
    st.markdown(
        _("Guess first, then see the evidence. Where the sources disagree, the answer is an interval.")
    )
    if quiz["questions"]:
        component("quiz", "quiz-root", "quiz/quiz.css")(
            key="quiz",
            data={
                "quiz": quiz,
                "urls": linked_view.asset_urls(),
                "chapterUrl": f"present?{urlencode({'story': current.view.story})}&chapter="
                if story
                else "",
                "eventUrl": "./?event=",
            },
        )
        with st.container(key="story_link_results"):
            told = _("For teachers: open the answers of a class")
            stories.link_to("results", told, current.view.story if story else "")
    else:
        st.info(_("This story asks no questions. Choose another quiz."))
    st.caption(_("Other quizzes"))
    _others(story)
