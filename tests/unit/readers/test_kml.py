"""KML and KMZ, opened by fastkml and held against the schema of the OGC."""

import io
import zipfile

from bellflower.publish.export.formats import file_bytes
from bellflower.publish.export.geo_json import event_features
from bellflower.record.tables import rows_of
from tests.unit.readers.reading import LICENSE, events, placemarks


def test_kml_is_valid_by_the_schema_of_the_ogc(selection):
    from fastkml.validator import get_schema_parser
    from lxml import etree

    schema = get_schema_parser()
    schema.assertValid(etree.fromstring(file_bytes("kml", selection)))


def test_kml_shows_each_event_in_its_interval_and_at_its_places(selection):
    _document, marks = placemarks(file_bytes("kml", selection))
    shapes = {each["id"]: each["geometry"] for each in event_features(selection)["features"]}
    for event_id, event in events(selection).items():
        mark = marks[f"event-{event_id}"]
        span = mark.times
        found = [bound and bound.dt.isoformat() for bound in (span.begin, span.end)] if span else []
        assert found == ([event["earliest"], event["latest"]] if event["earliest"] else [])
        assert (mark.geometry is None) == (shapes[event_id] is None)
        assert " ".join(mark.name.split()) == event["title"]


def test_kml_holds_claims_precision_and_license(everything):
    document, marks = placemarks(file_bytes("kml", everything))
    said = {data.name: data.value for data in document.features[0].extended_data.elements}
    assert said["license"] == LICENSE
    for event_id, event in events(everything).items():
        mark = marks[f"event-{event_id}"]
        data = {each.name: each.value for each in mark.extended_data.elements}
        assert data["precision"] == event["precision"]
        assert mark.description.count("<li>") == len(event["claims"])


def test_text_of_the_record_is_text_in_the_description_of_a_placemark(hostile):
    from lxml import html

    _document, marks = placemarks(file_bytes("kml", hostile))
    for mark in marks.values():
        if mark.description:
            tags = {each.tag for each in html.fromstring(f"<div>{mark.description}</div>").iter()}
            assert tags <= {"div", "p", "ul", "li", "a"}


def test_kml_draws_the_legs_of_routes_with_their_evidence(everything):
    _document, marks = placemarks(file_bytes("kml", everything))
    legs = rows_of(everything.route_legs)
    for leg in legs:
        mark = marks[f"leg-{leg['route_id']}-{leg['leg']}"]
        data = {each.name: each.value for each in mark.extended_data.elements}
        assert data["evidence"] == leg["evidence"]
    assert sum(marks[f"leg-{leg['route_id']}-{leg['leg']}"].geometry is not None for leg in legs) > 50


def test_kmz_is_the_same_packed(few):
    with zipfile.ZipFile(io.BytesIO(file_bytes("kmz", few))) as packed:
        assert packed.namelist() == ["doc.kml"]
        assert packed.read("doc.kml") == file_bytes("kml", few)
