"""Whether a story fits the record, and what is missing before it can be shown."""

import re
from collections.abc import Iterable, Iterator

from bellflower.i18n import N_, _
from bellflower.query.parameters import MAP_VIEWS
from bellflower.record.dataset import Dataset
from bellflower.record.dates import parse_date
from bellflower.teaching.stories.parts import MAX_KEY_WORDS, SENSITIVE, Chapter, Story
from bellflower.teaching.stories.toml_reader import shortened

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MAX_ID = 80
_NO_SUCH = {
    "events": N_("{where}: the record has no event “{id}”; leave it out, or look up its id on Events."),
    "answer_places": N_("{where}: the record has no place “{id}”; leave it out of answer_places."),
    "claims": N_("{where}: the record has no claim “{id}”; leave it out of claims."),
}


def _repeated(values: Iterable[str]) -> list[str]:
    seen, twice = set(), {}
    for value in values:
        if value in seen:
            twice[value] = True
        seen.add(value)
    return list(twice)


def _id_problem(value: str, where: str) -> Iterator[str]:
    if len(value) > _MAX_ID or not _ID.fullmatch(value):
        problem = _("{where}: the id “{id}” must be lower-case letters and digits with hyphens between.")
        yield problem.format(where=where, id=shortened(value))


def _unknown_contents(chapter: Chapter, where: str) -> Iterator[str]:
    for one in chapter.sensitive:
        if one not in SENSITIVE:
            problem = _("{where}: “{value}” is no content to be told of before; use one of {values}.")
            told = ", ".join(SENSITIVE)
            yield problem.format(where=where, value=shortened(one), values=told)


def _invalid_in_chapter(chapter: Chapter, where: str, known: dict[str, frozenset[str]]) -> Iterator[str]:
    yield from _id_problem(chapter.id, where)
    if chapter.view not in MAP_VIEWS:
        problem = _("{where}: the map has no view “{view}”; use one of {views}.")
        yield problem.format(where=where, view=shortened(chapter.view), views=", ".join(MAP_VIEWS))
    yield from _unknown_contents(chapter, where)
    for name in ("period", "answer_date"):
        try:
            parse_date(getattr(chapter, name) or "1976")
        except ValueError as error:
            yield _("{where}: {name}: {problem}.").format(where=where, name=name, problem=error)
    for name, problem in _NO_SUCH.items():
        for one in getattr(chapter, name):
            if one not in known[name]:
                yield _(problem).format(where=where, id=shortened(one))
        for one in _repeated(getattr(chapter, name)):
            twice = _("{where}: {name} has “{id}” twice; leave one out.")
            yield twice.format(where=where, name=name, id=shortened(one))


def invalid_parts(story: Story, record: Dataset) -> tuple[str, ...]:
    """Return what of *story* cannot be shown with *record*: unknown ids, dates that cannot be read."""
    known = {
        "events": frozenset(record.events["id"]),
        "answer_places": frozenset(record.places["id"]),
        "claims": frozenset(record.claims["id"]),
    }
    found = list(_id_problem(story.id, _("The story")))
    for number, chapter in enumerate(story.chapters, 1):
        found += _invalid_in_chapter(chapter, _("Chapter {number}").format(number=number), known)
    twice = _("Two chapters have the id “{id}”; change one of them.")
    found += [twice.format(id=shortened(one)) for one in _repeated(one.id for one in story.chapters)]
    return tuple(found)


def _chapter_gaps(chapter: Chapter, where: str) -> Iterator[str]:
    if not chapter.heading.strip():
        yield _("{where} has no heading.").format(where=where)
    if len(chapter.key_sentence.split()) > MAX_KEY_WORDS:
        problem = _("{where}: its key sentence has more than {most} words; shorten it.")
        yield problem.format(where=where, most=MAX_KEY_WORDS)
    if chapter.choices and not any(choice.is_right for choice in chapter.choices):
        yield _("{where}: none of its choices is right; mark those that hold.").format(where=where)
    if any(not choice.text.strip() for choice in chapter.choices):
        yield _("{where}: one of its choices has no words.").format(where=where)


def missing_parts(story: Story) -> tuple[str, ...]:
    """Return what is missing before *story* can be presented: chapters, headings, right choices."""
    found = [] if story.chapters else [_("The story has no chapter; add one.")]
    if not story.title.strip():
        found.append(_("The story has no title."))
    for number, chapter in enumerate(story.chapters, 1):
        found += _chapter_gaps(chapter, _("Chapter {number}").format(number=number))
    return tuple(found)


def story_problems(story: Story, record: Dataset) -> tuple[str, ...]:
    """Return what of *story* does not fit *record*, and what is missing before it can be presented."""
    return invalid_parts(story, record) + missing_parts(story)
