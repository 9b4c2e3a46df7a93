"""How much the record tells of each province and decade, so that a gap is not read as a clean one."""

import pandas as pd

from bellflower.analysis.areas import is_apart
from bellflower.i18n import _
from bellflower.record.dataset import Dataset
from bellflower.record.schema import closed_values
from bellflower.text import wording


def _sources_of(record: Dataset, event_ids: frozenset[str]) -> pd.Series:
    claims = record.claims[record.claims["event_id"].isin(list(event_ids))]
    return claims["source_id"]


def _described(record: Dataset, name: str, events: pd.DataFrame) -> dict[str, object]:
    sources = _sources_of(record, frozenset(events["id"]))
    most = sources.map(record.sources.set_index("id")["publisher"]).value_counts()
    return {
        "Part": name,
        "Events": len(events),
        "Sources": sources.nunique(),
        "Most cited": _("{publisher} ({n} of {total} claims)").format(
            publisher=most.index[0], n=most.iloc[0], total=most.sum()
        )
        if len(most)
        else "",
    }


def coverage_by_province(record: Dataset) -> pd.DataFrame:
    """Return a row for each province, then for events that belong to none.

    Columns: ``Part`` (its name), ``Events``, ``Sources`` (numbers) and ``Most cited`` (the publisher
    with the most claims). A province without an event has a row with zeros.
    """
    events = record.events
    rows = [
        _described(record, wording.label(code), events[[code in codes for codes in events["provinces"]]])
        for code in closed_values("places", "province")
    ]
    is_national, is_abroad = is_apart(events, record.places)
    rows.append(_described(record, _("Whole country or not located in it"), events[is_national]))
    rows.append(_described(record, _("Only abroad or at sea"), events[is_abroad]))
    return pd.DataFrame(rows)


def coverage_by_decade(record: Dataset) -> pd.DataFrame:
    """Return a row for each decade with the events that begin in it and their sources.

    Columns as in :func:`coverage_by_province`. An event counts in the decade of its earliest day.
    """
    dated = record.events[record.events["earliest"].notna()]
    decades = dated["earliest"].dt.year // 10 * 10
    if dated.empty:
        return pd.DataFrame([], columns=["Part", "Events", "Sources", "Most cited"])
    return pd.DataFrame(
        [
            _described(record, _("{decade}s").format(decade=decade), dated[decades == decade])
            for decade in range(int(decades.min()), int(decades.max()) + 1, 10)
        ]
    )
