"""Dates in a reader's file: written in many ways, read in one, never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bellflower.ingest.written_dates import is_quick, join_span, read_date
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
    ["99999", "18/3/12", "31/02/2018", "2018-13", "soon", "March", "12 Foo 2018", "43171", "3 BC"],
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
    ("written", "quick"), [("1976-10-18", True), ("soon", True), ("1893~", True), ("197X", False)]
)
def test_only_odd_dates_need_the_slow_library(written, quick):
    assert is_quick(written) == quick
