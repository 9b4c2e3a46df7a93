"""Names folded so that one spelling finds the others."""

import re
import unicodedata

_APOSTROPHES = re.compile("['’‘ʼ`´ʻ]")
_NOT_WORD = re.compile(r"[^\w]+")


def fold(text: str) -> str:
    """Return *text* in lower case without diacritics, apostrophes and punctuation.

    Hangul stays whole (Unicode NFKC puts its letters back into syllables).

    >>> fold("Ch'ŏngjin")
    'chongjin'
    >>> fold("청진")
    '청진'
    >>> fold("P’yŏngan-pukto")
    'pyongan pukto'
    """
    if text.isascii():  # most texts are, and need none of what follows
        return _NOT_WORD.sub(" ", text.replace("'", "").replace("`", "")).lower().strip()
    decomposed = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text))
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _NOT_WORD.sub(" ", unicodedata.normalize("NFKC", bare).casefold()).strip()


def all_names(name: str, name_ko: str, other_names: str) -> tuple[str, ...]:
    """Return every name of a place once; *other_names* has ``;`` between."""
    return tuple(dict.fromkeys(part for part in (name, name_ko, *other_names.split(";")) if part))
