"""The texts that a script in the browser shows, in the language of the page."""

import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from bellflower.i18n import _, current_language, ngettext

_STRING = r'"(?:[^"\\\n]|\\.)*"'
_ONE = re.compile(rf"\b(?:_|N_)\(\s*({_STRING})")
_TWO = re.compile(rf"\b(?:ngettext\(|counted\([^\"]*?,)\s*({_STRING}),\s*({_STRING})")
_MANY = 2  # a number for which every language but English has the form of most numbers


@cache
def marked_texts(path: Path) -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """Return the texts in the script at *path* that are marked, and the pairs of singular and plural."""
    script = path.read_text(encoding="utf-8")
    one = frozenset(json.loads(text) for text in _ONE.findall(script))
    two = frozenset((json.loads(single), json.loads(plural)) for single, plural in _TWO.findall(script))
    return one, two


@cache
def _texts_in(_language: str, paths: tuple[Path, ...], more: tuple[str, ...]) -> dict[str, str]:
    found = {text: _(text) for text in more}
    for path in paths:
        one, two = marked_texts(path)
        found |= {text: _(text) for text in one}
        found |= {single: ngettext(single, plural, _MANY) for single, plural in two}
    return found


def script_texts(paths: Iterable[Path], more: Iterable[str] = ()) -> dict[str, str]:
    """Return what the scripts at *paths* show, and *more*, in the present language by the English text.

    It is empty in English. A pair stands under its singular with the form for many: a language that
    needs further forms needs a list here, and a rule beside it.
    """
    language = current_language()
    if language == "en":
        return {}
    return dict(_texts_in(language, tuple(paths), tuple(more)))
