"""How much of a day a cell of a workbook shows: its format may show a year, a month, or no year."""

import re
from datetime import date, datetime, time
from functools import cache

from bellflower.i18n import N_

_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
NO_YEAR = N_("shows no year; the workbook holds {value}, which was read")
SHORTER = N_("holds {value}, but shows less; what it shows was read")


@cache
def shown_parts(number_format: str) -> str:
    """Return ``year``, ``month``, ``day``, ``no-year``, or an empty text if a format shows no date.

    >>> shown_parts("yyyy"), shown_parts("mmm-yy"), shown_parts("d-mmm"), shown_parts("yyyy-mm-dd")
    ('year', 'month', 'no-year', 'day')
    """
    letters = _LITERAL.sub("", number_format.partition(";")[0]).casefold()
    has_year, has_day = "y" in letters or "e" in letters, "d" in letters
    has_month = bool(re.search(r"m", re.sub(r"h+[^a-z]*m+|m+[^a-z]*s+", "", letters)))
    if has_year and has_day:
        return "day"
    if has_year:
        return "month" if has_month else "year"
    return "no-year" if has_day or has_month else ""


def shown_day(value: date, number_format: str) -> tuple[str, str]:
    """Return a day as a cell shows it, and what there is to tell of it, if anything.

    >>> shown_day(date(1976, 1, 1), "yyyy")[0], shown_day(date(1999, 4, 1), "mmm-yy")[0]
    ('1976', '1999-04')
    """
    has_clock = isinstance(value, datetime) and value.time() != time()
    whole = value.isoformat(" ") if has_clock and isinstance(value, datetime) else f"{value:%Y-%m-%d}"
    whole = whole if has_clock else f"{value.year:04}-{value.month:02}-{value.day:02}"
    match shown_parts(number_format):
        case "year":
            return f"{value.year:04}", SHORTER
        case "month":
            return f"{value.year:04}-{value.month:02}", SHORTER
        case "no-year":
            return whole, NO_YEAR
    return whole, ""
