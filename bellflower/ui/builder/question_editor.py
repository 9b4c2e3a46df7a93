"""The question of a chapter: how pupils answer it, the answer, and what the answer rests on."""

import streamlit as st

from bellflower.analysis.claims import claims_with_sources
from bellflower.i18n import N_, _
from bellflower.record.tables import rows_of
from bellflower.teaching.stories.library import Chapter
from bellflower.text import date_words, wording
from bellflower.ui import stories
from bellflower.ui.builder import choice_editor, fields
from bellflower.ui.markdown import plain
from bellflower.ui.page_context import CurrentView

_WAYS = {
    "words": N_("In their own words"),
    "interval": N_("With an interval of years"),
    "place": N_("With places on the map"),
    "choice": N_("By choosing among reasons"),
}
_NOTHING = {"answer_date": "", "answer_places": (), "choices": ()}


def _way(chapter: Chapter) -> str:
    """Return how *chapter* is answered, by what its answer holds; empty if it only has words."""
    parts = {
        "interval": chapter.answer_date,
        "place": chapter.answer_places,
        "choice": chapter.choices,
    }
    return next((way for way, part in parts.items() if part), "")


def _take_way(key: str, chapter_id: str) -> None:
    chapter = stories.chapter_now(chapter_id)
    if chapter and _way(chapter) not in ("", st.session_state[key]):
        fields.set_part(chapter_id, **_NOTHING)
    fields.forget_mistakes()


def _choose_way(chapter: Chapter) -> str:
    key = fields.key_of("way", chapter)
    held = _way(chapter)
    if held or key not in st.session_state:
        fields.seed(key, held or "words")
    return st.selectbox(
        _("How pupils answer"),
        list(_WAYS),
        format_func=lambda way: _(_WAYS[way]),
        key=key,
        on_change=_take_way,
        args=(key, chapter.id),
        help=_("Another way takes the answer of this one back; the words of the answer stay."),
    )


def _places(current: CurrentView, chapter: Chapter) -> None:
    record = current.record
    located = record.places[record.places["latitude"].notna()]
    names = {row["id"]: wording.place_name(row["name"], row["name_ko"]) for row in rows_of(located)}
    names |= {place: place for place in chapter.answer_places if place not in names}
    at = record.event_places
    near = set(at.loc[at["event_id"].isin(chapter.events), "place_id"])
    fields.seed(fields.key_of("answer_places", chapter), list(chapter.answer_places))
    st.multiselect(
        _("Places that answer it"),
        sorted(names, key=lambda place: (place not in near, names[place])),
        format_func=names.__getitem__,
        placeholder=_("Choose options"),
        help=_("The places of the events of the chapter come first."),
        **fields.binding("answer_places", chapter, to_part=tuple),
    )


def _claims(current: CurrentView, chapter: Chapter) -> None:
    claims = current.record.claims
    told = claims[claims["event_id"].isin(chapter.events) | claims["id"].isin(chapter.claims)]
    words = {
        row["id"]: f"{row['asserted_by']}: {row['says']}"
        for row in claims_with_sources(current.record, told)
    }
    if not words:
        st.caption(_("Add events to the chapter to name the claims that the answer rests on."))
        return
    fields.seed(fields.key_of("claims", chapter), list(chapter.claims))
    st.multiselect(
        _("Claims that the answer rests on"),
        list(words),
        format_func=words.__getitem__,
        placeholder=_("Choose options"),
        help=_("They are shown as evidence when the answer is given."),
        **fields.binding("claims", chapter, to_part=tuple),
    )


def _interval(chapter: Chapter) -> None:
    fields.date(
        _("Interval that answers it"),
        "answer_date",
        chapter,
        placeholder="1986/1993",
        help=_("The first and the last year that the sources allow, such as 1986/1993."),
    )
    if chapter.answer_date:
        st.caption(plain(date_words.format_date(chapter.answer_date)))


def show(current: CurrentView, chapter: Chapter) -> None:
    """Show the question of *chapter* and everything that belongs to its answer."""
    fields.lines(_("Question"), "question", chapter)
    way = _choose_way(chapter)
    if way == "interval":
        _interval(chapter)
    elif way == "place":
        _places(current, chapter)
    elif way == "choice":
        choice_editor.show(chapter)
    fields.lines(_("Answer, in words"), "answer", chapter, height=2)
    _claims(current, chapter)
