"""The competing answers to one disputed question, as cards."""

from bellflower.analysis.answers import dispute_answers, group_answers
from bellflower.analysis.claims import claims_with_sources
from bellflower.analysis.disputes import find_question
from bellflower.record.dataset import Dataset
from bellflower.view.cards import render


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
