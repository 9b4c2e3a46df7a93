"""Which cells of one row contradict each other: rules over whole columns, of which one row is the least.

A rule is given the cells of its columns as arrays of texts and says which rows break it. It also names
the cells that have to be emptied together for it to hold.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bellflower.i18n import N_, _
from bellflower.record.checks.reasons import Reason

Cells = Mapping[str, NDArray[Any]]
_ENDS = ("low", "best", "high")


@dataclass(frozen=True, slots=True)
class RowRule:
    """A rule: the column at fault, which rows break it, why and what to do, and what can be emptied."""

    column: str
    breaks: Callable[[Cells], NDArray[Any]]
    text: str
    remedy: str
    noun: str = ""
    together: tuple[str, ...] = ()

    def reason(self) -> Reason:
        """Return why a row that breaks the rule is refused."""
        noun = _(self.noun) if self.noun else ""
        return Reason(_(self.text).format(noun=noun), _(self.remedy))


def _filled(cells: Cells, name: str) -> NDArray[Any]:
    return cells[name] != ""


def _any_filled(cells: Cells, names: tuple[str, ...]) -> NDArray[Any]:
    return np.logical_or.reduce([_filled(cells, name) for name in names])


def _number(text: str) -> float:
    try:
        return float(text) if text.isascii() else float("nan")
    except ValueError:
        return float("nan")


def _numbers(cells: Cells, name: str) -> NDArray[Any]:
    return np.fromiter(
        (_number(text) for text in cells[name].tolist()), dtype="float64", count=len(cells[name])
    )


def _falls(cells: Cells, names: tuple[str, ...]) -> NDArray[Any]:
    """Return the rows whose figures, of which one may be missing, fall; only if all are numbers."""
    wrong = np.zeros(len(cells[names[0]]), dtype="bool")
    asked = np.flatnonzero(np.sum([_filled(cells, name) for name in names], axis=0) > 1)
    if not len(asked):
        return wrong
    part = {name: cells[name][asked] for name in names}
    figures = np.array([_numbers(part, name) for name in names])
    is_filled = np.array([_filled(part, name) for name in names])
    are_numbers = (~np.isnan(figures) | ~is_filled).all(axis=0)
    before = np.maximum.accumulate(np.where(is_filled, figures, -np.inf), axis=0)
    falls = (is_filled[1:] & (figures[1:] < before[:-1])).any(axis=0)
    wrong[asked] = are_numbers & falls
    return wrong


def _amounts(prefix: str, kind: str, noun: str) -> tuple[RowRule, ...]:
    """Return what must hold of a lowest, best and highest figure and of their kind."""
    low, best, _high = names = tuple(f"{prefix}_{end}" for end in _ENDS)
    every = (*names, kind)
    text = N_("is not in order: the lowest, best and highest {noun} must not fall")
    remedy = N_("Put the smallest figure into the lowest.")
    return (
        RowRule(
            kind,
            lambda cells: _any_filled(cells, names) != _filled(cells, kind),
            N_("must be filled if, and only if, there is a {noun}"),
            N_("Fill both or neither."),
            noun,
            every,
        ),
        RowRule(
            best, lambda cells: _falls(cells, names) & _filled(cells, best), text, remedy, noun, every
        ),
        RowRule(
            low, lambda cells: _falls(cells, names) & ~_filled(cells, best), text, remedy, noun, every
        ),
    )


def _needs_answer(name: str) -> RowRule:
    return RowRule(
        name,
        lambda cells: _filled(cells, name) & ~_filled(cells, "answer"),
        N_("needs an answer in words beside it"),
        N_("Write the answer in a few words, or empty this cell."),
        together=(name,),
    )


POSITION_RULES = (
    RowRule(
        "longitude",
        lambda cells: _filled(cells, "latitude") != _filled(cells, "longitude"),
        N_("must be filled if, and only if, there is a latitude"),
        N_("Fill both or neither."),
        together=("latitude", "longitude"),
    ),
    RowRule(
        "country",
        lambda cells: _filled(cells, "province") & (cells["country"] != "KP"),
        N_("must be KP where a province of North Korea is given"),
        N_("Write KP, or empty the province."),
        together=("province",),
    ),
)

RULES: Mapping[str, tuple[RowRule, ...]] = {
    "events": (
        RowRule(
            "note",
            lambda cells: (cells["status"] == "withdrawn") & ~_filled(cells, "note"),
            N_("must give the reason why the event is withdrawn"),
            N_("Write the reason, or set the status to published."),
        ),
        *_amounts("quantity_kg", "quantity_kind", N_("quantity")),
    ),
    "claims": (
        RowRule(
            "answer",
            lambda cells: _filled(cells, "dispute_id") != _filled(cells, "answer"),
            N_("must be filled if, and only if, the claim takes a side in a dispute"),
            N_("Fill both or neither."),
            together=("dispute_id", "answer"),
        ),
        _needs_answer("answer_date"),
        _needs_answer("answer_unit"),
        *_amounts("answer", "answer_unit", N_("figure")),
    ),
    "sources": (
        RowRule(
            "link",
            lambda cells: (cells["link"] == "yes") & ~_filled(cells, "url"),
            N_("is yes, but there is no address to link"),
            N_("Write the address, or no."),
            together=("link",),
        ),
        RowRule(
            "archive_url",
            lambda cells: _filled(cells, "archive_url") & (cells["link"] != "yes"),
            N_("is filled, but the page may not be linked"),
            N_("Empty the cell: a copy tells what the page tells."),
            together=("link",),
        ),
    ),
    "places": (
        *POSITION_RULES,
        RowRule(
            "location_precision",
            lambda cells: _filled(cells, "latitude") == (cells["location_precision"] == "none"),
            N_("must be none if, and only if, there are no coordinates"),
            N_("Write none, or fill the coordinates."),
            together=("location_precision",),
        ),
        RowRule(
            "geo_source",
            lambda cells: _filled(cells, "latitude") & ~_filled(cells, "geo_source"),
            N_("must say where the coordinates come from"),
            N_("Name the source of the coordinates."),
        ),
    ),
}


def row_faults(table: str, cells: Mapping[str, str]) -> Iterator[tuple[str, Reason]]:
    """Yield the column and the reason of each contradiction in the *cells* of one row of *table*."""
    arrays = {name: np.array([text], dtype="object") for name, text in cells.items()}
    for rule in RULES.get(table, ()):
        if rule.breaks(arrays)[0]:
            yield rule.column, rule.reason()
