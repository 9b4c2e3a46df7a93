"""A story as a TOML file: written, and read with every reason why a file cannot be one."""

import tomllib
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from bellflower.i18n import N_, _, ngettext
from bellflower.teaching.stories.parts import (
    MAX_BYTES,
    MAX_CHAPTERS,
    MAX_CHOICES,
    MAX_ITEMS,
    MAX_POINTS,
    SENSITIVE,
    Chapter,
    Choice,
    Story,
)
from bellflower.teaching.stories.toml_reader import TableReader, shortened

_NEEDED = {
    "id": N_("The story has no id; write a line such as: id = \"my-story\"."),
    "title": N_("The story has no title; write a line such as: title = \"My story\"."),
}  # fmt: skip
_LISTS = {
    "points": MAX_POINTS,
    "sensitive": len(SENSITIVE),
    "events": MAX_ITEMS,
    "answer_places": MAX_ITEMS,
    "claims": MAX_ITEMS,
}  # with how many parts each may have


class StoryError(ValueError):
    """A file is no story that can be shown; ``problems`` holds every reason, in words."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        """Keep *problems* and put them into the message, one on each line."""
        self.problems = problems
        super().__init__("\n".join(problems))


def _choice(raw: Mapping[str, Any], where: str, problems: list[str]) -> Choice:
    read = TableReader(raw, Choice, where, problems)
    is_right = raw.get("is_right", False)
    if not isinstance(is_right, bool):
        read.note(_("is_right is {value}; write true or false."), value=shortened(is_right))
    return Choice(read.text("text"), is_right is True, read.text("why"))


def _chapter(raw: Mapping[str, Any], number: int, problems: list[str]) -> Chapter:
    where = _("Chapter {number}").format(number=number)
    read = TableReader(raw, Chapter, where, problems)
    parts: dict[str, Any] = {name: tuple(read.items(name, str, most)) for name, most in _LISTS.items()}
    parts["choices"] = tuple(
        _choice(one, _("{where}, choice {number}").format(where=where, number=place), problems)
        for place, one in enumerate(read.items("choices", dict, MAX_CHOICES), 1)
    )
    for field in fields(Chapter):
        if field.name not in parts:
            parts[field.name] = read.text(field.name)
    parts["view"] = parts["view"] or "nk"
    return Chapter(**parts)


def _tables(text: str) -> dict[str, Any]:
    if len(text) > MAX_BYTES or len(text.encode(errors="replace")) > MAX_BYTES:
        problem = _("The file has more than {most:,} bytes; divide the story into two.")
        raise StoryError((problem.format(most=MAX_BYTES),))
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # deep nesting, and numbers without an end
        problem = _("The file is not TOML: {reason}. A file that this page has written can be opened.")
        raise StoryError((problem.format(reason=shortened(str(error))),)) from None


def _raw_chapters(raw: Mapping[str, Any]) -> list[dict[str, Any]]:
    chapters = raw.get("chapters", [])
    if not isinstance(chapters, list) or not all(isinstance(one, dict) for one in chapters):
        raise StoryError(
            (_("The chapters are no tables; begin each of them with a line [[chapters]]."),)
        )
    if len(chapters) > MAX_CHAPTERS:
        problem = ngettext(
            "The story has {count} chapter; {most} are the most, so divide it into two.",
            "The story has {count} chapters; {most} are the most, so divide it into two.",
            len(chapters),
        )
        raise StoryError((problem.format(count=len(chapters), most=MAX_CHAPTERS),))
    return chapters


def parse_story(text: str) -> Story:
    """Return the story that *text* holds, a TOML file.

    Raises :class:`StoryError` with everything that keeps it from being one. Whether the events, places
    and claims exist is the question of :func:`bellflower.teaching.stories.checks.story_problems`.
    """
    raw = _tables(text)
    problems: list[str] = []
    read = TableReader(raw, Story, _("The story"), problems)
    texts = {name: read.text(name) for name in ("id", "title", "audience", "summary")}
    is_empty = {name: isinstance(raw.get(name, ""), str) and not texts[name].strip() for name in texts}
    problems.extend(_(said) for name, said in _NEEDED.items() if is_empty[name])
    chapters = tuple(_chapter(one, number, problems) for number, one in enumerate(_raw_chapters(raw), 1))
    if problems:
        raise StoryError(tuple(problems))
    return Story(**texts, chapters=chapters)


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
