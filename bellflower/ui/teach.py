"""The Teach page: guided stories to present and to take along, and the way to build one."""

from collections import Counter

import streamlit as st

from bellflower.i18n import N_, _, ngettext
from bellflower.teaching.present.levels import reading_levels
from bellflower.teaching.stories.library import OWN, Story, shipped_stories, story_problems
from bellflower.ui import lesson_files, lesson_plan, stories
from bellflower.ui.markdown import plain
from bellflower.ui.page_context import CurrentView

_ANSWERS = {
    "interval": N_("with years"),
    "place": N_("on the map"),
    "choice": N_("by choosing reasons"),
    "words": N_("in own words"),
}

_LESSON = N_("""\
1. **Before the lesson**, read the chapters with their notes for the teacher. If the room has no
   internet, take the classroom file along: it opens from a USB stick, with map, timeline and quiz.
2. **In the room**, present: the arrow keys or a clicker turn the chapters. Ask each question before
   you show its answer, and let pupils say which source they would trust, and why.
3. **On paper**, hand out the sheet. Its key for the teacher stands apart from the questions.
4. **Afterward**, compare: where the sources disagree, the answer is an interval or several reasons.
   Ask how sure each source is, and how a pupil would find out more.
""")


def _chapters_and_questions(story: Story) -> str:
    """Return how many chapters *story* has, and how its questions are answered."""
    number = len(story.chapters)
    chapters = ngettext("{count} chapter", "{count} chapters", number).format(count=number)
    kinds = Counter(chapter.answered_by for chapter in story.chapters if chapter.answered_by)
    asked = sum(kinds.values())
    if not asked:
        return chapters
    questions = ngettext("{count} question", "{count} questions", asked).format(count=asked)
    ways = ", ".join(
        _("{count} {way}").format(count=kinds[kind], way=_(way))
        for kind, way in _ANSWERS.items()
        if kinds[kind]
    )
    return _("{chapters} · {questions} to answer: {ways}").format(
        chapters=chapters, questions=questions, ways=ways
    )


def _chapter_links(story: Story, story_id: str) -> None:
    with st.container(key=f"teach_chapters_{story_id}", gap=None):
        for number, chapter in enumerate(story.chapters, 1):
            heading = _("{number}. {heading}").format(number=number, heading=chapter.heading)
            stories.link_to("present", plain(heading), story_id, chapter.id)


def _present(story: Story, story_id: str, *, is_disabled: bool = False) -> None:
    first = story.chapters[0].id if story.chapters else ""
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(key=f"teach_present_{story_id}", width="content"):
            stories.link_to("present", _("Present"), story_id, first, is_disabled=is_disabled)
        with st.container(key=f"story_link_quiz_{story_id}", width="content"):
            stories.link_to("quiz", _("Take the quiz"), story_id, is_disabled=is_disabled)
        with st.container(key=f"story_link_results_{story_id}", width="content"):
            stories.link_to("results", _("Open answers"), story_id, is_disabled=is_disabled)


def _story(current: CurrentView, story: Story) -> None:
    with st.container(border=True, key=f"teach_story_{story.id}"):
        told, taken = st.columns([5, 3], gap="large")
        with told:
            st.subheader(plain(story.title), anchor=False)
            st.caption(plain(story.audience))
            st.markdown(plain(story.summary))
            _present(story, story.id)
            st.caption(_chapters_and_questions(story))
            if levels := reading_levels(story):
                st.caption(levels)
            _chapter_links(story, story.id)
        with taken:
            st.markdown(_("**Download**"))
            lesson_files.offer(current.record, story, f"teach_{story.id}")


def _own(current: CurrentView) -> None:
    story = stories.own_story()
    with st.container(border=True, key="teach_own"):
        st.subheader(_("Your own story"), anchor=False)
        if story is None:
            st.markdown(
                _(
                    "Tick events, save views of the map as chapters, write what you want to say, and "
                    "ask your own questions. Begin with a blank story, or with a copy of a story above."
                )
            )
            with st.container(key="teach_present_own"):
                stories.link_to("build", _("Build your own"))
            return
        st.markdown(f"**{plain(story.title)}**")
        st.caption(_chapters_and_questions(story))
        _present(story, OWN, is_disabled=bool(story_problems(story, current.record)))
        with st.container(key="story_link_build"):
            stories.link_to("build", _("Go on building"))


def show(current: CurrentView) -> None:
    """Show the page."""
    st.header(_("Teach"), anchor=False)
    st.markdown(_("Guided stories through the record: to present, to hand out, to download."))
    with st.expander(_("How a lesson goes")):
        st.markdown(_(_LESSON))
    with st.expander(_("Lesson plan: 45 minutes, aims, materials, rubric")):
        lesson_plan.show()
    for story in shipped_stories().values():
        _story(current, story)
    _own(current)
