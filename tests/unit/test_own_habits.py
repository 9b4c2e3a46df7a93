"""Habits of other tables: what stands around dates, in sums, units, merged cells, spans of maps."""

import io
import json

import pytest
from openpyxl import Workbook

from bellflower.ingest.dates.written import read_date
from bellflower.ingest.pipeline import examine, propose
from bellflower.ingest.reader import read_upload
from bellflower.ingest.report_json import report_json
from tests.unit.test_own_kinds import positions, report


def notes(told: dict) -> list[str]:
    return [note["text"] for row in told["rows"] for note in row["notes"]]


def dates(told: dict) -> list[str]:
    return [row["date"] for row in told["rows"]]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1990[1]", "1990"), ("12 March 1991*", "1991-03-12"), ("1992 [note 2]", "1992"),
        ("1998¹", "1998"), ("(1998)", "1998"), ("“1998‑99”,", "1998/1999"), ("in March 2018", "2018-03"),
        ("서기 2018년", "2018"), ("2018-03-12 23:30 KST", "2018-03-12"),
        ("Mon Mar 12 14:00:00 KST 2018", "2018-03-12"), ("2018년 3월 12일 오후 3시 30분", "2018-03-12"),
        ("20180312103000", "2018-03-12"), ("2018.3.12~3.15", "2018-03-12/2018-03-15"),
        ("2018. 3. 12. ~ 2018. 3. 15.", "2018-03-12/2018-03-15"),
        ("2018.3.12-15", "2018-03-12/2018-03-15"),
        ("2018년부터 2020년까지", "2018/2020"), ("1998年3月から5月", "1998-03/1998-05"),
        ("1998至1999年", "1998/1999"), ("1990年頃", "1990~"), ("1990年代初頭", "[1990..1994]"),
        ("2018年3月上旬", "[2018-03-01..2018-03-10]"), ("1990年以降", "1990/.."),
        ("二〇一八年三月十二日", "2018-03-12"), ("20世纪90年代", "199X"), ("불기 2536년", "1992"),
        ("민국 93년 3월", ""), ("民國93年", "2004"), ("檀紀4293年", "1960"), ("2018 상반기", "2018-40"),
        ("2018년 3/4분기", "2018-35"), ("3Q 2018", "2018-35"),
        ("Week 11, 2018", "[2018-03-12..2018-03-18]"),
        ("vor 1990", "[..1989]"), ("um 1990", "1990~"), ("Anfang 1990", "[1990-01..1990-06]"),
        ("1990er Jahre", "199X"), ("années 1990", "199X"), ("antes de 1990", "[..1989]"),
        ("после 1990 года", "[1991..]"), ("19. Jahrhundert", "18XX"), ("XXe siècle", "19XX"),
        ("12.III.2018", "2018-03-12"), ("1990 bis 1995", "1990/1995"), (">1990", "[1991..]"),
        ("1990 or earlier", "[..1990]"), ("probably 2018", "2018?"), ("March 2018 (?)", "2018-03?"),
        ("2018 (est.)", "2018~"), ("12./13. März 2018", "2018-03-12/2018-03-13"),
        ("March 12 and 14, 2018", ""), ("1890 - 95", "1890/1895"),
        ("1990 ± 2", "[1988..1992]"), ("Dez. 1990", "1990-12"),
        ("1990 onwards", "1990/.."), ("00/00/1990", "1990"),
        ("first half of the 1990s", "[1990..1994]"), ("1900-01-00", ""), ("1st quarter 2018", "2018-33"),
    ],
)  # fmt: skip
def test_what_stands_around_a_date_and_other_words_for_it_are_read(text, date):
    read = read_date(text)
    assert ("" if read.reason else read.text) == date


def test_a_day_from_which_programs_count_is_told():
    told = report("a.csv", "date,end,title\n1900-01-01,9999-12-31,A\n1990,,B\n")
    assert dates(told) == ["1900-01-01/..", "1990"]
    assert any("from which programs count" in text for text in notes(told))


def test_an_end_that_cannot_be_read_costs_no_row_and_is_told():
    told = report(
        "a.csv", "start,end,title\n1990,soon,A\n1990-05,31/31/1990,B\n1990,3/4/1991,C\nsoon,1991,D\n"
    )
    assert dates(told) == ["1990", "1990-05", "1990"]
    assert sum("the cell was left empty" in text for text in notes(told)) == 3
    assert [each["value"] for each in told["left_out"]] == ["soon"]
    assert any("such cells are left empty until you choose" in each["text"] for each in told["readings"])


