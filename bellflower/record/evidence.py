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


def event_ranks(claims: pd.DataFrame) -> pd.Series:
    """Return the rank 1 to 4 of each event, by event id: the best of its supporting claims.

    *claims* has ``event_id``, ``stance`` and ``evidence``. An event without a supporting claim is
    not in the result.
    """
    supporting = claims[claims["stance"] == "supports"]
    return supporting["evidence"].map(RANKS).groupby(supporting["event_id"]).max()
