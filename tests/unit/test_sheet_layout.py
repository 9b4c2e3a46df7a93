"""What is laid out on a sheet: texts parted, labels that meet nothing, lines that stay inside."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bellflower.teaching.maps.chapter_map import chapter_map
from bellflower.teaching.maps.projection import Projection
from bellflower.teaching.slides.pagination import Fact, Room, plan_slides
from bellflower.teaching.stories.library import shipped_stories
from bellflower.text.text_metrics import clean, split_text
from bellflower.view.figures.basemap import VIEWS
from bellflower.view.label_placement import Box, Wish, around, place_labels


def words(text):
    """Return what of a text is not room between words, so that two ways of breaking it are the same."""
    return "".join(clean(text).split())


@given(text=st.text(max_size=300), width=st.floats(20, 400), height=st.floats(20, 200))
def test_a_text_parted_for_two_boxes_loses_no_word(text, width, height):
    head, rest = split_text(clean(text), 16, width, height)
    assert words(head) + words(rest) == words(text)
    assert not text.strip() or head or not rest


@given(st.lists(st.text(min_size=1, max_size=200), max_size=12), st.text(max_size=2000))
def test_every_event_stands_on_a_slide_or_is_counted(titles, text):
    facts = [Fact("2003", title, "documented") for title in titles]
    parts = plan_slides(clean(text).strip(), facts, Room(300, 200), Room(800, 400), Room(300, 80))
    assert words("".join(part.text for part in parts)) == words(text)
    shown = [fact for part in parts for fact in (*part.facts, *part.aside)]
    assert shown == facts[: len(shown)]
    assert len(shown) + sum(part.left_out for part in parts) == len(facts)


def test_labels_meet_neither_each_other_nor_a_mark():
    wishes = [Wish((100 + 3 * n, 100 + 2 * n), 4, 50, 12) for n in range(12)]
    whole = Box(0, 0, 300, 300)
    placed = place_labels(wishes, whole)
    boxes = [one.box for one in placed if one] + [around(wish.point, 4) for wish in wishes]
    labels = [one.box for one in placed if one]
    assert len(labels) == 12
    assert all(box.within(whole) for box in labels)
    meeting = [(n, m) for n, box in enumerate(labels) for m, other in enumerate(boxes)
               if n != m and box.meets(other)]  # fmt: skip
    assert meeting == []


def test_a_label_without_room_is_not_placed():
    assert place_labels([Wish((5, 5), 4, 50, 12)], Box(0, 0, 20, 20)) == [None]


@pytest.mark.parametrize("view", VIEWS)
def test_what_is_drawn_on_a_sheet_stays_on_it(view):
    projection = Projection(VIEWS[view], 10, 20, 300)
    square = {
        "type": "Polygon",
        "coordinates": [[[-170, -60], [0, -60], [170, -60], [170, 75], [0, 75], [-170, 75]]],
    }
    (ring,) = projection.rings(square)
    assert min(x for x, _ in ring) == pytest.approx(10, abs=0.3)
    assert max(x for x, _ in ring) == pytest.approx(310, abs=0.3)
    assert min(y for _, y in ring) == pytest.approx(20, abs=0.3)
    assert max(y for _, y in ring) == pytest.approx(20 + projection.height, abs=0.3)
    (line,) = projection.lines([(-170, 40), (170, 40)])
    assert [round(x) for x, _ in line] == [10, 310]


def test_a_ring_across_the_180th_meridian_draws_no_line_across_the_world():
    projection = Projection(VIEWS["world"], 0, 0, 300)
    ring = {"type": "Polygon", "coordinates": [[[140, 60], [179, 60], [-179, 65], [179, 66], [140, 66]]]}
    (drawn,) = projection.rings(ring)
    assert min(x for x, _ in drawn) > 250


def test_a_chapter_with_a_query_shades_only_what_it_selects(record):
    chapter = shipped_stories()["hamhung"].chapters[2]
    whole, opium = (
        chapter_map(record, replace(chapter, query=query)).counts for query in ("", "drug=opium")
    )
    assert sum(opium.values()) < sum(whole.values())
