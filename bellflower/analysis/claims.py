"""Claims with what they rest on: their source, and the one through which that was read."""

import pandas as pd

from bellflower.record.dataset import Dataset
from bellflower.record.lookup import Row, lookup
from bellflower.record.tables import rows_of
from bellflower.text import wording


def claims_with_sources(record: Dataset, claims: pd.DataFrame) -> list[Row]:
    """Return *claims* with the row of their source, supporting ones first, the strongest first."""
    return with_sources(record, rows_of(claims))


def with_sources(record: Dataset, claims: list[Row]) -> list[Row]:
    """Return the rows *claims* with ``source`` and ``via``, as :func:`claims_with_sources` does."""
    sources = lookup(record).sources
    stances = ("supports", "qualifies", "denies")
    grades = list(wording.GRADES)
    told = []
    for row in claims:
        source = sources.only(row["source_id"])
        via = sources.only(source["cited_via"]) if source["cited_via"] else None
        told.append(row | {"source": source, "via": via})
    return sorted(
        told,
        key=lambda row: (stances.index(row["stance"]), grades.index(row["evidence"]), row["id"]),
    )
