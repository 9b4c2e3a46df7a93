"""The classroom file: instrument, story, cards, quiz and sources in one page that asks for nothing."""

import re
from pathlib import Path
from typing import Any

import pandas as pd
from markupsafe import Markup

from bellflower.analysis.selection import Selection, select
from bellflower.browser import FOLDER as BROWSER
from bellflower.browser.bundle import joined_script, joined_style, scripts_in
from bellflower.i18n import current_language
from bellflower.query.permalink import View
from bellflower.record.dataset import Dataset
from bellflower.teaching.offline import classroom_parts as parts
from bellflower.teaching.offline.security_policy import (
    inline,
    json_text,
    packed,
    policy,
    style_attributes,
)
from bellflower.teaching.present.lesson import build_lesson
from bellflower.teaching.present.levels import reading_levels
from bellflower.teaching.quiz.questions import build_quiz, dispute_quiz
from bellflower.teaching.stories.contents import content_note
from bellflower.teaching.stories.library import Story
from bellflower.view import cards, ground
from bellflower.view.instrument.files import instrument_style, offline_script
from bellflower.view.instrument.index import build_index, search_texts
from bellflower.view.instrument.maps import load_ground as load_maps
from bellflower.view.linked_view import build_spec, build_stage
from bellflower.view.script_texts import script_texts

SCRIPT = "classroom/classroom.js"
STYLES = ("linked_view/linked_view.css", "lesson/lesson.css", "quiz/quiz.css", "classroom/classroom.css")
CARD_STYLE = BROWSER / "style.css"
FIRST_SCRIPT = 'document.documentElement.classList.add("js");'  # before anything is painted
_CARD_RULE = re.compile(
    r"^(?:(?::root|@media \(forced-colors: active\)) \{.*?^\}|\.bf-(?:card|tags)[^{]*\{[^}]*\})$",
    re.MULTILINE | re.DOTALL,
)


def card_rules(style: Path = CARD_STYLE) -> list[str]:
    """Return the rules for cards in *style*, a sheet of the application."""
    return _CARD_RULE.findall(style.read_text(encoding="utf-8"))


def _style() -> str:
    """Return all rules as one sheet: those of the cards are the application's."""
    return "\n".join([*card_rules(), joined_style(*STYLES), instrument_style()])


def _lesson(record: Dataset, story: Story, *, is_teacher: bool) -> dict[str, Any]:
    """Return what presents *story*; pupils get neither a note of the teacher nor an answer."""
    lesson = build_lesson(record, story, script_texts(scripts_in("lesson")))
    for chapter in () if is_teacher else lesson["chapters"]:
        told = [{"text": one["text"], "isRight": False, "why": ""} for one in chapter["choices"]]
        chapter |= {"note": "", "answer": "", "plainAnswer": "", "answerTime": None}
        chapter |= {"answerPlaces": [], "choices": told}
    return lesson


def _data(
    record: Dataset,
    selection: Selection,
    events: pd.DataFrame,
    story: Story | None,
    *,
    is_teacher: bool,
) -> dict[str, Markup]:
    quiz = build_quiz(record, story) if story else dispute_quiz(record)
    values = {
        "ground": ground.load_ground(),
        "spec": build_spec(record, build_stage(record), events, selection.routes),
        "lesson": _lesson(record, story, is_teacher=is_teacher) if story else None,
        "quiz": quiz if quiz["questions"] else None,
        "texts": script_texts(scripts_in("classroom")),
    }
    return {name: json_text(value) for name, value in values.items()}


def _instrument_data(record: Dataset, events: pd.DataFrame) -> dict[str, str]:
    """Return what the instrument is given, each part packed."""
    values = {
        "maps": load_maps(),
        "index": build_index(record, events),
        "search": search_texts(record, events),
    }
    return {name: packed(json_text(value)) for name, value in values.items()}


def classroom_html(
    record: Dataset,
    selection: Selection | None = None,
    story: Story | None = None,
    tell: parts.Tell = lambda _part: None,
    library: str = "",
    *,
    is_teacher: bool = False,
) -> str:
    """Return the classroom file with the events of *selection* (by default all) and those of *story*.

    The pupils' file holds no note of the teacher, and an answer is shown after a guess in the quiz;
    with *is_teacher* the file has both, for the projector.

    It is one HTML page that loads nothing and runs under a policy which allows nothing but its own
    parts. The drawing library is packed in it, which the browser unpacks; a page of a site names the
    file *library* instead, relative to itself. *tell* is called with the part that is done, from 0 to
    1. The same input gives the same text (in one year: the time axis ends with the present one).
    """
    selection = selection or select(record, View())
    events = parts.shown_events(record, selection, story)
    plotly = ground.plotly_script().read_bytes().decode()
    style, offline, script = _style(), offline_script(), joined_script(SCRIPT)
    data = _data(record, selection, events, story, is_teacher=is_teacher)
    told = {
        "events": parts.event_cards(record, events, lambda part: tell(0.9 * part)),
        "places": list(parts.place_cards(record, events)),
        "routes": parts.route_cards(record, selection.routes["id"]),
    }
    told_cards = "".join(each["card"] for kind in told.values() for each in kind)
    html = cards.render(
        "classroom",
        **told,
        policy=policy(
            [FIRST_SCRIPT, offline, script, *([] if library else [plotly])],
            [style],
            style_attributes(told_cards),
            has_files=bool(library),
        ),
        language=current_language(),
        story=story,
        is_teacher=is_teacher,
        told=parts.told_events(story),
        titles=dict(zip(events["id"], events["title"])),
        sources=parts.sources(record, events, story),
        about=parts.about(selection, events),
        paragraphs=parts.paragraphs,
        content_note=content_note,
        levels=reading_levels(story) if story else "",
        data=data,
        packed_data=_instrument_data(record, events),
        has_quiz=data["quiz"] != "null",
        first_script=inline(FIRST_SCRIPT),
        style=inline(style),
        instrument=inline(offline),
        script=inline(script),
        plotly="" if library else packed(plotly),
        library=library,
        home=f"{library.rpartition('assets/')[0]}index.html" if library else "",
    )
    tell(1.0)
    return html
