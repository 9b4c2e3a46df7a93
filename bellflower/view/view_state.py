"""A view as the linked view in the browser takes it: moments as decimal years, all else by name."""

from typing import Any

from bellflower.query.facets import FACETS
from bellflower.query.parameters import TIME_SCALES, map_view
from bellflower.query.permalink import View
from bellflower.record.decimal_years import decimal_year


def view_state(view: View) -> dict[str, Any]:
    """Return what *view* says to the linked view, without what only Python knows.

    ``from`` and ``to`` are the moments at which the period begins and ends, or ``None``.
    """
    wanted = view.wanted
    return {
        "from": decimal_year(wanted.earliest) if wanted.earliest else None,
        "to": decimal_year(wanted.latest, shift=1) if wanted.latest else None,
        "mode": wanted.mode.value,
        "match": wanted.match.value,
        "evidence": wanted.evidence,
        "view": map_view(view.region),
        "event": view.event,
        "place": view.place,
        "route": view.route,
    }


def state_of(view: View) -> dict[str, Any]:
    """Return what *view* says to the instrument."""
    wanted = view.wanted
    return view_state(view) | {
        **{facet.parameter: sorted(wanted.values(facet.parameter)) for facet in FACETS},
        "origins": wanted.origins,
        "q": wanted.text,
        "key": wanted.only_key,
        "scale": view.scale or TIME_SCALES[0],
    }
