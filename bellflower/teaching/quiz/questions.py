"""Quiz questions as plain JSON: what is asked, what a pupil answers with, and the evidence.

The answer is never a single year if the sources give several: it is the *evidence interval*, the
closed interval of years from the first to the last that they allow. A guess is scored by what it
shares with the evidence, in ``browser/quiz/scoring.js``:

* years: the Jaccard index of two closed sets of years, the number of years in both divided by the
  number of years in either (P. Jaccard, 1901);
* places: each place of the answer counts 1 if it was picked, ½ if another place of its province was,
  else 0; the sum is divided by the number of places of the answer or of picks, whichever is larger;
* reasons: the Jaccard index of the reasons chosen and those that hold;
* own words: what the pupil judges, 1, ½ or 0.
"""

import hashlib
import json
import re
from collections.abc import Sequence
from typing import Any

import pandas as pd

from bellflower.analysis.answers import dispute_answers, tell_stances
from bellflower.analysis.claims import claims_with_sources
from bellflower.browser.bundle import scripts_in
from bellflower.i18n import _
from bellflower.record.dataset import Dataset, standing_for
from bellflower.record.dates import OPEN_END, Span, find_date
from bellflower.record.tables import rows_of
from bellflower.teaching.stories.library import Chapter, Story
from bellflower.text import date_words, wording
from bellflower.view.figures.answer_rows import has_time_scale
from bellflower.view.linked_view import WHOLE_COUNTRY, year_bounds
from bellflower.view.script_texts import script_texts

DISPUTES = "disputes"  # the id of the quiz about disputed dates
_ASKS_WHEN = re.compile(r"\bwhen\b", re.IGNORECASE)
_MOST_EVENTS = 3  # of a question that rests on no claim
Json = dict[str, Any]


def _years(span: Span, last: int) -> list[int]:
    """Return the first and last year of *span*; an open end is *last*."""
    return [span.earliest.year, last if span.latest == OPEN_END else span.latest.year]


def _claim(row: Json, last: int) -> Json:
    """Return who says what, and the years of the answer if the claim gives one with a date."""
    source = row["source"]
    cited = ", ".join(filter(None, (source["author"], source["title"], source["publisher"])))
    span = find_date(row["answer_date"])
    return {
        "by": row["asserted_by"],
        "said": date_words.format_date(row["asserted_date"]) if row["asserted_date"] else "",
        "says": row["says"],
        "answer": row["answer"],
        "date": date_words.format_date(row["answer_date"]) if span else "",
        "years": _years(span, last) if span else None,
        "evidence": wording.label(row["evidence"]),
        "stance": row["stance"],
        "stanceLabel": wording.label(row["stance"]),
        "source": f"{cited}, {date_words.format_date(source['date'])}",
        "event": row["event_id"],
    }


def _claims(record: Dataset, claims: pd.DataFrame, last: int) -> list[Json]:
    return [_claim(row, last) for row in claims_with_sources(record, claims)]


def _events(record: Dataset, claims: pd.DataFrame, told: Sequence[str] = ()) -> list[Json]:
    """Return the events of *claims*, without any the first ones of those *told*, in order of time."""
    ids = set(claims["event_id"]) or set(told[:_MOST_EVENTS])
    found = record.events[record.events["id"].isin(ids)].sort_values("earliest", kind="stable")
    return [
        {"id": row["id"], "title": row["title"], "date": date_words.format_date(row["date"])}
        for row in rows_of(found)
    ]


def _question(record: Dataset, chapter: Chapter) -> Json:
    last = year_bounds(record.eras)[1] - 1
    span = find_date(chapter.answer_date)
    told = record.claims[record.claims["id"].isin(chapter.claims)]
    return {
        "id": chapter.id,
        "heading": chapter.heading,
        "question": chapter.question,
        "kind": chapter.answered_by,
        "answer": chapter.answer,
        "plainQuestion": chapter.plain_question,
        "plainAnswer": chapter.plain_answer,
        "years": _years(span, last) if span else None,
        "date": date_words.format_date(chapter.answer_date) if span else "",
        "view": chapter.view,
        "places": list(chapter.answer_places),
        "choices": [
            {"text": one.text, "isRight": one.is_right, "why": one.why} for one in chapter.choices
        ],
        "claims": _claims(record, told, last),
        "chapter": chapter.id,
        "events": _events(record, told, chapter.events),
    }


