"""The competing answers to one disputed question, as rows and in sentences."""

import pandas as pd

from bellflower.i18n import _, counted
from bellflower.record.dataset import Dataset, with_bounds
from bellflower.record.tables import rows_of
from bellflower.text import wording


def dispute_answers(record: Dataset, dispute_id: str) -> pd.DataFrame:
    """Return the claims that answer the question, undated answers last.

    Adds to the columns of ``claims`` the bounds of ``answer_date`` as
    :func:`bellflower.record.dataset.with_bounds` does (which also adds it as ``date``).
    """
    claims = record.claims[record.claims["dispute_id"] == dispute_id]
    dated = with_bounds(claims.assign(date=claims["answer_date"]))
    return dated.sort_values(["earliest", "latest", "answer", "id"], ignore_index=True)


def group_answers(answers: pd.DataFrame) -> list[pd.DataFrame]:
    """Return the rows of :func:`dispute_answers` that give the same answer of the same time together."""
    return [rows for _, rows in answers.groupby(["answer", "answer_date"], sort=False)]


def events_behind(record: Dataset, dispute_id: str) -> pd.DataFrame:
    """Return the published events whose claims answer the question."""
    told = record.claims.loc[record.claims["dispute_id"] == dispute_id, "event_id"]
    return record.events[record.events["id"].isin(told)]


def tell_stances(answers: pd.DataFrame) -> str:
    """Say how many claims and sources answer, and who denies.

    *answers* has the columns of :func:`dispute_answers`.
    """
    number = answers.groupby(["answer", "answer_date"]).ngroups
    head = _("{answers} in {claims} from {sources}.").format(
        answers=counted(number, "{n} answer", "{n} answers"),
        claims=counted(len(answers), "{n} claim", "{n} claims"),
        sources=counted(answers["source_id"].nunique(), "{n} source", "{n} sources"),
    )
    denying = answers.loc[answers["stance"] == "denies", "asserted_by"]
    if denying.empty:
        return f"{head} " + _("None of them denies what others report.")
    names = wording.joined(list(dict.fromkeys(denying)))
    return f"{head} " + _("What others report is denied by {names}.").format(names=names)


def quantities(events: pd.DataFrame) -> list[str]:
    """Return for each of *events* that has a quantity its title and that quantity in words."""
    told = []
    for row in rows_of(events):
        low, best, high = (row[f"quantity_kg_{end}"] for end in ("low", "best", "high"))
        told.append((row["title"], wording.format_kilograms(low, best, high, row["quantity_kind"])))
    return [f"{title}: {quantity}" for title, quantity in told if quantity]
