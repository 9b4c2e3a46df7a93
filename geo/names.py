"""Names folded so that one spelling finds the others."""

import re
import string
import unicodedata
from collections.abc import Iterable

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


_PLAIN_WORDS = {  # what each ASCII letter becomes in a folded text; a line feed parts texts
    **dict.fromkeys(range(128), " "),
    **{ord(letter): letter.lower() for letter in string.ascii_letters + string.digits + "_\n"},
    **dict.fromkeys(map(ord, "'`"), None),
}


def fold_all(texts: Iterable[str]) -> dict[str, str]:
    """Return each of *texts* with what :func:`fold` makes of it; very many ASCII ones at once.

    >>> fold_all(["A raid, 1999", "Ch'ŏngjin"])
    {'A raid, 1999': 'a raid 1999', "Ch'ŏngjin": 'chongjin'}
    """
    told = list(dict.fromkeys(texts))
    plain = [text for text in told if text.isascii() and "\n" not in text]
    folded = "\n".join(plain).translate(_PLAIN_WORDS)
    while "  " in folded:
        folded = folded.replace("  ", " ")
    found = dict(zip(plain, map(str.strip, folded.split("\n"))))
    return {text: found[text] if text in found else fold(text) for text in told}


def all_names(name: str, name_ko: str, other_names: str) -> tuple[str, ...]:
    """Return every name of a place once; *other_names* has ``;`` between."""
    return tuple(dict.fromkeys(part for part in (name, name_ko, *other_names.split(";")) if part))
