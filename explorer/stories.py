"""Guided stories: chapters that point at events of their time, and ask and answer a question.

A story is one TOML file. Those in ``data/stories/`` are the record's own; a reader can build others.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from explorer.dataset import Dataset
from explorer.dates import parse_date
from explorer.figures.basemap import VIEWS
from explorer.schema import DATA

MAX_BYTES = 500_000  # of a story file; far more than a school year needs
MAX_CHAPTERS = 60
MAX_TEXT = 8_000  # characters of one text of a story
NEEDED = ("id", "title")  # texts that a story may not leave empty


class StoryError(ValueError):
    """A file is no story that can be shown; ``problems`` holds every reason, in words."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        """Keep *problems* and put them into the message, one on each line."""
        self.problems = problems
        super().__init__("\n".join(problems))


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the reasons to choose from: whether it holds, and why it does or does not."""

    text: str
    is_right: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: what is told, what map and timeline show, and a question with its answer.

    ``period`` is an EDTF interval such as ``1970/1985``, or empty for all years; ``view`` is a part of
    the map; ``query`` holds further filters as in a link; ``events`` are ids. A question is answered
    by an interval of time (``answer_date``), by places (``answer_places``, ids), by choosing among
    reasons (``choices``), or in words only; ``claims`` are the ids of those the answer rests on.
    ``note`` is for the teacher.
    """

    id: str
    heading: str
    text: str = ""
    period: str = ""
    view: str = "nk"
    query: str = ""
    events: tuple[str, ...] = ()
    question: str = ""
    answer: str = ""
    answer_date: str = ""
    answer_places: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    claims: tuple[str, ...] = ()
    note: str = ""

    @property
    def answered_by(self) -> str:
        """What a pupil answers with: ``interval``, ``place``, ``choice``, ``words``, or nothing."""
        if not self.question:
            return ""
        if self.answer_date:
            return "interval"
        if self.answer_places:
            return "place"
        return "choice" if self.choices else "words"


@dataclass(frozen=True, slots=True)
class Story:
    """A story: its title, for whom it is, what it is about, and its chapters in order."""

    id: str
    title: str
    audience: str = ""
    summary: str = ""
    chapters: tuple[Chapter, ...] = ()


def _text(raw: Mapping[str, Any], name: str, where: str, problems: list[str]) -> str:
    value = raw.get(name, "")
    if not isinstance(value, str):
        problems.append(f"{where}: {name} is {value!r}, which is not a text in quotes.")
        return ""
    if len(value) > MAX_TEXT:
        problems.append(f"{where}: {name} has {len(value):,} characters; {MAX_TEXT:,} are the most.")
        return ""
    return value


def _texts(raw: Mapping[str, Any], name: str, where: str, problems: list[str]) -> tuple[str, ...]:
    value = raw.get(name, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        problems.append(f"{where}: {name} is {value!r}, which is not a list of texts.")
        return ()
    return tuple(value)


def _choices(raw: Mapping[str, Any], where: str, problems: list[str]) -> tuple[Choice, ...]:
    value = raw.get("choices", [])
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        problems.append(f"{where}: choices is {value!r}, which is not a list of tables.")
        return ()
    return tuple(
        Choice(
            _text(one, "text", where, problems),
            one.get("is_right") is True,
            _text(one, "why", where, problems),
        )
        for one in value
    )


def _unknown(raw: Mapping[str, Any], known: type, where: str) -> Iterator[str]:
    names = {field.name for field in fields(known)}
    for name in sorted(raw.keys() - names):
        yield f"{where}: {name!r} is not a part of it; its parts are {', '.join(sorted(names))}."


def _chapter(raw: Mapping[str, Any], number: int, problems: list[str]) -> Chapter:
    where = f"Chapter {number}"
    problems.extend(_unknown(raw, Chapter, where))
    parts: dict[str, Any] = {
        name: _texts(raw, name, where, problems) for name in ("events", "answer_places", "claims")
    }
    parts["choices"] = _choices(raw, where, problems)
    for field in fields(Chapter):
        if field.name not in parts:
            parts[field.name] = _text(raw, field.name, where, problems)
    parts["view"] = parts["view"] or "nk"
    return Chapter(**parts)


def parse_story(text: str) -> Story:
    """Return the story that *text* holds, a TOML file.

    Raises :class:`StoryError` with everything that keeps it from being one. Whether the events, places
    and claims exist is the question of :func:`story_problems`.
    """
    if len(text.encode()) > MAX_BYTES:
        raise StoryError((f"The file has more than {MAX_BYTES:,} bytes, which no story needs.",))
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise StoryError((f"The file is not TOML: {error}.",)) from None
    problems = list(_unknown(raw, Story, "The story"))
    chapters = raw.get("chapters", [])
    if not isinstance(chapters, list) or not all(isinstance(one, dict) for one in chapters):
        raise StoryError(("The story has no [[chapters]].",))
    if len(chapters) > MAX_CHAPTERS:
        raise StoryError((f"The story has {len(chapters)} chapters; {MAX_CHAPTERS} are the most.",))
    texts = {
        name: _text(raw, name, "The story", problems) for name in ("id", "title", "audience", "summary")
    }
    problems.extend(f"The story has no {name}." for name in NEEDED if not texts[name].strip())
    read = tuple(_chapter(one, number, problems) for number, one in enumerate(chapters, 1))
    if problems:
        raise StoryError(tuple(problems))
    return Story(**texts, chapters=read)


def _missing(wanted: tuple[str, ...], known: frozenset[str], what: str, where: str) -> Iterator[str]:
    for one in wanted:
        if one not in known:
            yield f"{where}: the record has no {what} “{one[:80]}”."


def _chapter_problems(chapter: Chapter, number: int, record: Dataset) -> Iterator[str]:
    where = f"Chapter {number}"
    for name in ("id", "heading"):
        if not getattr(chapter, name).strip():
            yield f"{where} has no {name}."
    if chapter.view not in VIEWS:
        yield f"{where}: the map has no view “{chapter.view[:80]}”; its views are {', '.join(VIEWS)}."
    for name in ("period", "answer_date"):
        try:
            parse_date(getattr(chapter, name) or "1976")
        except ValueError as error:
            yield f"{where}: {name}: {error}."
    yield from _missing(chapter.events, frozenset(record.events["id"]), "event", where)
    yield from _missing(chapter.answer_places, frozenset(record.places["id"]), "place", where)
    yield from _missing(chapter.claims, frozenset(record.claims["id"]), "claim", where)
    if chapter.choices and not any(choice.is_right for choice in chapter.choices):
        yield f"{where}: none of its choices is right."


def story_problems(story: Story, record: Dataset) -> tuple[str, ...]:
    """Return what of *story* does not fit *record*: unknown ids, dates that cannot be read."""
    found = [
        problem
        for number, chapter in enumerate(story.chapters, 1)
        for problem in _chapter_problems(chapter, number, record)
    ]
    ids = [chapter.id for chapter in story.chapters]
    found += [
        f"Two chapters have the id “{one[:80]}”." for one in sorted({i for i in ids if ids.count(i) > 1})
    ]
    if not story.chapters:
        found.append("The story has no chapter.")
    return tuple(found)


def _plain(value: Any) -> dict[str, Any]:
    """Return what differs from an empty one, in the order of the fields; ids and headings always."""
    plain: dict[str, Any] = {}
    for field in fields(value):
        content = getattr(value, field.name)
        if isinstance(content, tuple):
            content = [one if isinstance(one, str) else _plain(one) for one in content]
        if content or field.name in ("id", "heading", "title", "text"):
            plain[field.name] = content
    return plain


def format_story(story: Story) -> str:
    """Return *story* as a TOML file; :func:`parse_story` gives the same story back."""
    import tomli_w

    return tomli_w.dumps(_plain(story))


@cache
def shipped_stories() -> Mapping[str, Story]:
    """Return the stories of the record by id, in the order of their files."""
    paths = sorted((DATA / "stories").glob("*.toml"))
    stories = (parse_story(path.read_text(encoding="utf-8")) for path in paths)
    return {story.id: story for story in stories}
