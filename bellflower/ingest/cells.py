"""Cells of a reader's file in the form of the record, each distinct text once."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache, partial
from typing import NamedTuple

from bellflower.i18n import LANGUAGES, _
from bellflower.ingest.written_dates import read_date
from bellflower.record.checks.reasons import Reason
from bellflower.record.schema import Column
from bellflower.record.tables import is_tidy, tidy_cell
from bellflower.text.labels import LABELS
from geo.names import fold

_SLUG = "[a-z0-9]+(-[a-z0-9]+)*"
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_LIST = re.compile(r"[;,|/]")


class Cell(NamedTuple):
    """A cell as it goes into the record, with why it cannot and what was made of it, if anything."""

    text: str
    reason: Reason | None = None
    note: str = ""


def clean(text: str) -> Cell:
    r"""Return *text* tidy and without characters that cannot be seen; a note names the first of these.

    >>> clean("  a\u202eb ").text
    'ab'
    """
    if is_tidy(text):
        return Cell(text)
    tidy = tidy_cell(text)
    if tidy.isprintable():
        return Cell(tidy)
    unseen = [letter for letter in tidy if unicodedata.category(letter) in _UNSEEN]
    bare = "".join(letter if letter.isprintable() else "" for letter in tidy)
    codes = ", ".join(dict.fromkeys(f"U+{ord(letter):04X}" for letter in unseen[:5]))
    note = _("was read without the characters that cannot be seen ({codes})").format(codes=codes)
    return Cell(tidy_cell(bare), note=note)


@cache
def _values_by_name(column_values: tuple[str, ...]) -> dict[str, str]:
    named = {fold(LABELS.get(value, value)): value for value in column_values}
    return named | {fold(value.replace("_", " ")): value for value in column_values}


def _closed(values: tuple[str, ...], text: str) -> Cell:
    return Cell(_values_by_name(values).get(fold(text.replace("_", " ")), text))


def _several(values: tuple[str, ...], text: str) -> Cell:
    """Return a cell with values of a closed list, in order and without repeats."""
    parts = [_closed(values, part.strip()).text for part in _LIST.split(text)]
    return Cell(";".join(sorted({part for part in parts if part})))


def _identifier(text: str) -> Cell:
    """Return an id in the form of the record; one with letters that it cannot hold is left as it is."""
    if not text.isascii():
        return Cell(text)
    slug = _NOT_SLUG.sub("-", text.casefold()).strip("-")
    return Cell(slug or text)


@cache
def _codes(kind: str) -> dict[str, str]:
    """Return the code for each folded name of a country or language in our languages, and for itself."""
    from babel import Locale

    named = [getattr(Locale(language), kind) for language in LANGUAGES]
    codes = {code for names in named for code in names if len(code) == 2 and code.isalpha()}
    found = {fold(names[code]): code for names in named for code in codes if code in names}
    return found | {code.casefold(): code for code in codes}


def _country(text: str) -> Cell:
    if code := _codes("territories").get(fold(text)):
        return Cell(code)
    reason = _("is not a country that is known")
    return Cell(text, Reason(reason, _("Write its code in two letters, such as KP.")))


def _language(text: str) -> Cell:
    codes = [_codes("languages").get(fold(part), "") for part in _LIST.split(text) if part.strip()]
    if codes and all(codes):
        return Cell(";".join(codes))
    reason = _("is not a language that is known")
    return Cell(text, Reason(reason, _("Write its code, such as en or ko.")))


def _date(text: str) -> Cell:
    read = read_date(text)
    note = _("was read as {date}").format(date=read.text or _("undated")) if read.is_changed else ""
    return Cell(read.text, read.reason, note)


def _as_it_is(text: str) -> Cell:
    return Cell(text)


def reader_of(column: Column) -> Callable[[str], Cell]:
    """Return what reads a tidy, filled cell of *column*: a closed value, a list, an id, a date."""
    if column.is_edtf:
        return _date
    if column.list_of:
        return partial(_several, column.list_of)
    if column.enum:
        return partial(_closed, column.enum)
    if column.constraints.get("pattern") == _SLUG:
        return _identifier
    return {"country": _country, "language": _language}.get(column.name, _as_it_is)
