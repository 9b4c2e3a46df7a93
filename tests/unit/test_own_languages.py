"""Tables of other lands: their columns, months, seasons and countries, and cells in odd places."""

import json

import pytest

from bellflower.ingest.dates.written import read_date
from bellflower.ingest.values.countries import read_country
from tests.unit.test_own_kinds import positions, report, rows

TABLES = [
    ("日付,題名,場所,国\n2001年3月5日,覚醒剤の密輸が見つかった,平壌,北朝鮮\n", "cp932"),
    ("日期,标题,地点,国家\n2001年3月5日,毒品走私案件被查获,平壤,朝鲜\n", "gbk"),
    ("날짜,제목,장소,국가\n2001년 3월 5일,마약 밀수 사건 적발,평양,북한\n", "euc_kr"),
    ("Дата,Название,Место,Страна\n5 марта 2001 г.,Арест дипломата,Пхеньян,КНДР\n", "cp1251"),
    ("Datum,Ereignis,Ort,Land\n5. März 2001,Rauschgift im Hafen,Pjöngjang,Nordkorea\n", "cp1252"),
    ("Date,Titre,Lieu,Pays\n5 mars 2001,L’envoyé arrêté,Pyongyang,Corée du Nord\n", "utf-8"),
    ("fecha,título,lugar,país\n5 de marzo de 2001,Detención,Pionyang,Corea del Norte\n", "utf-8"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "encoding"), TABLES)
def test_a_table_in_another_language_needs_no_choice(text, encoding):
    _date, title, place, _country = text.splitlines()[1].split(",")
    told = report("a.csv", text.encode(encoding))
    assert [(row["date"], row["title"]) for row in told["rows"]] == [("2001-03-05", title)]
    assert [(each["name"], each["country"]) for each in told["rows"][0]["places"]] == [(place, "KP")]
    assert (told["unused"], told["left_out"]) == ([], [])


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1998年", "1998"), ("1990年代", "199X"), ("1998年3月", "1998-03"), ("1998년 봄", "1998-21"),
        ("1998年秋", "1998-23"), ("1998년 상반기", "1998-40"), ("second half of 1998", "1998-41"),
        ("1998년 3분기", "1998-35"), ("03/1998", "1998-03"), ("3.1998", "1998-03"),
        ("~2004-06/2005", "~2004-06/2005"), ("c. 1990–1995", "1990~/1995~"),
        ("about 1990 to present", "1990~/.."), ("1990년 5월~7월", "1990-05/1990-07"),
        ("1990년 5월 3일~7일", "1990-05-03/1990-05-07"), ("1990년~1995년", "1990/1995"),
        ("1990/05/01-1990/05/03", "1990-05-01/1990-05-03"), ("5/1990-7/1990", "1990-05/1990-07"),
        ("2018–03–12", "2018-03-12"), ("20180312T101010Z", "2018-03-12"), ("不明", ""),
        ("Mon Mar 12 2018 00:00:00 GMT+0900 (KST)", "2018-03-12"),
    ],
)  # fmt: skip
def test_more_forms_of_dates_are_read_as_exactly_as_they_stand(text, date):
    assert (read_date(text).text, read_date(text).reason) == (date, None)


@pytest.mark.parametrize("text", ["13/1998", "Marsh 1998", "Septimus 1998", "Mayo clinic 1998"])
def test_what_only_looks_like_one_of_them_is_refused(text):
    assert read_date(text).reason


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Deutschland", "DE"), ("日本", "JP"), ("Corée du Nord", "KP"), ("조선민주주의인민공화국", "KP"),
        ("XK", "XK"), ("Россия", "RU"), ("Suiza", "CH"),
    ],
)  # fmt: skip
def test_countries_are_known_by_their_names_elsewhere(text, code):
    assert read_country(text).text == code


def test_two_possible_pairs_are_asked_where_one_of_them_is_no_month_as_iso_writes_it():
    told = report("a.csv", "Date,Title\n1903-11,A\n1984-5,B\n1911-12,C\n")
    assert [(each["subject"], each["is_asked"]) for each in told["readings"]] == [("pairs", True)]
    assert [each["value"] for each in told["left_out"]] == ["1903-11", "1984-5", "1911-12"]
    assert rows("a.csv", "Date,Title\n1903-11,A\n1911-12,C\n", "date") == [("1903-11",), ("1911-12",)]


def test_a_start_in_three_columns_is_read_like_an_end_in_three():
    text = (
        "title,start year,start month,start day,end year,end month,end day\n"
        "A,1999,3,5,1999,3,9\nB,1999,3,,2000,,\nC,1999,März,5,,,\n"
    )
    told = report("a.csv", text)
    assert [row["date"] for row in told["rows"]] == [
        "1999-03-05/1999-03-09",
        "1999-03/2000",
        "1999-03-05",
    ]
    assert rows("a.csv", "Event,Begin Date,Finish Date\nA,1999-03,2001\n", "date") == [("1999-03/2001",)]


