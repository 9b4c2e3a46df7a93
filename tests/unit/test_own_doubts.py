"""What a reader's file leaves in doubt or says against itself: read as far as it can be, and told."""

import json

import pytest

from bellflower.ingest.choices import Choices
from bellflower.ingest.dates.written import read_date
from bellflower.ingest.limits import UnreadableError
from bellflower.ingest.pipeline import examine, propose
from bellflower.ingest.reader import read_upload
from tests.unit.test_own_kinds import positions, report, rows


def notes(told: dict) -> list[tuple[str, str, str]]:
    return [
        (note["column"], note["value"], note["text"]) for row in told["rows"] for note in row["notes"]
    ]


@pytest.mark.parametrize(
    "date",
    [
        "Friday 12 March 2018", "Fri, 12 Mar 2018", "2018-03-12 (Fri)", "2018. 3. 12.(금)",
        "2018년 3월 12일 금요일", "Freitag, 12. März 2018", "12 March 2018, Friday",
        "2018年3月12日（金）",
    ],
)  # fmt: skip
def test_a_weekday_that_contradicts_its_date_is_told_at_the_cell(date):
    told = report("a.csv", f'date,title\n"{date}",A\n')
    assert [row["date"] for row in told["rows"]] == ["2018-03-12"]
    ((column, value, text),) = notes(told)
    assert (column, value) == ("date", date)
    assert text.endswith("the day of the week does not agree: 2018-03-12 was a Monday")


@pytest.mark.parametrize(
    "date", ["Monday 12 March 2018", "2018. 3. 12. (월) 10:30", "lundi 12 mars 2018"]
)
def test_a_weekday_that_agrees_is_passed_over(date):
    assert (read_date(date).text, read_date(date).note) == ("2018-03-12", "")


@pytest.mark.parametrize(
    ("text", "target", "value"),
    [
        ("from,to,title\n2003,1997,x\n", "to", "1997"),
        ("start,end,title\n2003-05-04,2003-05-01,x\n", "end", "2003-05-01"),
        ("year,end year,title\n2003,1997,x\n", "end year", "1997"),
        ("start,end,date_prec,title\n2003-05-04,2003-05-01,2,x\n", "end", "2003-05-01"),
    ],
)
def test_an_end_before_its_start_costs_no_row_and_is_told(text, target, value):
    told = report("a.csv", text)
    assert [row["date"] for row in told["rows"]] == [text.splitlines()[1].split(",")[0]]
    ((column, cell, said),) = notes(told)
    assert (column, cell) == (target, value)
    assert "lies before the beginning, 2003" in said


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("early 1990s", "[1990..1994]"), ("the mid-1990s", "[1993..1997]"),
        ("late 1990s", "[1995..1999]"), ("early 2004", "[2004-01..2004-06]"),
        ("Late 2004", "[2004-07..2004-12]"), ("mid-2004", "[2004-04..2004-09]"),
        ("end of 2004", "[2004-07..2004-12]"), ("late February 2004", "[2004-02-16..2004-02-29]"),
        ("late 19th century", "[1850..1899]"), ("1990년대 초", "[1990..1994]"),
        ("2004년 말", "[2004-07..2004-12]"), ("2004년 3월 중순", "[2004-03-11..2004-03-20]"),
        ("19세기 후반", "[1850..1899]"), ("before 1999", "[..1998]"), ("after 2001", "[2002..]"),
        ("before March 2004", "[..2004-02]"), ("after 12 March 2004", "[2004-03-13..]"),
        ("before the 1990s", "[..1989]"), ("by 2003", "[..2003]"), ("not before 2003", "[2003..]"),
        ("1999년 이전", "[..1999]"), ("Juche 93", "2004"), ("주체93년", "2004"),
        ("주체93(2004)년 3월 12일", "2004-03-12"), ("2004 (Juche 93)", "2004"),
        ("昭和14年", "1939"), ("令和元年5月", "2019-05"), ("단기 4293년", "1960"),
    ],
)  # fmt: skip
def test_a_vague_date_and_a_year_of_another_era_are_read_and_told(text, date):
    read = read_date(text)
    assert (read.text, read.reason, read.is_changed) == (date, None, True)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("late 1800s", "may be 180X or 18XX"), ("before 3/4/2018", "may be 2018-03-04 or 2018-04-03"),
        ("Juche 93 (2005)", "names 2005, but the year of its era is 2004"),
        ("early", "not a supported EDTF date"), ("before lunch", "not a supported EDTF date"),
        ("early c. 1990", "not a supported EDTF date"),
    ],
)  # fmt: skip
def test_a_vague_date_that_would_be_a_guess_is_refused(text, why):
    assert why in read_date(text).reason.text


