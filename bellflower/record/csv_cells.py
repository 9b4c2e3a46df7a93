"""Cells of tables that others open: lists that can be split again, and formulas made harmless."""

import re
from collections.abc import Iterable

_SPECIAL = re.compile(r"[\\;]")
_ESCAPED = re.compile(r"\\(.)|;", re.DOTALL)
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_NEUTRAL = re.compile(r"'+[=+\-@\t\r]")


def join_cells(values: Iterable[str]) -> str:
    r"""Join texts with semicolons; a semicolon or backslash in a text gets a backslash before it.

    >>> join_cells(["opium", "a; b"])
    'opium;a\\; b'
    """
    return ";".join(_SPECIAL.sub(r"\\\g<0>", value) for value in values)


def split_cell(cell: str) -> list[str]:
    r"""Return the texts that :func:`join_cells` joined; an empty cell holds one empty text.

    >>> split_cell(r"opium;a\; b")
    ['opium', 'a; b']
    """
    parts = [""]
    last = 0
    for match in _ESCAPED.finditer(cell):
        parts[-1] += cell[last : match.start()] + (match[1] or "")
        last = match.end()
        if match[1] is None:
            parts.append("")
    parts[-1] += cell[last:]
    return parts


def neutral_cell(text: str) -> str:
    """Return *text* so that no spreadsheet takes it for a formula.

    A text that begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return gets an apostrophe
    before it; so does one that begins with apostrophes and then one of these, so that
    :func:`original_cell` can tell them apart.

    >>> neutral_cell("=1+1"), neutral_cell("'quoted'")
    ("'=1+1", "'quoted'")
    """
    return f"'{text}" if _FORMULA.match(text) else text


def original_cell(cell: str) -> str:
    """Return the text that :func:`neutral_cell` was given.

    >>> original_cell("'=1+1"), original_cell("'quoted'")
    ('=1+1', "'quoted'")
    """
    return cell[1:] if _NEUTRAL.match(cell) else cell
