"""The language of what is shown: English as it is written here, any other from its catalogue.

Texts stand in the code in English, inside ``_("…")`` or ``ngettext("…", "…", n)``; a text that is kept
in a table and shown later is only marked there, with ``N_("…")``, and looked up with ``_`` where it is
shown. What varies is a field of the text: ``_("{n} of {total} events").format(n=3, total=12)``.
"""

import gettext as _gettext
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from io import BytesIO
from pathlib import Path

LOCALE = Path(__file__).with_name("locale")
DOMAIN = "bellflower"
LANGUAGES: dict[str, str] = {"en": "English", "ko": "한국어"}  # names in the language itself
SOURCE_LANGUAGE = "en"

_current: ContextVar[str] = ContextVar("language")
_unsaid: list[Callable[[], str]] = []  # who is asked in a thread in which no language was said


def when_unsaid(ask: Callable[[], str]) -> None:
    """Let *ask* tell the language wherever :func:`use_language` was not called, as in a callback."""
    _unsaid[:] = [ask]


def _known(language: str) -> str:
    return language if language in LANGUAGES else SOURCE_LANGUAGE


def texts_file(language: str) -> Path:
    """Return the path of the texts of *language*, which lie compiled beside it once they were built."""
    return LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def _compiled(path: Path) -> BytesIO:
    """Return the texts in *path* compiled: as built or, if they changed since, anew."""
    built = path.with_suffix(".mo")
    if built.exists() and built.stat().st_mtime >= path.stat().st_mtime:
        return BytesIO(built.read_bytes())
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file))
    compiled.seek(0)
    return compiled


@cache
def catalogue(language: str) -> _gettext.NullTranslations:
    """Return the texts of *language*; a text without one stays English.

    Raises ``KeyError`` if the language is not one of ``LANGUAGES``.
    """
    if language not in LANGUAGES:
        raise KeyError(language)
    if language == SOURCE_LANGUAGE:
        return _gettext.NullTranslations()
    return _gettext.GNUTranslations(_compiled(texts_file(language)))


def use_language(language: str) -> None:
    """Show everything in *language* from now on, in this thread or task."""
    _current.set(_known(language))


def current_language() -> str:
    """Return the code of the language that is shown: part of the key of whatever caches texts."""
    language = _current.get("")
    return language or _known(_unsaid[0]() if _unsaid else "")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Show everything in *language* inside the ``with`` block, and in the one of before after it.

    Files of data are written so, in English whatever the pages are in.
    """
    token = _current.set(_known(language))
    try:
        yield
    finally:
        _current.reset(token)


def N_(text: str) -> str:  # noqa: N802  # the name by which gettext's tools know a mark
    """Mark *text* for the catalogues and return it as it is."""
    return text


def _(text: str) -> str:
    """Return *text* in the present language."""
    return (
        catalogue(current_language()).gettext(text) if text else ""
    )  # a catalogue has its head under ""


def ngettext(singular: str, plural: str, number: int) -> str:
    """Return the form that fits *number* in the present language."""
    return catalogue(current_language()).ngettext(singular, plural, number)


def counted(number: int, singular: str, plural: str, **fields: str) -> str:
    """Return the form that fits *number* in the present language, with the number in its field ``n``.

    >>> counted(1, "{n} event", "{n} events"), counted(1200, "{n} event in {place}", \
"{n} events in {place}", place="Rason")
    ('1 event', '1,200 events in Rason')
    """
    return ngettext(singular, plural, number).format(n=f"{number:,}", **fields)
