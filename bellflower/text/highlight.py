"""Where a search found its words: marks in a text, and the field in which an event matched."""

import re
from collections.abc import Sequence

from markupsafe import Markup, escape

from geo.names import fold

_WORD = re.compile(r"[\w'’‘ʼ]+")

Wanted = Sequence[Sequence[str]]  # what must all be found, each as alternative folded spellings


def _marked_words(words: list[str], names: list[list[str]]) -> set[int]:
    """Return the numbers of the folded *words* that begin one of *names* or continue it."""
    marked: set[int] = set()
    for name in names:
        for start in range(len(words) - len(name) + 1):
            *whole, last = zip(words[start : start + len(name)], name)
            if all(word == part for word, part in whole) and last[0].startswith(last[1]):
                marked.update(range(start, start + len(name)))
    return marked


def highlight(text: str, wanted: Wanted) -> Markup:
    """Return *text* as HTML, escaped, with the words that *wanted* asks for inside ``<mark>``.

    *wanted* comes from :meth:`bellflower.record.search.TextIndex.alternatives`;
    without it nothing is marked.
    A word is marked if its folded form begins with a wanted one, as the search finds it.
    """
    if not wanted:
        return escape(text)
    found = list(_WORD.finditer(text))
    names = [name.split() for names in wanted for name in names if name.strip()]
    marked = _marked_words([fold(match[0]) for match in found], names)
    parts: list[Markup] = []
    end = 0
    for number, match in enumerate(found):
        parts.append(escape(text[end : match.start()]))
        word = escape(match[0])
        parts.append(Markup("<mark>{}</mark>").format(word) if number in marked else word)
        end = match.end()
    return Markup("").join([*parts, escape(text[end:])])


def matching_fields(fields: dict[str, str], wanted: Wanted) -> tuple[str, ...]:
    """Return the names of those *fields*, name to text, in which a wanted word stands."""
    return tuple(name for name, text in fields.items() if "<mark>" in highlight(text, wanted))
