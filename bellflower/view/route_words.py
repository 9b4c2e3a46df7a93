"""Routes in words: lengths of legs and branches, ends, dates, means of transport."""

from collections.abc import Iterable, Mapping

import pandas as pd

from bellflower.analysis.route_tables import Route
from bellflower.i18n import _
from bellflower.text import wording
from geo.distances import Branch


def format_length(kilometers: float) -> str:
    """Return a straight length in words; empty if it is not known.

    >>> format_length(1432.4), format_length(float("nan"))
    ('1,432 km in a straight line', '')
    """
    if pd.isna(kilometers):
        return ""
    return _("{number} km in a straight line").format(number=f"{kilometers:,.0f}")


def way_words(branch: Branch, names: Mapping[str, str]) -> str:
    """Return the places along *branch*, with its length if it has one."""
    along = [names[place] if place else _("not known") for place in branch.places]
    way = " → ".join(along)
    length = format_length(branch.length_km)
    return _("{way}: {length}").format(way=way, length=length) if length else way


def ways_of(route: Route, names: Mapping[str, str]) -> list[str]:
    """Return every branch of *route* in words; lengths of branches are never added up."""
    return [way_words(branch, names) for branch in route.branches]


def modes_of(route: Route) -> str:
    """Return the means of transport of the legs of *route*, each once."""
    modes = dict.fromkeys(leg["mode"] for leg in route.legs)
    return _listed(wording.label(mode) for mode in modes)


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)
