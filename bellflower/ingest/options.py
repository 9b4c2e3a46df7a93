"""How a reader wants a file to be read: what is not said is found out from the file itself."""

from collections.abc import Callable
from dataclasses import dataclass

from bellflower.ingest.limits import MAX_ROWS

Progress = Callable[[float, str], object]


def no_progress(_share: float, _what: str) -> None:
    """Tell nobody how far a step got."""


@dataclass(frozen=True)
class ReadOptions:
    """What a reader says of the file; empty or 0 where it is to be found out.

    ``encoding`` and ``separator`` of a text, ``sheet`` of a workbook, ``header_line`` counted as editors
    count. At most ``most_rows`` rows of a table are read.
    """

    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    header_line: int = 0
    most_rows: int = MAX_ROWS


DEFAULTS = ReadOptions()
