"""Answers to "how much" on one axis of numbers: each once, from its lowest to its highest figure."""

import pytest

from bellflower.analysis.answers import dispute_answers
from bellflower.view.figures.amounts import amount_rows, amounts_figure, has_amount_scale
from bellflower.view.palette import DARK, LIGHT

QUESTIONS = ("hosojima-weight", "busan-2003-weight", "sariwon-2000-weight", "opium-harvest-size",
             "incident-count", "prevalence", "pong-su-quantity-sponsor")  # fmt: skip


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_answer_with_a_figure_is_drawn_once_between_its_ends(record, question):
    answers = dispute_answers(record, question)
    assert has_amount_scale(answers)
    rows = amount_rows(answers)
    bars, marks = amounts_figure(answers, LIGHT).data
    assert list(bars.customdata) == rows["answer"].tolist()
    assert list(bars.base) == rows["low"].tolist()
    assert (rows["high"] >= rows["low"]).all()
    assert len(marks.x) == len(rows)


def test_at_least_runs_on_and_at_most_begins_at_zero(record):
    answers = dispute_answers(record, "prevalence")
    rows = amount_rows(answers).set_index("answer")
    bars = amounts_figure(answers, DARK).data[0]
    length = dict(zip(bars.customdata, bars.x))
    assert rows.at["Up to 30 percent", "low"] == 0
    assert rows.at["At least 30 percent", "is_least"]
    assert length["At least 30 percent"] > 0


def test_a_question_of_dates_has_no_scale_of_numbers(record):
    assert not has_amount_scale(dispute_answers(record, "state-production-start"))
