"""What presenting a story needs: its texts, and what map and timeline show for each chapter."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from bellflower.i18n import _, counted, current_language
from bellflower.query import filters
from bellflower.query.filters import EventFilter
from bellflower.query.parameters import Known
from bellflower.record.dataset import Dataset
from bellflower.record.dates import OPEN_END, find_date
from bellflower.record.decimal_years import decimal_year
from bellflower.record.tables import rows_of
from bellflower.teaching.present.focus import focus_of
from bellflower.teaching.present.levels import reading_levels
from bellflower.teaching.stories.chapter_view import chapter_view
from bellflower.teaching.stories.contents import sensitive_words
from bellflower.teaching.stories.glossary import glossary
from bellflower.teaching.stories.known_values import known_values
from bellflower.teaching.stories.library import Chapter, Choice, Story
from bellflower.text import date_words, wording
from bellflower.view.view_state import view_state


def _moments(text: str) -> dict[str, float | None] | None:
    """Return the decimal years between which the EDTF *text* lies, ``None`` for an end not known."""
    span = find_date(text)
    if span is None:
        return None
    return {
        "from": None if span.is_open_start else decimal_year(span.earliest),
        "to": None if span.latest == OPEN_END else decimal_year(span.latest, shift=1),
    }


def _only(record: Dataset, wanted: EventFilter) -> list[str] | None:
    """Return the ids of the events that the facets of *wanted* select, ``None`` for all of them."""
    chosen = filters.select_facets(record.events, wanted, record.text_index)
    return None if len(chosen) == len(record.events) else chosen["id"].tolist()


def _only_routes(record: Dataset, wanted: EventFilter) -> list[str] | None:
    """Return the ids of the routes that the facets of *wanted* select, ``None`` for all of them."""
    chosen = filters.select_routes(
        record.routes, record.route_legs, record.places, wanted, record.text_index
    )
    return None if len(chosen) == len(record.routes) else chosen["id"].tolist()


def _event_row(event: dict[str, Any], claims: pd.DataFrame) -> dict[str, str]:
    number = claims.loc[claims["event_id"] == event["id"], "source_id"].nunique()
    return {
        "id": event["id"],
        "title": event["title"],
        "date": date_words.format_date(event["date"]),
        "category": wording.label(event["category"]),
        "evidence": wording.rank_label(event["evidence_rank"]),
        "sources": counted(number, "{n} source", "{n} sources"),
        "summary": event["summary"],
    }


def _event_rows(record: Dataset, ids: tuple[str, ...]) -> list[dict[str, str]]:
    """Return what is told of the events *ids*, in their order; one that is not published is left out."""
    found = record.events[record.events["id"].isin(ids)]
    rows = {row["id"]: _event_row(row, record.claims) for row in rows_of(found)}
    return [rows[event] for event in ids if event in rows]


def _choice(choice: Choice) -> dict[str, Any]:
    return {"text": choice.text, "isRight": choice.is_right, "why": choice.why}


def _chapter(record: Dataset, chapter: Chapter, known: Known) -> dict[str, Any]:
    view, notes = chapter_view(chapter, known)
    both = map(wording.place_name, record.places["name"], record.places["name_ko"])
    names = dict(zip(record.places["id"], both))
    return {
        "id": chapter.id,
        "heading": chapter.heading,
        "keySentence": chapter.key_sentence,
        "points": list(chapter.points),
        "text": chapter.text,
        "plain": chapter.plain,
        "plainKeySentence": chapter.plain_key_sentence,
        "plainQuestion": chapter.plain_question,
        "plainAnswer": chapter.plain_answer,
        "sensitive": sensitive_words(chapter),
        "period": date_words.format_date(chapter.period) if chapter.span else _("All years"),
        "note": chapter.note,
        "question": chapter.question,
        "answer": chapter.answer,
        "answeredBy": chapter.answered_by,
        "answerTime": _moments(chapter.answer_date),
        "answerPlaces": [names[place] for place in chapter.answer_places if place in names],
        "choices": [_choice(choice) for choice in chapter.choices],
        "state": view_state(view),
        "focus": focus_of(record, chapter),
        "only": _only(record, view.wanted),
        "onlyRoutes": _only_routes(record, view.wanted),
        "events": _event_rows(record, chapter.events),
        "problems": list(notes),
    }


def build_lesson(
    record: Dataset, story: Story, texts: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Return what the browser needs to present *story*, as plain JSON.

    Each chapter has its texts as they are, ``period`` in words, ``focus`` around its events, ``state``
    for the linked view (``from`` and ``to`` as decimal years), ``only`` and ``onlyRoutes`` (ids that its
    query selects, or ``None``) and ``events`` (what is told of each, in words). What a query asks for in
    vain is in ``problems``.
    *texts* are those of the page in another language, by the English text.
    """
    known = known_values(record)
    return {
        "id": story.id,
        "title": story.title,
        "audience": story.audience,
        "summary": story.summary,
        "language": current_language(),
        "levels": reading_levels(story),
        "glossary": dict(glossary()) if any(one.plain for one in story.chapters) else {},
        "texts": dict(texts or {}),
        "chapters": [_chapter(record, chapter, known) for chapter in story.chapters],
    }
