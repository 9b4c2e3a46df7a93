"""Links from one part of the application to another, which keep the selection of the reader."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from bellflower.query.permalink import View, to_params

_OPEN = ("event", "place", "route")  # of these, one is open at a time


@dataclass(frozen=True, slots=True)
class Links:
    """What every link of a page carries: ``kept`` are the parameters of the present selection."""

    kept: tuple[tuple[str, str], ...]

    def to(self, page: str, name: str, value: str) -> str:
        """Return the relative address of *page* (empty: the present one) with *name* set to *value*.

        >>> Links((("drug", "opium"), ("actor", "old"))).to("people", "actor", "pong-su")
        'people?drug=opium&actor=pong-su'
        """
        return f"{page}?{urlencode([*(pair for pair in self.kept if pair[0] != name), (name, value)])}"


def links_of(view: View) -> Links:
    """Return the links that keep all of *view* but the open event, place or route and the version.

    What is ticked is not in them either: a list would be another one after each tick. The script that
    follows a link adds it.
    """
    kept = replace(view, version="", picked=frozenset(), **dict.fromkeys(_OPEN, ""))
    params = to_params(kept)
    return Links(tuple((name, value) for name, values in params.items() for value in values))
