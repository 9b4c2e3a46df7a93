"""The facets: what can be chosen of events by value, each declared once for links, filters and words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from bellflower.i18n import N_
from bellflower.record.schema import closed_values
from bellflower.record.shipped_names import shipped_actors
from bellflower.text import wording


@dataclass(frozen=True, slots=True)
class Facet:
    """Values of events among which a reader chooses; several chosen ones are alternatives.

    ``parameter`` is its published name in links, ``column`` that of the events, whose cells hold a tuple
    if it ``has_many``. ``title`` heads a list of its values, ``noun`` stands inside a sentence, and
    ``meaning`` explains the parameter to programs. ``closed`` names the table and column that declare
    the values; without it, they are those that occur. ``word`` puts a value into words. If routes have
    it too, ``place_column`` is the column of the places at their ends, or ``route_column`` that of the
    routes, with semicolons between values. ``is_common`` ones are offered first.
    """

    parameter: str
    column: str
    title: str
    noun: str
    meaning: str
    has_many: bool
    closed: tuple[str, str] | None
    word: Callable[[str], str] = wording.label
    place_column: str = ""
    route_column: str = ""
    is_common: bool = True

    def values(self, events: pd.DataFrame) -> frozenset[str]:
        """Return every value that can be asked for; *events* are those of the whole record."""
        if self.closed:
            return frozenset(closed_values(*self.closed))
        cells = events[self.column]
        return frozenset((cells.explode() if self.has_many else cells).dropna())


def actor_word(actor: str) -> str:
    """Return the name of a person or body of the shipped record by its id; another is a name."""
    return wording.place_word(*shipped_actors().get(actor, (actor, "")))


FACETS: tuple[Facet, ...] = (
    Facet(
        "province", "provinces", N_("Province"), N_("province"),
        "Province of North Korea, ISO 3166-2. Several are alternatives.",
        has_many=True, closed=("places", "province"), place_column="province",
    ),
    Facet(
        "country", "countries", N_("Country"), N_("country"),
        "Country, ISO 3166-1 alpha-2. Several are alternatives.",
        has_many=True, closed=None, word=wording.country, place_column="country",
    ),
    Facet(
        "category", "category", N_("Category"), N_("category"),
        "What the event chiefly is. Several are alternatives.",
        has_many=False, closed=("events", "category"),
    ),
    Facet(
        "drug", "drug_list", N_("Drug"), N_("drug"),
        "Drug concerned. Several are alternatives.",
        has_many=True, closed=("events", "drugs"), route_column="drugs",
    ),
    Facet(
        "type", "record_type", N_("Kind of record"), N_("kind of record"),
        "Kind of record. Several are alternatives.",
        has_many=False, closed=("events", "record_type"), is_common=False,
    ),
    Facet(
        "actor", "actor_ids", N_("Person or body"), N_("person or body"),
        "Person, body, ship or group that acts in the event, by its id. Several are alternatives.",
        has_many=True, closed=None, word=actor_word, is_common=False,
    ),
)  # fmt: skip


def facet_of(parameter: str) -> Facet:
    """Return the facet with the parameter *parameter*; raises ``KeyError`` if there is none."""
    by_parameter: Mapping[str, Facet] = {facet.parameter: facet for facet in FACETS}
    return by_parameter[parameter]
