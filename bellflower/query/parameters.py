"""The parameters of links and queries: name, words, meaning and values of each, declared once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from bellflower.i18n import LANGUAGES, N_, _
from bellflower.query.facets import FACETS
from bellflower.query.filters import Match, Mode
from bellflower.record import evidence
from bellflower.record.dataset import Dataset

MAX_VALUE_LENGTH = 200  # characters of one value that are looked at; a longer one is not a choice
DEFAULT_RADIUS_KM = 50
RADII_KM = range(1, 2001)
ORIGINS = range(1, 100)
SPLIT_YEARS = range(1000, 3000)
MOST_TICKED = 40  # events that a link can name
TICKED = "ticked"  # the scope of a page that shows the ticked events alone
SCOPES = frozenset({"all", TICKED})
GROUPINGS = frozenset({"country", "drug"})  # besides the usual one, the year
LISTINGS = frozenset({"dated", "origins", "table"})
MAP_VIEWS = ("nk", "region", "world")  # the parts of the map, the usual one first
TIME_SCALES = ("story", "even")  # how wide years are on the timeline, the usual one first
_DATES = ("1976", "1976-10", "1976-10-18", "197X", "1893~")
_OPEN = "It does not narrow the answer."
_EVENT = "The answer holds this event only, or none if the other parameters leave it out."


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: what it is called and means, whether it takes several values, and which.

    ``noun`` names it in a sentence for readers, ``meaning`` explains it to programs. ``allowed`` holds
    the values of a closed list; ``examples`` some values of any other; ``ids_of`` is the table whose ids
    it takes. ``field`` is the field of a view that holds its one value, if that is a text of its own.
    """

    name: str
    noun: str
    meaning: str
    is_repeatable: bool = False
    allowed: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    ids_of: str = ""
    field: str = ""
    is_filter: bool = False


def _declared() -> Iterable[Parameter]:
    uncertain = "as an EDTF date; an uncertain one counts widest."
    yield Parameter(
        "from", N_("first year"), f"First year, month or day of the period, {uncertain}",
        examples=_DATES,
    )  # fmt: skip
    yield Parameter(
        "to", N_("last year"), f"Last year, month or day of the period, {uncertain}", examples=_DATES
    )
    yield Parameter(
        "mode", N_("mode"),
        "Whether the period is a window, or everything up to its end. Default: window.",
        allowed=tuple(Mode), is_filter=True,
    )  # fmt: skip
    yield Parameter(
        "match", N_("match"),
        "Whether an event only may lie in the period, or surely does. Default: possibly.",
        allowed=tuple(Match), is_filter=True,
    )  # fmt: skip
    for facet in FACETS:
        yield Parameter(facet.parameter, facet.noun, facet.meaning, is_repeatable=True, is_filter=True)
    yield Parameter(
        "evidence", N_("evidence"), "Weakest evidence that is still wanted.",
        allowed=tuple(evidence.RANKS), is_filter=True,
    )  # fmt: skip
    yield Parameter(
        "origins", N_("number of origins"),
        "Fewest first reports that an event must rest on. Copies of one report are one. Default: 1.",
        examples=("2", "3"), is_filter=True,
    )  # fmt: skip
    yield Parameter(
        "key", N_("key events"), "Whether only the events that carry the story are wanted.",
        allowed=("yes",), is_filter=True,
    )  # fmt: skip
    yield Parameter(
        "q", N_("search text"), "Words to search for, in any spelling of a place.",
        examples=("Hamhung", "amnesty"), is_filter=True,
    )  # fmt: skip
    for name, noun, table in (
        ("event", N_("event"), "events"),
        ("place", N_("place"), "places"),
        ("route", N_("route"), "routes"),
    ):
        meaning = f"Selected {name} of a link. {_EVENT if name == 'event' else _OPEN}"
        yield Parameter(name, noun, meaning, ids_of=table, field=name)
    yield Parameter(
        "pick", N_("ticked event"),
        "Exactly these events, by their ids, whatever the other parameters select.",
        is_repeatable=True, ids_of="events",
    )  # fmt: skip
    yield Parameter("view", N_("map view"), f"Map view of a link. {_OPEN}", field="region")
    yield Parameter("scale", N_("time scale"), f"Scale of time of a link. {_OPEN}", field="scale")
    yield Parameter(
        "near", N_("place to measure from"), "Only events at places within the radius of this place.",
        ids_of="places", field="near",
    )  # fmt: skip
    yield Parameter(
        "dispute", N_("dispute"), f"Selected dispute of a link. {_OPEN}",
        ids_of="disputes", field="dispute",
    )  # fmt: skip
    yield Parameter(
        "source", N_("source"), f"Selected source of a link. {_OPEN}", ids_of="sources", field="source"
    )
    yield Parameter("scope", N_("scope"), f"What a list of a link shows. {_OPEN}", field="scope")
    yield Parameter(
        "list", N_("kind of list"), f"How a list of a link is shown. {_OPEN}", field="listing"
    )
    yield Parameter(
        "by", N_("grouping"), f"What the totals of a link are told by. {_OPEN}", field="grouping"
    )
    yield Parameter("story", N_("story"), f"Guided story of a link. {_OPEN}", field="story")
    yield Parameter(
        "chapter", N_("chapter"), f"Chapter of the story of a link. {_OPEN}", field="chapter"
    )
    yield Parameter(
        "lang", N_("language"),
        "Language of the pages of a link. It does not change the answer.", field="language",
    )  # fmt: skip
    yield Parameter(
        "radius", N_("radius in km"),
        f"Radius around the place, in kilometers. Default: {DEFAULT_RADIUS_KM}.",
        examples=(f"{RADII_KM[0]} to {RADII_KM[-1]}",),
    )  # fmt: skip
    yield Parameter(
        "split", N_("year between two periods"), f"Year between two periods of a link. {_OPEN}",
        examples=(f"{SPLIT_YEARS[0]} to {SPLIT_YEARS[-1]}",),
    )  # fmt: skip
    yield Parameter(
        "v", N_("data version"),
        "Data version on which the link was made. The answer is always of the present data.",
        examples=("1.0.0",),
    )  # fmt: skip


