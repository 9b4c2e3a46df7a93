"""What the record tells of an area: coverage, drugs, places, and routes in and out."""

from typing import NamedTuple

import pandas as pd

from bellflower.analysis.areas import Area
from bellflower.i18n import _
from bellflower.query import filters
from bellflower.query.filters import EventFilter, chosen
from bellflower.record.dataset import Dataset
from bellflower.text import date_words, wording
from geo.distances import leg_lengths_km


class Coverage(NamedTuple):
    """On how much some events rest: ``most`` claims from ``publisher``, ``single`` with one source."""

    events: int
    claims: int
    sources: int
    most: int
    publisher: str
    single: int


def find_coverage(record: Dataset, events: pd.DataFrame) -> Coverage:
    """Return on how much *events* rest. Without events all is 0 and the publisher empty."""
    claims = record.claims[record.claims["event_id"].isin(events["id"])]
    publishers = claims["source_id"].map(record.sources.set_index("id")["publisher"]).value_counts()
    return Coverage(
        events=len(events),
        claims=len(claims),
        sources=claims["source_id"].nunique(),
        most=int(publishers.iloc[0]) if len(publishers) else 0,
        publisher=str(publishers.index[0]) if len(publishers) else "",
        single=int((events["source_count"] == 1).sum()),
    )


def tell_coverage(record: Dataset, area: Area) -> str:
    """Return the sentence on how much the events of *area* rest."""
    if area.events.empty:
        return wording.no_source(area.title)
    return wording.coverage(*find_coverage(record, area.events))


def count_drugs(events: pd.DataFrame) -> pd.DataFrame:
    """Return ``Drug`` (in words) and ``Events``, the most first; an event can name several."""
    found = events["drug_list"].explode().dropna().map(wording.label).value_counts()
    return found.rename_axis("Drug").rename("Events").reset_index()


def count_area_places(record: Dataset, area: Area) -> pd.DataFrame:
    """Return the places in *area* at which its events lie: ``id``, ``Place``, ``한국어``, ``Events``.

    Places at which none of its events lies are left out. The most events come first.
    """
    ids = area.events["place_ids"].explode()
    counts = ids[ids.isin(area.place_ids)].value_counts().rename("Events")
    told = record.places.join(counts, on="id", how="inner")
    told = told.sort_values(["Events", "name"], ascending=[False, True], ignore_index=True)
    return told.rename(columns={"name": "Place", "name_ko": "한국어"})[
        ["id", "Place", "한국어", "Events"]
    ]


def _direction(starts_inside: bool, ends_inside: bool) -> str:
    if starts_inside and ends_inside:
        return _("Within")
    return _("Out") if starts_inside else _("In")


def area_routes(record: Dataset, area: Area, wanted: EventFilter) -> pd.DataFrame:
    """Return the legs of routes that begin or end in *area*, those that lead out first.

    Text, drugs and period of *wanted* select the routes. Columns: ``route_id``, ``Direction`` (in words,
    as all texts), ``From``, ``To`` (empty if not known), ``km`` (straight; NaN if an end is not located
    or stands for an area), ``When``, ``Evidence``, ``Route``.
    """
    facets = EventFilter(text=wanted.text, chosen=chosen(drug=wanted.values("drug")))
    routes = filters.select_routes(
        record.routes, record.route_legs, record.places, facets, record.text_index
    )
    routes = routes[filters.in_period(routes, wanted)]
    legs = record.route_legs[record.route_legs["route_id"].isin(routes["id"])]
    starts, ends = (legs[f"{end}_place_id"].isin(area.place_ids) for end in ("from", "to"))
    legs = legs[starts | ends]
    names = {
        place: wording.place_word(name, korean)
        for place, name, korean in zip(*(record.places[one] for one in ("id", "name", "name_ko")))
    }
    told = pd.DataFrame(
        {
            "route_id": legs["route_id"],
            "Direction": [_direction(*inside) for inside in zip(starts[legs.index], ends[legs.index])],
            "From": legs["from_place_id"].map(names),
            "To": legs["to_place_id"].map(names).fillna(""),
            "km": leg_lengths_km(legs, record.places).round(),
            "When": legs["date"].map(date_words.format_date),
            "Evidence": legs["evidence"].map(wording.label),
            "Route": legs["route_id"].map(dict(zip(routes["id"], routes["title"]))),
        }
    )
    order = told["Direction"].map({_("Out"): 0, _("In"): 1, _("Within"): 2})
    return (
        told.assign(order=order)
        .sort_values(["order", "From", "To"], ignore_index=True)
        .drop(columns="order")
    )