def test_a_damaged_line_of_json_lines_costs_its_own_row():
    told = report(
        "a.jsonl", '{"title":"A","date":"1990"}\n\n{"title":"B","da\n{"title":"C","date":"1991"}\n'
    )
    assert [(row["line"], row["date"]) for row in told["rows"]] == [(1, "1990"), (4, "1991")]
    assert [(each["line"], each["reason"]) for each in told["left_out"]] == [(3, "is damaged JSON")]


def test_time_spans_of_linked_places_are_dates():
    spans = [
        [{"start": {"in": "1990"}, "end": {"in": "1995-05"}}],
        [{"start": {"earliest": "1990-01-01", "latest": "1992-12-31"}}],
        [{"start": {"in": "1990"}}, {"start": {"in": "1999"}}],
        [{"end": {"latest": "1999"}}],
        [
            {
                "start": {"earliest": "1990", "latest": "1991"},
                "end": {"earliest": "1995", "latest": "1996"},
            }
        ],
        [],
    ]
    features = [
        {"type": "Feature", "properties": {"title": "A"}, "when": {"timespans": span}, "geometry": None}
        for span in spans
    ]
    told = report("a.json", json.dumps({"type": "FeatureCollection", "features": features}))
    wanted = ["1990/1995-05", "[1990-01-01..1992-12-31]", "1990", "../1999", "1990/1996", ""]
    assert dates(told) == wanted
    assert len(notes(told)) == 2
    plain = report("a.json", json.dumps([{"title": "A", "when": {"timespans": spans[0]}}]))
    assert dates(plain) == wanted[:1]


def test_a_sum_below_the_table_is_no_event():
    told = report("a.csv", "title,date,kg\nA,1990,50\nTotal,,50\n합계,,50\nTotal recall,,\n")
    assert [row["title"] for row in told["rows"]] == ["A", "Total recall"]
    assert {each["reason"] for each in told["left_out"]} == {"is a sum of other rows and no event"}


def test_a_unit_beside_a_quantity_counts():
    head = "date,title,quantity,unit,quantity_kind\n"
    told = report("a.csv", f"{head}1990,A,50,kg,seized\n1991,B,50,g,seized\n1992,C,50,pills,seized\n")
    assert [row["quantity_kg_best"] for row in told["rows"]] == [50, 0.05, None]
    assert "was read as 0.05 kg, for its unit is “g”" in notes(told)


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        ("3902N", "12545E"),
        ("39:02:00", "125:45:00"),
        ("N39 02 00", "E125 45 00"),
        ("390200N", "1254500E"),
    ],
)
def test_degrees_without_signs_are_read(latitude, longitude):
    told = report("a.csv", f"date,title,lat,lon\n1990,A,{latitude},{longitude}\n")
    assert positions(told) == [(39.033333, 125.75)]


@pytest.mark.parametrize(
    ("text", "grid"),
    [("52S CD 12345 67890", "MGRS"), ("52 N 345000 4320000", "UTM"), ("8Q8GJ2V2+QX", "Plus Codes")],
)
def test_a_grid_that_is_not_read_is_called_by_its_name(text, grid):
    told = report("a.csv", f"date,title,coordinates\n1990,A,{text}\n")
    assert f"is a position in {grid}, which is not read" in notes(told)[0]


def test_names_of_groups_of_columns_are_no_header():
    told = report("a.csv", "When,When,What\nfrom,to,title\n1990,1991,A\n")
    assert dates(told) == ["1990/1991"]
    assert [each["value"] for each in told["readings"]] == ["2"]


def test_a_merged_cell_holds_for_each_of_its_rows_and_is_told():
    book = Workbook()
    for row in (["date", "title"], ["1990", "A"], [None, "B"], [None, "C"]):
        book.active.append(row)
    book.active.merge_cells("A2:A3")
    buffer = io.BytesIO()
    book.save(buffer)
    upload = read_upload("a.xlsx", buffer.getvalue())
    told = report_json(upload, examine(upload, propose(upload)))
    assert dates(told) == ["1990", "1990", ""]
    assert notes(told) == ["stands in a cell that is merged with the one above, and was read here too"]
