"""The words on the slide of a chapter: its text, its events, its period and its sources."""

from collections.abc import Mapping, Sequence
from typing import Any

from bellflower.i18n import _, ngettext
from bellflower.record.dataset import Dataset
from bellflower.record.tables import rows_of
from bellflower.teaching.slides.pagination import FACT_GAP, GAP, NARROWER, Fact, Part
from bellflower.teaching.slides.text import Run, add_text
from bellflower.teaching.slides.timeline import eras_in
from bellflower.teaching.stories.library import Chapter
from bellflower.teaching.stories.references import Reference
from bellflower.text import date_words, wording
from bellflower.text.text_metrics import count_lines, text_height
from bellflower.view.label_placement import Box
from bellflower.view.palette import LIGHT

_PERIOD_SIZE, _ERA_SIZE = 13.0, 11.0
_LINES = 2  # of the sources below a slide


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def facts_of(record: Dataset, chapter: Chapter) -> list[Fact]:
    """Return the events of *chapter* in their order; one that is not published is told as missing."""
    rows = {row["id"]: row for row in rows_of(record.events[record.events["id"].isin(chapter.events)])}
    found = []
    for event in chapter.events:
        if row := rows.get(event):
            grade = wording.rank_label(row["evidence_rank"]).lower()
            found.append(Fact(_sentence(date_words.format_date(row["date"])), row["title"], grade))
        else:
            found.append(Fact("", _("The record has no event “{id}”.").format(id=event)))
    return found


def facts_with_sources(
    record: Dataset, chapter: Chapter, references: Mapping[str, Reference]
) -> list[str]:
    """Return the events of *chapter* as lines of text, each with the numbers of its sources."""
    lines = []
    for event, fact in zip(chapter.events, facts_of(record, chapter), strict=True):
        told = record.claims.loc[record.claims["event_id"] == event, "source_id"]
        numbers = [references[source].number for source in set(told)]
        lines.append(f"{fact.line} [{_ranges(numbers)}]" if numbers else fact.line)
    return lines


def period_words(chapter: Chapter) -> str:
    """Return the period of *chapter* in words; as it is written if it is no date."""
    if chapter.span is None:
        return chapter.period or _("All years")
    return _sentence(date_words.format_date(chapter.period))


def period_runs(record: Dataset, chapter: Chapter, width: float) -> list[Run]:
    """Return the period of *chapter* with its eras, if there is room for them."""
    words = period_words(chapter)
    runs = [Run(words, _PERIOD_SIZE, bold=True)]
    eras = " · ".join(eras_in(record, chapter.span)) if chapter.span else ""
    if eras and count_lines(f"{words}    {eras}", _PERIOD_SIZE, width * 0.95) == 1:
        runs.append(Run(f"   {eras}", _ERA_SIZE, color=LIGHT.muted))
    return runs


def _ranges(numbers: Sequence[int]) -> str:
    """Return *numbers* with neighbors joined.

    >>> _ranges([3, 1, 2, 7])
    '1–3, 7'
    """
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)


def source_line(references: Sequence[Reference], width: float, size: float) -> str:
    """Return the sources as a text of at most two lines; by number alone those without room."""
    if not references:
        return ""
    for named in range(len(references), -1, -1):
        parts = [f"[{one.number}] {one.short}" for one in references[:named]]
        if others := [one.number for one in references[named:]]:
            parts.append(_("in the list at the end: {numbers}").format(numbers=_ranges(others)))
        text = _("Sources: {sources}").format(sources=" · ".join(parts))
        if count_lines(text, size, width * 0.98) <= _LINES:
            return text
    return _("Sources: see the list at the end, and the notes of this slide.")


def add_words(slide: Any, part: Part, box: Box) -> Box:
    """Write the text of *part* into *box*; return what is left of it."""
    if not part.text:
        return box
    height = text_height(part.text, part.text_size, (box.right - box.left) * NARROWER)
    run = Run(part.text, part.text_size)
    add_text(slide.shapes, box._replace(bottom=box.top + height), [[run]], _("Text"))
    return box._replace(top=box.top + height + GAP)


def _fact_runs(fact: Fact, size: float) -> list[Run]:
    return [
        Run(fact.when, size, bold=True),
        Run((" – " if fact.when else "") + fact.title, size),
        Run(f" ({fact.grade})" if fact.grade else "", size, italic=True, color=LIGHT.muted),
    ]


def add_events(slide: Any, facts: Sequence[Fact], size: float, box: Box, left_out: int = 0) -> None:
    """Write *facts* into *box*, each with its evidence, and how many others are *left_out*."""
    if not facts:
        return
    heading = _("Events of this chapter and their evidence")
    lines = [[Run(heading, size, bold=True, color=LIGHT.place)]]
    lines += [_fact_runs(fact, size) for fact in facts]
    if left_out:
        more = ngettext(
            "{n} more event is in the notes of this chapter.",
            "{n} more events are in the notes of this chapter.",
            left_out,
        )
        lines.append([Run(more.format(n=left_out), size, color=LIGHT.muted)])
    add_text(slide.shapes, box, lines, _("Events"), gap=FACT_GAP)
