"""Columns of text that take little memory: what is empty or repeated is held once, and never copied."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray

Texts = np.ndarray | ExtensionArray


def texts_of(values: Sequence[str] | np.ndarray) -> ExtensionArray:
    """Return *values* as a column of text."""
    return pd.array(values, dtype="str")


def spread(values: Sequence[str] | np.ndarray, codes: np.ndarray) -> ExtensionArray:
    """Return a column of text that has in each row the one of *values* with the number in *codes*.

    >>> list(spread(["a", "b"], np.array([1, 1, 0])))
    ['b', 'b', 'a']
    """
    return texts_of(values).take(codes)


def same_in_each(value: str, number: int) -> ExtensionArray:
    """Return a column of *number* rows that all say *value*."""
    return spread([value], np.zeros(number, dtype="int64"))


def number_rows(frame: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Return for each row of *frame* the number of its kind, and for each kind its first row.

    Rows of a kind have the same cells; kinds are numbered as they appear.

    >>> codes, first = number_rows(pd.DataFrame({"a": ["x", "y", "x"], "b": ["", "", ""]}))
    >>> codes.tolist(), first.tolist()
    ([0, 1, 0], [0, 1])
    """
    if frame.empty:
        return np.empty(0, dtype="int64"), np.empty(0, dtype="int64")
    codes = frame.groupby(list(frame.columns), sort=False).ngroup().to_numpy()
    return codes, np.unique(codes, return_index=True)[1]


def keep_rows(frame: pd.DataFrame, wanted: np.ndarray) -> pd.DataFrame:
    """Return the rows of *frame* for which *wanted* is true; what is blank in all stays shared."""
    if wanted.all():
        return frame
    is_filled = {name: bool(frame[name].any()) for name in frame.columns}
    kept = frame[[name for name, filled in is_filled.items() if filled]][wanted].reset_index(drop=True)
    blank = same_in_each("", int(wanted.sum()))
    columns = {name: kept[name] if filled else blank for name, filled in is_filled.items()}
    return pd.DataFrame(columns, index=range(len(blank)))
