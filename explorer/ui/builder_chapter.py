"""The chapter that is being written: its words, its events, what map and timeline show, its question."""

import streamlit as st

from explorer import links, wording
from explorer.drafts import view_parts
from explorer.figures.basemap import VIEWS
from explorer.i18n import _
from explorer.stories import OWN, Chapter
from explorer.ui import builder_events, builder_question, cache, stories, story_fields
from explorer.ui.frame import CurrentView
from explorer.ui.plain import plain


def _words(chapter: Chapter) -> None:
    story_fields.line(_("Heading"), "heading", chapter)
    story_fields.lines(_("Text"), "text", chapter, height=2)
    story_fields.lines(
        _("Note for the teacher"),
        "note",
        chapter,
        help=_("Shown to the presenter and in the teacher’s part of the handout, not to pupils."),
    )


def _take_view(chapter_id: str, current: CurrentView) -> None:
    story_fields.forget_mistakes()
    story_fields.set_part(chapter_id, **view_parts(current.view))


def _drop_filters(chapter_id: str) -> None:
    story_fields.set_part(chapter_id, query="")


def _filters(current: CurrentView, chapter: Chapter) -> None:
    """Say which filters the chapter has, and which of them mean nothing."""
    if not chapter.query:
        st.caption(_("No filters: everything in the period is shown."))
        return
    params = links.params_of(chapter.query)
    said = "; ".join(
        f"{name}: {', '.join(map(wording.label, values))}" for name, values in params.items()
    )
    st.markdown(_("Filters: {filters}").format(filters=plain(said)))
    for note in links.from_params(params, cache.known_values(current.record))[1]:
        st.warning(plain(note))
    st.button(
        _("Remove the filters"), key="story_drop_filters", on_click=_drop_filters, args=(chapter.id,)
    )


def _map(current: CurrentView, chapter: Chapter) -> None:
    st.button(
        _("Take the period, map and filters of the present view"),
        key="story_take_view",
        on_click=_take_view,
        args=(chapter.id, current),
    )
    story_fields.date(
        _("Period"),
        "period",
        chapter,
        placeholder="1970/1985",
        help=_("Years or dates, such as 1970/1985, 1976 or 1976-10. Empty means all years."),
    )
    if chapter.period:
        st.caption(plain(wording.format_date(chapter.period)))
    story_fields.seed(story_fields.key_of("view", chapter), chapter.view)
    st.selectbox(
        _("Map"),
        list(VIEWS),
        format_func=lambda view: _(VIEWS[view].title),
        **story_fields.taking("view", chapter),
    )
    _filters(current, chapter)


def show(current: CurrentView, chapter: Chapter) -> None:
    """Show everything that can be written of *chapter*."""
    # the labels never change: with others, Streamlit would go back to the first tab
    words, events, ground, question = st.tabs(
        [_("Words"), _("Events"), _("Map and years"), _("Question")]
    )
    with words:
        _words(chapter)
        with st.container(key="story_link_present"):
            stories.link_to("present", _("See this chapter as it is presented"), OWN, chapter.id)
    with events:
        builder_events.show(current, chapter)
    with ground:
        _map(current, chapter)
    with question:
        builder_question.show(current, chapter)