def declared() -> dict[str, Parameter]:
    """Return every parameter by its name, in the published order, without the values that vary."""
    return {parameter.name: parameter for parameter in _declared()}


def map_view(name: str) -> str:
    """Return the part of the map called *name*; the usual one if there is none.

    >>> map_view("world"), map_view("moon")
    ('world', 'nk')
    """
    return name if name in MAP_VIEWS else MAP_VIEWS[0]


def noun(name: str) -> str:
    """Return what the parameter *name* is called in a sentence; raises ``KeyError`` if it is none.

    >>> noun("q")
    'search text'
    """
    return _(declared()[name].noun)


@dataclass(frozen=True, slots=True)
class Known:
    """The values that exist on this record, by parameter name."""

    values: Mapping[str, frozenset[str]]

    def has(self, name: str, value: str) -> bool:
        """Whether *value* exists for the parameter *name*; nothing does if the name is not there."""
        return value in self.values.get(name, ())


def known_values(
    record: Dataset, *, near: Iterable[str], stories: Iterable[str], chapters: Iterable[str]
) -> Known:
    """Return every value that a link or a query may ask for, by parameter name.

    *near* are the ids of the places from which a distance can be measured; *stories* and *chapters*
    those of the guided stories. All else is known from the *record*.
    """
    ids = frozenset(record.events["id"].tolist())
    return Known(
        {facet.parameter: facet.values(record.events) for facet in FACETS}
        | {
            "event": ids | frozenset(record.withdrawn["id"].tolist()),
            "pick": ids,
            "place": frozenset(record.places["id"]),
            "route": frozenset(record.routes["id"]),
            "view": frozenset(MAP_VIEWS),
            "scale": frozenset(TIME_SCALES),
            "near": frozenset(near),
            "dispute": frozenset(record.disputes["id"]),
            "source": frozenset(record.sources["id"]),
            "scope": SCOPES,
            "list": LISTINGS,
            "by": GROUPINGS,
            "story": frozenset(stories),
            "chapter": frozenset(chapters),
            "lang": frozenset(LANGUAGES),
        }
    )


def parameters(known: Known) -> tuple[Parameter, ...]:
    """Return every parameter in the published order, closed lists with the values of *known*."""
    return tuple(
        replace(each, allowed=each.allowed or tuple(sorted(known.values.get(each.name, ()))))
        if not each.ids_of
        else each
        for each in _declared()
    )
