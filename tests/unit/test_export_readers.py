"""Files for other programs, each opened by a reader that is not ours and compared with the record."""

import io
import json
import re
import subprocess
import sys
import zipfile
from datetime import date
from functools import cache

import pytest

from bellflower.analysis.selection import select
from bellflower.publish.export.formats import file_bytes
from bellflower.publish.export.geo_json import event_features
from bellflower.publish.export.nested import event_objects
from bellflower.query.filters import EventFilter
from bellflower.query.permalink import View
from bellflower.record.dataset import load_dataset
from bellflower.record.schema import data_version
from bellflower.record.tables import rows_of
from tests.hostile import write_hostile_record

LICENSE = "https://creativecommons.org/licenses/by/4.0/"
READABLE = ("kml", "lpf", "timelinejs", "ics", "sqlite", "docx", "odt")  # formats in which a link may be


@pytest.fixture(scope="module")
def everything(record):
    return select(record, View())


@pytest.fixture(scope="module")
def few(record):
    from bellflower.query.permalink import from_params
    from bellflower.teaching.stories.known_values import known_values

    return select(record, from_params({"province": ["KP-10"]}, known_values(record))[0])


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    return select(load_dataset(write_hostile_record(tmp_path_factory.mktemp("hostile"))), View())


@pytest.fixture(scope="module", params=["record", "hostile"])
def selection(request, everything, hostile):
    return {"record": everything, "hostile": hostile}[request.param]


def events(selection):
    return {event["id"]: event for event in event_objects(selection)}


def text_of(name: str, content: bytes) -> str:
    """The text of a file, or of the parts of one that is a zip."""
    if name not in ("docx", "odt", "kmz"):
        return content.decode("utf-8", "replace").replace("\r\n ", "")
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return "".join(parts.read(part).decode("utf-8", "replace") for part in parts.namelist())


@pytest.mark.parametrize("name", READABLE)
def test_the_address_of_a_source_that_must_not_be_linked_is_no_link(everything, name):
    content = text_of(name, file_bytes(name, everything))
    sources = everything.sources
    linked = set(sources.loc[sources["link"] == "yes", "url"])
    hidden = [url for url in sources.loc[sources["link"] == "no", "url"] if url and url not in linked]
    assert len(hidden) > 10
    ends = r"(?![\w/?#&=%.~+-]*[\w/])"
    assert [url for url in hidden if re.search(re.escape(url) + ends, content)] == []


# KML


@cache
def placemarks(content: bytes):
    """Every placemark that fastkml finds, by its id."""
    import fastkml

    document = fastkml.KML.from_string(content.partition(b"?>")[2].decode())
    folders = document.features[0].features
    return document, {mark.id: mark for folder in folders for mark in folder.features}


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


# SQLite


def datasette(folder, path: str):
    """What Datasette answers at *path*, with the file and its settings; JSON is read."""
    command = [sys.executable, "-m", "datasette", "bellflower.sqlite", "-m", "datasette.json",
               "--get", path]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder, timeout=120)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout) if ".json" in path else done.stdout


@pytest.fixture(scope="module")
def served(everything, tmp_path_factory):
    folder = tmp_path_factory.mktemp("datasette")
    (folder / "bellflower.sqlite").write_bytes(file_bytes("sqlite", everything))
    (folder / "datasette.json").write_bytes(file_bytes("datasette", everything))
    return folder


def test_datasette_counts_facets_and_searches_the_events(served, everything):
    query = "_facet=category&_facet_array=provinces&_search=amnesty&_shape=objects&_size=max"
    told = datasette(served, f"/bellflower/events.json?{query}")
    facets = {name: {each["value"]: each["count"] for each in facet["results"]}
              for name, facet in told["facet_results"].items()}  # fmt: skip
    assert 0 < len(told["rows"]) < len(everything.events)
    assert sum(facets["category"].values()) == len(told["rows"])
    assert facets["provinces"]
    assert all("amnesty" in json.dumps(row).casefold() for row in told["rows"])


def test_datasette_shows_metadata_and_explains_the_columns(served, everything):
    page = datasette(served, "/bellflower/events")
    assert "First possible day; null if undated." in page
    assert LICENSE in page
    assert f"{len(everything.events)} rows" in page


def test_datasette_makes_no_link_of_what_must_not_be_linked(served):
    page = datasette(served, "/bellflower/sources?link=no&_size=20")
    cells = re.findall(r'<td class="col-(?:url|unlinked_address)[^>]*>(.*?)</td>', page, re.DOTALL)
    assert len(cells) == 40
    assert [cell for cell in cells if "href" in cell] == []


def connected(content: bytes):
    import sqlite3

    base = sqlite3.connect(":memory:")
    base.deserialize(content)
    return base


