"""Numbers beside the choices of the filters, and marks in what a search found."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bellflower.query.facets import FACETS
from bellflower.query.filters import EventFilter, chosen, select_events
from bellflower.text.highlight import highlight, matching_fields
from tests.facet_counts import facet_counts


@pytest.mark.parametrize(
    "wanted",
    [
        EventFilter(),
        EventFilter(chosen=chosen(category={"crackdown"})),
        EventFilter(evidence=2, chosen=chosen(province={"KP-08"}, drug={"opium"})),
        EventFilter(text="Hamhung"),
    ],
)
def test_a_number_is_what_choosing_the_value_alone_in_its_facet_would_show(record, wanted):
    counts = facet_counts(record.events, wanted, record.text_index)
    for facet in FACETS:
        free = wanted.without(facet.parameter)
        for value, number in counts[facet.parameter].items():
            alone = replace(free, chosen=free.chosen | {(facet.parameter, value)})
            assert len(select_events(record.events, alone, record.text_index)) == number, value


def test_a_value_that_would_show_nothing_has_no_number(record):
    counts = facet_counts(record.events, EventFilter(text="zzzzz qqqqq"), record.text_index)
    assert counts == {facet.parameter: {} for facet in FACETS}


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        (
            "In Ch'ŏngjin & 청진",
            [("chongjin", "청진")],
            "In <mark>Ch&#39;ŏngjin</mark> &amp; <mark>청진</mark>",
        ),
        ("North Hamgyong", [("north hamgyong",)], "<mark>North</mark> <mark>Hamgyong</mark>"),
        ("North of Hamgyong", [("north hamgyong",)], "North of Hamgyong"),
        ("Opium and opiates", [("opi",)], "<mark>Opium</mark> and <mark>opiates</mark>"),
        ("Nothing here", [], "Nothing here"),
        ("<b>bold</b>", [("bold",)], "&lt;b&gt;<mark>bold</mark>&lt;/b&gt;"),
    ],
)
def test_found_words_are_marked_and_everything_is_escaped(text, wanted, expected):
    assert highlight(text, wanted) == expected


@given(st.text(), st.lists(st.lists(st.text(max_size=5), max_size=2), max_size=2))
@example("", [[" "]])
def test_marks_never_change_the_text(text, wanted):
    import html

    marked = str(highlight(text, wanted))
    assert html.unescape(marked.replace("<mark>", "").replace("</mark>", "")) == html.unescape(
        str(highlight(text, []))
    )


def test_the_fields_in_which_a_word_stands_are_named():
    fields = {"title": "A raid", "summary": "In Hamhung", "note": "Hamhung again"}
    assert matching_fields(fields, [("hamhung",)]) == ("summary", "note")
