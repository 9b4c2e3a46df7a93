"""Why a value is refused and how to mend it, in words: one place for every check."""

from typing import NamedTuple

from bellflower.i18n import _
from bellflower.record.schema import Column


class Reason(NamedTuple):
    """Why a value is refused (``text`` goes on after the value), and how to mend it, in a sentence."""

    text: str
    remedy: str = ""


def not_a_number(column: Column) -> Reason:
    """Say that a value is not a number of the type of *column*."""
    if column.type == "integer":
        return Reason(_("is not a whole number"), _("Write digits only, such as 3."))
    return Reason(
        _("is not a decimal number like 50 or 0.2"),
        _("Write digits with a point before decimals, without unit and thousands separator."),
    )


def not_in_list(value: str, allowed: tuple[str, ...]) -> Reason:
    """Say that one of several values in a cell is not in the closed list *allowed*."""
    return Reason(
        _("holds {value!r}, which is not one of {allowed}").format(
            value=value, allowed=", ".join(allowed)
        ),
        _("Write one or several of these words with semicolons between, or leave the cell empty."),
    )


def repeated() -> Reason:
    """Say that a value which must be the only one of its kind stands in the table already."""
    return Reason(
        _("stands in the table already"), _("Give each row another value, or delete the row told twice.")
    )


def repeated_key(names: tuple[str, ...]) -> Reason:
    """Say that the cells which name a row are empty or those of another row."""
    return Reason(
        _("the key {names} is empty or stands in the table already").format(names=", ".join(names)),
        _("Delete the row if it is told twice, or correct one of these cells."),
    )


def no_such_id(file: str) -> Reason:
    """Say that a value is not an id in *file*."""
    return Reason(
        _("is not an id in {file}").format(file=file),
        _("Write an id that stands in that table, or add its row there."),
    )


def left_out_id(file: str) -> Reason:
    """Say that a value is the id of a row in *file* that was left out."""
    return Reason(
        _("refers to a row of {file} that was left out").format(file=file), _("Correct that row.")
    )


def not_edtf(reason: str) -> Reason:
    """Say, with *reason*, that a value is not a date."""
    return Reason(
        reason,
        _("Write year, month and day with hyphens, as far as they are known; an empty cell is undated."),
    )


def broken_constraint(column: Column, kind: str, fallback: str) -> Reason:
    """Say that a value breaks the constraint *kind* of *column*; *fallback* if it is an unknown kind."""
    limit = column.constraints.get(kind)
    words = {
        "required": (_("is required"), _("Fill the cell.")),
        "unique": repeated(),
        "enum": (_("is not one of {limit}"), _("Write one of these words.")),
        "minimum": (_("is less than {limit}"), _("Correct the number.")),
        "maximum": (_("is more than {limit}"), _("Correct the number.")),
        "maxLength": (
            _("is longer than {limit} characters"),
            _("Shorten it; what does not fit can stand in the summary or the note."),
        ),
        "pattern": (
            _("is not of the form {limit}, such as {example!r}"),
            _("Write it like the example {example}."),
        ),
    }
    text, remedy = words.get(kind, (fallback, ""))
    if kind == "enum":
        limit = ", ".join(column.enum)
    fields = {"limit": limit, "example": column.example}
    return Reason(text.format(**fields), remedy.format(**fields)) if kind in words else Reason(text)
