"""Days as years with a fraction, and back."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bellflower.record.decimal_years import day_of, decimal_year, decimal_years

days = st.dates(date(1000, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("day", "shift", "year"),
    [
        ("1976-01-01", 0, 1976.0),
        ("1975-12-31", 1, 1976.0),
        ("2001-12-31", 0, 2001 + 364 / 365),
        ("2000-12-31", 0, 2000 + 365 / 366),
        ("2000-07-02", 0, 2000.5),
        ("9999-12-31", 1, 9999.0),
    ],
)
def test_a_day_is_a_part_of_its_year(day, shift, year):
    (value,) = decimal_years(pd.Series([pd.Timestamp(day)], dtype="datetime64[s]"), shift=shift)
    assert value == pytest.approx(year)
    assert min(decimal_year(date.fromisoformat(day), shift=shift), 9999.0) == value


@given(days, days)
def test_later_days_are_later_years(one, other):
    values = decimal_years(pd.Series([one, other], dtype="datetime64[s]"))
    assert (values[0] < values[1]) == (one < other)


@given(days)
def test_a_day_comes_back_from_its_year(day):
    assert day_of(decimal_year(day)) == day
    assert day_of(decimal_year(day, shift=1)) == day + timedelta(days=1)
