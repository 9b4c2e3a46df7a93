"""The answers of a class, opened together in the teacher's browser; the server never sees them."""

import streamlit as st

from bellflower.i18n import _
from bellflower.ui import linked_view, stories
from bellflower.ui.components import component
from bellflower.ui.markdown import plain
from bellflower.ui.page_context import CurrentView
from bellflower.ui.quiz import quiz_of


def show(current: CurrentView) -> None:
    """Show what opens the answers to the quiz of the story that the address names."""
    story = stories.chosen_story(current.view)
    quiz = quiz_of(story, current.record)
    st.header(_("Answers of the class"), anchor=False)
    st.markdown(f"**{plain(quiz['title'])}**")
    component("results", "results-root", "quiz/quiz.css")(
        key="results",
        data={"quiz": quiz, "urls": linked_view.asset_urls(), "chapterUrl": "", "eventUrl": "./?event="},
    )
    with st.container(horizontal=True, key="results_links"):
        stories.link_to("quiz", _("The quiz itself"), current.view.story if story else "")
        stories.link_to("teach", _("Teach"))
