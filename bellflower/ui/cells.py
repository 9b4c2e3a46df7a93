"""Cells of the tables on the pages: readers save and copy them, and no spreadsheet should obey one."""

import pandas as pd

from bellflower.record.csv_cells import neutral_cell
from bellflower.ui.markdown import visible


def harmless(rows: pd.DataFrame) -> pd.DataFrame:
    """Return *rows* with an apostrophe before each text that a spreadsheet would take for a formula.

    The table of Streamlit has a button that saves it as CSV, cell by cell as it stands there. What
    cannot be seen in a text is shown as a number.
    """
    texts = rows.select_dtypes(include=["object", "string"])
    return rows.assign(**{str(name): column.map(_harmless) for name, column in texts.items()})


def _harmless(cell: object) -> object:
    return neutral_cell(visible(cell)) if isinstance(cell, str) else cell
