"""What narrows a view, one by one, each in words, and the view without it."""

from dataclasses import replace
from typing import NamedTuple

from bellflower.query.facets import FACETS
from bellflower.query.filters import EventFilter
from bellflower.query.permalink import View
from bellflower.query.view_words import view_in_words

_FIELDS = {  # of the filter, by the parameter that names them together
    "from": ("earliest", "latest", "mode", "match"),
    "evidence": ("evidence",),
    "origins": ("origins",),
    "key": ("only_key",),
    "q": ("text",),
}


class Narrowing(NamedTuple):
    """One thing that narrows a view: the parameter, its value if it may have several, and words."""

    parameter: str
    value: str
    words: str


def _taken(into: EventFilter, out_of: EventFilter, parameter: str) -> EventFilter:
    """Return *into* with the fields of *parameter* as they are in *out_of*."""
    return replace(into, **{field: getattr(out_of, field) for field in _FIELDS[parameter]})


def _only(view: View, parameter: str, value: str) -> View:
    """Return the view that asks for this one thing of *view*."""
    if parameter == "near":
        return View(near=view.near, radius_km=view.radius_km)
    if parameter in _FIELDS:
        return View(_taken(EventFilter(), view.wanted, parameter))
    return View(EventFilter(chosen=frozenset({(parameter, value)})))


def narrowings(view: View) -> tuple[Narrowing, ...]:
    """Return everything that narrows *view*, in the order in which a sentence names it.

    >>> from bellflower.query.filters import chosen
    >>> wanted = EventFilter(text="ship", chosen=chosen(country=["JP", "CN"]))
    >>> [one.words for one in narrowings(View(wanted))]
    ['China', 'Japan', '“ship”']
    """
    wanted = view.wanted
    found = [
        (facet.parameter, value)
        for facet in sorted(FACETS, key=lambda one: bool(one.place_column))
        for value in sorted(wanted.values(facet.parameter))
    ]
    others = {
        "from": wanted.has_period,
        "evidence": wanted.evidence > 1,
        "origins": wanted.origins > 1,
        "key": wanted.only_key,
        "near": bool(view.near),
        "q": bool(wanted.text.strip()),
    }
    found += [(name, "") for name, narrows in others.items() if narrows]
    return tuple(Narrowing(*one, view_in_words(_only(view, *one))) for one in found)


def widened(view: View, narrowing: Narrowing) -> View:
    """Return *view* without *narrowing*, and with all else as it is."""
    if narrowing.parameter == "near":
        return replace(view, near="", radius_km=View().radius_km)
    if narrowing.parameter in _FIELDS:
        return replace(view, wanted=_taken(view.wanted, EventFilter(), narrowing.parameter))
    kept = view.wanted.chosen - {(narrowing.parameter, narrowing.value)}
    return replace(view, wanted=replace(view.wanted, chosen=kept))
