"""Why a cell or a row cannot be part of the record: rules of one value, and of cells that disagree."""

import re

from bellflower.i18n import _
from bellflower.record.checks import reasons
from bellflower.record.checks.reasons import Reason
from bellflower.record.dates import parse_date
from bellflower.record.schema import Column
from bellflower.record.tables import tidy_cell

Fault = tuple[str, Reason]  # the name of a column, and why its cell is refused
_NUMBER = {"number": re.compile(r"-?[0-9]+(\.[0-9]+)?"), "integer": re.compile(r"-?[0-9]+")}


def is_plain_number(column: Column, text: str) -> bool:
    """Whether *text* is a number in plain ASCII digits; true if *column* holds no numbers.

    Python also reads ``nan``, ``1e3``, ``1_0`` and digits of other scripts as numbers; other readers
    of the file would not.
    """
    return column.type not in _NUMBER or bool(_NUMBER[column.type].fullmatch(text))


def text_reason(column: Column, text: str) -> Reason | None:
    """Return why *text* must not stand in a cell of *column*, or nothing if it may."""
    if text != tidy_cell(text):
        return Reason(
            _("has spaces or line breaks that are not needed; run {command}").format(
                command="`python -m tools.format_data`"
            )
        )
    if not text.isprintable():
        hidden = next(letter for letter in text if not letter.isprintable())
        return Reason(
            _("holds the character {hidden!a}, which cannot be seen").format(hidden=hidden),
            _("Delete the character, or type the text anew."),
        )
    return value_reason(column, text) if text else None


def value_reason(column: Column, text: str) -> Reason | None:
    """Return why *text*, which is tidy and filled, is no value of *column*, or nothing if it is one."""
    if not is_plain_number(column, text):
        return reasons.not_a_number(column)
    if column.is_edtf:
        try:
            parse_date(text)
        except ValueError as error:
            return reasons.not_edtf(str(error).removeprefix(repr(text)).strip())
    return _list_reason(column, text.split(";")) if column.list_of else None


def _list_reason(column: Column, values: list[str]) -> Reason | None:
    unknown = [value for value in values if value not in column.list_of]
    if unknown:
        return reasons.not_in_list(unknown[0], column.list_of)
    if values != sorted(set(values)):
        wanted = ";".join(sorted(set(values)))
        return Reason(_("is not in order without repeats; write {wanted!r}").format(wanted=wanted))
    return None


DRAWN = ("flow", "spread", "travel")  # kinds of routes that need a leg with both ends


def no_side() -> Reason:
    """Say that no claim takes a side in a dispute."""
    reason = _("has no claim that takes a side in it")
    return Reason(reason, _("Name the dispute in the claims that answer it, or delete the row."))


def no_whole_leg() -> Reason:
    """Say that a route cannot be drawn."""
    reason = _("is to be drawn but has no leg with both ends")
    return Reason(reason, _("Add a leg from a place to a place, or set the kind to unmapped."))


def no_source_of_leg() -> Reason:
    """Say that a leg of a stated route does not name who states it."""
    reason = _("is required because the route is stated by a source")
    return Reason(reason, _("Name the source, or set the basis of the route to inferred."))
