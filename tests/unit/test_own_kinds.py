"""Kinds of files and layouts that people bring: each becomes events, and what is no table is named."""

import io
import json

import pandas as pd
import pytest

from bellflower.__main__ import main
from bellflower.analysis.selection import select
from bellflower.ingest.limits import UnreadableError
from bellflower.ingest.options import DEFAULTS, ReadOptions
from bellflower.ingest.pipeline import examine, propose
from bellflower.ingest.reader import read_upload
from bellflower.ingest.report_json import report_json
from bellflower.publish.export.formats import file_bytes
from bellflower.query.permalink import View
from bellflower.record.dataset import load_dataset
from tests.unit.test_own_reading import workbook, zipped


def report(name: str, data: bytes | str, options: ReadOptions = DEFAULTS) -> dict:
    upload = read_upload(name, data.encode() if isinstance(data, str) else data, options)
    return report_json(upload, examine(upload, propose(upload)))


def rows(name: str, data: bytes | str, *names: str) -> list[tuple]:
    return [tuple(row[name] for name in names) for row in report(name, data)["rows"]]


def positions(told: dict) -> list[tuple]:
    return [(place["latitude"], place["longitude"]) for row in told["rows"] for place in row["places"]]


def test_points_of_geojson_are_events_with_their_properties():
    feature = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [125.75, 39.03]},
        "properties": {"name": "A raid", "date": "12 March 1999", "place": "Pyongyang"},
    }
    told = report("a.geojson", json.dumps({"type": "FeatureCollection", "features": [feature]}))
    assert [(row["title"], row["date"]) for row in told["rows"]] == [("A raid", "1999-03-12")]
    assert positions(told) == [(39.03, 125.75)]


def test_placemarks_of_kml_are_events():
    kml = (
        '<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark>'
        "<name>A raid</name><description>&lt;b&gt;At&lt;/b&gt; the port</description>"
        "<TimeSpan><begin>1999-03</begin><end>1999-05</end></TimeSpan>"
        "<Point><coordinates>125.75,39.03,0</coordinates></Point></Placemark></Document></kml>"
    )
    told = report("a.kml", kml)
    assert [(row["title"], row["date"], row["summary"]) for row in told["rows"]] == [
        ("A raid", "1999-03/1999-05", "At the port")
    ]
    assert positions(told) == [(39.03, 125.75)]
    assert report("a.kmz", zipped(**{"doc.kml": kml}))["summary"] == "1 of 1 row can be shown."


def test_results_of_a_query_to_wikidata_are_events():
    binding = {
        "item": {"type": "uri", "value": "http://www.wikidata.org/entity/Q42"},
        "itemLabel": {"type": "literal", "value": "A raid"},
        "date": {"type": "literal", "value": "1999-03-12T00:00:00Z"},
        "coord": {"type": "literal", "value": "Point(125.75 39.03)"},
    }
    told = report("query.json", json.dumps({"head": {}, "results": {"bindings": [binding]}}))
    assert [(row["title"], row["date"]) for row in told["rows"]] == [("A raid", "1999-03-12")]
    assert positions(told) == [(39.03, 125.75)]


TIMELINE = (
    "Year,Month,Day,End Year,End Month,End Day,Display Date,Headline,Text,Media,Type\n"
    ",,,,,,,My timeline,Hello,,title\n1990,,,1999,,,,The nineties,,,era\n"
    "1997,8,5,,,,August 1997,A raid,<p>One</p>,https://a.example/x,\n"
)


def test_a_sheet_of_timelinejs_has_a_title_eras_and_events():
    upload = read_upload("t.csv", TIMELINE.encode())
    found = examine(upload, propose(upload))
    assert found.tables["eras"].frame[["title", "date"]].to_numpy().tolist() == [
        ["The nineties", "1990/1999"]
    ]
    (row,) = report_json(upload, found)["rows"]
    assert (row["title"], row["date"], row["url"]) == ("A raid", "1997-08-05", "https://a.example/x")
    assert any("the title of the timeline is no event" in told for told in found.assumed)


