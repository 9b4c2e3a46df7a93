"""A story as slides: a PPTX file with one slide for each chapter, its map made of shapes to edit."""

from collections.abc import Sequence
from typing import Any

from bellflower.i18n import _
from bellflower.publish.citation.formats import formatted
from bellflower.publish.citation.views import credit, view_item
from bellflower.query.permalink import View
from bellflower.record.dataset import Dataset
from bellflower.teaching.slides.asked import add_key, add_question
from bellflower.teaching.slides.chapter import add_chapter
from bellflower.teaching.slides.deck import (
    INNER,
    MARGIN,
    WIDTH,
    add_slide,
    deck_bytes,
    fill_head,
    is_cut,
    new_deck,
    set_notes,
    set_properties,
)
from bellflower.teaching.slides.layout import prepare
from bellflower.teaching.slides.notes import reference_runs
from bellflower.teaching.slides.pagination import Room, plan_slides
from bellflower.teaching.slides.text import Run, add_text
from bellflower.teaching.stories.library import Story
from bellflower.teaching.stories.references import Reference, story_references
from bellflower.text.text_metrics import text_height
from bellflower.view.label_placement import Box
from bellflower.view.palette import LIGHT

_TOP, _BOTTOM = 72.0, 512.0
_SUMMARY_TOP = 108.0  # on the first slide
_CONTENTS = Box(MARGIN, 216.0, WIDTH - MARGIN, 428.0)
_SIZE, _COLUMNS, _BETWEEN = 10.0, 2, 24.0  # of the list of sources


def _add_title(deck: Any, story: Story) -> None:
    head = [story.title] if is_cut(story.title) else []
    text = "\n".join(filter(None, (*head, story.summary))).strip()
    room = Room(INNER, _CONTENTS.top - _SUMMARY_TOP - 12)
    for number, part in enumerate(plan_slides(text, (), room, Room(INNER, _BOTTOM - _TOP))):
        slide = add_slide(deck, story.title, more=number > 0)
        if number == 0:
            fill_head(slide)
        lines = [[Run(part.text, part.text_size)]]
        if number:
            add_text(slide.shapes, Box(MARGIN, _TOP, WIDTH - MARGIN, _BOTTOM), lines, _("Summary"))
            continue
        runs = [[Run(story.audience, 14, italic=True, color=LIGHT.muted)]]
        add_text(
            slide.shapes, Box(MARGIN, _TOP - 6, WIDTH - MARGIN, _SUMMARY_TOP - 6), runs, _("Audience")
        )
        summary = Box(MARGIN, _SUMMARY_TOP, WIDTH - MARGIN, _SUMMARY_TOP + room.height)
        add_text(slide.shapes, summary, lines, _("Summary"))
        _add_contents(slide, story)
        add_text(slide.shapes, Box(MARGIN, 440, WIDTH - MARGIN, _BOTTOM), _about(), _("About"), gap=4)
        set_notes(slide, _guide(story))


def _add_contents(slide: Any, story: Story) -> None:
    """List the chapters in two columns, if they are few and short enough for them."""
    half = -(-len(story.chapters) // 2)
    width = (INNER - _BETWEEN) / 2
    names = [f"{number}. {chapter.heading}" for number, chapter in enumerate(story.chapters, 1)]
    fitting = (
        size
        for size in (24, 20, 18, 16, 14, 12)
        if _fits(names[:half], size, width) and _fits(names[half:], size, width)
    )
    size = next(fitting, 0)
    for column, part in enumerate((names[:half], names[half:]) if size else ()):
        left = MARGIN + column * (width + _BETWEEN)
        lines = [[Run(name, size)] for name in part]
        box = Box(left, _CONTENTS.top, left + width, _CONTENTS.bottom)
        if lines:
            add_text(slide.shapes, box, lines, _("Chapters"), gap=3)


def _fits(names: Sequence[str], size: float, width: float) -> bool:
    height = sum(text_height(name, size, width * 0.97) + 3 for name in names)
    return height <= _CONTENTS.bottom - _CONTENTS.top


def _about() -> list[list[Run]]:
    cited = formatted([view_item(View())])[0]
    return [
        [Run(_("Data and license:"), 12, bold=True), Run(f" {credit()} Map: Natural Earth.", 12)],
        [Run(_("How to cite:"), 12, bold=True), Run(f" {cited}", 12)],
    ]


def _guide(story: Story) -> list[list[Run]]:
    """Return the notes of the first slide: what stands where in this deck."""
    return [
        [Run(_("For the teacher:"), bold=True)],
        [Run(_("The notes of each slide hold a remark for the teacher, the question and its answer, and "
               "the sources in full."))],
        [Run(_("Each map is one group of shapes. Select it to move it as a whole; ungroup it to color a "
               "province, to move a name or to delete a route."))],
        [Run(_("Behind each event stands how strong the evidence is: documented, multiple reports, "
               "single report or testimony, allegation or estimate."))],
        [Run(_("For whom this is: {audience}").format(audience=story.audience))],
    ]  # fmt: skip


def _columns(references: Sequence[Reference], width: float) -> list[list[Reference]]:
    """Return *references* in columns, each as long as a slide has room for."""
    columns: list[list[Reference]] = [[]]
    free = _BOTTOM - _TOP
    for one in references:
        needed = text_height(f"[{one.number}] {one.full} {one.host}", _SIZE, width * 0.97) + 4
        if needed > free and columns[-1]:
            columns.append([])
            free = _BOTTOM - _TOP
        columns[-1].append(one)
        free -= needed
    return columns


def _add_sources(deck: Any, references: Sequence[Reference]) -> None:
    width = (INNER - _BETWEEN) / _COLUMNS
    columns = _columns(references, width)
    for start in range(0, len(columns), _COLUMNS):
        slide = add_slide(deck, _("Sources"), more=start > 0)
        for number, column in enumerate(columns[start : start + _COLUMNS]):
            left = MARGIN + number * (width + _BETWEEN)
            lines = [reference_runs(one, _SIZE) for one in column]
            add_text(slide.shapes, Box(left, _TOP, left + width, _BOTTOM), lines, _("Sources"), gap=4)


def slides(record: Dataset, story: Story) -> bytes:
    """Return *story* as a PPTX file: a title, each chapter, all sources; the same story, the same bytes.

    A chapter is its key sentence, a slide with its text and its map, its question and its answer; what
    is too long for a slide flows on. An id that the record does not
    have is told on the slide.
    """
    deck = new_deck()
    shown = [prepare(record, chapter) for chapter in story.chapters]
    references = story_references(
        record, story, (one for chapter in shown for one in chapter.source_ids)
    )
    _add_title(deck, story)
    for chapter in shown:
        add_key(deck, chapter.chapter)
        add_chapter(deck, chapter, references)
        add_question(deck, record, chapter.chapter)
    _add_sources(deck, list(references.values()))
    set_properties(deck, story)
    return deck_bytes(deck)
