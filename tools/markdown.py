"""Rows of Markdown tables, for the pages that are built from the record."""

from collections.abc import Iterable


def table_row(cells: Iterable[object]) -> str:
    r"""Return *cells* as a line of a table; a bar inside a cell would end it, so it is escaped.

    >>> table_row(["a|b", 2])
    '| a\\|b | 2 |'
    """
    escaped = (str(cell).replace("|", r"\|") for cell in cells)
    return f"| {' | '.join(escaped)} |"
