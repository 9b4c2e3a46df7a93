"""Small files after those that people have: each gives its right values, and what differs is told."""

from pathlib import Path

import pytest

from bellflower.ingest.pipeline import examine, propose
from bellflower.ingest.reader import read_upload
from bellflower.ingest.report_json import report_json

CASES = Path(__file__).parents[1] / "cases" / "own"


def report(name: str) -> dict:
    (file,) = (CASES / name).iterdir()
    upload = read_upload(file.name, file.read_bytes())
    return report_json(upload, examine(upload, propose(upload)))


def dates(name: str) -> list[str]:
    return [row["date"] for row in report(name)["rows"]]


def places(name: str) -> list[tuple]:
    return [
        (place["latitude"], place["longitude"])
        for row in report(name)["rows"]
        for place in row["places"]
    ]


def notes(name: str) -> list[str]:
    return [note["text"] for row in report(name)["rows"] for note in row["notes"]]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("01-date-and-end-column", ["1917/1952", "1980-01-05/1980-02-07"]),
        ("02-state-column", ["1917-05-02", "1918"]),
        ("03-end-in-three-columns", ["2001-01-05/2001-01-09", "1943-07/1943-09"]),
        ("04-short-second-year", ["1912/1945", "1903/1911", "1911/1912", "1984/1985"]),
        ("05-words-for-not-known", ["", "", "", "", ""]),
        ("06-word-like-a-month", []),
        ("08-month-names", ["2015-02-23", "2015-09-03"]),
        ("10-zero-for-unknown-part", ["1997", "1997-03"]),
        ("14-missing-markers", ["1990", "1991", "1992", "1993"]),
        (
            "16-order-of-day-and-month",
            ["2016-09-24", "2016-09-30", "2016-10-18", "2016-10-07", "2016-11-02", "2016-09-03"],
        ),
        ("17-excel-dates-shown-shorter", ["1976", "1999-04", "1999-04"]),
        ("22-significant-digits", ["1950S2", "1953S3"]),
        ("24-seasons-and-open-sets", ["2001-21", "2010-24", "[1760-12..]", "156X~"]),
        ("28-workbook-with-a-second-sheet", ["1976"]),
        ("29-lines-before-the-header", ["1976", "1977"]),
        ("31-years-before-1000", []),
        (
            "32-day-mon-year-with-hyphens",
            ["2018-03-12", "2018-01-01", *["2018-03-12"] * 4, "2015-10-31"],
        ),
        ("34-ids-of-other-systems", ["1990", "1991", "1992", "1993", "1994"]),
        ("44-no-end", ["1976", "1976"]),
        ("46-blank-cells", ["1976", "1977"]),
        ("48-one-bad-row", ["1990", "1991"]),
        ("50-times-of-day", ["2018-05-31", "2015-10-31", "2018-03-12", "2014-11-14"]),
    ],
)
def test_dates_are_what_the_file_means(name, wanted):
    assert dates(name) == wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("22-significant-digits", [("1900-01-01", "1999-12-31"), ("1950-01-01", "1959-12-31")]),
        (
            "24-seasons-and-open-sets",
            [
                ("2001-03-01", "2001-05-31"), ("2010-12-01", "2011-02-28"), ("1760-12-01", None),
                ("1550-01-01", "1579-12-31"),
            ],
        ),
    ],
)  # fmt: skip
def test_level_2_has_bounds(name, wanted):
    assert [(row["earliest"], row["latest"]) for row in report(name)["rows"]] == wanted


def test_a_column_that_means_something_else_is_left_unused():
    told = report("02-state-column")
    assert (told["mapping"], told["unused"]) == (
        {"date": "date", "title": "title", "country": "country"}, ["state"],
    )  # fmt: skip


@pytest.mark.parametrize("name", ["06-word-like-a-month", "31-years-before-1000", "48-one-bad-row"])
def test_what_cannot_be_a_date_costs_its_row_and_the_cell_is_blamed(name):
    told = report(name)
    assert {each["column"] for each in told["left_out"]} == {"date"}
    assert all(each["value"] and each["reason"] and each["remedy"] for each in told["left_out"])


