"""The parameters of links and queries: what each means, which values it takes, whether several."""

from collections.abc import Mapping
from dataclasses import dataclass

from bellflower.analysis import areas
from bellflower.i18n import LANGUAGES
from bellflower.query import permalink
from bellflower.query.filters import Match, Mode
from bellflower.query.permalink import Known
from bellflower.record import evidence, schema
from bellflower.record.dataset import Dataset
from bellflower.teaching.stories.library import OWN, shipped_stories
from bellflower.view.figures.basemap import VIEWS

_DATES = ("1976", "1976-10", "1976-10-18", "197X", "1893~")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: what it means, whether it takes several values, and which.

    ``allowed`` holds the values of a closed list; ``examples`` some values of any other; ``ids_of`` is
    the table whose ids it takes.
    """

    name: str
    meaning: str
    is_repeatable: bool
    allowed: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    ids_of: str = ""


_MEANINGS: Mapping[str, str] = {
    "from": "First year, month or day of the period, as an EDTF date; an uncertain one counts widest.",
    "to": "Last year, month or day of the period, as an EDTF date; an uncertain one counts widest.",
    "mode": "Whether the period is a window, or everything up to its end. Default: window.",
    "match": "Whether an event only may lie in the period, or surely does. Default: possibly.",
    "province": "Province of North Korea, ISO 3166-2. Several are alternatives.",
    "country": "Country, ISO 3166-1 alpha-2. Several are alternatives.",
    "category": "What the event chiefly is. Several are alternatives.",
    "drug": "Drug concerned. Several are alternatives.",
    "type": "Kind of record. Several are alternatives.",
    "evidence": "Weakest evidence that is still wanted.",
    "q": "Words to search for, in any spelling of a place.",
    "event": "Selected event of a link. It does not narrow the answer.",
    "place": "Selected place of a link. It does not narrow the answer.",
    "route": "Selected route of a link. It does not narrow the answer.",
    "view": "Map view of a link. It does not narrow the answer.",
    "near": "Only events at places within the radius of this place.",
    "radius": f"Radius around the place, in kilometers. Default: {permalink.DEFAULT_RADIUS_KM}.",
    "split": "Year between two periods of a link. It does not narrow the answer.",
    "dispute": "Selected dispute of a link. It does not narrow the answer.",
    "source": "Selected source of a link. It does not narrow the answer.",
    "scope": "What a list of a link shows. It does not narrow the answer.",
    "story": "Guided story of a link. It does not narrow the answer.",
    "chapter": "Chapter of the story of a link. It does not narrow the answer.",
    "lang": "Language of the pages of a link. It does not change the answer.",
    "v": "Data version on which the link was made. The answer is always of the present data.",
}
_IDS = {
    "event": "events", "place": "places", "route": "routes", "near": "places",
    "dispute": "disputes", "source": "sources",
}  # fmt: skip
_EXAMPLES = {
    "from": _DATES,
    "to": _DATES,
    "q": ("Hamhung", "amnesty"),
    "radius": (f"{permalink.RADII_KM[0]} to {permalink.RADII_KM[-1]}",),
    "split": (f"{permalink.SPLIT_YEARS[0]} to {permalink.SPLIT_YEARS[-1]}",),
    "v": ("1.0.0",),
}


def known_values(record: Dataset) -> Known:
    """Return every value that a link or a query may ask for, by parameter name."""
    return Known(
        {
            "province": frozenset(schema.closed_values("places", "province")),
            "country": frozenset(record.events["countries"].explode().dropna()),
            "category": frozenset(schema.closed_values("events", "category")),
            "drug": frozenset(schema.closed_values("events", "drugs")),
            "type": frozenset(schema.closed_values("events", "record_type")),
            "event": frozenset(record.events["id"]) | frozenset(record.withdrawn["id"]),
            "place": frozenset(record.places["id"]),
            "route": frozenset(record.routes["id"]),
            "view": frozenset(VIEWS),
            "near": frozenset(areas.measurable_places(record.places)["id"]),
            "dispute": frozenset(record.disputes["id"]),
            "source": frozenset(record.sources["id"]),
            "scope": permalink.SCOPES,
            "story": frozenset(shipped_stories()) | {OWN},
            "chapter": frozenset(
                chapter.id for story in shipped_stories().values() for chapter in story.chapters
            ),
            "lang": frozenset(LANGUAGES),
        }
    )


def parameters(known: Known) -> tuple[Parameter, ...]:
    """Return every parameter in the published order."""
    closed = {"mode": tuple(Mode), "match": tuple(Match), "evidence": tuple(evidence.RANKS)}
    return tuple(
        Parameter(
            name,
            _MEANINGS[name],
            is_repeatable=name in permalink.REPEATABLE,
            allowed=() if name in _IDS else closed.get(name, tuple(sorted(known.values.get(name, ())))),
            examples=_EXAMPLES.get(name, ()),
            ids_of=_IDS.get(name, ""),
        )
        for name in permalink.PARAMETERS
    )
