"""The competing answers to one disputed question: as rows, as cards, as sentences and as CSV."""

import csv

import pandas as pd

from bellflower.analysis.disputes import find_question
from bellflower.i18n import _, counted
from bellflower.publish.export.cells import neutral_cell
from bellflower.record.dataset import Dataset, with_bounds
from bellflower.record.tables import rows_of
from bellflower.text import sentences, wording
from bellflower.view.cards import claims_with_sources, render

_CSV_COLUMNS = (
    "question", "answer", "answer_date", "stance", "evidence", "asserted_by", "asserted_date", "says",
    "event_id", "event_title", "claim_id", "source_title", "publisher", "source_date", "url",
)  # fmt: skip


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


def answer_cards(record: Dataset, dispute_id: str) -> str:
    """Return the competing answers as cards: who gives each, on what evidence, and who denies it."""
    answers = dispute_answers(record, dispute_id)
    titles = dict(zip(record.events["id"], record.events["title"]))
    groups = [
        {
            "answer": rows["answer"].iloc[0],
            "date": rows["answer_date"].iloc[0],
            "claims": claims_with_sources(record, rows),
        }
        for rows in group_answers(answers)
    ]
    return render(
        "answers",
        dispute=find_question(record, dispute_id),
        dated=[group for group in groups if group["date"]],
        undated=[group for group in groups if not group["date"]],
        titles=titles,
    )


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
        return f"{head} " + _("None of them denies the event that it is about.")
    names = sentences.joined(list(dict.fromkeys(denying)))
    return f"{head} " + _("What others report is denied by {names}.").format(names=names)


def quantities(events: pd.DataFrame) -> list[str]:
    """Return for each of *events* that has a quantity its title and that quantity in words."""
    told = []
    for row in rows_of(events):
        low, best, high = (row[f"quantity_kg_{end}"] for end in ("low", "best", "high"))
        told.append((row["title"], wording.format_kilograms(low, best, high, row["quantity_kind"])))
    return [f"{title}: {quantity}" for title, quantity in told if quantity]


def answers_csv(record: Dataset, dispute_id: str) -> str:
    """Return the answers to the question as CSV, one row for each claim, formulas neutralized.

    The address of a source is there only if the source may be linked.
    """
    sources = record.sources.rename(columns={"title": "source_title", "date": "source_date"})
    rows = dispute_answers(record, dispute_id).drop(columns="date").rename(columns={"id": "claim_id"})
    told = rows.merge(
        sources[["id", "source_title", "publisher", "source_date", "url", "link"]],
        left_on="source_id", right_on="id",
    ).assign(question=find_question(record, dispute_id)["question"])  # fmt: skip
    titles = dict(zip(record.events["id"], record.events["title"]))
    told["event_title"] = told["event_id"].map(titles).fillna("")
    told["url"] = told["url"].where(told["link"] == "yes", "")
    cells = told[list(_CSV_COLUMNS)].map(neutral_cell)
    return cells.to_csv(index=False, lineterminator="\n", quoting=csv.QUOTE_ALL)
