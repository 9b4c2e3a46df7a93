"""A story being written: each change is a step that can be taken back and made again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bellflower.teaching.stories.drafts import (
    MAX_STEPS,
    changed,
    chapter_of,
    edited,
    moved,
    new_draft,
    next_id,
    redone,
    undone,
    with_chapter,
    with_events,
    without_chapter,
)
from bellflower.teaching.stories.library import (
    MAX_CHAPTERS,
    MAX_ITEMS,
    Chapter,
    Story,
    format_story,
    parse_story,
)

THREE = Story("own", "Three", chapters=tuple(Chapter(name, name) for name in ("a", "b", "c")))


def ids(story: Story) -> list[str]:
    return [chapter.id for chapter in story.chapters]


def operations():
    """Any change a reader can make to a story, as a function of the story."""
    chapter = st.sampled_from(["a", "b", "c", "chapter-1", "no-such"])
    return st.one_of(
        st.just(lambda story: with_chapter(story, Chapter(next_id(story), "new"))),
        chapter.map(lambda one: lambda story: without_chapter(story, one)),
        st.tuples(chapter, st.integers(-4, 4)).map(lambda to: lambda story: moved(story, *to)),
        st.tuples(chapter, st.text(max_size=8)).map(
            lambda to: lambda story: edited(story, to[0], heading=to[1])
        ),
        chapter.map(lambda one: lambda story: with_events(story, one, ["pongsu-2003"])),
    )


@given(st.lists(operations(), max_size=20))
def test_undo_leads_back_through_every_step_and_redo_forward_again(changes):
    draft = changed(new_draft("Mine"), THREE)
    seen = [draft.story]
    for change in changes:
        draft = changed(draft, change(draft.story))
        if draft.story != seen[-1]:
            seen.append(draft.story)
    last = draft
    for story in reversed(seen):
        assert draft.story == story
        draft = undone(draft)
    for _ in seen:
        draft = redone(draft)
    assert draft == last


@given(st.lists(operations(), max_size=20))
def test_after_any_changes_the_ids_differ_and_the_file_gives_the_story_back(changes):
    story = THREE
    for change in changes:
        story = change(story)
    assert len(set(ids(story))) == len(ids(story))
    assert parse_story(format_story(story)) == story


def test_nothing_to_take_back_or_to_make_again_changes_nothing():
    draft = new_draft("Mine")
    assert undone(draft) == redone(draft) == changed(draft, draft.story) == draft


def test_a_new_change_forgets_what_was_taken_back():
    draft = undone(changed(new_draft("Mine"), THREE))
    assert draft.future == (THREE,)
    assert changed(draft, edited(THREE, "a", heading="x")).future == ()


def test_only_the_latest_steps_are_kept():
    draft = new_draft("Mine")
    for number in range(MAX_STEPS + 5):
        draft = changed(draft, Story("own", f"Title {number}"))
    assert len(draft.past) == MAX_STEPS
    assert draft.past[0].title == "Title 4"


@pytest.mark.parametrize(
    ("chapter", "steps", "order"),
    [
        ("a", 1, "bac"),
        ("c", -1, "acb"),
        ("a", -1, "abc"),
        ("c", 9, "abc"),
        ("a", 9, "bca"),
        ("x", 1, "abc"),
    ],
)
def test_a_chapter_moves_as_far_as_there_is_room(chapter, steps, order):
    assert "".join(ids(moved(THREE, chapter, steps))) == order


def test_a_story_takes_as_many_chapters_as_it_may_and_no_more():
    story = Story("own", "Full")
    for _ in range(MAX_CHAPTERS):
        story = with_chapter(story, Chapter(next_id(story), "x"))
    with pytest.raises(ValueError, match="at most 60 chapters"):
        with_chapter(story, Chapter("more", "x"))


def test_two_chapters_never_have_one_id():
    with pytest.raises(ValueError, match="'a' already"):
        with_chapter(THREE, Chapter("a", "again"))
    assert next_id(without_chapter(with_chapter(THREE, Chapter("chapter-1", "x")), "a")) == "chapter-2"


def test_an_event_is_added_once_and_only_as_long_as_there_is_room():
    story = with_events(with_events(THREE, "a", ["x", "y"]), "a", ["y", "z", "z"])
    assert chapter_of(story, "a").events == ("x", "y", "z")
    full = with_events(story, "a", [f"e-{number}" for number in range(200)])
    assert len(chapter_of(full, "a").events) == MAX_ITEMS
    assert chapter_of(full, "b").events == ()