def test_every_reference_of_the_database_leads_somewhere(selection, few):
    for each in (selection, few):
        base = connected(file_bytes("sqlite", each))
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert base.execute("SELECT count(*) FROM claims").fetchone()[0] == len(each.claims)
        base.close()


def test_the_database_holds_intervals_license_and_a_word_on_each_column(everything):
    base = connected(file_bytes("sqlite", everything))
    about, told = dict(base.execute("SELECT name, value FROM about")), events(everything)
    assert (about["version"], about["license"]) == (data_version(), LICENSE)
    for event_id, earliest, latest, precision in base.execute(
        "SELECT id, earliest, latest, precision FROM events"
    ):
        event = told[event_id]
        assert (earliest, latest, precision) == tuple(
            event[name] for name in ("earliest", "latest", "precision")
        )
    tables = [name for (name,) in base.execute('SELECT DISTINCT "table" FROM columns')]
    for table in tables:
        names = {row[1] for row in base.execute(f"PRAGMA table_info({table})")}
        told = {
            row[0] for row in base.execute('SELECT "column" FROM columns WHERE "table" = ?', [table])
        }
        assert names == told
    base.close()


# Parquet


def duck(content: bytes, tmp_path, query: str):
    import duckdb

    path = tmp_path / "file.parquet"
    path.write_bytes(content)
    return duckdb.connect().execute(query.replace("FILE", f"'{path}'")).fetchall()


def test_duckdb_reads_events_with_their_days_and_claims(selection, tmp_path):
    query = "SELECT id, earliest, latest, precision, drugs, len(claims), len(places) FROM FILE"
    found = {row[0]: row[1:] for row in duck(file_bytes("parquet", selection), tmp_path, query)}
    told = events(selection)
    assert found.keys() == told.keys()
    for event_id, (earliest, latest, precision, drugs, claims, places) in found.items():
        event = told[event_id]
        days = [day and day.isoformat() for day in (earliest, latest)]
        assert days == [event["earliest"], event["latest"]]
        assert (precision, drugs) == (event["precision"], event["drugs"])
        assert (claims, places) == (len(event["claims"]), len(event["places"]))


def test_duckdb_asks_into_the_claims_of_an_event(everything, tmp_path):
    query = (
        "SELECT count(*) FROM (SELECT unnest(claims) AS claim FROM FILE) WHERE claim.stance = 'denies'"
    )
    denied = (everything.claims["stance"] == "denies").sum()
    assert duck(file_bytes("parquet", everything), tmp_path, query) == [(denied,)]


def test_duckdb_finds_license_and_version_in_the_file(everything, tmp_path):
    query = "SELECT value FROM parquet_kv_metadata(FILE) WHERE decode(key) = 'about'"
    for name in ("parquet", "places-parquet"):
        about = json.loads(duck(file_bytes(name, everything), tmp_path, query)[0][0])
        assert (about["license"], about["version"]) == (LICENSE, data_version())


def test_the_places_are_points_of_geoparquet(everything, tmp_path):
    import duckdb
    import shapely

    content = file_bytes("places-parquet", everything)
    raw = duck(
        content, tmp_path, "SELECT value FROM parquet_kv_metadata(FILE) WHERE decode(key) = 'geo'"
    )
    geo = json.loads(raw[0][0])
    column = geo["columns"][geo["primary_column"]]
    assert (geo["version"], column["encoding"], column["geometry_types"]) == ("1.1.0", "WKB", ["Point"])
    connection = duckdb.connect()
    connection.execute("SET enable_geoparquet_conversion = false")
    rows = connection.execute(
        f"SELECT id, geometry, longitude, latitude FROM '{tmp_path / 'file.parquet'}'"
    ).fetchall()
    assert len(rows) == len(everything.places)
    for _id, wkb, longitude, latitude in rows:
        point = shapely.from_wkb(wkb)
        assert (point is None) == (longitude is None)
        if point is not None:
            assert (point.x, point.y) == (longitude, latitude)
            west, south, east, north = column["bbox"]
            assert west <= point.x <= east
            assert south <= point.y <= north


# iCalendar


def test_vobject_reads_the_anniversaries_of_certain_days_and_no_other(selection):
    import vobject

    read = vobject.readOne(file_bytes("ics", selection).decode())
    certain = {
        event_id: event
        for event_id, event in events(selection).items()
        if re.fullmatch(r"\d{4}-\d\d-\d\d", event["date"] or "")
    }
    entries = {entry.uid.value.partition("@")[0]: entry for entry in read.contents.get("vevent", [])}
    assert entries.keys() == certain.keys()
    assert len(certain) > 100
    for event_id, entry in entries.items():
        event = certain[event_id]
        assert entry.dtstart.value == date.fromisoformat(event["date"])
        assert entry.rrule.value == "FREQ=YEARLY"
        assert entry.summary.value.startswith(event["title"])
        for claim in event["claims"]:
            assert claim["says"] in entry.description.value


