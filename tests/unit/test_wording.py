"""Words for readers: dates, quantities, counts, and what a link asked for in vain."""

import pytest

from bellflower.query import permalink
from bellflower.text import date_words, wording


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2018-03-12", "March 12, 2018"),
        ("2018-03", "March 2018"),
        ("2018", "2018"),
        ("197X", "the 1970s"),
        ("19XX", "between 1900 and 1999"),
        ("1976-XX", "1976"),
        ("1976-10-XX", "October 1976"),
        ("202X-05-05", "between May 5, 2020 and May 5, 2029"),
        ("1893~", "around 1893"),
        ("2011-02~", "around February 2011"),
        ("1998-10-30?", "around October 30, 1998"),
        ("1997/2003", "1997 to 2003"),
        ("2018-02/2018-03-12", "February 2018 to March 12, 2018"),
        ("197X/1991", "the 1970s to 1991"),
        ("1990~/1999~", "around 1990 to around 1999"),
        ("[1992..1995]", "between 1992 and 1995"),
        ("[2002-12-03..2002-12-04]", "between December 3, 2002 and December 4, 2002"),
        ("[2008-02-08,2009-02-08]", "between February 8, 2008 and February 8, 2009"),
        ("[..2015-06-11]", "some time up to June 11, 2015"),
        ("../2015-06-29", "by June 29, 2015 (start unknown)"),
        ("2013/..", "from 2013 on"),
        ("", "undated"),
    ],
)
def test_a_date_is_said_neither_more_nor_less_exactly(text, words):
    assert date_words.format_date(text) == words


@pytest.mark.parametrize(
    ("low", "best", "high", "kind", "words"),
    [
        ("50", "125", "150", "seized", "125 kg seized (sources: 50 to 150 kg)"),
        ("125", "125", "125", "seized", "125 kg seized"),
        ("40000", "40000", "40000", "estimated", "40,000 kg estimated"),
        ("10", "", "20", "claimed", "10 to 20 kg claimed"),
        ("", "0.05", "", "reported_seized", "50 g reportedly seized"),
        ("0.1", "0.1", "0.1", "seized", "0.1 kg seized"),
        ("", "", "", "", ""),
    ],
)
def test_a_quantity_says_what_it_counts_and_how_sources_differ(low, best, high, kind, words):
    assert wording.format_kilograms(low, best, high, kind) == words


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 events"), (1, "1 event"), (2, "2 events"), (1234, "1,234 events")]
)
def test_a_noun_follows_its_number(number, words):
    assert wording.count(number, "event") == words


def test_a_long_value_of_a_link_is_cut_before_it_is_repeated():
    note = permalink.unknown_choice("category", "x" * 500)
    assert "“" + "x" * 60 + "…”" in note


def test_a_value_that_is_not_on_a_closed_list_has_no_words():
    with pytest.raises(KeyError, match="flood"):
        wording.label("flood")


def test_several_values_of_a_cell_are_a_list_in_words():
    assert wording.labels("heroin;opium") == "Heroin, Opium"
    assert wording.labels("") == ""
