"""Search of all text of the record, tolerant of romanization and diacritics."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from bellflower.record.memo import remembered
from geo.geocoder import PlaceGeocoder
from geo.names import fold

_SAFE = 5  # letters below which a word is taken as it is typed
_LONG = 8  # letters from which two errors are forgiven


@dataclass(frozen=True, eq=False)  # so that what was found is remembered
class TextIndex:
    """The folded text of each event by its id, and the names of places that stand for each other."""

    texts: Mapping[str, str]
    geocoder: PlaceGeocoder

    def alternatives(self, query: str) -> tuple[tuple[str, ...], ...]:
        """Return what must all be found, each as alternative spellings.

        A query that is the name of a place is looked for under every name of that place;
        otherwise each of its words is, so that word order does not matter. A word that no text knows
        is looked for as the known words nearest to it.
        """
        if names := self.geocoder.names_like(query):
            return (names,)
        return tuple(self._spellings(word) for word in fold(query).split())

    @cached_property
    def vocabulary(self) -> tuple[str, ...]:
        """Every word of every text, in order."""
        return tuple(sorted({word for text in self.texts.values() for word in text.split(" ")} - {""}))

    def _spellings(self, word: str) -> tuple[str, ...]:
        """Return the spellings under which *word* is looked for; if no text knows it, the nearest."""
        if names := self.geocoder.names_like(word):
            return names
        if any(f" {word}" in text for text in self.texts.values()):
            return (word,)
        for errors in range(1, forgiven_errors(word) + 1):
            near = [one for one in self.vocabulary if len(one) >= _SAFE and is_near(word, one, errors)]
            if near:
                spelled = ((one, *self.geocoder.names_like(one)) for one in near)
                return tuple(dict.fromkeys(name for names in spelled for name in names))
        return (word,)

    def find_events(self, query: str) -> frozenset[str]:
        """Return the ids of the events whose text holds the *query*; all of them if it is blank."""
        return remembered(self, query, lambda: self.find_in(query, self.texts))

    def find_in(self, query: str, texts: Mapping[str, str]) -> frozenset[str]:
        """Return the keys of those *texts*, made by :func:`folded_text`, that hold the *query*."""
        wanted = self.alternatives(query)
        starts = [[f" {name}" for name in names] for names in wanted]
        return frozenset(key for key, text in texts.items() if _holds_all(text, starts))


def forgiven_errors(word: str) -> int:
    """Return how many typing errors are forgiven in a folded *word*.

    >>> forgiven_errors("ice"), forgiven_errors("hamhong"), forgiven_errors("methampetamine")
    (0, 1, 2)
    """
    return 0 if len(word) < _SAFE else 1 if len(word) < _LONG else 2


def is_near(one: str, other: str, most: int) -> bool:
    """Whether *one* becomes *other* by at most *most* letters added, left out, changed or swapped.

    >>> is_near("hamhong", "hamhung", 1), is_near("hamhugn", "hamhung", 1), is_near("rason", "wonsan", 1)
    (True, True, False)
    """
    if abs(len(one) - len(other)) > most:
        return False
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, wanted in enumerate(other, 1):
            value = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                value = min(value, before[j - 2] + 1)
            row.append(value)
        if min(row) > most:
            return False
        before, last = last, row
    return last[-1] <= most


def _holds_all(text: str, wanted: Iterable[Iterable[str]]) -> bool:
    return all(any(start in text for start in starts) for starts in wanted)


def folded_text(parts: Iterable[str]) -> str:
    """Join *parts* into one folded text in which each word has a space before it."""
    return "".join(f" {fold(part)}" for part in parts if part)
