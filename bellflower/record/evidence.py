"""How strong the evidence is: six grades of a claim, four ranks of an event."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from bellflower.i18n import N_


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade of a claim: its ``rank``, its words, and the width in px of a route that rests on it."""

    rank: int
    label: str
    width: float


GRADES: dict[str, Grade] = {
    "documented": Grade(4, N_("Documented"), 3.0),
    "multiple_reports": Grade(3, N_("Multiple reports"), 2.4),
    "single_report": Grade(2, N_("Single report"), 1.6),
    "testimony": Grade(2, N_("Testimony"), 1.6),
    "allegation": Grade(1, N_("Allegation"), 1.0),
    "estimate": Grade(1, N_("Estimate"), 1.0),
}
RANK_LABELS: dict[int, str] = {
    4: N_("Documented"),
    3: N_("Multiple reports"),
    2: N_("Single report or testimony"),
    1: N_("Allegation or estimate"),
}
RANKS: dict[str, int] = {name: grade.rank for name, grade in GRADES.items()}
RANK_NAMES: dict[int, str] = {  # in a link, a rank is called by its first grade
    rank: next(name for name, own in RANKS.items() if own == rank) for rank in RANK_LABELS
}


def bears_on(cell: str, what: str) -> bool:
    """Whether the *cell* ``bears_on`` of a claim names *what*; if it is empty, it is of the event.

    >>> bears_on("date;place", "event"), bears_on("", "event")
    (False, True)
    """
    return what in (cell or "event").split(";")


def origin_of(claim: Mapping[str, str]) -> str:
    """Return the id of the first report that *claim* repeats: its own source if none is named."""
    return claim["origin"] or claim["source_id"]


def grades(claim: Mapping[str, str]) -> bool:
    """Whether *claim* says how strong the event is: it supports the event itself."""
    return claim["stance"] == "supports" and bears_on(claim["bears_on"], "event")


def grading_claims(claims: pd.DataFrame) -> pd.DataFrame:
    """Return those of *claims* that say how strong an event is: they support the event itself.

    *claims* has ``event_id``, ``stance`` and ``bears_on``. A claim about the date or the place alone
    does not grade; one that does not say what it bears on, does.
    """
    bears = [cell for cell in claims["bears_on"].unique().tolist() if bears_on(cell, "event")]
    return claims[(claims["stance"] == "supports") & claims["bears_on"].isin(bears)]


def origin_counts(claims: pd.DataFrame) -> pd.Series:
    """Return on how many origins each event rests, by event id.

    That is the number of different first reports behind its grading claims: ten copies are one. *claims*
    has the columns of :func:`grading_claims`, ``source_id`` and ``origin``.
    """
    grading = grading_claims(claims)
    origins = grading["origin"].where(grading["origin"] != "", grading["source_id"])
    return origins.groupby(grading["event_id"]).nunique()


def event_ranks(claims: pd.DataFrame) -> pd.Series:
    """Return the rank 1 to 4 of each event, by event id: the best of its grading claims.

    *claims* has the columns of :func:`grading_claims` and ``evidence``. An event without such a claim
    is not in the result.
    """
    supporting = grading_claims(claims)
    return supporting["evidence"].map(RANKS).groupby(supporting["event_id"]).max()