def test_acled_has_titles_and_its_codes_of_precision():
    text = (
        "event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,actor2,admin1,location,"
        "latitude,longitude,geo_precision,source,notes\n"
        "PRK1,12 March 2018,2018,1,Riots,Mob "
        "violence,Rioters,,Ryanggang,Hyesan,41.4,128.17,1,Daily NK,Text one\n"
        "PRK2,15 March 2018,2018,3,Riots,Mob "
        "violence,Rioters,,Ryanggang,Hyesan,41.4,128.17,2,Daily NK,Text two\n"
        "PRK3,15 March 2018,2018,2,Riots,Mob "
        "violence,Rioters,,Ryanggang,Hyesan,41.4,128.17,2,Daily NK,Text\n"
    )
    told = report("acled.csv", text)
    assert [row["date"] for row in told["rows"]] == ["2018-03-12", "2018-03", "[2018-03-12..2018-03-18]"]
    assert told["rows"][0]["title"] == "Mob violence – Rioters – Hyesan"
    assert [row["places"][0]["location_precision"] for row in told["rows"]] == [
        "city",
        "district",
        "district",
    ]


def test_ucdp_ged_has_days_between_which_it_happened():
    text = (
        "id,year,type_of_violence,dyad_name,side_a,side_b,source_article,where_prec,where_coordinates,latitude,"
        "longitude,country,date_prec,date_start,date_end\n"
        "1,1999,1,A - B,A,B,An article,1,Town,39,127,Russia "
        "(Soviet Union),1,1999-03-12 00:00:00.000,1999-03-12\n"
        "2,1999,1,A - B,A,B,An article,4,Town,39,127,Myanmar (Burma),4,1999-03-01,1999-03-31\n"
    )
    told = report("ged.csv", text)
    assert [row["date"] for row in told["rows"]] == ["1999-03-12", "[1999-03-01..1999-03-31]"]
    assert [row["places"][0]["country"] for row in told["rows"]] == ["RU", "MM"]


@pytest.mark.parametrize("engine", ["parquet", "json lines"])
def test_tables_for_programs_are_read(engine):
    frame = pd.DataFrame(
        {"title": ["A raid"], "date": pd.to_datetime(["1999-03-12"]), "lat": [39.0], "lon": [125.7]}
    )
    if engine == "parquet":
        buffer = io.BytesIO()
        frame.to_parquet(buffer)
        told = report("a.parquet", buffer.getvalue())
    else:
        frame["date"] = ["1999-03-12"]
        told = report("a.json", frame.to_json(orient="records", lines=True) * 2)
    assert {(row["title"], row["date"]) for row in told["rows"]} == {("A raid", "1999-03-12")}
    assert (39.0, 125.7) in positions(told)


def test_an_opendocument_table_is_read():
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        '<table:table table:name="One"><table:table-row>'
        '<table:table-cell office:value-type="string"><text:p>title</text:p></table:table-cell>'
        '<table:table-cell office:value-type="string"><text:p>date</text:p></table:table-cell>'
        "</table:table-row>"
        "<table:table-row>"
        '<table:table-cell office:value-type="string"><text:p>A raid</text:p></table:table-cell>'
        '<table:table-cell office:value-type="date" office:date-value="1999-03-12"><text:p>x</text:p>'
        "</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    data = zipped(**{"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content})
    assert rows("a.ods", data, "title", "date") == [("A raid", "1999-03-12")]


@pytest.mark.parametrize("name", ["csv", "csv-full", "json", "geojson", "xlsx", "zip"])
def test_what_bellflower_exports_is_read_back(name):
    record = load_dataset()
    told = report(f"bellflower.{name}", file_bytes(name, select(record, View())))
    dates = dict(zip(record.events["id"], record.events["date"]))
    found = {row["id"]: row["date"] for row in told["rows"] if row["status"] == "published"}
    assert (told["left_out"], found) == ([], dates)


