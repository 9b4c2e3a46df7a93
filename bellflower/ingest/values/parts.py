"""Parts of a date in cells of their own: a month by name or number, a day, and codes of precision."""

import re

from bellflower.i18n import _
from bellflower.ingest.dates.names import SEASONS, month_number, season_number
from bellflower.ingest.values.cell import Cell
from bellflower.record.checks.reasons import Reason

_NUMBER = re.compile(r"(\d{1,2})(?:\.0+)?(?:월|일|st|nd|rd|th)?", re.ASCII)
_UNKNOWN = frozenset({"0", "00", "99", "-9", "-99", "-1", "xx", "uu", "??", "0.0"})


def _unknown() -> Cell:
    return Cell("", note=_("was read as not known"))


def _plain(text: str, number: int) -> Cell:
    is_same = text in (str(number), f"{number:02}")
    return Cell(str(number), note="" if is_same else _("was read as {value}").format(value=number))


def read_month(text: str) -> Cell:
    """Return the number of a month that is written as a number or its name; of a season, that of EDTF.

    >>> read_month("Sept.").text, read_month("03").text, read_month("0").text, read_month("봄").text
    ('9', '3', '', '21')
    """
    if text.casefold() in _UNKNOWN:
        return _unknown()
    found = _NUMBER.fullmatch(text)
    number = int(found[1]) if found else month_number(text)
    if not found and text.casefold() in SEASONS:
        number = season_number(text)
    if 1 <= number <= 12 or number > 20:
        return _plain(text, number)
    reason = _("is not a month")
    return Cell(text, Reason(reason, _("Write its number from 1 to 12, or its English name.")))


def read_day(text: str) -> Cell:
    """Return the number of a day of the month; 0 and 99 say that it is not known.

    >>> read_day("3rd").text, read_day("99").text
    ('3', '')
    """
    if text.casefold() in _UNKNOWN:
        return _unknown()
    found = _NUMBER.fullmatch(text)
    if found and 1 <= int(found[1]) <= 31:
        return _plain(text, int(found[1]))
    return Cell(text, Reason(_("is not a day of a month"), _("Write its number from 1 to 31.")))


def read_code(text: str) -> Cell:
    """Return a code of precision as a whole number or a word."""
    return Cell(text.casefold().removesuffix(".0"))
