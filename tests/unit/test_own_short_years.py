"""Years of two digits in a reader's file: decided where one century is possible, otherwise asked."""

import pytest

from bellflower.__main__ import main
from bellflower.ingest.dates.customs import decide_dates
from bellflower.ingest.dates.readings import Custom
from bellflower.ingest.dates.written import read_date
from tests.unit.test_own_kinds import report


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("98/03/12", "1998-03-12"), ("12-Mar-98", "1998-03-12"), ("March '98", "1998-03"),
        ("98년 3월 12일", "1998-03-12"), ("'98.3.12", "1998-03-12"), ("summer of '98", "1998-22"),
        ("90s", "199X"), ("90년대 초", "[1990..1994]"), ("March 5, 99", "1999-03-05"),
    ],
)  # fmt: skip
def test_a_year_that_would_lie_ahead_is_of_the_last_century_and_told(text, date):
    read = read_date(text)
    assert (read.text, read.reason, read.is_changed) == (date, None, True)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("12-Mar-05", "may be 12-Mar-1905 or 12-Mar-2005"), ("'05", "may be 1905 or 2005"),
        ("12/03/98", "may be '98-03-12 or '98-12-03"), ("05년 3월", "may be 1905년 3월 or 2005년 3월"),
        ("Mar-28", "may be --03-28 or Mar-1928"), ("180312", "may be '18-03-12 or 1803-12"),
        ("1890 - 15 Apr 95", "not a supported EDTF date"), ("12", "may be --XX-12 or 1912"),
    ],
)  # fmt: skip
def test_what_may_be_of_two_centuries_or_in_two_orders_is_asked(text, why):
    assert why in read_date(text).reason.text


@pytest.mark.parametrize(
    ("decided", "date"),
    [
        ({"short_years": "1900", "order": "day"}, "1905-04-03"),
        ({"short_years": "2000", "order": "month"}, "2005-03-04"),
        ({"short_years": "past", "order": "year"}, "2003-04-05"),
    ],
)
def test_the_reader_chooses_the_century_and_the_order(decided, date):
    assert read_date("03/04/05", Custom(decided)).text == date


def test_the_column_shows_the_order_and_asks_for_the_century_alone():
    custom, (order, century) = decide_dates(["25/12/99", "03/04/05"], "date", {})
    assert (order.value, century.is_asked) == ("day", True)
    assert "03/04/05 is 1905-04-03 or 2005-04-03" in century.text
    assert read_date("25/12/99", custom).text == "1999-12-25"


def test_six_digits_are_what_the_column_shows():
    custom, _told = decide_dates(["980312", "010203"], "date", {"short_years": "past"})
    assert read_date("010203", custom).text == "2001-02-03"
    assert read_date("200503").text == "2005-03"


def test_the_command_line_takes_the_century(tmp_path, capsys):
    file = tmp_path / "a.csv"
    file.write_text("date,title\n25/12/99,A\n3/4/05,B\n", encoding="utf-8")
    assert main(["check", str(file)]) == 1
    assert "choose the century" in capsys.readouterr().out
    assert main(["check", "--short-years", "past", str(file)]) == 0


def test_a_column_of_such_years_alone_is_known_as_one_of_dates():
    told = report("a.csv", "date,title\n12-Mar-98,A\n13-Mar-99,B\n")
    assert [row["date"] for row in told["rows"]] == ["1998-03-12", "1999-03-13"]


def test_an_end_of_two_digits_is_of_the_century_of_its_beginning_or_told():
    told = report("a.csv", "start,end,title\n1890,95,A\n1912-03,45,B\n1998,05,C\n,95,D\n")
    assert [row["date"] for row in told["rows"]] == ["1890/1895", "1912-03/1945", "1998", ""]
    said = [note["text"] for row in told["rows"] for note in row["notes"]]
    unknown = "was not used: it has two digits, and no century is known"
    assert said == ["was read as 1895", "was read as 1945", unknown, unknown]
