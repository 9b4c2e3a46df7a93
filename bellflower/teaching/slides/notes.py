"""The speaker notes of a chapter: for the teacher, the question with its answer, sources in full."""

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote

from bellflower.i18n import _
from bellflower.teaching.maps.chapter_map import ChapterMap
from bellflower.teaching.maps.route_lines import Leg, route_text
from bellflower.teaching.slides.text import Run
from bellflower.teaching.stories.library import Chapter
from bellflower.teaching.stories.references import Reference
from bellflower.text import date_words

Paragraph = list[Run]
_AS_THEY_ARE = ":/?#[]@!$&()*+,;=%~"  # in an address; PowerPoint mends a file with any other


def _section(title: str, text: str) -> list[Paragraph]:
    return [[Run(f"{title} ", bold=True), Run(text)]] if text.strip() else []


def question_notes(chapter: Chapter) -> list[Paragraph]:
    """Return the question of *chapter* with what there is to choose from, and its answer."""
    found = _section(_("Question:"), chapter.question)
    for choice in chapter.choices:
        verdict = _("Right:") if choice.is_right else _("Not right:")
        found += _section(verdict, " ".join(filter(None, (choice.text, choice.why))))
    if chapter.answer_date:
        found += _section(_("Answer in years:"), date_words.format_if_date(chapter.answer_date))
    return [*found, *_section(_("Answer:"), chapter.answer)]


def reference_runs(reference: Reference, size: float = 0) -> Paragraph:
    """Return a source as text, with the site of its address as a link if it may be linked."""
    runs = [Run(f"[{reference.number}] {reference.full} ", size)]
    if not reference.url:
        return runs
    return [*runs, Run(reference.host, size, url=quote(reference.url, safe=_AS_THEY_ARE))]


def source_notes(references: Iterable[Reference]) -> list[Paragraph]:
    """Return *references* in full, those that may be linked as links."""
    return [reference_runs(one) for one in references]


def chapter_notes(
    chapter: Chapter,
    events: Sequence[str],
    content: ChapterMap,
    references: Mapping[str, Reference],
    legs: Sequence[Leg],
) -> list[Paragraph]:
    """Return the notes of *chapter*; *events* are told in words, *legs* are those that its map draws.

    *references* are the sources of its events by id, and those of the legs.
    """
    found = _section(_("For the teacher:"), chapter.note) + question_notes(chapter)
    if events:
        found.append(
            [
                Run(
                    _("Events, with the strength of the evidence and the numbers of the sources"),
                    bold=True,
                )
            ]
        )
    found += [[Run(line)] for line in events]
    names = [place.both_names for place in content.places]
    found += _section(_("Places on the map:"), "; ".join(names))
    for leg in legs:
        number = f" [{references[leg['source_id']].number}]"
        found += _section(_("Route on the map:"), route_text(leg) + number)
    if references:
        found.append([Run(_("Sources"), bold=True)])
    return [*found, *source_notes(references.values())]
