"""Cells of a reader's file in the form of the record, each distinct text once."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial

from bellflower.i18n import _
from bellflower.ingest.dates.names import OPEN
from bellflower.ingest.dates.readings import NO_CUSTOM, SHORT, Custom
from bellflower.ingest.dates.written import read_date
from bellflower.ingest.values.addresses import addresses_of, read_address
from bellflower.ingest.values.cell import Cell
from bellflower.ingest.values.countries import read_country, read_language
from bellflower.ingest.values.markup import has_markup, without_markup
from bellflower.ingest.values.missing import is_missing
from bellflower.ingest.values.numbers import Bounds, read_number
from bellflower.ingest.values.parts import read_code, read_day, read_month
from bellflower.ingest.values.positions import LATITUDE, LONGITUDE, read_coordinate, read_position
from bellflower.ingest.values.provinces import read_province
from bellflower.record.checks.reasons import Reason
from bellflower.record.csv_cells import original_cell
from bellflower.record.schema import Column
from bellflower.record.tables import is_tidy, tidy_cell
from bellflower.text.labels import LABELS
from geo.names import fold

DATES = frozenset({"date", "year", "start", "end", "end_year"})
_SHORT_END = re.compile(r"['’]?\d\d", re.ASCII)
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_LIST = re.compile(r"[;,|/]")
_TOLD = frozenset(
    {"title", "summary", "says", "note", "question", "id"}
)  # where “unknown” is a text like others


@dataclass(frozen=True)
class Context:
    """What is known of a column before its cells are read: dates, decimals, words, spelled name."""

    custom: Custom = NO_CUSTOM
    decimal: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    header: str = ""


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


def _date(custom: Custom, text: str) -> Cell:
    read = read_date(text, custom)
    note = _("was read as {date}").format(date=read.text or _("undated")) if read.is_changed else ""
    return Cell(read.text, read.reason, "; ".join(filter(None, (note, read.note))))


def _end(custom: Custom, text: str) -> Cell:
    if text.casefold() in OPEN:
        return Cell("..", note=_("was read as an end that is open"))
    if _SHORT_END.fullmatch(text) and not custom.decided.get(SHORT):
        return Cell(f"'{text[-2:]}")  # whose century is that of the beginning, as in 1890 and 95
    return _date(custom, text)


_PLACE_CODES = {  # how exactly ACLED and UCDP know a place
    "geoprecision": {"1": "city", "2": "district", "3": "province"},
    "whereprec": {
        "1": "point", "2": "district", "3": "district", "4": "province", "5": "region",
        "6": "country", "7": "sea",
    },
}  # fmt: skip


def _place_precision(column: Column, context: Context, text: str) -> Cell:
    code = _PLACE_CODES.get(context.header, {}).get(text.removesuffix(".0"))
    return Cell(code) if code else _closed(column.enum, text)


def _position(text: str) -> Cell:
    found = read_position(text)
    if isinstance(found, Reason):
        return Cell(text, found)
    return Cell(f"{found.latitude} {found.longitude}")


def _text(text: str) -> Cell:
    original = original_cell(text) if text[:1] == "'" else text
    if not has_markup(original):
        return Cell(original)
    bare = without_markup(original)
    if bare == original:
        return Cell(bare)
    return Cell(bare, note=_("was read as text, without its markup"))


def _publisher(text: str) -> Cell:
    """Return the address in markup, as of a picture or a frame, which is more than its text."""
    found = addresses_of(text) if has_markup(text) else []
    return Cell(found[0], note=_("was read as {value}").format(value=found[0])) if found else _text(text)


def _numeric(column: Column, context: Context, text: str) -> Cell:
    low, high = column.constraints.get("minimum"), column.constraints.get("maximum")
    if column.type == "integer":
        return Cell(text.removesuffix(".0"))
    bounds = Bounds(float("-inf") if low is None else low, float("inf") if high is None else high)
    return read_number(text, context.decimal, bounds)


def _by_name(context: Context) -> dict[str, Callable[[str], Cell]]:
    return {
        "country": read_country,
        "language": read_language,
        "province": read_province,
        "url": read_address,
        "publisher": _publisher,
        "month": read_month,
        "end_month": read_month,
        "day": read_day,
        "end_day": read_day,
        "date_precision": read_code,
        "coordinates": _position,
        "latitude": lambda text: read_coordinate(text, context.decimal, LATITUDE),
        "longitude": lambda text: read_coordinate(text, context.decimal, LONGITUDE),
        "end": partial(_end, context.custom),
        "end_year": partial(_end, context.custom),
    }


def _is_plain(text: str) -> bool:
    return is_tidy(text) and not ("<" in text or "&" in text or text[:1] == "'")


def plain_texts(column: Column) -> Callable[[str], bool] | None:
    """Return what tells a text that a column of free text surely keeps as it stands; or nothing.

    >>> from bellflower.record.schema import load_tables
    >>> is_plain = plain_texts(load_tables()["events"].column("summary"))
    >>> is_plain("A raid"), is_plain("A <b>raid</b>")
    (True, False)
    """
    is_free = column.name in ("title", "summary") and _reader_of(column, Context()) is _text
    return _is_plain if is_free else None


def reader_of(column: Column, context: Context) -> Callable[[str], Cell]:
    """Return what reads a tidy, filled cell of *column*; a word for “missing” is an empty cell."""
    read = _reader_of(column, context)
    is_told = column.name in _TOLD
    values = frozenset((*column.enum, *column.list_of))

    def read_filled(text: str) -> Cell:
        if not is_told and is_missing(text) and text.casefold() not in values:
            return Cell("", note=_("was read as not known"))
        return read(text)

    return read_filled


def _reader_of(column: Column, context: Context) -> Callable[[str], Cell]:
    named = _by_name(context).get(column.name)
    if named:
        return named
    if column.name == "location_precision":
        return partial(_place_precision, column, context)
    if column.is_edtf or column.name in DATES:
        return partial(_date, context.custom)
    if column.list_of:
        return partial(_several, column.list_of)
    if column.enum:
        return partial(_closed, column.enum)
    return partial(_numeric, column, context) if column.type in ("number", "integer") else _text
