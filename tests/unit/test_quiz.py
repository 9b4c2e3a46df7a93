"""The quiz: which questions are asked, and what years the evidence allows."""

import json

import pytest

from bellflower.record.dataset import load_dataset
from bellflower.teaching.quiz.questions import build_quiz, dispute_quiz
from bellflower.teaching.stories.library import Chapter, Choice, Story, shipped_stories


def story(*chapters):
    return Story("s", "A story", chapters=chapters)


def ask(**parts):
    return Chapter("c", "A chapter", question="What is known?", **parts)


def only_question(record, **parts):
    (question,) = build_quiz(record, story(ask(**parts)))["questions"]
    return question


def with_answers(good, *answers):
    """The good record with one claim about its dispute for each answer date and stance of *answers*."""
    good.change("disputes", 2, question="When was it found?")
    header, first, second = good.rows("claims")
    rows = []
    for number, (date, stance) in enumerate(answers, 2):
        cells = dict(zip(header, first)) | {"id": f"raid-1999-c{number}", "stance": stance}
        rows.append(list((cells | {"answer": "Then", "answer_date": date}).values()))
    good.write("claims", [header, first, *rows, second])
    return load_dataset(good.folder)


def test_a_chapter_without_a_question_is_left_out(record):
    told = story(Chapter("a", "Told only"), ask())
    assert [each["id"] for each in build_quiz(record, told)["questions"]] == ["c"]


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({"answer_date": "1945/1951"}, "interval"),
        ({"answer_places": ("hamhung",)}, "place"),
        ({"choices": (Choice("Yes", is_right=True), Choice("No"))}, "choice"),
        ({}, "words"),
    ],
)
def test_a_pupil_answers_as_the_chapter_can_be_answered(record, parts, kind):
    assert only_question(record, **parts)["kind"] == kind


@pytest.mark.parametrize(
    ("date", "years"),
    [("1925/1939", [1925, 1939]), ("2015-06-11", [2015, 2015]), ("197X", [1970, 1979])],
)
def test_the_evidence_is_the_closed_interval_of_whole_years(record, date, years):
    assert only_question(record, answer_date=date)["years"] == years


def test_an_open_end_reaches_to_the_end_of_the_axis(record):
    quiz = build_quiz(record, story(ask(answer_date="2005/..")))
    assert quiz["questions"][0]["years"] == [2005, quiz["years"][1]]


def test_a_claim_is_told_with_who_says_it_how_strong_and_where(record):
    claim = record.claims[record.claims["answer_date"] != ""].iloc[0]
    (told,) = only_question(record, claims=(claim["id"],))["claims"]
    source = record.sources.set_index("id").loc[claim["source_id"]]
    assert (told["by"], told["says"], told["stance"]) == (
        claim["asserted_by"], claim["says"], claim["stance"],
    )  # fmt: skip
    assert source["title"] in told["source"]
    assert told["years"][0] <= told["years"][1]
    assert told["evidence"]


def test_answers_of_a_dispute_span_the_evidence_and_denials_do_not(good):
    record = with_answers(
        good,
        ("1970", "supports"),
        ("1980/1985", "qualifies"),
        ("1950", "denies"),
        ("1990/..", "supports"),
    )
    (question,) = dispute_quiz(record)["questions"]
    assert question["years"] == [1970, 1990]
    assert len(question["claims"]) == 5


@pytest.mark.parametrize("dates", [["1970", "1970"], [""]])
def test_a_dispute_whose_answers_name_one_time_or_none_is_not_asked(good, dates):
    record = with_answers(good, *((date, "supports") for date in dates))
    assert dispute_quiz(record)["questions"] == []


def test_a_dispute_about_something_else_than_time_is_not_asked(good):
    record = with_answers(good, ("1970", "supports"), ("1980", "supports"))
    assert dispute_quiz(record)["questions"]
    good.change("disputes", 2, question="How much was found?")
    assert dispute_quiz(load_dataset(good.folder))["questions"] == []


def test_another_question_is_another_quiz_and_the_same_ones_are_the_same(record):
    one, same = (build_quiz(record, story(ask(text=text)))["key"] for text in ("a", "b"))
    other = build_quiz(record, story(Chapter("c", "A chapter", question="Another?")))["key"]
    assert one == same != other


def test_every_place_of_an_answer_can_be_picked(record):
    wanted = tuple(record.places["id"])
    quiz = build_quiz(record, story(ask(answer_places=wanted)))
    assert {place["id"] for place in quiz["places"]} == set(wanted)


@pytest.mark.parametrize("name", shipped_stories())
def test_each_shipped_story_asks_what_its_claims_answer(record, name):
    told = shipped_stories()[name]
    quiz = build_quiz(record, told)
    asked = [chapter for chapter in told.chapters if chapter.question]
    assert [each["id"] for each in quiz["questions"]] == [chapter.id for chapter in asked]
    assert [len(each["claims"]) for each in quiz["questions"]] == [
        len(chapter.claims) for chapter in asked
    ]
    assert json.loads(json.dumps(quiz, allow_nan=False)) == quiz
