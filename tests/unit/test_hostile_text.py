"""Hostile text: what the check of the record refuses, and what is shown without obeying it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bellflower.ui.markdown import plain, visible
from tests.hostile import PAYLOADS

TURNED = "gnp.exe\u202etxt"
UNSEEN = ["\u202e", "\u200b", "\u2066", "\u200f", "\ufeff", "\u00ad", "\x00", "\x1b", "\x7f", "\ue000"]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,<script>alert(1)</script>",
        "vbscript:x", "file:///etc/passwd", "//evil.example", "ftp://evil.example", "http:/evil", "x",
        "https://ok.example/ javascript:alert(1)", " https://ok.example", "https://ok.example\u202e/x",
    ],
)  # fmt: skip
def test_an_address_that_is_no_web_address_is_refused(good, address):
    good.change("sources", 2, url=address)
    assert any("sources.csv:2: url" in problem for problem in good.problems())


@pytest.mark.parametrize("letter", UNSEEN, ids=lambda letter: f"U+{ord(letter):04X}")
def test_a_character_that_cannot_be_seen_is_refused_and_named(good, letter):
    good.change("events", 2, title=f"A ship{letter}is searched")
    assert any(
        problem.startswith("events.csv:2: title") and "cannot be seen" in problem
        for problem in good.problems()
    )


@pytest.mark.parametrize("letter", UNSEEN[:-1], ids=lambda letter: f"U+{ord(letter):04X}")
def test_a_character_that_cannot_be_seen_is_shown_as_its_number(letter):
    assert visible(f"a{letter}b") == f"a‹U+{ord(letter):04X}›b"


def test_a_text_that_pretends_to_be_another_is_shown_as_it_is():
    assert visible(TURNED) == "gnp.exe‹U+202E›txt"


def test_letters_written_from_right_to_left_do_not_move_the_words_around_them():
    assert plain("إفادة") == "\u2068إفادة\u2069"
    assert plain("Aussage") == "Aussage"


def test_joiners_that_a_script_needs_stay():
    assert visible("می‌خواهم") == "می‌خواهم"


def unescaped(text: str) -> str:
    """Return what a reader sees of plain text in Markdown."""
    seen = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)
    return re.sub("[\u2060\u2068\u2069]", "", seen)


@given(st.text())
def test_plain_text_loses_no_character_that_can_be_seen(text):
    assert unescaped(plain(text)) == visible(text)


@given(st.lists(st.sampled_from([*PAYLOADS, "\n", " ", "\\", "`", "x"]), max_size=4).map("".join))
def test_plain_text_leaves_no_sign_of_markdown_without_an_escape(text):
    assert not re.search(r"(?<!\\)(?:\\\\)*[*_`\[\]<>~$|]", plain(text))


@pytest.mark.parametrize("word", [":bug:", ":material/home:", ":red[x]", "http://x", "www.x", "a@b.c"])
def test_plain_text_holds_no_word_of_which_streamlit_makes_something(word):
    assert word not in plain(f"see {word} now")


def test_an_ordinary_sentence_stays_as_it_is():
    sentence = "Norway expels the embassy, 18 October 1976: 4.5 kg (seized), “all of it” – at 14:03."
    assert plain(sentence) == sentence
