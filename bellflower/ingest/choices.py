"""What a reader chooses for a file: which column is what, what a word means, what stands for nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Fallbacks:
    """What an event is taken for that does not say it; the most modest reading, unless chosen."""

    category: str = "society"
    record_type: str = "incident"
    evidence: str = "allegation"


@dataclass(frozen=True)
class Choices:
    """How a file is read.

    ``columns`` gives, by table and our column, the reader's column; ``words``, by our column and a text
    in the file, the value of the closed list that is meant; ``fallbacks`` stand where nothing is said.
    """

    columns: Mapping[str, Mapping[str, str]]
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    fallbacks: Fallbacks = Fallbacks()


NAMED = ("category", "record_type", "evidence")  # columns of events whose words a reader may explain
