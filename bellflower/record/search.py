"""Search of all text of the record, tolerant of romanization, diacritics and typing errors.

The rules, for whoever searches with another program:

1. A text is folded (:func:`geo.names.fold`): lower case, no diacritics, no apostrophes, other signs
   become spaces. A query is read by :mod:`bellflower.record.search_query` into alternatives, each with
   terms that must all be found and terms that must not be.
2. A query without a term finds everything. Otherwise a text is found if it holds every wanted and no
   unwanted term of at least one alternative.
3. A term has forms, of which one is enough. A form of a plain term is found where a word begins: the
   text, with a space before each word, holds a space and the form. A form of an exact term is found as
   whole words: the text holds it between two spaces.
4. Plain words side by side that are together a name of the vocabulary are one term, whose forms are all
   names of what bears that name. Otherwise each word is a term, with all names if it is a name.
5. A plain word that is no name, has no digit and begins no word of any event is taken for the word
   nearest to it, of those of the events and of the vocabulary: the fewest insertions, deletions,
   replacements and swaps of neighbors among the letters (of Hangul: of the parts of a syllable,
   Unicode NFD), of which the first is right. At most 1 for 5 to 7 letters, 2 for more, none for fewer.
   Of equally near words the one that more events hold counts, then the first of the alphabet.
6. Rank: a term gives 8 points if it stands in the title or label, else 4 for a name of a place, person
   or body, else 2 for the summary, else 1. An alternative that finds the event has the mean of its
   wanted terms, an event the best of its alternatives. Equal ones stay in the order of the record.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from bellflower.record.memo import remembered
from bellflower.record.search_query import Alternative, Term, read_query
from bellflower.record.vocabulary import Vocabulary, vocabulary
from geo.geocoder import PlaceGeocoder
from geo.names import fold

POINTS = (8, 4, 2, 1)  # title and label, names, summary, everything else
_LEAST, _LONG = 5, 8  # letters from which on one and two typing errors are forgiven


@dataclass(frozen=True, eq=False)  # so that what was found is remembered
class TextIndex:
    """The folded text of each event by its id, and the names that stand for each other.

    ``parts`` has for each event the folded texts that give points, in the order of :data:`POINTS`;
    without them all events rank the same.
    """

    texts: Mapping[str, str]
    geocoder: PlaceGeocoder
    words: Vocabulary = field(default_factory=lambda: vocabulary(()))
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])

    def read(self, query: str) -> tuple[Alternative, ...]:
        """Return the *query* as alternatives, with names and nearest words filled in."""
        return remembered(
            self, query, lambda: read_query(query, self._forms, self.words.names_like), kind="query"
        )

    def alternatives(self, query: str) -> tuple[tuple[str, ...], ...]:
        """Return what is wanted in any alternative of *query*, each as alternative spellings."""
        return tuple(dict.fromkeys(term.forms for one in self.read(query) for term in one.wanted))

    def corrections(self, query: str) -> tuple[tuple[str, str], ...]:
        """Return each word of *query* that is nowhere written, and what it is taken for, as written."""
        typed = (term.typed for one in self.read(query) for term in one.wanted if term.typed)
        nearest = {word: self.nearest(word) for word in typed}
        return tuple((word, self.words.as_written(found)) for word, found in nearest.items() if found)

    def _forms(self, word: str) -> tuple[str, ...]:
        if names := self.words.names_like(word):
            return names
        nearest = self.nearest(word)
        return (self.words.names_like(nearest) or (nearest,)) if nearest else (word,)

    def nearest(self, word: str) -> str:
        """Return the word that the folded *word* is taken for; empty if it stands for itself."""
        return remembered(self, word, lambda: self._nearest(word), kind="nearest")

    def _nearest(self, word: str) -> str:
        letters = _letters(word)
        if len(letters) < _LEAST or any(one.isdigit() for one in word) or self.words.names_like(word):
            return ""
        counts = remembered(self, "words", self._count_words, kind="words")
        if any(one.startswith(word) for one in counts):
            return ""
        from rapidfuzz.distance import OSA

        most = 1 if len(letters) < _LONG else 2
        found = [
            (distance, -number, one)
            for one, number in counts.items()
            if _letters(one)[:1] == letters[0]
            and (distance := OSA.distance(letters, _letters(one), score_cutoff=most)) <= most
        ]
        return min(found)[2] if found else ""

    def _count_words(self) -> Counter[str]:
        counts = Counter(word for text in self.texts.values() for word in set(text.split()))
        counts.update({word: 0 for name in self.words for word in name.split()})
        return counts

    def find_events(self, query: str) -> frozenset[str]:
        """Return the ids of the events whose text holds the *query*; all of them if it is blank."""
        return remembered(self, query, lambda: self.find_in(query, self.texts))

    def find_in(self, query: str, texts: Mapping[str, str]) -> frozenset[str]:
        """Return the keys of those *texts*, made by :func:`folded_text`, that hold the *query*."""
        wanted = self.read(query)
        if not wanted:
            return frozenset(texts)
        return frozenset(key for key, text in texts.items() if any(_fits(one, text) for one in wanted))

    def rank(self, query: str) -> Mapping[str, float]:
        """Return the points of each event that *query* finds, by its id, in the order of the record."""
        return remembered(self, query, lambda: self._rank(query), kind="rank")

    def _rank(self, query: str) -> dict[str, float]:
        wanted, found = self.read(query), self.find_events(query)
        return {
            key: max((self._points(one, key) for one in wanted if _fits(one, text)), default=0.0)
            for key, text in self.texts.items()
            if key in found
        }

    def _points(self, alternative: Alternative, key: str) -> float:
        parts = self.parts.get(key, ())
        points = [
            next((given for given, part in zip(POINTS, parts) if _holds(term, part)), POINTS[-1])
            for term in alternative.wanted
        ]
        return sum(points) / len(points) if points else 0.0

    def best_first(self, query: str) -> tuple[str, ...]:
        """Return the ids of the events that *query* finds, the best first."""
        points = self.rank(query)
        return tuple(sorted(points, key=lambda key: -points[key]))


def _letters(word: str) -> str:
    return word if word.isascii() else unicodedata.normalize("NFD", word)


def _holds(term: Term, text: str) -> bool:
    if term.is_exact:
        whole = f"{text} "
        return any(f" {form} " in whole for form in term.forms)
    return any(f" {form}" in text for form in term.forms)


def _fits(alternative: Alternative, text: str) -> bool:
    return all(_holds(term, text) for term in alternative.wanted) and not any(
        _holds(term, text) for term in alternative.unwanted
    )


def folded_text(parts: Iterable[str], folded: Callable[[str], str] = fold) -> str:
    """Join *parts* into one *folded* text in which each word has a space before it."""
    return "".join(f" {folded(part)}" for part in parts if part)
