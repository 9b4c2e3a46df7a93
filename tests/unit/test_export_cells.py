"""Cells of exported tables: what is joined can be split again, and no cell is a formula."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bellflower.record.csv_cells import join_cells, neutral_cell, original_cell, split_cell

texts = st.text(st.sampled_from("\\;a'=+-@\t\r ") | st.characters(), max_size=12)


@given(st.lists(texts, min_size=1, max_size=5))
def test_joined_texts_are_split_into_the_same(values):
    assert split_cell(join_cells(values)) == values


@given(texts)
def test_a_cell_made_harmless_gives_its_text_back(text):
    assert original_cell(neutral_cell(text)) == text


@given(texts)
def test_no_cell_begins_as_a_formula_does(text):
    assert not neutral_cell(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("text", ["", "2018", "a=b", "'quoted'", "methamphetamine;opium", "(−5)"])
def test_other_cells_are_left_as_they_are(text):
    assert neutral_cell(text) == text
