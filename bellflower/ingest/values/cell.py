"""A cell of a reader's file on its way into the record."""

from typing import NamedTuple

from bellflower.record.checks.reasons import Reason


class Cell(NamedTuple):
    """A cell as it goes into the record, with why it cannot and what was made of it, if anything."""

    text: str
    reason: Reason | None = None
    note: str = ""
