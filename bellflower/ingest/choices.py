"""What a reader chooses for a file: which column is what, what a word means, what stands for nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Fallbacks:
    """What an event is taken for that does not say it; the most modest reading, unless chosen.

    ``quantity_kind`` is empty as long as nobody said what kind of figure a quantity is.
    """

    category: str = "society"
    record_type: str = "incident"
    evidence: str = "allegation"
    quantity_kind: str = ""


@dataclass(frozen=True)
class Choices:
    """How a file is read.

    ``columns`` gives, by table and our column, the reader's column; ``words``, by our column and a text
    in the file, the value of the closed list that is meant; ``fallbacks`` stand where nothing is said.
    ``dates`` says what its columns do not: the ``order`` of day and month, and what ``pairs`` of numbers
    mean; ``decimal`` is the mark before decimals. Empty is what the file itself decides.
    """

    columns: Mapping[str, Mapping[str, str]]
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    fallbacks: Fallbacks = Fallbacks()
    dates: Mapping[str, str] = field(default_factory=dict)
    decimal: str = ""


NAMED = ("category", "record_type", "evidence")  # columns of events whose words a reader may explain
