"""Search of all text of the record, tolerant of romanization and diacritics."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bellflower.record.memo import remembered
from geo.geocoder import PlaceGeocoder
from geo.names import fold


@dataclass(frozen=True, eq=False)  # so that what was found is remembered
class TextIndex:
    """The folded text of each event by its id, and the names of places that stand for each other."""

    texts: Mapping[str, str]
    geocoder: PlaceGeocoder

    def alternatives(self, query: str) -> tuple[tuple[str, ...], ...]:
        """Return what must all be found, each as alternative spellings.

        A query that is the name of a place is looked for under every name of that place;
        otherwise each of its words is, so that word order does not matter.
        """
        if names := self.geocoder.names_like(query):
            return (names,)
        return tuple(self.geocoder.names_like(word) or (word,) for word in fold(query).split())

    def find_events(self, query: str) -> frozenset[str]:
        """Return the ids of the events whose text holds the *query*; all of them if it is blank."""
        return remembered(self, query, lambda: self.find_in(query, self.texts))

    def find_in(self, query: str, texts: Mapping[str, str]) -> frozenset[str]:
        """Return the keys of those *texts*, made by :func:`folded_text`, that hold the *query*."""
        wanted = self.alternatives(query)
        starts = [[f" {name}" for name in names] for names in wanted]
        return frozenset(key for key, text in texts.items() if _holds_all(text, starts))


def _holds_all(text: str, wanted: Iterable[Iterable[str]]) -> bool:
    return all(any(start in text for start in starts) for starts in wanted)


def folded_text(parts: Iterable[str]) -> str:
    """Join *parts* into one folded text in which each word has a space before it."""
    return "".join(f" {fold(part)}" for part in parts if part)
