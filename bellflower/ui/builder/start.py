"""How a story of one's own begins: with nothing, with a copy of one of the record, or with a file."""

from dataclasses import replace

import streamlit as st

from bellflower.i18n import _, ngettext
from bellflower.teaching.stories.drafts import new_draft
from bellflower.teaching.stories.library import (
    MAX_CHAPTERS,
    MAX_TEXT,
    OWN,
    Story,
    StoryError,
    invalid_parts,
    parse_story,
    shipped_stories,
)
from bellflower.ui import page_context, stories
from bellflower.ui.markdown import plain

_REFUSED = "story_refused"  # the name of a file that was not opened, and why
_OPENED = "story_opened"  # how many files were offered: the field is empty again after each
_SHOWN = 30  # problems on the page; the rest is counted


def _begin(story: Story) -> None:
    stories.change(story)
    stories.write_on("")
    st.session_state.pop(_REFUSED, None)


def _begin_empty() -> None:
    _begin(new_draft(_("My story")).story)


def _begin_copy() -> None:
    shipped = shipped_stories()[st.session_state["story_to_copy"]]
    _begin(replace(shipped, id=OWN, title=_("{title} (copy)").format(title=shipped.title)))


def _read(content: bytes) -> Story:
    """Return the story in *content*; raises :class:`StoryError` if it cannot be shown."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise StoryError((_("The file is not a text in UTF-8. Save it again as UTF-8."),)) from None
    story = parse_story(text)
    if found := invalid_parts(story, page_context.current_view().record):
        raise StoryError(found)
    return story


def _open_file(key: str) -> None:
    file = st.session_state[key]
    if file is None:
        return
    st.session_state[_OPENED] = st.session_state.get(_OPENED, 0) + 1
    try:
        story = _read(file.getvalue())
    except StoryError as error:
        refuse(file.name, error.problems)
        return
    _begin(story)
    number = len(story.chapters)
    chapters = ngettext("{count} chapter", "{count} chapters", number).format(count=number)
    opened = _("Opened “{title}”, {chapters}.").format(title=plain(story.title), chapters=chapters)
    st.toast(opened)


def refuse(name: str, problems: tuple[str, ...]) -> None:
    """Note that what is called *name* could not be opened, and why."""
    st.session_state[_REFUSED] = (name, problems)


def refused() -> None:
    """Say why the last file was not opened, if so: every reason, with the way out."""
    name, problems = st.session_state.get(_REFUSED, ("", ()))
    if not problems:
        return
    number = len(problems)
    first = ngettext(
        "“{name}” was not opened, and your draft was kept. 1 problem to fix:",
        "“{name}” was not opened, and your draft was kept. {count} problems to fix:",
        number,
    )
    shown = "\n".join(f"- {plain(problem)}" for problem in problems[:_SHOWN])
    rest = number - _SHOWN
    if rest > 0:
        more = ngettext("{count} more is not listed.", "{count} more are not listed.", rest)
        shown += "\n- " + more.format(count=rest)
    st.error(f"{first.format(name=plain(name), count=number)}\n\n{shown}")


def choices(columns: int = 3) -> None:
    """Show the three ways to begin, in one column or three."""
    titles = {story.id: story.title for story in shipped_stories().values()}
    empty, copy, file = (
        st.columns(3, gap="medium", border=True) if columns == 3 else [st.container()] * 3
    )
    with empty:
        st.markdown(_("**Blank story**"))
        st.caption(_("Write chapter by chapter, and tick the events of each."))
        st.button(_("Begin an empty story"), on_click=_begin_empty, key="story_begin_empty")
    with copy:
        st.markdown(_("**With a copy**"))
        st.selectbox(
            _("A guided story of the record"),
            list(titles),
            format_func=titles.__getitem__,
            key="story_to_copy",
        )
        st.button(_("Copy it"), on_click=_begin_copy, key="story_begin_copy")
    with file:
        st.markdown(_("**With a file**"))
        key = f"story_file_{st.session_state.get(_OPENED, 0)}"
        st.file_uploader(
            _("A story file that was downloaded here"),
            type=["toml"],
            key=key,
            on_change=_open_file,
            args=(key,),
            max_upload_size=1,
        )


def limits() -> None:
    """Say how much fits into a story."""
    st.caption(
        _(
            "A story has room for {chapters} chapters, and each of its texts for "
            "{characters:,} characters."
        ).format(chapters=MAX_CHAPTERS, characters=MAX_TEXT)
    )