def test_our_kml_is_read_back_with_its_dates():
    shown = select(load_dataset(), View())
    told = report("bellflower.kml", file_bytes("kml", shown))
    found = {row["id"]: (row["earliest"], row["latest"]) for row in told["rows"]}
    day = shown.events[shown.events["date"].str.fullmatch(r"\d{4}-\d\d-\d\d")].iloc[0]
    assert found[day["id"]] == (day["date"], day["date"])


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.csv", b"%PDF-1.7", "a PDF"), ("a.csv", b"<!DOCTYPE html><table></table>", "a web page"),
        ("a.csv", b'{"a": 1}', "JSON of a kind"), ("a.json", b'{"a": ', "damaged JSON"),
        ("a.kml", b"<?xml version='1.0'?><kml/>", "without a placemark"),
        ("a.gz", b"\x1f\x8b\x08\0", "gzip"),
        ("a.parquet", b"PAR1 and more", "damaged file of Parquet"), ("a.csv", b"\x89PNG\r\n\x1a\n",
        "a picture"),
        ("a.docx", zipped(**{"word/document.xml": "<x/>"}), "a text document"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_called_by_its_name_with_what_to_do(name, data, what):
    with pytest.raises(UnreadableError, match=what) as caught:
        read_upload(name, data)
    assert caught.value.remedy


def test_a_sheet_a_header_line_and_a_separator_can_be_chosen():
    book = workbook(One=[["title"], ["A"]], Two=[["x"], ["y"], ["title"], ["B"]])
    told = report("a.xlsx", book, ReadOptions(sheet="Two", header_line=3))
    assert [row["title"] for row in told["rows"]] == ["B"]
    told = report("a.csv", "title,date;x\nA raid,1999;y\n", ReadOptions(separator="comma"))
    assert told["rows"][0]["title"] == "A raid"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("title,lat,lon\nA,\"39,03\",\"125,7\"\n", (39.03, 125.7)),
        ("title,lat,lon\nA,39°1′48″N,125°45′E\n", (39.03, 125.75)),
        ("title,location\nA,\"39.03, 125.7\"\n", (39.03, 125.7)),
    ],
)  # fmt: skip
def test_coordinates_are_read_in_usual_forms(text, told):
    assert positions(report("a.csv", text)) == [told]


def test_the_command_line_prints_for_programs_what_it_prints_for_people(tmp_path, capsys):
    file = tmp_path / "mine.csv"
    file.write_text("Headline,When,x\nA raid,3/4/2018,1\nA search,soon,2\n", encoding="utf-8")
    assert main(["check", "--json", "--date-order", "day", str(file)]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["mapping"], told["unused"]) == ({"date": "When", "title": "Headline"}, ["x"])
    (row,) = told["rows"]
    assert {"line", "title", "date", "earliest", "latest", "places", "url", "notes"} <= set(row)
    assert (row["line"], row["date"], row["earliest"]) == (2, "2018-04-03", "2018-04-03")
    (left,) = told["left_out"]
    assert (left["line"], left["column"], left["value"]) == (3, "When", "soon")


def test_the_command_line_says_which_columns_are_used_and_takes_others(tmp_path, capsys):
    file = tmp_path / "mine.csv"
    file.write_text("foo,when\nA raid,1999\n", encoding="utf-8")
    assert main(["check", "--column", "title=foo", str(file)]) == 0
    out = capsys.readouterr().out
    assert "Columns: 'when' = date, 'foo' = title." in out


def test_a_file_that_cannot_be_read_is_told_to_programs_too(tmp_path, capsys):
    file = tmp_path / "mine.csv"
    file.write_bytes(b"%PDF-1.7")
    assert main(["check", "--json", str(file)]) == 1
    told = json.loads(capsys.readouterr().out)
    assert "a PDF" in told["error"]
    assert told["remedy"]
