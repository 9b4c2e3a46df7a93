"""Days as years with a fraction, as an axis of time needs them, and back."""

from datetime import date, timedelta

import numpy as np
import pandas as pd


def _length(year: int) -> int:
    """Return how many days *year* has."""
    return (date(year, 12, 31) - date(year, 1, 1)).days + 1


def decimal_year(day: date, *, shift: int = 0) -> float:
    """Return the moment at which *day* begins, *shift* days later, as a year with a fraction.

    ``shift=1`` turns a last day into the moment at which it ends.

    >>> decimal_year(date(1976, 1, 1)), decimal_year(date(1976, 12, 31), shift=1)
    (1976.0, 1977.0)
    """
    return day.year + ((day - date(day.year, 1, 1)).days + shift) / _length(day.year)


def day_of(year: float) -> date:
    """Return the day in which the moment *year* lies; the inverse of :func:`decimal_year`."""
    whole = int(year)
    return date(whole, 1, 1) + timedelta(days=round((year - whole) * _length(whole)))


def decimal_years(days: pd.Series, *, shift: int = 0, last: float = 9999.0) -> pd.Series:
    """Return *days* as :func:`decimal_year` does, at most *last*; NaN where no day is known."""
    exact = days.to_numpy(dtype="datetime64[D]")
    years = exact.astype("datetime64[Y]")
    first, following = years.astype("datetime64[D]"), (years + 1).astype("datetime64[D]")
    parts = ((exact - first).astype("int64") + shift) / (following - first).astype("int64")
    numbers = np.minimum(years.astype("int64") + 1970 + parts, last)
    return pd.Series(np.where(np.isnat(exact), np.nan, numbers), days.index)


def rounded(years: pd.Series) -> list[float | None]:
    """Return decimal *years* rounded to about an hour, with ``None`` for what is not known."""
    return [None if year != year else year for year in years.to_numpy().round(4).tolist()]