def test_a_vague_end_is_told_and_a_vague_end_alone_is_the_date():
    told = report("a.csv", "start,end,title\n1995,before 1999,A\n,before 1999,B\n")
    assert [row["date"] for row in told["rows"]] == ["1995", "[..1998]"]
    assert ("end", "before 1999", "was not used: it makes no span with the beginning, 1995") in notes(
        told
    )
    assert rows("a.csv", "date,title\nearly 1990s,A\n", "earliest", "latest") == [
        ("1990-01-01", "1994-12-31")
    ]


KML = '<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{}</Document></kml>'
POINT = "<Point><coordinates>{}</coordinates></Point>"


def test_the_first_of_several_points_is_the_place_and_the_others_are_told():
    both = POINT.format("125.75,39.03,0") + POINT.format("128.2,41.4,0")
    mark = f"<Placemark><name>A</name><MultiGeometry>{both}</MultiGeometry></Placemark>"
    several = {"type": "MultiPoint", "coordinates": [[125.75, 39.03], [128.2, 41.4]]}
    point = {"type": "Point", "coordinates": [125.75, 39.03]}
    line = {"type": "LineString", "coordinates": [[1, 1], [2, 2]]}
    mixed = {"type": "GeometryCollection", "geometries": [line, point]}
    features = [
        {"type": "Feature", "properties": {"title": "A"}, "geometry": shape}
        for shape in (several, mixed)
    ]
    of_json = report("a.geojson", json.dumps({"type": "FeatureCollection", "features": features}))
    assert positions(of_json) == [(39.03, 125.75), (39.03, 125.75)]
    of_kml = report("a.kml", KML.format(mark))
    assert positions(of_kml) == [(39.03, 125.75)]
    for told in (of_kml, of_json):
        ((_column, value, text),) = notes(told)
        assert value == "39.03, 125.75; 41.4, 128.2"
        assert text.startswith("the first of 2 points was read")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_one_bad_byte_damages_its_own_cell_alone(mark):
    text = "title,date,place\n마약 밀수 적발,1999,평양\nCaf? raid,2000,함흥\n".encode().replace(
        b"?", b"\xe9"
    )
    told = report("a.csv", mark + text)
    assert [row["title"] for row in told["rows"]] == ["마약 밀수 적발", "Caf� raid"]
    assert [row["places"][0]["name"] for row in told["rows"]] == ["평양", "함흥"]
    assert notes(told) == [("title", "Caf� raid", "holds a byte that is no letter of UTF-8")]
    assert any("The file is UTF-8, but 1 byte in it is no letter" in each for each in told["assumed"])


def test_a_file_in_another_encoding_is_not_taken_for_damaged_utf8():
    for text, encoding in (
        ("Arrêté près du café, où ça", "cp1252"),
        ("마약 밀수 사건 적발 평양", "cp949"),
    ):
        told = report("a.csv", f"title,date\n{text.replace(',', '')},1999\n".encode(encoding))
        assert [row["title"] for row in told["rows"]] == [text.replace(",", "")]


def test_a_file_without_a_header_is_called_so_and_loses_no_row():
    text = "1999,A raid,Hamhung\n12 March 2001,A search,Rason\n"
    upload = read_upload("a.csv", text.encode())
    with pytest.raises(UnreadableError, match="no line with the names of its columns") as error:
        examine(upload, propose(upload))
    assert "column 1" in error.value.remedy
    chosen = {"date": "column 1", "title": "column 2", "place": "column 3"}
    found = examine(upload, Choices({"events": chosen}))
    assert found.tables["events"].frame["date"].tolist() == ["1999", "2001-03-12"]
    assert [reading.subject for reading in found.readings] == ["header_line"]


@pytest.mark.parametrize(
    "text", ["Tarih,Olay\n1999,A\n", "1999,title\n2001,A\n", "Area,1990,1991\nA,many,few\n"]
)
def test_a_first_line_with_names_stays_the_header(text):
    upload = read_upload("a.csv", text.encode())
    assert upload.tables["events"].header == tuple(text.splitlines()[0].split(","))


def test_a_damaged_line_of_json_is_named_where_most_lines_are_damaged():
    with pytest.raises(UnreadableError, match="line 2"):
        read_upload("a.jsonl", b'{"title": "A", "date": "1999"}\n{"title": \n{"title": \n')
