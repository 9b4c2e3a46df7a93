"""The parts of one table of a story file, read with a note on everything that is wrong."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from bellflower.i18n import _
from bellflower.teaching.stories.parts import MAX_TEXT

_SHOWN = 80  # characters of a value that are repeated in a problem


def shortened(value: Any) -> str:
    """Return *value* in the words of a file, at most as much as fits into a problem."""
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


class TableReader:
    """Reads the parts of one table of a file and notes what is wrong with them."""

    def __init__(self, raw: Mapping[str, Any], known: type, where: str, problems: list[str]) -> None:
        """Read *raw*, which may have the fields of *known*; *problems* is added to, and says *where*."""
        self.raw, self.where, self.problems = raw, where, problems
        names = [field.name for field in fields(known)]
        for name in sorted(raw.keys() - set(names)):
            self.note(
                _("“{name}” is not a part of it; leave it out, or use one of {parts}."),
                name=shortened(name),
                parts=", ".join(names),
            )

    def note(self, problem: str, **parts: object) -> None:
        """Add *problem*, with its fields filled from *parts*, to what is wrong."""
        self.problems.append(
            _("{where}: {problem}").format(where=self.where, problem=problem.format(**parts))
        )

    def text(self, name: str) -> str:
        """Return a text of the table, or an empty one with a note if there is none that can be shown."""
        value = self.raw.get(name, "")
        if not isinstance(value, str):
            problem = _("{name} is {value}, which is not a text; put it into quotes.")
            self.note(problem, name=name, value=shortened(value))
        elif len(value) > MAX_TEXT:
            problem = _("{name} has {count:,} characters; {most:,} are the most, so shorten it.")
            self.note(problem, name=name, count=len(value), most=MAX_TEXT)
        else:
            return value
        return ""

    def items(self, name: str, kind: type, most: int) -> list[Any]:
        """Return a list of texts (*kind* ``str``) or tables (``dict``), or an empty one with a note."""
        value = self.raw.get(name, [])
        if not isinstance(value, list) or not all(isinstance(one, kind) for one in value):
            problem = _("{name} is {value}, which is not a list of texts in quotes.")
            if kind is dict:
                problem = _("{name} is {value}; write each of them as a table, [[chapters.{name}]].")
            self.note(problem, name=name, value=shortened(value))
        elif len(value) > most:
            problem = _("{name} has {count} parts; {most} are the most, so leave some out.")
            self.note(problem, name=name, count=len(value), most=most)
        else:
            return value
        return []
