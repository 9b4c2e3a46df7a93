"""Linked Places, opened by a reader of linked data."""

import json

from bellflower.publish.export.formats import file_bytes
from bellflower.record.tables import rows_of
from tests.unit.readers.reading import LICENSE, events

_LPO = "http://linkedpasts.org/ontology/lpo_latest.ttl#"
_TERMS = {  # those terms of the context of the format that the file uses
    "type": "@type", "FeatureCollection": "https://purl.org/geojson/vocab#FeatureCollection",
    "Feature": "https://purl.org/geojson/vocab#Feature",
    "features": {"@id": f"{_LPO}hasFeature", "@container": "@set"},
    "label": "http://www.w3.org/2000/01/rdf-schema#label", "license": "http://purl.org/dc/terms/license",
    "names": {"@id": f"{_LPO}name_attestation", "@container": "@set"}, "toponym": f"{_LPO}toponym",
    "when": f"{_LPO}when", "timespans": {"@id": f"{_LPO}timespan", "@container": "@set"},
    "start": f"{_LPO}has_start", "end": f"{_LPO}has_end", "earliest": f"{_LPO}earliest",
    "latest": f"{_LPO}latest",
    "relations": {"@id": f"{_LPO}rel_attestation", "@container": "@set"},
    "relationTo": f"{_LPO}relation_to", "relationType": f"{_LPO}relation_type",
    "citations": {"@id": "http://purl.org/spar/cito#cites"},
}  # fmt: skip


def expanded(document):
    from pyld import jsonld

    def load(url, _options):
        assert url.endswith("/linkedplaces-context-v1.1.jsonld")
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": _TERMS}}

    return jsonld.expand(document, {"documentLoader": load})[0]


def test_a_reader_of_linked_data_finds_names_events_intervals_and_license(everything):
    document = json.loads(file_bytes("lpf", everything))
    found = expanded(document)
    assert found["http://purl.org/dc/terms/license"] == [{"@value": LICENSE}]
    features = {each["@id"]: each for each in found[f"{_LPO}hasFeature"]}
    assert len(features) == len(everything.places)
    told = events(everything)
    related = 0
    for feature in features.values():
        assert feature[f"{_LPO}name_attestation"]
        for relation in feature[f"{_LPO}rel_attestation"]:
            related += 1
            event = told[relation[f"{_LPO}relation_to"][0]["@value"].rpartition(":")[2]]
            citations = relation["http://purl.org/spar/cito#cites"]
            assert len(citations) == len({claim["source_id"] for claim in event["claims"]})
            if event["earliest"]:
                span = relation[f"{_LPO}when"][0][f"{_LPO}timespan"][0]
                if not event["is_open_start"]:
                    start = span[f"{_LPO}has_start"][0][f"{_LPO}earliest"]
                    assert start == [{"@value": event["earliest"]}]
    assert related == len(everything.event_places)


def test_linked_places_are_geojson_with_points_where_the_record_has_them(selection):
    from shapely.geometry import shape

    document = json.loads(file_bytes("lpf", selection))
    places = {row["id"]: row for row in rows_of(selection.places)}
    assert len(document["features"]) == len(places)
    for feature in document["features"]:
        place = places[feature["properties"]["id"]]
        if feature["geometry"] is None:
            assert place["location_precision"] == "none"
        else:
            point = shape(feature["geometry"])
            assert (point.x, point.y) == (place["longitude"], place["latitude"])
