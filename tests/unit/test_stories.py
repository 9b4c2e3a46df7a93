"""Stories as files: written and read again they are the same, and a bad file is told everything."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bellflower.teaching.stories.library import (
    MAX_BYTES,
    MAX_CHAPTERS,
    MAX_CHOICES,
    MAX_TEXT,
    Chapter,
    Choice,
    Story,
    StoryError,
    format_story,
    invalid_parts,
    missing_parts,
    parse_story,
    shipped_stories,
    story_problems,
)

NASTY = (
    "quotes \" ' \"\"\" '''", "line\nbreaks\r\nand\ttabs", "nul \0 and \x7f and \x1b[0m", "</script><b>",
    "עברית \u202egnp.exe\u202c العربية", "back\\slash \\u0000", "emoji 🧪 \U000e0001", "# = [x] {y}",
    "[[chapters]]", "\ufeffmark", "\u2028separator",
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=60), st.sampled_from(NASTY))
LISTS = st.lists(TEXTS, max_size=4).map(tuple)
CHOICES = st.lists(st.builds(Choice, TEXTS, st.booleans(), TEXTS), max_size=MAX_CHOICES).map(tuple)
CHAPTERS = st.builds(
    Chapter, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS.filter(bool), TEXTS, LISTS, TEXTS, TEXTS, TEXTS, LISTS,
    CHOICES, LISTS, TEXTS,
)  # fmt: skip
NAMES = TEXTS.filter(str.strip)
STORIES = st.builds(Story, NAMES, NAMES, TEXTS, TEXTS, st.lists(CHAPTERS, max_size=3).map(tuple))
GOOD = shipped_stories()["pong-su"]


def problems_of(text: str) -> tuple[str, ...]:
    with pytest.raises(StoryError) as caught:
        parse_story(text)
    return caught.value.problems


def with_first(**parts) -> Story:
    """The good story with parts of its first chapter replaced."""
    return replace(GOOD, chapters=(replace(GOOD.chapters[0], **parts), *GOOD.chapters[1:]))


@given(STORIES)
def test_a_story_that_is_written_and_read_again_is_the_same(story):
    assert parse_story(format_story(story)) == story


@pytest.mark.parametrize("text", NASTY)
def test_no_text_of_a_reader_breaks_the_file(text):
    story = Story("own", text, chapters=(Chapter("one", text, text, choices=(Choice(text),)),))
    assert parse_story(format_story(story)) == story


@given(st.one_of(st.text(), st.text(alphabet="[]{}=\"'#,.\n0123456789-:tfei\\", max_size=80)))
def test_any_text_is_a_story_or_refused_with_a_reason(text):
    try:
        told = (parse_story(text).title,)
    except StoryError as error:
        told = error.problems
    assert told
    assert all(one.strip() for one in told)


@pytest.mark.parametrize(
    "text", ["a = " + "[" * 50_000, "a = " + "9" * 5_000, 'a = "open', "\0", "a = 1979-99-99"]
)
def test_a_file_that_is_not_toml_is_refused_in_a_sentence(text):
    (problem,) = problems_of(text)
    assert problem.startswith("The file is not TOML: ")
    assert len(problem) < 250


def test_everything_that_is_wrong_with_a_file_is_told_at_once():
    text = """
title = 3
color = "red"
[[chapters]]
heading = 5
events = "pongsu-2003"
[[chapters]]
[[chapters.choices]]
text = "Yes"
is_right = "yes"
because = "so"
"""
    told = "\n".join(problems_of(text))
    for part in (
        "The story has no id", "The story: title is 3", "The story: “color”", "Chapter 1: heading is 5",
        "Chapter 1: events is pongsu-2003", "Chapter 2, choice 1: is_right is yes",
        "Chapter 2, choice 1: “because”",
    ):  # fmt: skip
        assert part in told
    assert len(told.splitlines()) == 7


@pytest.mark.parametrize("chapters", ["chapters = 3", "chapters = [1]", '[chapters]\nid = "x"'])
def test_chapters_that_are_no_tables_are_refused_with_the_line_to_write(chapters):
    (problem,) = problems_of(f'id = "x"\ntitle = "X"\n{chapters}')
    assert "[[chapters]]" in problem


def test_the_most_that_fits_is_read_and_one_more_is_refused_with_the_number():
    chapters = tuple(Chapter(f"c-{number}", "x") for number in range(MAX_CHAPTERS))
    full = Story("x", "x", chapters=chapters)
    assert parse_story(format_story(full)) == full
    more = replace(full, chapters=(*chapters, Chapter("c-more", "x")))
    assert "61 chapters; 60 are the most" in problems_of(format_story(more))[0]
    long = Story("x", "x" * (MAX_TEXT + 1))
    assert "8,001 characters; 8,000 are the most" in problems_of(format_story(long))[0]
    assert "500,000 bytes" in problems_of("#" * (MAX_BYTES + 1))[0]
    many = Story(
        "x", "x", chapters=(Chapter("c", "x", choices=(Choice("y", True),) * (MAX_CHOICES + 1)),)
    )
    assert "choices has 9 parts; 8 are the most" in problems_of(format_story(many))[0]


@pytest.mark.parametrize(
    ("parts", "problem"),
    [
        ({"events": ("no-such",)}, "Chapter 1: the record has no event “no-such”"),
        ({"events": ("pongsu-2003", "pongsu-2003")}, "Chapter 1: events has “pongsu-2003” twice"),
        ({"answer_places": ("atlantis",)}, "Chapter 1: the record has no place “atlantis”"),
        ({"claims": ("no-c1",)}, "Chapter 1: the record has no claim “no-c1”"),
        ({"view": "moon"}, "Chapter 1: the map has no view “moon”; use one of nk, region, world."),
        ({"period": "soon"}, "Chapter 1: period: 'soon' is not a supported EDTF date"),
        ({"answer_date": "1990/1980"}, "Chapter 1: answer_date: "),
        ({"id": "<b>"}, "Chapter 1: the id “<b>” must be lower-case letters"),
        ({"id": "three-weights"}, "Two chapters have the id “three-weights”"),
    ],
)
def test_what_does_not_fit_the_record_is_named_with_its_chapter(parts, problem, record):
    (told,) = invalid_parts(with_first(**parts), record)
    assert told.startswith(problem)


@pytest.mark.parametrize(
    ("story", "problem"),
    [
        (replace(GOOD, chapters=()), "The story has no chapter; add one."),
        (with_first(heading=" "), "Chapter 1 has no heading."),
        (with_first(choices=(Choice("No"),)), "Chapter 1: none of its choices is right"),
        (with_first(choices=(Choice("", True),)), "Chapter 1: one of its choices has no words."),
    ],
)
def test_what_is_missing_before_a_story_can_be_presented_is_said(story, problem, record):
    (told,) = missing_parts(story)
    assert told.startswith(problem)
    assert story_problems(story, record) == (told,)


def test_a_question_is_answered_with_what_its_answer_holds():
    asked = Chapter("x", "X", question="When?")
    kinds = [
        asked,
        replace(asked, answer_date="1986/1993"),
        replace(asked, answer_places=("hamhung",)),
        replace(asked, choices=(Choice("Yes", True),)),
        replace(asked, question=""),
    ]
    assert [chapter.answered_by for chapter in kinds] == ["words", "interval", "place", "choice", ""]
