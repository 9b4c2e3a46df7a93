"""Places in the Linked Places format 1.2 (https://github.com/LinkedPasts/linked-places-format)."""

from collections.abc import Iterable

from bellflower.analysis.selection import Selection
from bellflower.publish.export.nested import JsonObject, head
from bellflower.publish.export.told import ToldClaim, events_with_claims
from bellflower.publish.export.values import typed_row
from bellflower.record.tables import rows_of
from bellflower.text import wording

CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places-format/main/"
    "linkedplaces-context-v1.1.jsonld"
)
_LARGE = frozenset({"province", "country", "region", "sea"})  # the point only stands for the ground


def address_of(selection: Selection, kind: str, identifier: str) -> str:
    """Return a name that lasts for a row of the table *kind*; a reader's own record has others."""
    home = "own-record" if selection.record.own_name else "bellflower"
    return f"urn:{home}:{kind}:{identifier}"


def _timespan(event: JsonObject) -> JsonObject | None:
    """Return the interval of *event*, between whose bounds start and end lie; ``None`` if undated."""
    if not event["earliest"]:
        return None
    first = {"earliest": event["earliest"], "latest": event["core_start"] or event["latest"]}
    last = {"earliest": event["core_end"] or event["core_start"] or event["earliest"]}
    last["latest"] = event["latest"]
    if event["is_open_start"]:
        del first["earliest"]
    bounds = {"start": first, "end": last}
    told = {
        name: {key: day for key, day in bound.items() if day is not None}
        for name, bound in bounds.items()
    }
    return {name: bound for name, bound in told.items() if bound}


def _citations(selection: Selection, claims: Iterable[ToldClaim]) -> list[JsonObject]:
    found: dict[str, JsonObject] = {}
    for claim in claims:
        address = claim.url or address_of(selection, "source", claim.source_id)
        found[claim.source_id] = {"label": claim.source, "@id": address}
    return list(found.values())


def _relation(selection: Selection, role: str, event: JsonObject, claims: list[ToldClaim]) -> JsonObject:
    """Return what binds a place to *event*, with its interval, its claims and their sources."""
    span = _timespan(event)
    more = ("id", "date", "date_in_words", "precision", "category", "evidence", "claims")
    relation: JsonObject = {
        "relationType": f"bellflower:{role}",
        "relationTo": address_of(selection, "event", event["id"]),
        "label": event["title"],
        "citations": _citations(selection, claims),
        "properties": {name: event[name] for name in more},
    }
    return relation | ({"when": {"timespans": [span], "label": event["date_in_words"]}} if span else {})


def _names(place: JsonObject) -> list[JsonObject]:
    names = [{"toponym": place["name"], "lang": "en"}]
    if place["name_ko"]:
        names.append({"toponym": place["name_ko"], "lang": "ko"})
    others = (place["other_names"] or "").split(";")
    return names + [{"toponym": name.strip()} for name in others if name.strip()]


def _geometry(place: JsonObject) -> JsonObject | None:
    if place["longitude"] is None or place["latitude"] is None:
        return None
    large = place["location_precision"] in _LARGE
    return {
        "type": "Point",
        "coordinates": [place["longitude"], place["latitude"]],
        "certainty": "less-certain" if large else "certain",
    }


def _feature(selection: Selection, place: JsonObject, relations: list[JsonObject]) -> JsonObject:
    spans = [span for each in relations for span in each.get("when", {}).get("timespans", ())]
    kind = {"label": wording.label(place["kind"]), "sourceLabels": [{"label": place["kind"]}]}
    return {
        "@id": address_of(selection, "place", place["id"]),
        "type": "Feature",
        "properties": {
            "title": place["name"],
            "ccodes": [place["country"]] if place["country"] else [],
            "id": place["id"],
            "location_precision": place["location_precision"],
            "geo_source": place["geo_source"],
            "province": place["province"],
        },
        "geometry": _geometry(place),
        "names": _names(place),
        "types": [kind],
        **({"when": {"timespans": spans}} if spans else {}),
        **({"descriptions": [{"value": place["note"], "lang": "en"}]} if place["note"] else {}),
        "relations": relations,
    }


def linked_places(selection: Selection) -> JsonObject:
    """Return the places of the events; each event is a relation of its places.

    ``start`` and ``end`` of a time span have the first and last day on which they may lie. A source
    that must not be linked is named by its id. ``certainty`` of a point is lower if it only stands
    for a province, a country, a region or a sea.
    """
    related: dict[str, list[JsonObject]] = {}
    for event, claims in events_with_claims(selection):
        for place in event["places"]:
            relation = _relation(selection, place["role"], event, claims)
            related.setdefault(place["id"], []).append(relation)
    places = [typed_row("places", row) for row in rows_of(selection.places)]
    home = address_of(selection, "relation", "")
    return {
        "type": "FeatureCollection",
        "@context": [CONTEXT, {"bellflower": home}],
        **head(selection),
        "features": [_feature(selection, place, related[place["id"]]) for place in places],
    }
