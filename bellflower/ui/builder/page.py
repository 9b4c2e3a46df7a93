"""The story builder: the reader's own story, its tools, its chapters, and the one that is open."""

import streamlit as st

from bellflower.i18n import _, ngettext
from bellflower.teaching.stories.drafts import Draft, redone, undone
from bellflower.teaching.stories.library import OWN, Story, story_problems
from bellflower.ui import lesson_files, stories
from bellflower.ui.builder import chapter_editor, chapter_list, fields, keeping, start
from bellflower.ui.markdown import plain
from bellflower.ui.page_context import CurrentView


def _undo() -> None:
    if draft := stories.own_draft():
        stories.keep_draft(undone(draft))
    fields.forget_mistakes()


def _redo() -> None:
    if draft := stories.own_draft():
        stories.keep_draft(redone(draft))
    fields.forget_mistakes()


def _steps(draft: Draft) -> None:
    back, on = len(draft.past), len(draft.future)
    to_undo = ngettext("{count} change can be taken back.", "{count} changes can be taken back.", back)
    to_redo = ngettext("{count} change can be made again.", "{count} changes can be made again.", on)
    st.button(
        _("Undo"), key="story_undo", disabled=not back, on_click=_undo, help=to_undo.format(count=back)
    )
    st.button(
        _("Redo"), key="story_redo", disabled=not on, on_click=_redo, help=to_redo.format(count=on)
    )


def _tools(current: CurrentView, draft: Draft, missing: tuple[str, ...]) -> None:
    story = draft.story
    with st.container(key="story_tools", horizontal=True, vertical_alignment="center"):
        with st.container(key="teach_present_build", width="content"):
            chapter = stories.open_chapter()
            opened = chapter.id if chapter else ""
            stories.link_to("present", _("Present"), OWN, opened, is_disabled=bool(missing))
        _steps(draft)
        lesson_files.save(story)
        with st.popover(_("Download"), key="story_take_along", disabled=bool(missing)):
            lesson_files.offer(current.record, story, "story_take")
        with st.popover(_("Begin anew or open a file"), key="story_anew"):
            st.warning(
                _("This replaces “{title}”, which is here now. Undo brings it back.").format(
                    title=plain(draft.story.title)
                )
            )
            if st.checkbox(_("Replace it"), key="story_may_replace"):
                start.choices(columns=1)
        _throwing(draft)


def _throwing(draft: Draft) -> None:
    """Let a reader clear the draft from the page and the browser, who has confirmed it."""
    with st.popover(_("Throw away"), key="story_throw"):
        st.warning(
            _(
                "This removes “{title}” from this page and from this browser, as on a computer that "
                "others use. Download it first if you want to keep it."
            ).format(title=plain(draft.story.title))
        )
        st.button(_("Throw it away"), key="story_throw_away", on_click=keeping.throw_away)


def _missing(missing: tuple[str, ...]) -> None:
    """Say what is missing before the story can be presented."""
    if missing:
        shown = "\n".join(f"- {plain(one)}" for one in missing)
        first = _("Before the story can be presented or handed out:")
        st.info(f"{first}\n\n{shown}")


def _about(story: Story) -> None:
    fields.line(_("Title"), "title", story, is_needed=True)
    with st.expander(_("For whom, and what it is about")):
        fields.line(_("For whom"), "audience", story)
        fields.lines(_("Summary"), "summary", story)


def _draft(current: CurrentView, draft: Draft) -> None:
    missing = story_problems(draft.story, current.record)
    _tools(current, draft, missing)
    start.refused()
    _missing(missing)
    _about(draft.story)
    chapters, written = st.columns([2, 5], gap="large")
    with chapters:
        chapter_list.show(current, draft.story)
        start.limits()
    with written:
        if chapter := stories.open_chapter():
            chapter_editor.show(current, chapter)


def show(current: CurrentView) -> None:
    """Show the page."""
    st.header(_("Build your own story"), anchor=False)
    draft = stories.own_draft()
    keeping.keep(is_shown=True)
    if draft is not None:
        _draft(current, draft)
        return
    st.caption(
        _(
            "Your story is kept in this browser as you write it, and on no server. Download it as a "
            "file to take it to another computer."
        )
    )
    start.refused()
    if keeping.thrown():
        st.info(_("Your story was thrown away."))
        st.button(_("Bring it back"), key="story_bring_back", on_click=keeping.bring_back)
    st.markdown(_("How would you like to begin?"))
    start.choices()
    start.limits()
