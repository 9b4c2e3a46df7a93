"""The button on an open event that adds it to the reader's own story."""

import streamlit as st

from bellflower.i18n import _
from bellflower.record.dataset import Dataset
from bellflower.teaching.stories.drafts import with_events
from bellflower.teaching.stories.library import MAX_ITEMS
from bellflower.ui import stories
from bellflower.ui.builder import chapter_list
from bellflower.ui.markdown import plain


def _add(event_id: str) -> None:
    story, chapter = stories.own_story(), stories.open_chapter()
    if story is None or chapter is None or len(chapter.events) >= MAX_ITEMS:
        chapter_list.add(events=(event_id,))
        chapter = stories.open_chapter()
    else:
        stories.change(with_events(story, chapter.id, [event_id]))
    if chapter:
        said = _("Added to “{heading}” of your story.")
        st.toast(said.format(heading=plain(chapter.heading)))


def offer(record: Dataset, event_id: str) -> None:
    """Show the button, and the way to the story once the event is in its open chapter.

    An event that was withdrawn cannot be added.
    """
    if event_id not in set(record.events["id"]):
        return
    chapter = stories.open_chapter()
    if chapter and event_id in chapter.events:
        with st.container(key="story_link_card"):
            stories.link_to("build", _("In your story: go on building"))
        return
    st.button(_("Add to my story"), key="story_add_event", on_click=_add, args=(event_id,))
