"""Numbers with a decimal point or a decimal comma; which of them it is, the whole table decides."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from bellflower.i18n import _
from bellflower.ingest.values.cell import Cell
from bellflower.record.checks.reasons import Reason

COMMA, POINT = "comma", "point"
DECIMALS = (POINT, COMMA)
_SPACES = re.compile(r"[\s\u00a0\u202f'’](?=\d{3})")
_BY = {
    POINT: re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[+-]?\.\d+", re.ASCII),
    COMMA: re.compile(r"[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?|[+-]?,\d+", re.ASCII),
}
_POWER = re.compile(r"[+-]?\d+(?:\.\d+)?[eE][+-]?\d{1,2}", re.ASCII)
_UNIT = re.compile(r"\s*(?:kg|kgs|kilos?|kilograms?|°)\.?$", re.IGNORECASE)
_PLAIN = re.compile(r"-?\d+(\.\d+)?", re.ASCII)


class Bounds(NamedTuple):
    """Between which numbers a value must lie."""

    low: float = float("-inf")
    high: float = float("inf")


ANYWHERE = Bounds()


def _bare(text: str) -> str:
    return _SPACES.sub("", _UNIT.sub("", text.replace("−", "-"))).strip()


def _number(text: str, decimal: str) -> str:
    """Return the plain number that *text* is with a decimal point or comma; empty if it is none."""
    if not _BY[decimal].fullmatch(text):
        return ""
    other = "," if decimal == POINT else "."
    plain = text.replace(other, "").replace(",", ".").removeprefix("+")
    return re.sub(r"^(-?)\.", r"\g<1>0.", plain)


def numbers_of(text: str, bounds: Bounds = ANYWHERE) -> dict[str, str]:
    """Return the plain number that *text* can be, by the mark before its decimals.

    >>> numbers_of("39,0392"), numbers_of("1,500"), numbers_of("39,039", Bounds(-90, 90))
    ({'comma': '39.0392'}, {'point': '1500', 'comma': '1.500'}, {'comma': '39.039'})
    """
    bare = _bare(text)
    if _POWER.fullmatch(bare):
        return {POINT: f"{float(bare):f}".rstrip("0").rstrip(".")}
    found = {way: number for way in DECIMALS if (number := _number(bare, way))}
    within = {way: number for way, number in found.items() if bounds.low <= float(number) <= bounds.high}
    return within or found


def decimal_votes(texts: Iterable[str], bounds: Bounds = ANYWHERE) -> set[str]:
    """Return the marks before decimals of those *texts* that can be read with one of them only."""
    found: set[str] = set()
    for text in texts:
        numbers = numbers_of(text, bounds)
        if len(numbers) == 1 and ("," in text or "." in text):
            found |= set(numbers)
    return found


def read_number(text: str, decimal: str, bounds: Bounds = ANYWHERE) -> Cell:
    """Read a number as a plain one; *decimal* is the mark before decimals, empty if it is not known.

    >>> read_number("125,7625", "comma").text, read_number("50 kg", "").text
    ('125.7625', '50')
    """
    if _PLAIN.fullmatch(text) and (decimal != COMMA or "." not in text):
        return Cell(text)
    found = numbers_of(text, bounds)
    values = set(found.values())
    if len({float(value) for value in values}) == 1 or decimal in found:
        value = found.get(decimal) or values.pop()
        is_told = "," in text and decimal == COMMA and value == text.replace(",", ".")
        return Cell(value, note="" if is_told else _("was read as {value}").format(value=value))
    if len(values) > 1:
        one, other = sorted(values, key=float)
        told = _("may be {one} or {other}").format(one=one, other=other)
        return Cell(
            text, Reason(told, _("Choose the mark before decimals, or write {one}.").format(one=one))
        )
    reason = _("is not a decimal number like 50 or 0.2")
    remedy = _("Write digits with a point before decimals, without unit and thousands separator.")
    return Cell(text, Reason(reason, remedy))