def test_a_month_that_is_none_costs_its_row_and_is_blamed_alone():
    told = report("a.csv", "title,year,month,day\nA,1999,Mürz,5\nB,1999,3,5\n")
    assert [(each["column"], each["value"]) for each in told["left_out"]] == [("month", "Mürz")]
    assert [row["date"] for row in told["rows"]] == ["1999-03-05"]


def test_a_row_of_nothing_but_a_remark_is_told_without_columns_that_the_file_lacks():
    told = report("a.csv", "Date,Event\n1999,A raid\nSource: Office,\n")
    assert [each["column"] for each in told["left_out"]] == ["Date", "Event"]


def test_coordinates_in_the_column_of_places_are_coordinates():
    text = 'title,location\nA,"39.03, 125.75"\nB,Point(125.75 39.03)\nC,"Paris, Texas"\nD,Hyesan\n'
    here = (39.03, 125.75)
    assert positions(report("a.csv", text)) == [here, here, (None, None), (None, None)]


def test_the_note_stands_at_the_cell_that_was_emptied():
    text = "title,province,country,lat,lon\nA,함남,South Korea,,\nB,,,39.03,\n"
    told = [note for row in report("a.csv", text)["rows"] for note in row["notes"]]
    assert ("province", "함남", "does not agree") in [
        (note["column"], note["value"], note["text"][:14]) for note in told
    ]
    assert ("lat", "39.03", "stands beside no “Longitude”") in [
        (note["column"], note["value"], note["text"][:28]) for note in told
    ]


@pytest.mark.parametrize(
    "cell", ['<iframe src=""https://a.org/x""></iframe>', "[text](https://a.org/x)", "https://a.org/x"]
)
def test_an_address_in_markup_is_the_address_of_the_source(cell):
    text = f'title,Media,url\nA,"{cell}",\nB,AP,"{cell}"\n'
    assert rows("a.csv", text, "url") == [("https://a.org/x",), ("https://a.org/x",)]


def test_a_year_that_wikidata_writes_as_a_day_is_told_unless_its_precision_is_there():
    text = "item,itemLabel,date{}\nhttp://www.wikidata.org/entity/Q2,A raid,1998-01-01T00:00:00Z{}\n"
    told = report("query.csv", text.format("", ""))
    assert any("timePrecision" in each for each in told["assumed"])
    exact = report("query.csv", text.format(",timePrecision", ",9"))
    assert [row["date"] for row in exact["rows"]] == ["1998"]
    assert not any("timePrecision" in each for each in exact["assumed"])


def test_a_column_that_does_not_show_its_order_has_that_of_the_others():
    table = "Start,End,Title\n{},03/04/1999,A\n05/06/2000,07/08/2000,B\n"
    told = rows("a.csv", table.format("13/02/1999"), "date")
    assert told == [("1999-02-13/1999-04-03",), ("2000-06-05/2000-08-07",)]
    assert rows("a.csv", table.format("03/02/1999"), "date") == []  # nothing shows it, so it is asked


def test_names_of_columns_may_have_units_in_brackets_or_two_words():
    text = (
        "Date (UTC),Event title,City/Town,Latitude [deg],Longitude [deg]\n1999-03,A,Hyesan,41.4,128.2\n"
    )
    told = report("a.csv", text)
    assert (told["unused"], positions(told)) == ([], [(41.4, 128.2)])


def test_a_cell_in_a_column_without_a_name_costs_nothing_and_is_told():
    told = report("a.csv", "title,date,,,\nA,1999,,,\nB,2000,,x,\n")
    assert [[note["value"] for note in row["notes"]] for row in told["rows"]] == [[], ["x"]]
    assert told["left_out"] == []


def test_a_season_in_a_column_of_months_is_that_season():
    assert rows("a.csv", "제목,연도,월,시군\n검거,2001,봄,순천\n", "date") == [("2001-21",)]


def test_words_of_precision_are_marks_and_unknown_ones_are_told():
    text = "title,date,precision\nA,1999,approximate\nB,1999,uncertain\nC,1999,purple\nD,1999,exact\n"
    told = report("a.csv", text)
    assert [row["date"] for row in told["rows"]] == ["1999~", "1999?", "1999", "1999"]
    assert [len(row["notes"]) for row in told["rows"]] == [1, 1, 1, 0]


def test_lines_and_areas_are_counted_aloud():
    line = {"type": "LineString", "coordinates": [[125, 39], [126, 40]]}
    feature = {"type": "Feature", "properties": {"title": "A"}, "geometry": line}
    told = report("a.geojson", json.dumps({"type": "FeatureCollection", "features": [feature, feature]}))
    assert any("2 rows have lines or areas" in each for each in told["assumed"])
    shape = "<LineString><coordinates>1,1 2,2</coordinates></LineString>"
    mark = f"<Placemark><name>A</name>{shape}</Placemark>"
    told = report(
        "a.kml", f'<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{mark}</Document></kml>'
    )
    assert any("1 row has a line or an area" in each for each in told["assumed"])


def test_objects_in_objects_are_columns():
    told = report("a.json", '[{"title": "A", "date": "1999", "place": {"name": "Hyesan", "size": 3}}]')
    assert [place["name"] for place in told["rows"][0]["places"]] == ["Hyesan"]
