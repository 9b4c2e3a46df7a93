"""How strong the evidence is: six grades of a claim, four ranks of an event."""

import pandas as pd

RANKS: dict[str, int] = {
    "documented": 4,
    "multiple_reports": 3,
    "single_report": 2,
    "testimony": 2,
    "allegation": 1,
    "estimate": 1,
}
RANK_NAMES: dict[int, str] = {
    4: "documented",
    3: "multiple_reports",
    2: "single_report",
    1: "allegation",
}


def grading_claims(claims: pd.DataFrame) -> pd.DataFrame:
    """Return those of *claims* that say how strong an event is: they support the event itself.

    *claims* has ``event_id``, ``stance`` and ``bears_on``. A claim about the date or the place alone
    does not grade; one that does not say what it bears on, does.
    """
    bears = claims["bears_on"].str.split(";")
    on_event = pd.Series([not one or one == [""] or "event" in one for one in bears], claims.index)
    return claims[(claims["stance"] == "supports") & on_event]


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
