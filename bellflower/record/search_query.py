"""What a search query asks for: words, phrases in quotation marks, ``OR`` and ``-without``.

The rules: quotation marks of any kind hold a phrase, which is looked for as it is, in whole words; one
that is not closed ends with the query. ``OR`` in capitals, standing alone, parts two alternatives; each
is a search of its own, and one that is empty is left out. A minus sign at the beginning of a word or a
phrase excludes what holds it as whole words, in any of its names. All else are plain words; what stands
between two phrases, exclusions or ``OR`` belongs together and may be a name of several words.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from geo.names import fold

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂「」『』", '"') | {"−": "-"})
_PARTS = re.compile(
    r'(?P<no>(?<!\S)-)?"(?P<phrase>[^"]*)"?|(?<!\S)-(?P<without>[^\s"]+)|(?P<word>[^\s"]+)'
)

Forms = Callable[[str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Term:
    """What must or must not be found: ``forms``, of which one is enough.

    ``is_exact`` forms are whole words; others may begin a word. ``typed`` is the one plain word that was
    asked for, empty for a name or a phrase.
    """

    forms: tuple[str, ...]
    is_exact: bool = False
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Terms that must all be found, and terms that must not be."""

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...] = ()


def _plain(words: list[str], forms: Forms, names: Forms) -> list[Term]:
    text = fold(" ".join(words))
    if found := names(text):
        return [Term(found)]
    return [Term(forms(word), typed=word) for word in text.split()]


def _alternatives(query: str) -> Iterator[list[re.Match[str]]]:
    parts: list[re.Match[str]] = []
    for found in _PARTS.finditer(query.translate(_QUOTES)):
        if found["word"] == "OR":
            yield parts
            parts = []
        else:
            parts.append(found)
    yield parts


def read_query(query: str, forms: Forms, names: Forms) -> tuple[Alternative, ...]:
    """Return the alternatives of *query*; empty if it holds no term.

    *names* gives all names of what bears a folded name, empty if nothing does; *forms* what a plain
    word may be found as.

    >>> read_query('"white bellflower" -1993 OR opium', lambda word: (word,), lambda name: ())
    ... # doctest: +NORMALIZE_WHITESPACE
    (Alternative(wanted=(Term(forms=('white bellflower',), is_exact=True, typed=''),),
                 unwanted=(Term(forms=('1993',), is_exact=True, typed=''),)),
     Alternative(wanted=(Term(forms=('opium',), is_exact=False, typed='opium'),), unwanted=()))
    """
    read: list[Alternative] = []
    for parts in _alternatives(query):
        wanted: list[Term] = []
        unwanted: list[Term] = []
        run: list[str] = []
        for part in parts:
            if part["word"]:
                run.append(part["word"])
                continue
            wanted += _plain(run, forms, names)
            run = []
            if part["without"]:
                text = fold(part["without"])
                unwanted += [Term(names(text) or (text,), is_exact=True)] if text else []
            elif text := fold(part["phrase"]):
                (unwanted if part["no"] else wanted).append(Term((text,), is_exact=True))
        wanted += _plain(run, forms, names)
        if wanted or unwanted:
            read.append(Alternative(tuple(wanted), tuple(unwanted)))
    return tuple(read)
