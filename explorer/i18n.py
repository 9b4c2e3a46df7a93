"""The language of what is shown: English as it is written here, any other from its catalogue.

Texts stand in the code in English, inside ``_("…")`` or ``ngettext("…", "…", n)``; a text that is kept
in a table and shown later is only marked there, with ``N_("…")``, and looked up with ``_`` where it is
shown. What varies is a field of the text: ``_("{n} of {total} events").format(n=3, total=12)``.
"""

import gettext as _gettext
from contextvars import ContextVar
from functools import cache
from pathlib import Path

LOCALE = Path(__file__).with_name("locale")
DOMAIN = "bellflower"
LANGUAGES: dict[str, str] = {"en": "English", "ko": "한국어"}  # names in the language itself
SOURCE_LANGUAGE = "en"

_current: ContextVar[str] = ContextVar("language", default=SOURCE_LANGUAGE)


@cache
def catalogue(language: str) -> _gettext.NullTranslations:
    """Return the texts of *language*; a text without one stays English.

    Raises ``KeyError`` if the language is not one of ``LANGUAGES``.
    """
    if language not in LANGUAGES:
        raise KeyError(language)
    return _gettext.translation(DOMAIN, LOCALE, [language], fallback=True)


def use_language(language: str) -> None:
    """Show everything in *language* from now on, in this thread or task."""
    _current.set(language if language in LANGUAGES else SOURCE_LANGUAGE)


def current_language() -> str:
    """Return the code of the language that is shown: part of the key of whatever caches texts."""
    return _current.get()


def N_(text: str) -> str:  # noqa: N802  # the name by which gettext's tools know a mark
    """Mark *text* for the catalogues and return it as it is."""
    return text


def _(text: str) -> str:
    """Return *text* in the present language."""
    return catalogue(_current.get()).gettext(text)


def ngettext(singular: str, plural: str, number: int) -> str:
    """Return the form that fits *number* in the present language."""
    return catalogue(_current.get()).ngettext(singular, plural, number)
