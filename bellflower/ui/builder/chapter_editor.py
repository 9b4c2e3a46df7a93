"""The chapter that is being written: its words, its events, what map and timeline show, its question."""

import streamlit as st

from bellflower.i18n import N_, _
from bellflower.query.view_words import view_in_words
from bellflower.teaching.stories.chapter_view import chapter_view, view_parts
from bellflower.teaching.stories.contents import content_words
from bellflower.teaching.stories.known_values import known_values
from bellflower.teaching.stories.library import (
    MAX_KEY_WORDS,
    MAX_POINTS,
    MAX_TEXT,
    OWN,
    SENSITIVE,
    Chapter,
)
from bellflower.text import date_words
from bellflower.ui import stories
from bellflower.ui.builder import event_picker, fields, question_editor
from bellflower.ui.markdown import plain
from bellflower.ui.page_context import CurrentView
from bellflower.view.figures.basemap import VIEWS

_PLAIN = {
    "plain_key_sentence": N_("Key sentence in plain language"),
    "plain_question": N_("Question in plain language"),
    "plain_answer": N_("Answer in plain language"),
}


def _words(chapter: Chapter) -> None:
    fields.line(_("Heading"), "heading", chapter)
    fields.line(
        _("Key sentence"),
        "key_sentence",
        chapter,
        help=_("What a class should keep, in at most {most} words; it is shown in large type.").format(
            most=MAX_KEY_WORDS
        ),
    )
    fields.lines(_("Text"), "text", chapter, height=2)
    with st.expander(_("Points, plain language and content note")):
        _for_a_class(chapter)
    fields.lines(
        _("Note for the teacher"),
        "note",
        chapter,
        help=_("Shown to the presenter and in the teacher’s part of the handout, not to pupils."),
    )


def _points(text: str) -> tuple[str, ...]:
    """Return the points that stand in *text*, one on each line, as many as a chapter has room for."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())[:MAX_POINTS]


def _for_a_class(chapter: Chapter) -> None:
    """Show what of *chapter* is written for the back row and for readers of plain language."""
    fields.seed(fields.key_of("points", chapter), "\n".join(chapter.points))
    st.text_area(
        _("Points, one on each line"),
        max_chars=MAX_TEXT,
        help=_("At most {most}, below the key sentence.").format(most=MAX_POINTS),
        **fields.binding("points", chapter, to_part=_points),
    )
    fields.lines(
        _("Text in plain language"),
        "plain",
        chapter,
        help=_("Short sentences of at most 15 words. A presentation can show it in place of the text."),
    )
    for name, label in _PLAIN.items():
        fields.lines(_(label), name, chapter, help=_("Leave it empty if the other one is plain enough."))
    fields.seed(fields.key_of("sensitive", chapter), list(chapter.sensitive))
    st.multiselect(
        _("Content note: this chapter speaks of"),
        SENSITIVE,
        format_func=content_words,
        placeholder=_("Choose options"),
        **fields.binding("sensitive", chapter, to_part=tuple),
    )


def _take_view(chapter_id: str, current: CurrentView) -> None:
    fields.forget_mistakes()
    fields.set_part(chapter_id, **view_parts(current.view))


def _drop_filters(chapter_id: str) -> None:
    fields.set_part(chapter_id, query="")


def _filters(current: CurrentView, chapter: Chapter) -> None:
    """Say which filters the chapter has, and which of them mean nothing."""
    if not chapter.query:
        st.caption(_("No filters: everything in the period is shown."))
        return
    view, notes = chapter_view(chapter, known_values(current.record))
    told = view_in_words(view) or _("none that leaves anything out")
    st.markdown(_("Filters: {filters}").format(filters=plain(told)))
    for note in notes:
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
    fields.date(
        _("Period"),
        "period",
        chapter,
        placeholder="1970/1985",
        help=_("Years or dates, such as 1970/1985, 1976 or 1976-10. Empty means all years."),
    )
    if chapter.period:
        st.caption(plain(date_words.format_date(chapter.period)))
    fields.seed(fields.key_of("view", chapter), chapter.view)
    st.selectbox(
        _("Map"),
        list(VIEWS),
        format_func=lambda view: _(VIEWS[view].title),
        **fields.binding("view", chapter),
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
        event_picker.show(current, chapter)
    with ground:
        _map(current, chapter)
    with question:
        question_editor.show(current, chapter)
