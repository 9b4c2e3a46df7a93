"""How much room a text takes: its lines in Arial, whose widths Liberation Sans and Helvetica share."""

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache

_FIRST = 32
_WIDTHS = (  # thousandths of the size, from the space to the tilde
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip
_BOLD = 1.07  # how much wider the bold face is, on the whole
_WIDE = 1000  # of a letter of Chinese, Japanese or Korean
_OTHER = 620  # of a letter that is not in the table
LINE = 1.2  # height of a line, in sizes
_SENTENCE = re.compile(r"(?<=[.!?。…])\s+|\n")
_FORBIDDEN = re.compile(  # what XML 1.0 cannot hold, and what only steers a terminal
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
)


def clean(text: str) -> str:
    r"""Return *text* as XML can hold it: each forbidden character becomes the mark for one.

    >>> clean("a\x00b\tc\r\nd")
    'a\ufffdb c\nd'
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _FORBIDDEN.sub("\ufffd", lines.replace("\u2028", "\n").replace("\u2029", "\n"))


@lru_cache(maxsize=4096)
def _letter_width(letter: str) -> int:
    if unicodedata.east_asian_width(letter) in "WF":
        return _WIDE
    base = unicodedata.normalize("NFD", letter)[0]
    place = ord(base) - _FIRST
    return _WIDTHS[place] if 0 <= place < len(_WIDTHS) else _OTHER


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of *text* on one line, in the unit of *size*.

    >>> text_width("Hamhung", 10)
    43.35
    """
    return sum(map(_letter_width, text)) * size * (_BOLD if bold else 1) / 1000


def _pieces(text: str, size: float, width: float, bold: bool) -> list[str]:
    """Return the words of *text*, those that are longer than a line in parts of its length."""
    pieces = []
    for word in text.split():
        rest = word
        while text_width(rest, size, bold=bold) > width and len(rest) > 1:
            fits = max(int(len(rest) * width / text_width(rest, size, bold=bold)), 1)
            while fits > 1 and text_width(rest[:fits], size, bold=bold) > width:
                fits -= 1
            pieces.append(rest[:fits])
            rest = rest[fits:]
        pieces.append(rest)
    return pieces


def count_lines(text: str, size: float, width: float, *, bold: bool = False) -> int:
    r"""Return the number of lines of *text*, set in *size* and broken at *width*; an empty one has 1.

    >>> count_lines("one two", 10, 1000), count_lines("one two", 10, 20), count_lines("a\n\nb", 10, 99)
    (1, 2, 3)
    """
    lines = 0
    for paragraph in text.split("\n"):
        room = -1.0
        for piece in _pieces(paragraph, size, width, bold):
            needed = text_width(piece, size, bold=bold)
            space = text_width(" ", size, bold=bold)
            if room < needed + space:
                lines, room = lines + 1, width + space
            room -= needed + space
        lines += room < 0 and not paragraph.strip()
    return max(lines, 1)


def text_height(text: str, size: float, width: float, *, bold: bool = False) -> float:
    """Return the height that *text* takes, in the unit of *size*."""
    return count_lines(text, size, width, bold=bold) * size * LINE


def split_text(text: str, size: float, width: float, height: float) -> tuple[str, str]:
    """Return what of *text* fits into a box, and the rest, parted after a sentence if that can be.

    At least a part of a word fits, so that a caller who goes on with the rest comes to an end.
    """
    if text_height(text, size, width) <= height:
        return text, ""
    ends = [found.start() for found in _SENTENCE.finditer(text)]
    words = [found.start() for found in re.finditer(r"\s", text)]
    for places in (ends, words, range(1, len(text))):
        fitting = bisect_right(places, height, key=lambda end: text_height(text[:end], size, width))
        if fitting and (end := places[fitting - 1]):
            return text[:end].rstrip(), text[end:].lstrip()
    return text[:1], text[1:]
