"""Claims with what they rest on: their source, and the one through which that was read."""

from typing import NamedTuple

import pandas as pd

from bellflower.record.dataset import Dataset
from bellflower.record.evidence import GRADES, grades, origin_of
from bellflower.record.lookup import Row, lookup
from bellflower.record.tables import rows_of


def claims_with_sources(record: Dataset, claims: pd.DataFrame) -> list[Row]:
    """Return *claims* with the row of their source, supporting ones first, the strongest first."""
    return with_sources(record, rows_of(claims))


def with_sources(record: Dataset, claims: list[Row]) -> list[Row]:
    """Return the rows *claims* with what :func:`claims_with_sources` adds to them.

    That is ``source``, ``via`` (through which it was read, or ``None``), ``first`` (the publication that
    it repeats, or ``None``) and ``answer_number`` (of its answer among those of its dispute, from 0;
    ``None`` without a dispute).
    """
    sources = lookup(record).sources
    stances = ("supports", "qualifies", "denies")
    grades = list(GRADES)
    told = []
    for row in claims:
        source = sources.only(row["source_id"])
        via = sources.only(source["cited_via"]) if source["cited_via"] else None
        repeats = row["origin"] not in ("", row["source_id"])
        told.append(
            row
            | {
                "source": source,
                "via": via,
                "first": sources.only(row["origin"]) if repeats else None,
                "answer_number": _answer_number(record, row),
            }
        )
    return sorted(
        told,
        key=lambda row: (stances.index(row["stance"]), grades.index(row["evidence"]), row["id"]),
    )


def answer_order(record: Dataset, dispute_id: str) -> list[str]:
    """Return the different answers that claims give to a dispute, in order of their words."""
    return sorted({row["answer"] for row in lookup(record).claims_of_dispute.of(dispute_id)})


def _answer_number(record: Dataset, claim: Row) -> int | None:
    if not claim["dispute_id"]:
        return None
    return answer_order(record, claim["dispute_id"]).index(claim["answer"])


class Support(NamedTuple):
    """On how much an event rests: the publications whose claims grade it, and their origins."""

    publications: int
    origins: int


def support_of(claims: list[Row]) -> Support:
    """Count what those of the *claims* about one event rest on that grade it.

    >>> one = {"source_id": "paper", "origin": "agency", "stance": "supports", "bears_on": "event"}
    >>> support_of([one, one | {"source_id": "agency"}, one | {"origin": "x", "stance": "denies"}])
    Support(publications=2, origins=1)
    """
    grading = [row for row in claims if grades(row)]
    return Support(len({row["source_id"] for row in grading}), len(set(map(origin_of, grading))))