def _dispute_question(record: Dataset, dispute: Json) -> Json | None:
    """Return the question, or ``None`` if it does not ask for a time or all dates are the same.

    The evidence interval reaches from the first to the last year of the dated answers; denials, and
    open ends, which name no year, do not widen it.
    """
    last = year_bounds(record.eras)[1] - 1
    answers = dispute_answers(record, dispute["id"])
    if not _ASKS_WHEN.search(dispute["question"]) or not has_time_scale(answers):
        return None
    stated = answers[answers["earliest"].notna() & (answers["stance"] != "denies")]
    known = stated[["earliest", "latest"]].mask(stated[["earliest", "latest"]] >= pd.Timestamp(OPEN_END))
    years = [int(known.min().min().year), int(known.max().max().year)]
    return {
        "id": dispute["id"],
        "heading": "",
        "question": dispute["question"],
        "kind": "interval",
        "answer": f"{dispute['summary']} {tell_stances(answers)}",
        "plainQuestion": "",
        "plainAnswer": "",
        "years": years,
        "date": _("{first} to {last}").format(first=years[0], last=years[1]),
        "view": "nk",
        "places": [],
        "choices": [],
        "claims": _claims(record, answers, last),
        "chapter": "",
        "events": _events(record, answers),
    }


def _places(record: Dataset, wanted: frozenset[str]) -> list[Json]:
    """Return the places to pick from: those of events that can be located, and the *wanted* ones."""
    used = frozenset(record.event_places["place_id"]) - {WHOLE_COUNTRY}
    units = standing_for(record.places)
    rows = record.places[record.places["id"].isin(used | wanted | units.keys())].sort_values("name")
    return [
        {
            "id": row["id"],
            "name": row["name"],
            "ko": row["name_ko"],
            "province": row["province"],
            "group": wording.label(row["province"]) if row["province"] else _group(row["country"]),
            "isProvince": row["id"] in units,
            "isHome": row["country"] == "KP",
            "lon": _number(row["longitude"]),
            "lat": _number(row["latitude"]),
        }
        for row in rows_of(rows)
    ]


def _group(country: str) -> str:
    return wording.country(country) if country else _("Seas and regions")


def _number(value: float) -> float | None:
    return None if pd.isna(value) else round(float(value), 3)


def _quiz(record: Dataset, quiz_id: str, title: str, questions: list[Json]) -> Json:
    first, last = year_bounds(record.eras)
    wanted = frozenset(place for question in questions for place in question["places"])
    quiz = {
        "id": quiz_id,
        "title": title,
        "years": [first, last - 1],
        "questions": questions,
        "places": _places(record, wanted) if wanted else [],
        "texts": script_texts(scripts_in("quiz")),
    }
    asked = [[question[name] for name in ("id", "question", "kind")] for question in questions]
    made = hashlib.sha256(json.dumps(asked, ensure_ascii=False).encode()).hexdigest()[:12]
    return {"key": f"{quiz_id}-{made}", **quiz}


def build_quiz(record: Dataset, story: Story) -> Json:
    """Return the questions of the chapters of *story* as plain JSON, in their order.

    ``key`` names the quiz and changes with its questions, so that old answers are not taken for
    answers to other ones. ``years`` of a question and of a claim are its first and last year,
    included. A chapter without a question is left out.
    """
    questions = [_question(record, chapter) for chapter in story.chapters if chapter.question]
    return _quiz(record, story.id, story.title, questions)


def dispute_quiz(record: Dataset) -> Json:
    """Return a quiz of the disputed questions that ask *when*, as :func:`build_quiz` does."""
    asked = [_dispute_question(record, dispute) for dispute in rows_of(record.disputes)]
    return _quiz(record, DISPUTES, _("Disputed dates"), [question for question in asked if question])
