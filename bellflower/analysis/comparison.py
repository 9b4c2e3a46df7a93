"""Side by side: two periods of one area, or several provinces."""

from collections.abc import Sequence

import pandas as pd

from bellflower.analysis.area_tables import count_drugs, find_coverage
from bellflower.analysis.areas import province_area
from bellflower.i18n import _, counted
from bellflower.record.dataset import Dataset
from bellflower.record.schema import closed_values
from bellflower.text import date_words, wording


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
    sums = sides.groupby("Category").sum()
    sums = sums.reindex([name for name in order if name in sums.index])
    sums.loc[_("All categories")] = sums.sum()
    sums = sums.astype("int64").assign(change=sums["after"] - sums["before"])
    return sums.astype("int64").rename_axis("Category").reset_index()


def tell_change(number: int) -> str:
    """Say how many events more or fewer there are.

    >>> tell_change(3), tell_change(-2), tell_change(0)
    ('3 more', '2 fewer', 'no change')
    """
    if not number:
        return _("no change")
    if number > 0:
        return counted(number, "{n} more", "{n} more")
    return counted(-number, "{n} fewer", "{n} fewer")


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
    cited = counted(
        found.most, "{publisher} ({n} claim)", "{publisher} ({n} claims)", publisher=found.publisher
    )
    return {
        _("Events"): f"{found.events:,}" if found.events else _("No source"),
        _("Crackdowns"): f"{int((inside['category'] == 'crackdown').sum()):,}",
        _("Most frequent"): _first(categories),
        _("Drug named most"): _first(count_drugs(inside).set_index("Drug")["Events"]),
        _("Years"): date_words.format_range(*(f"{year:.0f}" for year in (known.min(), known.max())))
        if len(known)
        else "",
        _("Claims"): f"{found.claims:,}",
        _("Sources"): f"{found.sources:,}",
        _("Most cited"): cited if found.claims else "",
        _("Events with a single source"): f"{found.single:,}",
        _("Documented or by several reports"): f"{int((inside['evidence_rank'] >= 3).sum()):,}",
    }


def _first(counts: pd.Series) -> str:
    """Return the most frequent value of *counts* with its number of events; empty if there is none."""
    for name, number in counts.items():
        return counted(int(number), "{name} ({n} event)", "{name} ({n} events)", name=str(name))
    return ""
