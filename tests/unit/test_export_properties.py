"""Whatever is selected, each file of it says the same, and is read by the programs of its field."""

import csv
import io
import json

import jsonschema
import openpyxl
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string

from bellflower.analysis.selection import select
from bellflower.publish.export.flat import full_rows, seen_rows
from bellflower.publish.export.formats import file_bytes
from bellflower.query.filters import EventFilter, chosen
from bellflower.query.permalink import View
from bellflower.record.csv_cells import original_cell
from bellflower.record.schema import closed_values
from bellflower.web.schemas import components

FEW = max(1, settings.default.max_examples // 8)


def _some(values):
    return st.frozensets(st.sampled_from(sorted(values)), max_size=2)


views = st.builds(
    View,
    st.builds(
        EventFilter,
        chosen=st.builds(
            chosen,
            province=_some(closed_values("places", "province")),
            category=_some(closed_values("events", "category")),
            type=_some(closed_values("events", "record_type")),
        ),
        evidence=st.integers(1, 4),
        text=st.sampled_from(["", "Hamhung", "embassy", "qqzzqq"]),
    ),
)


def _validator(name):
    schema = {"$ref": f"#/components/schemas/{name}", "components": {"schemas": components()}}
    return jsonschema.Draft202012Validator(schema)


def _written(name, selection):
    return file_bytes(name, selection).decode("utf-8-sig")


@settings(max_examples=FEW)
@given(view=views)
def test_tables_read_back_are_the_rows_that_were_written(record, view):
    selection = select(record, view)
    for name, rows in (("csv", seen_rows(selection)), ("csv-full", full_rows(selection))):
        read = list(csv.DictReader(io.StringIO(_written(name, selection), newline="")))
        assert [{key: original_cell(cell) for key, cell in row.items()} for row in read] == rows


@settings(max_examples=FEW)
@given(view=views)
def test_json_fits_its_published_schema_and_holds_the_events(record, view):
    selection = select(record, view)
    for name, schema in (("json", "EventsDocument"), ("sources-json", "SourcesDocument")):
        document = json.loads(_written(name, selection))
        _validator(schema).validate(document)
        if name == "json":
            assert [each["id"] for each in document["events"]] == selection.events["id"].tolist()


@settings(max_examples=FEW)
@given(view=views)
def test_geojson_holds_features_on_the_earth(record, view):
    selection = select(record, view)
    for name in ("geojson", "places-geojson", "routes-geojson"):
        document = json.loads(_written(name, selection))
        assert document["type"] == "FeatureCollection"
        for feature in document["features"]:
            assert feature["type"] == "Feature"
            assert all(
                -180 <= longitude <= 180 and -90 <= latitude <= 90
                for longitude, latitude in _positions(feature["geometry"])
            )


def _positions(geometry):
    """Return every position of a geometry, which may be none."""
    if geometry is None:
        return []
    found, left = [], [geometry["coordinates"]]
    while left:
        part = left.pop()
        if part and isinstance(part[0], (int, float)):
            found.append(part[:2])
        else:
            left.extend(part)
    return found


@settings(max_examples=FEW)
@given(view=views)
def test_programs_for_references_read_every_source(record, view):
    selection = select(record, view)
    expected = len(selection.sources)
    assert len(parse_string(_written("bibtex", selection), "bibtex").entries) == expected
    assert len(rispy.loads(_written("ris", selection))) == expected
    assert len(json.loads(_written("csljson", selection))) == expected


@settings(max_examples=max(1, FEW // 4))
@given(view=views)
def test_a_workbook_reads_back_with_a_row_for_each_event_and_no_formula(record, view):
    selection = select(record, view)
    book = openpyxl.load_workbook(io.BytesIO(file_bytes("xlsx", selection)))
    _head, *rows = list(book["events"].iter_rows(values_only=True)) or [()]
    assert [row[0] for row in rows] == selection.events["id"].tolist()
    assert not any(cell.data_type == "f" for each in book for row in each.iter_rows() for cell in row)