def test_a_year_that_is_too_early_is_refused_with_that_reason():
    told = report("31-years-before-1000")["left_out"]
    assert [each["value"] for each in told] == ["184", "-58", "0755", "500 BC"]
    assert all("outside the years 1000 to 2200" in each["reason"] for each in told)


def test_codes_of_languages_are_read_in_every_standard():
    assert [row["language"] for row in report("11-language-codes")["rows"]] == ["en", "ko", "en"]


def test_usual_names_of_countries_are_known_and_one_that_is_gone_costs_no_event():
    told = report("13-country-names")
    countries = [[place["country"] for place in row["places"]] for row in told["rows"]]
    assert countries == [["US"], ["GB"], ["KP"], ["HK"], ["MO"], ["KR"], [], ["MM"], ["RU"]]
    assert any("no more" in note for note in notes("13-country-names"))


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("14-missing-markers", [(39.1, 125.7)]),
        ("21-decimal-comma", [(39.0392, 125.7625), (41.8, 128.2)]),
        ("38-zero-zero", [(39.0, 125.7)]),
        ("40-one-column-of-coordinates", [(39.03, 125.75), (39.03, 125.75)]),
        ("48-one-bad-row", [(39.1, 125.7)]),
    ],
)
def test_coordinates_are_what_the_file_means(name, wanted):
    assert places(name) == wanted


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("04-short-second-year", "was read as 1903/1911"), ("05-words-for-not-known",
        "was read as not known"),
        ("08-month-names", "was read as 2"), ("10-zero-for-unknown-part", "was read as not known"),
        ("17-excel-dates-shown-shorter", "holds 1999-04-01, but shows less"),
        ("34-ids-of-other-systems", "is no id of the record"), ("36-quantity-without-kind",
        "left empty"),
        ("38-zero-zero", "no coordinates"), ("42-markup-in-text", "without its markup"),
        ("41-city-comma-country", "was read as Pyongyang in KP"),
    ],
)  # fmt: skip
def test_what_is_read_in_another_way_is_told(name, words):
    assert any(words in note for note in notes(name))


@pytest.mark.parametrize(
    ("name", "subject", "value"),
    [
        ("04-short-second-year", "pairs", "range"), ("16-order-of-day-and-month", "order", "month"),
        ("21-decimal-comma", "decimal", "comma"), ("28-workbook-with-a-second-sheet", "sheet", "Data"),
        ("29-lines-before-the-header", "header_line", "4"),
    ],
)  # fmt: skip
def test_what_a_whole_column_or_file_decides_is_shown(name, subject, value):
    found = {each["subject"]: each["value"] for each in report(name)["readings"]}
    assert found[subject] == value


def test_letters_of_an_old_macintosh_are_read_and_the_encoding_is_told():
    told = report("19-mac-roman")
    assert [row["title"] for row in told["rows"]] == ["Kim’s order", "Montréal café"]
    assert "Mac Roman" in " ".join(told["assumed"])


def test_an_address_in_a_column_of_media_is_that_of_the_source():
    (row,) = report("26-media-is-an-address")["rows"]
    assert (row["url"], row["publisher"]) == ("https://video.example/1", "video.example")


def test_ids_that_do_not_fit_are_made_anew_and_no_row_is_lost():
    ids = [row["id"] for row in report("34-ids-of-other-systems")["rows"]]
    assert ids == ["row-2", "row-3", "5", "x-2", "row-6"]


def test_a_quantity_without_its_kind_keeps_the_event():
    assert [row["quantity_kg_best"] for row in report("36-quantity-without-kind")["rows"]] == [
        None,
        None,
    ]


def test_a_city_with_its_country_is_proposed():
    told = {each["place"]: each["known"] for each in report("41-city-comma-country")["proposals"]}
    assert "Pyongyang" in told["Pyongyang"]
    assert told["Dandong"]


def test_markup_in_a_text_is_read_as_text():
    assert [row["summary"] for row in report("42-markup-in-text")["rows"]] == ["One link."]


def test_every_case_is_tried_here():
    tried = Path(__file__).read_text(encoding="utf-8")
    assert [case.name for case in CASES.iterdir() if case.name not in tried] == []
