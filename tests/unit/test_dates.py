"""Dates as intervals: each form of EDTF, what is refused, and what holds for any text."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bellflower.record.dates import OPEN_END, Precision, nominal_year, parse_date
from bellflower.text.date_words import format_date

PIECES = [
    "1976", "197X", "19XX", "2018", "0000", "9999", "-", "-10", "-02", "-31", "-XX", "..", "/", "~", "?",
    "%", "[", "]", "{", "}", ",", "X", "Y17000", "S3", "E4", "-21", "T10:00:00", "Z", " ", "２",
]  # fmt: skip
almost_dates = st.lists(st.sampled_from(PIECES), max_size=7).map("".join)
texts = almost_dates | st.text(max_size=20) | st.dates(date(1000, 1, 1), date(2200, 1, 1)).map(str)


def bounds(text):
    span = parse_date(text)
    return str(span.earliest), str(span.latest)


def core(text):
    span = parse_date(text)
    return span.core_start and str(span.core_start), span.core_end and str(span.core_end)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1976-10-18", "1976-10-18", "1976-10-18"),
        ("1976-10", "1976-10-01", "1976-10-31"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2000-02", "2000-02-01", "2000-02-29"),
        ("1976", "1976-01-01", "1976-12-31"),
        ("197X", "1970-01-01", "1979-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("1976-XX", "1976-01-01", "1976-12-31"),
        ("1976-10-XX", "1976-10-01", "1976-10-31"),
        ("202X-05-05", "2020-05-05", "2029-05-05"),
        ("1893~", "1892-01-01", "1894-12-31"),
        ("1893?", "1892-01-01", "1894-12-31"),
        ("1893%", "1892-01-01", "1894-12-31"),
        ("1976-01~", "1975-12-01", "1976-02-29"),
        ("1976-12~", "1976-11-01", "1977-01-31"),
        ("1976-10-18?", "1976-10-17", "1976-10-19"),
        ("1997/2003", "1997-01-01", "2003-12-31"),
        ("1997-05/1997-07-04", "1997-05-01", "1997-07-04"),
        ("197X/1991", "1970-01-01", "1991-12-31"),
        ("1990~/1999~", "1989-01-01", "2000-12-31"),
        ("[1992..1995]", "1992-01-01", "1995-12-31"),
        ("[2002-12-03..2002-12-04]", "2002-12-03", "2002-12-04"),
        ("[1992,1995]", "1992-01-01", "1995-12-31"),
        ("[..2015-06-11]", "2015-06-11", "2015-06-11"),
        ("../2015-06-29", "2015-06-29", "2015-06-29"),
        ("/2015", "2015-01-01", "2015-12-31"),
        ("2005~/..", "2004-01-01", str(OPEN_END)),
        ("2013/", "2013-01-01", str(OPEN_END)),
        ("1000", "1000-01-01", "1000-12-31"),
        ("2200", "2200-01-01", "2200-12-31"),
    ],
)
def test_a_date_lies_between_the_first_and_the_last_day_that_its_text_allows(text, earliest, latest):
    assert bounds(text) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "core_start", "core_end"),
    [
        ("1976-10-18", "1976-10-18", "1976-10-18"),
        ("1997/2003", "1997-12-31", "2003-01-01"),
        ("1976-10-18/1976-10-18", "1976-10-18", "1976-10-18"),
        ("1976/1976-12-31", "1976-12-31", "1976-12-31"),
        ("2002-06/2002-07", "2002-06-30", "2002-07-01"),
        ("197X/1991", "1979-12-31", "1991-01-01"),
        ("2005~/..", "2006-12-31", str(OPEN_END)),
        ("../2015-06-29", "2015-06-29", "2015-06-29"),
    ],
)
def test_what_lasted_went_on_surely_between_its_latest_start_and_its_earliest_end(
    text, core_start, core_end
):
    assert core(text) == (core_start, core_end)


@pytest.mark.parametrize(
    "text",
    ["1976", "1976-10", "197X", "1893~", "[1992..1995]", "../2015", "1997/1997", "[..2015-06-11]"],
)
def test_one_moment_in_a_range_has_no_certain_core(text):
    assert core(text) == (None, None)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("1976-10-18", Precision.DAY),
        ("1976-10", Precision.MONTH),
        ("1976", Precision.YEAR),
        ("197X", Precision.RANGE),
        ("1893~", Precision.RANGE),
        ("[1992..1995]", Precision.RANGE),
        ("[..2015-06-11]", Precision.RANGE),
        ("1997/2003", Precision.SPAN),
        ("../2015-06-29", Precision.SPAN),
        ("2013/..", Precision.SPAN),
    ],
)
def test_the_precision_tells_a_moment_in_a_range_from_what_lasted(text, precision):
    assert parse_date(text).precision is precision


@pytest.mark.parametrize(
    ("text", "is_open_start", "is_open_end"),
    [
        ("../2015-06-29", True, False),
        ("[..2015-06-11]", True, False),
        ("2013/..", False, True),
        ("1997/2003", False, False),
        ("1976", False, False),
    ],
)
def test_an_open_end_is_said_and_not_guessed(text, is_open_start, is_open_end):
    span = parse_date(text)
    assert (span.is_open_start, span.is_open_end) == (is_open_start, is_open_end)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "Feb 2018", "18.10.1976", "76", "1976-13", "1976-00", "1976-02-30", "1976-10-18 ",
        "..", "/", "[..]", "1976/1977/1978", "unknown", "1999/unknown", "1976-42", "1976-10-18T10:00:00",
        "1976~?", "1976S5", "197XS2", "1976-10S2", "[1990", "{1990]", "[]", "1976-21-01",
        "２００１", "٢٠٠١",
    ],
)  # fmt: skip
def test_what_is_no_date_or_cannot_be_honored_is_refused_with_its_text(text):
    with pytest.raises(ValueError, match="is not a supported EDTF date, such as 1976") as caught:
        parse_date(text)
    assert str(caught.value).startswith(repr(text))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("0999", "outside the years 1000 to 2200"), ("2201", "outside the years"),
        ("1000~", "outside the years"), ("2200~", "outside the years"), ("-0500", "outside the years"),
        ("Y17000", "outside the years"), ("Y1E99999999", "outside the years"),
        ("XXXX", "outside the years"), ("0000-01-01", "outside the years"),
        ("../..", "neither a beginning nor an end"), ("2003/1997", "ends before it begins"),
        ("[1995..1992]", "ends before it begins"), ("{1990,1992}", "means each of several dates"),
        ("{1990,1991..}", "means each of several dates"),
    ],
)  # fmt: skip
def test_a_date_that_is_edtf_and_not_read_is_refused_with_the_reason(text, why):
    with pytest.raises(ValueError, match=why) as caught:
        parse_date(text)
    assert str(caught.value).startswith(repr(text))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2001-21", "2001-03-01", "2001-05-31"), ("2010-24", "2010-12-01", "2011-02-28"),
        ("2001-34", "2001-04-01", "2001-06-30"), ("2001-41", "2001-07-01", "2001-12-31"),
        ("2001-30", "2001-12-01", "2002-02-28"), ("2011-23~", "2011-06-01", "2012-02-29"),
        ("[1760-12..]", "1760-12-01", str(OPEN_END)), ("156X~", "1550-01-01", "1579-12-31"),
        ("[1760-01,1760-02,1760-12..]", "1760-01-01", str(OPEN_END)),
        ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31"),
        ("{1667,1668}", "1667-01-01", "1668-12-31"), ("{1984-10-10..1984-11-01}", "1984-10-10",
        "1984-11-01"),
        ("1950S2", "1900-01-01", "1999-12-31"), ("1953S3", "1950-01-01", "1959-12-31"),
        ("2004?-06-11", "2003-06-11", "2005-06-11"), ("2004-06~-11", "2004-05-11", "2004-07-11"),
        ("2004-?06-11", "2004-05-11", "2004-07-11"), ("2004-06-~11", "2004-06-10", "2004-06-12"),
        ("?2004-06-~11", "2003-06-11", "2005-06-11"), ("~1976", "1975-01-01", "1977-12-31"),
        ("156X-12-25", "1560-12-25", "1569-12-25"), ("15XX-12-XX", "1500-12-01", "1599-12-31"),
        ("1560-XX-25", "1560-01-25", "1560-12-25"), ("1XXX-12", "1000-12-01", "1999-12-31"),
        ("1984-1X", "1984-10-01", "1984-12-31"), ("19XX-02-29", "1904-02-29", "1996-02-29"),
        ("2004-06-~01/2004-06-~20", "2004-05-31", "2004-06-21"), ("1984-21/1985-22", "1984-03-01",
        "1985-08-31"),
    ],
)  # fmt: skip
def test_level_2_is_read_as_far_as_two_bounds_can_say_it(text, earliest, latest):
    assert bounds(text) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    ["1984", "1984-06", "199X", "156X-12-25", "1560-XX-25", "2001-22", "1964/2008", "[1667..1672]"],
)
def test_the_library_of_edtf_gives_the_same_bounds(text):
    from edtf import parse_edtf

    parsed = parse_edtf(text)
    days = [date(*bound[:3]) for bound in (parsed.lower_strict(), parsed.upper_strict())]
    assert tuple(map(str, days)) == bounds(text)


@given(texts)
@example("[1990..]/2000")
@example("[1990..]")
@example("1976-24")
@example("{1990,1992}~")
def test_any_text_is_a_date_inside_its_bounds_or_is_refused(text):
    try:
        span = parse_date(text)
    except ValueError:
        return
    assert date(1000, 1, 1) <= span.earliest <= span.latest
    assert span.latest <= date(2200, 12, 31) or span.is_open_end
    if span.core_start is None or span.core_end is None:
        assert span.core_start is span.core_end
    else:
        assert span.earliest <= span.core_start <= span.core_end <= span.latest


@given(texts)
@example("[1990,1992..1995]")
def test_every_date_that_can_be_read_can_be_said_in_words(text):
    try:
        parse_date(text)
    except ValueError:
        return
    assert format_date(text).isprintable()


@given(st.dates(date(1000, 1, 1), date(2200, 12, 31)))
def test_a_plain_day_is_itself(day):
    span = parse_date(day.isoformat())
    assert {span.earliest, span.latest, span.core_start, span.core_end} == {day}


@pytest.mark.parametrize(
    ("text", "year"),
    [("1976-10-18", 1976), ("../2015", 2015), ("[1992..1995]", 1992), ("19XX", 1900), ("", None)],
)
def test_the_nominal_year_is_the_first_one_named(text, year):
    assert nominal_year(text) == year
