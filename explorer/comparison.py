"""Side by side: two periods of one area, or several provinces."""

from collections.abc import Sequence

import pandas as pd

from explorer import wording
from explorer.area_tables import count_drugs, find_coverage
from explorer.areas import province_area
from explorer.dataset import Dataset
from explorer.schema import closed_values


def middle_year(events: pd.DataFrame) -> int:
    """Return the year in which the median of the dated *events* begins; 2000 if none is dated."""
    years = events["earliest"].dropna().dt.year
    return 2000 if years.empty else int(years.median())


def compare_periods(events: pd.DataFrame, year: int) -> pd.DataFrame:
    """Return how many *events* of each category lie before *year*, from then on, or perhaps in both.

    *events* has ``category``, ``earliest`` and ``latest`` as days. Columns: ``Category``, ``before``
    (surely ended), ``across`` (goes on, or may lie on either side), ``after`` (surely begun),
    ``undated``, ``change`` (after less before). The last row is the sum; a category without an
    event has no row.
    """
    turn = pd.Timestamp(year, 1, 1)
    sides = pd.DataFrame(
        {
            "Category": events["category"].map(wording.label),
            "before": events["latest"] < turn,
            "across": (events["earliest"] < turn) & (events["latest"] >= turn),
            "after": events["earliest"] >= turn,
            "undated": events["earliest"].isna(),
        }
    )
    order = [wording.label(category) for category in closed_values("events", "category")]
    counted = sides.groupby("Category").sum()
    counted = counted.reindex([name for name in order if name in counted.index])
    counted.loc["All categories"] = counted.sum()
    counted = counted.astype("int64").assign(change=counted["after"] - counted["before"])
    return counted.astype("int64").rename_axis("Category").reset_index()


def compare_provinces(record: Dataset, events: pd.DataFrame, codes: Sequence[str]) -> pd.DataFrame:
    """Return one row for each measure and one column, named in words, for each province of *codes*.

    The first column is ``Measure``. All cells are text; a province without an event says so.
    """
    columns = {wording.label(code): _measures(record, events, code) for code in codes}
    return pd.DataFrame(columns).rename_axis("Measure").reset_index()


def _measures(record: Dataset, events: pd.DataFrame, code: str) -> dict[str, str]:
    inside = province_area(record, events, [code]).events
    found = find_coverage(record, inside)
    categories = inside["category"].map(wording.label).value_counts()
    years = pd.concat([inside["earliest"].dt.year, inside["latest"].dt.year]).dropna()
    known = years[years < 9999]
    return {
        "Events": f"{found.events:,}" if found.events else "No source",
        "Crackdowns": f"{int((inside['category'] == 'crackdown').sum()):,}",
        "Most frequent": _first(categories),
        "Drug named most": _first(count_drugs(inside).set_index("Drug")["Events"]),
        "Years": f"{known.min():.0f} to {known.max():.0f}" if len(known) else "",
        "Claims": f"{found.claims:,}",
        "Sources": f"{found.sources:,}",
        "Most cited": f"{found.publisher} ({found.most:,} claims)" if found.claims else "",
        "Events with a single source": f"{found.single:,}",
        "Documented or by several reports": f"{int((inside['evidence_rank'] >= 3).sum()):,}",
    }


def _first(counts: pd.Series) -> str:
    """Return the most frequent value of *counts* with its number of events; empty if there is none."""
    for name, number in counts.items():
        return f"{name} ({wording.count(int(number), 'event')})"
    return ""
