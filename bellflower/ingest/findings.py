"""What steps find in a reader's file: readings that differ, what columns decided, cells at fault."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from bellflower.i18n import _
from bellflower.record.checks.reasons import Reason


@dataclass(frozen=True)
class Note:
    """What was made of a value that is shown all the same, and the lines on which it stands."""

    file: str
    column: str
    value: str
    text: str
    lines: tuple[int, ...]

    @property
    def line(self) -> int:
        """The first line on which the value stands."""
        return self.lines[0]

    @property
    def count(self) -> int:
        """In how many rows the value stands."""
        return len(self.lines)


@dataclass(frozen=True)
class Reading:
    """What a whole column or file decided: how it is read, with an example, and what else may be chosen.

    ``subject`` is the name of the option, ``value`` what was taken for it (empty if that is asked),
    ``options`` what may be chosen; ``text`` says it in a sentence. ``column`` is empty for a whole file.
    """

    subject: str
    column: str
    value: str
    options: tuple[str, ...]
    text: str

    @property
    def is_asked(self) -> bool:
        """Whether both readings are possible and none was taken."""
        return not self.value


class Fault(NamedTuple):
    """A cell that cannot stay as it is: the number of its row, our column, and why."""

    row: int
    target: str
    reason: Reason


class Remark(NamedTuple):
    """What was made of a cell: the number of its row, our column, and the words."""

    row: int
    target: str
    text: str


def emptied(reason: Reason) -> str:
    """Say that a cell was left empty because of *reason*."""
    return (
        _("{reason}; the cell was left empty. {remedy}")
        .format(reason=reason.text, remedy=reason.remedy)
        .strip()
    )


def notes_of(
    remarks: Iterable[Remark], file: str, lines: np.ndarray, told: Sequence[tuple[str, str]]
) -> tuple[Note, ...]:
    """Return a note for each kind of *remarks*; *told* is the reader's column and the value of each."""
    rows: dict[tuple[str, str, str], list[int]] = {}
    for remark, (column, value) in zip(remarks, told):
        rows.setdefault((column, value, remark.text), []).append(int(lines[remark.row]))
    return tuple(Note(file, *kind, tuple(found)) for kind, found in rows.items())
