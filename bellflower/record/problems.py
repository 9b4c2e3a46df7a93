"""One rejected value, in words that let a curator open the file at the line and mend it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A value that breaks a rule of the data dictionary.

    ``line`` counts from 1 with the header as line 1, as editors do; ``column`` is
    empty if the whole line or file is meant. ``remedy`` says how to mend it, in a sentence; empty if
    the reason says so already. Two problems with the same reason are the same problem.
    """

    file: str
    line: int
    column: str
    value: str
    reason: str
    remedy: str = field(default="", compare=False)

    def __str__(self) -> str:
        """Say the problem as ``file:line: column 'value' reason``."""
        subject = f"{self.column} {self.value!r} " if self.column else ""
        return f"{self.file}:{self.line}: {subject}{self.reason}"


class DataError(ValueError):
    """The record cannot be used; ``problems`` holds every reason found, in order."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep *problems* and put them into the message, one on each line."""
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))
