"""The pupils' sheet and the teacher's key as one row of blocks, from which documents are written."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bellflower.i18n import _
from bellflower.record.dataset import Dataset
from bellflower.record.schema import data_version
from bellflower.teaching.handout.pictures import map_picture, timeline_picture
from bellflower.teaching.handout.sheet import Question, Sheet, handout_sheet
from bellflower.teaching.stories.library import Story
from bellflower.text import date_words, wording
from bellflower.text.text_metrics import clean

_WIDE = 170  # millimeters of a picture as wide as the text
_BLANK = "_" * 28
_COLUMNS = 3  # of blanks for names


class Block(NamedTuple):
    """A part of a document: its ``kind``, its text, and for a picture its PNG and millimeters.

    What ``is_kept`` stands on one page with the next block.

    The kinds are ``title``, ``heading``, ``subheading``, ``text``, ``quiet``, ``bullet``, ``line`` (to
    write on) and ``picture``.
    """

    kind: str
    text: str = ""
    picture: bytes = b""
    width: int = 0
    is_kept: bool = False


def _labeled(label: str, text: str) -> Block:
    return Block("text", f"{label} {text}")


def _kept(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield *blocks* so that all of them stand on one page."""
    *first, last = blocks
    yield from (one._replace(is_kept=True) for one in first)
    yield last


def _blanks(signs: Sequence[str]) -> Iterator[Block]:
    """Yield lines with blanks for the names of *signs*, which go on from top to bottom."""
    rows = -(-len(signs) // _COLUMNS)
    for row in range(rows):
        yield Block("text", "    ".join(f"{sign} {_BLANK[:22]}" for sign in signs[row::rows]))


def _to_fill(question: Question) -> Iterator[Block]:
    """Yield what a pupil fills in: a line for each thing that is asked."""
    because = Block("quiet", _("Because:"))
    if question.kind == "interval":
        yield Block("text", _("From {first} to {last}").format(first=_BLANK, last=_BLANK))
        yield Block("quiet", _("Draw it on the timeline too. Why is it not one single year?"))
        yield Block("line")
    elif question.kind == "place":
        yield Block("quiet", _("Mark it on the map, and write its number or its name:"))
        yield from (Block("line") for _place in question.places)
        yield from (because, Block("line"))
    elif question.kind == "choice":
        yield from (Block("text", f"☐ {choice.text}") for choice in question.chapter.choices)
        yield because
        yield from (Block("line") for _line in question.reasons)
    else:
        yield from (Block("line") for _line in range(4))


def _sheet(sheet: Sheet) -> Iterator[Block]:
    story = sheet.story
    yield Block("title", story.title)
    yield Block("quiet", story.audience)
    yield _labeled(_("Name"), _BLANK)
    yield _labeled(_("Date"), _BLANK)
    yield Block("text", story.summary)
    for number, (chapter, period) in enumerate(zip(story.chapters, sheet.periods), 1):
        yield Block("subheading", f"{number}. {chapter.heading}")
        yield from _kept([Block("quiet", period), Block("text", chapter.text)])
    for one in sheet.maps:
        yield Block("heading", _("Map: {title}").format(title=one.title))
        yield Block("picture", one.title, map_picture(one.blank, one.view), one.blank.millimeters)
        for named in (one.places, one.provinces):
            yield from _blanks([str(sign) for sign, _name in named])
        if one.bank:
            yield _labeled(_("Word bank:"), " · ".join(one.bank))
    yield Block("heading", _("Timeline"))
    yield Block("text", sheet.axis.task)
    yield Block("picture", _("Blank timeline"), timeline_picture(sheet.axis, is_blank=True), _WIDE)
    if sheet.questions:
        yield Block("heading", _("Questions"))
    for question in sheet.questions:
        yield Block("subheading", f"{question.number}. {question.chapter.heading}")
        yield from _kept([Block("text", question.chapter.question), *_to_fill(question)])
    yield Block("quiet", _("The sources are listed in the key for the teacher."))


def _answer(question: Question, numbers: dict[str, int]) -> Iterator[Block]:
    chapter = question.chapter
    yield Block("subheading", f"{question.number}. {chapter.question}")
    if question.when:
        told = _("From the first to the last year that the sources allow: {years}")
        yield Block("text", told.format(years=question.when))
    if question.places:
        yield Block("text", _("Places: {names}").format(names="; ".join(question.places)))
    for choice in chapter.choices:
        yield Block("text", f"{'☒' if choice.is_right else '☐'} {choice.text} {choice.why}")
    yield Block("text", chapter.answer)
    for claim in question.claims:
        parts = (claim["asserted_by"], date_words.format_if_date(claim["asserted_date"]))
        by = ", ".join(filter(None, parts))
        label = f"{wording.label(claim['stance'])} ({wording.label(claim['evidence']).lower()})"
        yield Block("bullet", f"{label}: {claim['says']} {by} [{numbers[claim['source_id']]}]")
    if chapter.note:
        yield _labeled(_("For the teacher:"), chapter.note)


def _key(sheet: Sheet) -> Iterator[Block]:
    yield Block("title", _("Key for the teacher: {title}").format(title=sheet.story.title))
    yield Block("heading", _("Answers"))
    for question in sheet.questions:
        yield from _answer(question, sheet.numbers)
    if not sheet.axis.is_free:
        picture = timeline_picture(sheet.axis, is_blank=False)
        yield Block("heading", _("Timeline"))
        yield Block("picture", _("Timeline with the answers"), picture, _WIDE)
    for one in sheet.maps:
        yield Block("heading", _("Map: {title}").format(title=one.title))
        yield Block("picture", one.title, map_picture(one.key, one.view), one.key.millimeters)
        for named in (one.places, one.provinces):
            yield Block("text", " · ".join(f"{sign} {name}" for sign, name in named))
    yield Block("heading", _("Sources"))
    for one in sheet.references:
        address = f" {one.shown_url}" if one.url else ""
        yield Block("text", f"[{one.number}] {one.full}{address}")


def handout_blocks(record: Dataset, story: Story, *, is_key: bool) -> list[Block]:
    """Return the pupils' sheet of *story*, or with *is_key* the teacher's key; no text is empty."""
    sheet = handout_sheet(record, story)
    blocks = list((_key if is_key else _sheet)(sheet))
    version = _("Data version {version}.").format(version=data_version())
    blocks.append(Block("quiet", f"{sheet.credit} {version}"))
    kept = (one for one in blocks if one.text or one.kind in ("line", "picture"))
    return [one._replace(text=clean(one.text)) for one in kept]
