"""A chapter is a view: what a link would show of it, and what a chapter keeps of a view."""

from dataclasses import replace
from urllib.parse import urlencode

from bellflower.query import permalink
from bellflower.query.parameters import Known, map_view
from bellflower.query.permalink import View
from bellflower.record.dates import OPEN_END, format_period
from bellflower.teaching.stories.parts import Chapter

_NOT_FILTERS = ("from", "to", "event", "place", "route", "view", "near", "radius", "split", "dispute",
                "source", "scope", "list", "by", "scale", "story", "chapter", "lang", "v")  # fmt: skip


def chapter_view(chapter: Chapter, known: Known) -> tuple[View, tuple[str, ...]]:
    """Return the view of *chapter*, and the notes on what its query asks for in vain.

    The period and the part of the map are those of the chapter, whatever its query says. A period that
    cannot be read is all years; a part of the map that does not exist is the usual one.
    """
    view, notes = permalink.from_params(permalink.params_of(chapter.query), known)
    span = chapter.span
    wanted = replace(
        view.wanted,
        earliest=span.earliest if span and not span.is_open_start else None,
        latest=span.latest if span and span.latest != OPEN_END else None,
    )
    return replace(view, wanted=wanted, region=map_view(chapter.view)), notes


def view_parts(view: View) -> dict[str, str]:
    """Return what a chapter shows of *view*: its period, its part of the map, its filters as a query.

    >>> from bellflower.query.filters import EventFilter
    >>> from datetime import date
    >>> view_parts(View(EventFilter(earliest=date(1970, 1, 1), text="opium"), region="world"))
    {'period': '1970/..', 'view': 'world', 'query': 'q=opium'}
    """
    params = permalink.to_params(view)
    filters = {name: values for name, values in params.items() if name not in _NOT_FILTERS}
    return {
        "period": format_period(view.wanted.earliest, view.wanted.latest),
        "view": map_view(view.region),
        "query": urlencode(filters, doseq=True),
    }
