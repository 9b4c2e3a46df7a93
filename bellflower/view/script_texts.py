"""The texts that a script in the browser shows, in the language of the page."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from bellflower.i18n import SOURCE_LANGUAGE, _, current_language, ngettext

KEYWORDS = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "counted": (2, 3),
}  # functions with texts for readers
OPTIONS = {"parse_template_string": True}  # of the extractor for scripts
_MANY = 2  # a number for which every language but English has the form of most numbers


@cache
def marked_texts(path: Path) -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """Return the texts in the script at *path* that are marked, and the pairs of singular and plural."""
    from babel.messages.extract import extract

    with path.open("rb") as file:
        found = [
            message for _line, message, *_more in extract("javascript", file, KEYWORDS, options=OPTIONS)
        ]
    one = frozenset(message for message in found if isinstance(message, str))
    two = frozenset((message[0], message[1]) for message in found if not isinstance(message, str))
    return one, two


@cache
def _texts_in(_language: str, paths: tuple[Path, ...], more: tuple[str, ...]) -> dict[str, str]:
    found = {text: _(text) for text in more}
    for path in paths:
        one, two = marked_texts(path)
        found |= {text: _(text) for text in sorted(one)}
        found |= {single: ngettext(single, plural, _MANY) for single, plural in sorted(two)}
    return found


def script_texts(paths: Iterable[Path], more: Iterable[str] = ()) -> dict[str, str]:
    """Return what the scripts at *paths* show, and *more*, in the present language by the English text.

    It is empty in English. A pair stands under its singular with the form for many: a language that
    needs further forms needs a list here, and a rule beside it.
    """
    language = current_language()
    if language == SOURCE_LANGUAGE:
        return {}
    return dict(_texts_in(language, tuple(paths), tuple(more)))
