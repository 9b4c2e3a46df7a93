"""The slide of a chapter, and the further ones that a long text needs."""

from collections.abc import Mapping
from typing import Any

from bellflower.i18n import _
from bellflower.teaching.slides.deck import INNER, MARGIN, WIDTH, add_slide, is_cut, set_notes
from bellflower.teaching.slides.layout import BOTTOM, TOP, ChapterSlide
from bellflower.teaching.slides.legend import add_legend
from bellflower.teaching.slides.map import add_map
from bellflower.teaching.slides.notes import chapter_notes
from bellflower.teaching.slides.pagination import Part, Room, plan_slides
from bellflower.teaching.slides.text import Run, add_text
from bellflower.teaching.slides.timeline import add_timeline
from bellflower.teaching.slides.words import (
    add_events,
    add_words,
    facts_of,
    facts_with_sources,
    period_runs,
    source_line,
)
from bellflower.teaching.stories.references import Reference, source_ids
from bellflower.view.figures.basemap import VIEWS
from bellflower.view.label_placement import Box
from bellflower.view.palette import LIGHT

_SOURCE_SIZE = 10.0
_LEAST_ASIDE = 60.0  # height below the map from which events may stand there


def _room(box: Box) -> Room:
    return Room(box.right - box.left, box.bottom - box.top)


def _parts(shown: ChapterSlide, whole: Box) -> list[Part]:
    chapter = shown.chapter
    text = f"{chapter.heading}\n{chapter.text}" if is_cut(chapter.heading) else chapter.text
    has_aside = shown.aside.bottom - shown.aside.top >= _LEAST_ASIDE
    return plan_slides(
        text.strip(),
        facts_of(shown.record, chapter),
        _room(shown.text_box),
        _room(whole),
        _room(shown.aside) if has_aside else None,
    )


def add_chapter(deck: Any, shown: ChapterSlide, references: Mapping[str, Reference]) -> None:
    """Add a chapter to *deck*: its text, events and sources beside its map, the rest in the notes.

    *references* are the sources of the story by id, those of its routes among them.
    """
    chapter = shown.chapter
    whole = Box(MARGIN, TOP + 8, WIDTH - MARGIN, BOTTOM)
    own = [references[source] for source in source_ids(shown.record, chapter)]
    for number, part in enumerate(_parts(shown, whole)):
        slide = add_slide(deck, chapter.heading, more=number > 0)
        box = whole if number else shown.text_box
        rest = add_words(slide, part, box)
        add_events(slide, part.facts, part.fact_size, rest, part.left_out)
        add_events(slide, part.aside, part.fact_size, shown.aside)
        line = [Run(source_line(own, INNER, _SOURCE_SIZE), _SOURCE_SIZE, color=LIGHT.muted)]
        foot = Box(MARGIN, BOTTOM + 6, WIDTH - MARGIN, BOTTOM + 32)
        add_text(slide.shapes, foot, [line], _("Sources"))
        if number == 0:
            _add_figures(slide, shown)
            mine = {one.source_id: one for one in own} | {
                one: references[one] for one in shown.source_ids
            }
            legs = [leg for leg, _line in shown.legs]
            facts = facts_with_sources(shown.record, chapter, mine)
            set_notes(slide, chapter_notes(chapter, facts, shown.content, mine, legs))


def _add_figures(slide: Any, shown: ChapterSlide) -> None:
    """Draw the period, the timeline, the map and its legend."""
    box, span = shown.text_box, shown.chapter.span
    width = box.right - box.left
    runs = period_runs(shown.record, shown.chapter, width)
    add_text(slide.shapes, Box(box.left, TOP, box.right, TOP + 18), [runs], _("Period"))
    add_timeline(slide, shown.record, span, box.left, TOP + 20, width)
    names = ", ".join(place.name for place in shown.content.places)
    words = _("{view}: {names}").format(view=_(VIEWS[shown.content.view].title), names=names)
    away = add_map(slide, shown.content, shown.projection, shown.legs, words)
    legs = [leg for leg, _line in shown.legs]
    add_legend(slide, shown.content, legs, shown.column._replace(top=shown.legend_top), away)
