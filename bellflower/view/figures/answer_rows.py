"""The distinct dated answers to a disputed question, as rows on an axis of decimal years."""

import pandas as pd

from bellflower.record.decimal_years import decimal_years


def has_time_scale(answers: pd.DataFrame) -> bool:
    """Return whether the dated *answers* differ in their dates, so that an axis tells something.

    *answers* has the columns of :func:`bellflower.analysis.answers.dispute_answers`.
    """
    return len(set(answers["answer_date"]) - {""}) > 1


def answer_rows(answers: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each distinct answer, date and stance among the dated *answers*.

    Columns: ``answer``, ``answer_date``, ``stance``, ``claims`` (number), ``who`` (names), ``start``,
    ``end``, ``core_start``, ``core_end`` (decimal years; the core may be NaN), ``is_open_start``,
    ``is_open_end``, ``answer_number`` (of the answer in the order of words). An open end is cut where
    the last known date ends. Ordered by ``start``.
    """
    dated = answers[answers["earliest"].notna()]
    closed = dated["latest"][~dated["is_open_end"]]
    ends = pd.concat([decimal_years(closed, shift=1), decimal_years(dated["earliest"])])
    last = float(ends.max()) if len(ends) else 0.0
    years = dated.assign(
        start=decimal_years(dated["earliest"]),
        end=decimal_years(dated["latest"], shift=1, last=last),
        core_start=decimal_years(dated["core_start"]),
        core_end=decimal_years(dated["core_end"], shift=1, last=last),
    )
    rows = years.groupby(["answer", "answer_date", "stance"], as_index=False, sort=False).agg(
        claims=("id", "size"), who=("asserted_by", "; ".join), start=("start", "first"),
        end=("end", "first"), core_start=("core_start", "first"), core_end=("core_end", "first"),
        is_open_start=("is_open_start", "first"), is_open_end=("is_open_end", "first"),
    )  # fmt: skip
    order = {answer: number for number, answer in enumerate(sorted(set(answers["answer"])))}
    rows["answer_number"] = rows["answer"].map(order)
    return rows.sort_values(["start", "end", "answer"], ignore_index=True)
