"""Words that stand for each other in a search: names of places, people and bodies, and curated words.

``search_words.csv`` beside this module has a term of the record and the words, in Korean, Japanese,
Chinese and old romanizations, by which a reader may ask for it.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from geo.names import fold

_WORDS = Path(__file__).with_name("search_words.csv")


class Vocabulary:
    """Groups of names; whoever asks for one name of a group means all of them."""

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        """Index every name of *groups*, each a list of names of one thing, the usual one first."""
        self.groups: list[tuple[str, ...]] = []
        self._numbers: dict[str, list[int]] = {}
        self._shown: dict[str, str] = {}
        for group in groups:
            folded: dict[str, str] = {}
            for name in group:
                folded.setdefault(fold(name), name)
            folded.pop("", None)
            for one in folded:
                self._numbers.setdefault(one, []).append(len(self.groups))
            for one, name in folded.items():
                self._shown.setdefault(one, name)
            self.groups.append(tuple(folded))

    def names_like(self, folded: str) -> tuple[str, ...]:
        """Return the folded names of all that bears the name *folded*; empty if nothing does."""
        groups = [self.groups[number] for number in self._numbers.get(folded, ())]
        return tuple(dict.fromkeys(name for group in groups for name in group))

    def as_written(self, folded: str) -> str:
        """Return the name *folded* as it is written; what is no name stays as it is."""
        return self._shown.get(folded, folded)

    def __iter__(self) -> Iterator[str]:
        """Return every folded name once."""
        return iter(self._numbers)


@cache
def curated_words() -> tuple[tuple[str, ...], ...]:
    """Return the groups of ``search_words.csv``: a term, then the words that stand for it."""
    with _WORDS.open(encoding="utf-8", newline="") as file:
        return tuple((row["term"], *row["words"].split(";")) for row in csv.DictReader(file))


def vocabulary(named: Iterable[Sequence[str]]) -> Vocabulary:
    """Return the vocabulary of the groups *named* and of the curated words.

    A curated word stands for every name of the place, person or body that its term names.
    """
    names = Vocabulary(groups := list(named))
    curated = [(*group, *names.names_like(fold(group[0]))) for group in curated_words()]
    return Vocabulary([*groups, *curated])
