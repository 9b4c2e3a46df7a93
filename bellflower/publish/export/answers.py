"""The competing answers to one disputed question as CSV, one row for each claim."""

import csv

from bellflower.analysis.answers import dispute_answers
from bellflower.analysis.disputes import find_question
from bellflower.record.csv_cells import neutral_cell
from bellflower.record.dataset import Dataset

_CSV_COLUMNS = (
    "question", "answer", "answer_date", "stance", "evidence", "asserted_by", "asserted_date", "says",
    "event_id", "event_title", "claim_id", "source_title", "publisher", "source_date", "url",
)  # fmt: skip


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
