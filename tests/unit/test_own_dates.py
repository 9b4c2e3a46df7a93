"""Dates in a reader's file: written in many ways, read in one, never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bellflower.ingest.dates.customs import decide_dates
from bellflower.ingest.dates.written import join_span, read_date
from bellflower.record.dates import parse_date


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2018-03-12", "2018-03-12"), ("2018-3-5", "2018-03-05"), ("2018.03.12", "2018-03-12"),
        ("2018/3/12", "2018-03-12"), ("2018. 3. 12.", "2018-03-12"), ("2018/03", "2018-03"),
        ("2018년 3월 12일", "2018-03-12"), ("2018년", "2018"), ("12 March 2018", "2018-03-12"),
        ("12th of March 2018", "2018-03-12"), ("March 12, 2018", "2018-03-12"), ("Mar. 2018", "2018-03"),
        ("1990s", "199X"), ("the 1990s", "199X"), ("c. 1990", "1990~"), ("circa 1990", "1990~"),
        ("1990-1995", "1990/1995"), ("1990–1995", "1990/1995"), ("1990 to 1995", "1990/1995"),
        ("2018-03-12 10:30:00", "2018-03-12"), ("2018-03-12T10:30:00Z", "2018-03-12"),
        ("1999.0", "1999"),
        ("13/03/2018", "2018-03-13"), ("03/13/2018", "2018-03-13"), ("05.05.2018", "2018-05-05"),
        ("197X", "197X"), ("[1992..1995]", "[1992..1995]"), ("../2015-06-29", "../2015-06-29"),
        ("n/a", ""), ("–", ""), ("unknown", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_date_is_read_as_it_is_meant(written, edtf):
    read = read_date(written)
    assert (read.text, read.reason) == (edtf, None)
    assert read.is_changed == (written != edtf)


@pytest.mark.parametrize("written", ["03/04/2018", "3-4-2018", "12.03.2018"])
def test_a_date_that_may_be_two_days_is_never_guessed(written):
    reason = read_date(written).reason
    assert reason.text.startswith("may be 2018-")
    assert "such as 2018-" in reason.remedy


@pytest.mark.parametrize(
    "written",
    ["99999", "2018-13", "soon", "12 Foo 2018", "Maybe 1997", "marraskuu 1939", "2018a", "FY"],
)
def test_what_is_no_date_is_refused_with_an_example(written):
    read = read_date(written)
    assert "not a supported EDTF date, such as 1976" in read.reason.text
    assert read.text == written


def test_a_span_that_ends_before_it_begins_says_so():
    assert join_span("2003", "1997").reason.text == "ends in 1997 before it begins in 2003"


@given(st.text(alphabet="0123456789-/.[]~?X %年월일abMarch:", max_size=14))
def test_whatever_is_read_is_a_date_and_whatever_is_not_has_a_reason(text):
    read = read_date(text)
    if read.reason is None and read.text:
        parse_date(read.text)
    assert read.reason is None or (read.reason.text and read.reason.remedy)


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("12-Mar-2018", "2018-03-12"), ("12MAR2018", "2018-03-12"), ("20180312", "2018-03-12"),
        ("Monday, 12 March 2018", "2018-03-12"), ("2018 March 12", "2018-03-12"), ("Sept. 2018",
        "2018-09"),
        ("10/31/2015 9:51:00 pm", "2015-10-31"), ("1810s", "181X"), ("19th century", "18XX"),
        ("197?", "197X"), ("19??", "19XX"), ("19--", "19XX"), ("1976-??", "1976-XX"),
        ("1976-03-00", "1976-03"),
        ("1976-00-00", "1976"), ("0000-00-00", ""), ("1984?~", "1984%"), ("unknown/2006", "/2006"),
        ("2004-06-01/open", "2004-06-01/.."), ("1990-present", "1990/.."), ("since 1990", "1990/.."),
        ("March 2018 – present", "2018-03/.."), ("12-15 March 2018", "2018-03-12/2018-03-15"),
        ("12 March 2018 - 15 March 2018", "2018-03-12/2018-03-15"), ("Spring 2001", "2001-21"),
        ("Q1 2018", "2018-33"), ("2018-W11", "[2018-03-12..2018-03-18]"), ("2018-071", "2018-03-12"),
        ("1984/85", "1984/1985"), ("1984–85", "1984/1985"), ("1912-45", "1912/1945"), ("1990년대",
        "199X"),
        ("1990년경", "1990~"), ("+1917-00-00T00:00:00Z", "1917"), ("between 1990 and 1995",
        "[1990..1995]"),
        ("[1667,1668, 1670..1672]", "[1667,1668,1670..1672]"), ("２０１８-03-12", "2018-03-12"),
    ],
)  # fmt: skip
def test_more_forms_are_read_in_the_only_way_that_they_can_be(written, edtf):
    read = read_date(written)
    assert (read.text, read.reason, read.is_changed) == (edtf, None, True)


@pytest.mark.parametrize(
    ("written", "one", "other"),
    [("1984-5", "1984-05", "1984/1985"), ("1800s", "180X", "18XX"), ("1999.1", "1999-01", "1999-10"),
     ("1999-00", "1999", "1999/2000")],
)  # fmt: skip
def test_what_can_be_read_in_two_ways_is_asked(written, one, other):
    assert read_date(written).reason.text == f"may be {one} or {other}"


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("31/02/2018", "is no day of the calendar"), ("29 February 2019", "is no day of the calendar"),
        ("March", "has no year"), ("3월 12일", "has no year"), ("10/98", "two digits"),
        ("43171", "is a day as spreadsheets count them, from 1900 or from 1904"),
        ("1520812800", "is a time as programs count it"), ("FY2018/19", "is a fiscal or a school year"),
        ("2018年度", "is a fiscal or a school year"), ("음력 2018년 3월 3일", "of another calendar"),
        ("2536 BE", "is a year of another calendar"), ("3 BC", "outside the years"),
        ("184", "outside the years"), ("-58", "outside the years"), ("기원전 108", "outside the years"),
        ("Y170000002", "outside the years"), ("{1960, 1961-12}", "each of several dates"),
    ],
)  # fmt: skip
def test_a_date_that_is_understood_and_not_taken_is_refused_with_the_reason(written, why):
    assert why in read_date(written).reason.text


@pytest.mark.parametrize(
    ("texts", "asked", "meant"),
    [
        (["9/24/2016", "3/4/2016"], "3/4/2016", "2016-03-04"), (["24/9/2016", "3/4/2016"],
        "3/4/2016", "2016-04-03"),
        (["24/9/2016", "9/24/2016"], "3/4/2016", None), (["1912-45"], "1903-11", "1903/1911"),
        (["1984-85", "2001-21"], "2001-21", "2001/2021"), (["1976-10-18"], "2001-05", "2001-05"),
        (["1976-10-18", "1912-45"], "2001-05", None), (["1999.10"], "1999.1", "1999-01"),
        (["1999.02"], "1999.1", "1999-10"), ([], "2001-05", "2001-05"), (["2001-21", "1990~"],
        "2001-21", "2001-21"),
    ],
)  # fmt: skip
def test_the_whole_column_decides_what_a_cell_means(texts, asked, meant):
    custom, _readings = decide_dates([*texts, asked], "date", {})
    read = read_date(asked, custom)
    assert (None if read.reason else read.text) == meant


def test_a_choice_of_the_reader_comes_before_what_the_column_says():
    custom, (reading,) = decide_dates(["24/9/2016", "3/4/2016"], "date", {"order": "month"})
    assert read_date("3/4/2016", custom).text == "2016-03-04"
    assert (reading.value, reading.options) == ("month", ("day", "month", "year"))


def test_years_in_a_column_of_years_are_asked_where_they_may_be_months():
    custom, (reading,) = decide_dates(["2001-05"], "year", {}, is_year=True)
    assert reading.is_asked
    assert read_date("2001-05", custom).reason.text == "may be 2001-05 or 2001/2005"