def test_the_calendar_names_license_and_how_many_days_are_certain(everything):
    import vobject

    told = vobject.readOne(file_bytes("ics", everything).decode()).contents["x-wr-caldesc"][0].value
    assert f"of {len(everything.events)} events have a certain day." in told
    assert "Creative Commons Attribution 4.0" in told


# Linked Places

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


# TimelineJS


def test_the_timeline_has_a_slide_for_each_event_with_a_date_and_counts_the_others(selection):
    document = json.loads(file_bytes("timelinejs", selection))
    told = events(selection)
    slides = {slide["unique_id"]: slide for slide in document["events"]}
    assert slides.keys() == {event_id for event_id, event in told.items() if event["earliest"]}
    for event_id, slide in slides.items():
        start = date(**{name: slide["start_date"][name] for name in ("year", "month", "day")})
        assert start.isoformat() == told[event_id]["earliest"]
        if "end_date" in slide:
            assert date(**slide["end_date"]) >= start
        assert len(slide["bellflower"]["claims"]) == len(told[event_id]["claims"])
        assert slide["bellflower"]["precision"] == told[event_id]["precision"]
    if undated := len(told) - len(slides):
        assert f"not shown: {undated} event" in document["title"]["text"]["text"]


def test_text_of_the_record_is_text_on_a_slide(hostile):
    from lxml import html

    for slide in json.loads(file_bytes("timelinejs", hostile))["events"]:
        shown = html.fromstring(f"<div>{slide['text']['headline']}{slide['text']['text']}</div>")
        assert {each.tag for each in shown.iter()} <= {"div", "p", "ul", "li", "a"}
        assert all(link.get("href").startswith("https://") for link in shown.iter("a"))


# Texts with footnotes


@pytest.fixture(scope="module")
def documents(few, hostile, tmp_path_factory):
    """The text of each document as LibreOffice prints it, by format and selection."""
    folder = tmp_path_factory.mktemp("documents")
    for name in ("docx", "odt"):
        (folder / f"few-{name}.{name}").write_bytes(file_bytes(name, few))
        (folder / f"hostile-{name}.{name}").write_bytes(file_bytes(name, hostile))
    command = [
        "soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
        "--outdir", str(folder), *(str(path) for path in folder.glob("*.*")),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=400)
    assert done.returncode == 0, done.stderr
    told = {}
    for path in folder.glob("*.pdf"):
        text = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True)
        told[path.stem] = "".join(text.stdout.decode().split())
    return told


@pytest.mark.parametrize("name", ["docx", "odt"])
def test_libreoffice_shows_events_claims_intervals_notes_and_license(documents, few, name):
    shown = documents[f"few-{name}"]
    for event in events(few).values():
        assert "".join(event["title"].split()) in shown
        assert "".join(f"precision: {event['precision']}".split()) in shown
    assert "CreativeCommonsAttribution4.0" in shown
    titles = ["".join(title.split()) for title in few.sources["title"]]
    assert sum(title[:30] in shown for title in titles) > 0.9 * len(titles)


@pytest.mark.parametrize("name", ["docx", "odt"])
def test_libreoffice_opens_a_document_whose_texts_try_everything(documents, name):
    assert "DROPTABLEevents" in documents[f"hostile-{name}"]


def test_each_claim_has_its_own_note(few):
    import docx
    from lxml import etree

    content = file_bytes("docx", few)
    marks = docx.Document(io.BytesIO(content)).element.body.iter(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}footnoteReference"
    )
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        notes = etree.fromstring(parts.read("word/footnotes.xml"))
    assert len(list(marks)) == len(few.claims) == len(notes) - 2
    with zipfile.ZipFile(io.BytesIO(file_bytes("odt", few))) as parts:
        text = etree.fromstring(parts.read("content.xml"))
        assert parts.namelist()[0] == "mimetype"
    space = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
    assert len(list(text.iter(f"{space}note"))) == len(few.claims)


@pytest.mark.parametrize("name", ["docx", "odt"])
def test_a_document_has_no_link_and_calls_nowhere(hostile, name):
    with zipfile.ZipFile(io.BytesIO(file_bytes(name, hostile))) as parts:
        for part in parts.namelist():
            content = parts.read(part)
            assert b'TargetMode="External"' not in content
            assert b"<text:a" not in content


def test_nothing_selected_is_a_file_that_its_reader_opens(record, tmp_path):
    nothing = select(record, View(EventFilter(text="xyzzy")))
    assert duck(file_bytes("parquet", nothing), tmp_path, "SELECT count(*) FROM FILE") == [(0,)]
    assert connected(file_bytes("sqlite", nothing)).execute(
        "SELECT count(*) FROM events"
    ).fetchone() == (0,)
    placemarks(file_bytes("kml", nothing))
