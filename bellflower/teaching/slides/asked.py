"""The slides before and after a chapter: its key sentence in large type, its question, its answer."""

from collections.abc import Iterable, Sequence
from typing import Any

from bellflower.i18n import _
from bellflower.record.dataset import Dataset
from bellflower.teaching.slides.deck import INNER, MARGIN, WIDTH, add_slide
from bellflower.teaching.slides.text import Run, add_text
from bellflower.teaching.stories.contents import content_note
from bellflower.teaching.stories.library import Chapter
from bellflower.text import date_words, wording
from bellflower.text.text_metrics import split_text, text_height
from bellflower.view.label_placement import Box
from bellflower.view.palette import LIGHT

_BOX = Box(MARGIN, 78.0, WIDTH - MARGIN, 500.0)
_LARGE = (54, 48, 44, 40, 36, 32, 28, 24, 20, 16)
_GAP = 10.0  # after each paragraph
_NARROWER = 0.95  # room for words in bold


def _height(lines: Iterable[str], size: float) -> float:
    return sum(text_height(line, size, INNER * _NARROWER) + _GAP for line in lines)


def _fitting(lines: Sequence[str], largest: float) -> float:
    """Return the largest size, at most *largest*, in which *lines* stand on a slide; 0 for none."""
    room = _BOX.bottom - _BOX.top
    return next((size for size in _LARGE if size <= largest and _height(lines, size) <= room), 0)


def _add(deck: Any, heading: str, name: str, lines: Sequence[str], largest: float, bold: int) -> None:
    """Add *lines* as large as they fit, the first *bold* of them in bold; too long a text flows on."""
    size = _fitting(lines, largest)
    if size:
        runs = [[Run(line, size, bold=number < bold)] for number, line in enumerate(lines)]
        shapes = add_slide(deck, heading).shapes
        add_text(shapes, _BOX, runs, name, gap=_GAP, hang=size, anchor="middle")
        return
    text, number, room = "\n".join(lines), 0, _BOX.bottom - _BOX.top
    while text:
        head, text = split_text(text, _LARGE[-1], INNER * _NARROWER, room)
        shapes = add_slide(deck, heading, more=number > 0).shapes
        add_text(shapes, _BOX, [[Run(head, _LARGE[-1])]], name)
        number += 1


def add_key(deck: Any, chapter: Chapter) -> None:
    """Add the key sentence of *chapter*, if it has one, with its points and its content note."""
    if not chapter.key_sentence.strip():
        return
    note = content_note(chapter)
    lines = [chapter.key_sentence, *(f"•  {point}" for point in chapter.points)]
    size = _fitting([*lines, note], 48)
    if not size:
        _add(deck, chapter.heading, _("Key sentence"), lines, 48, 1)
        return
    shapes = add_slide(deck, chapter.heading).shapes
    key = [Run(chapter.key_sentence, size, bold=True)]
    small = max(16, size - 8)
    points = [[Run(line, small)] for line in lines[1:]]
    told = [[Run(note, 16, color=LIGHT.muted)]] if note else []
    words = [*told, key, *points]
    add_text(shapes, _BOX, words, _("Key sentence"), gap=_GAP + 4, hang=small, anchor="middle")


def add_question(deck: Any, record: Dataset, chapter: Chapter) -> None:
    """Add the question of *chapter* as a slide and its answer as the next, as far as it has them."""
    if not chapter.question.strip():
        return
    choices = [f"{chr(65 + place)}  {one.text}" for place, one in enumerate(chapter.choices)]
    _add(deck, chapter.heading, _("Question"), [chapter.question, *choices], 54, 1)
    names = dict(
        zip(
            record.places["id"],
            map(wording.place_name, record.places["name"], record.places["name_ko"]),
        )
    )
    places = "; ".join(names[place] for place in chapter.answer_places if place in names)
    right = [
        f"{chr(65 + place)}  {one.text}" for place, one in enumerate(chapter.choices) if one.is_right
    ]
    bold = [one for one in (date_words.format_if_date(chapter.answer_date), places, *right) if one]
    if lines := [*bold, *([chapter.answer] if chapter.answer.strip() else [])]:
        _add(deck, chapter.heading, _("Answer"), lines, 36, len(bold))
