"""Teach and the story builder without a browser: begun in every way, kept, undone and refused."""

from dataclasses import replace
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from bellflower.teaching.stories.drafts import Draft
from bellflower.teaching.stories.library import (
    MAX_CHAPTERS,
    Chapter,
    Choice,
    Story,
    format_story,
    parse_story,
    shipped_stories,
)
from bellflower.ui.builder.keeping import with_typed
from bellflower.ui.markdown import plain
from tests.app.opening import opened, turned_to

NASTY = "“quotes” \" ' \\ </script><img src=x onerror=alert(1)> **bold** :red[x] $x$ \u202eמילה"


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def write(app: AppTest, key: str, text: str) -> AppTest:
    found = [*app.text_input, *app.text_area]
    next(field for field in found if field.key == key).set_value(text).run()
    assert not app.exception
    return app


def offer_file(app: AppTest, content: str | bytes, name: str = "story.toml") -> AppTest:
    for may_replace in [box for box in app.checkbox if box.key == "story_may_replace"]:
        may_replace.check().run()
    content = content if isinstance(content, bytes) else content.encode()
    app.file_uploader[0].upload(name, content, "application/toml").run()
    assert not app.exception
    return app


def story_of(app: AppTest) -> Story:
    return app.session_state["story_draft"].story


def headings(app: AppTest) -> list[str]:
    return [chapter.heading for chapter in story_of(app).chapters]


@pytest.fixture
def copied():
    """The builder with a copy of the shortest guided story."""
    app = opened("build")
    app.selectbox(key="story_to_copy").set_value("pong-su").run()
    return press(app, "story_begin_copy")


def test_teach_shows_every_story_with_its_chapters_and_the_way_to_build_one():
    app = opened("teach")
    shown = {card.value for card in app.subheader}
    assert {story.title for story in shipped_stories().values()} <= shown
    links = [link.proto.label for link in app.get("page_link")]
    for story in shipped_stories().values():
        for number, chapter in enumerate(story.chapters, 1):
            assert plain(f"{number}. {chapter.heading}") in links
    assert "Build your own" in links


def test_a_chapter_of_teach_opens_the_presentation_with_the_present_selection():
    app = opened("teach", province=["KP-08"])
    (link,) = [one for one in app.get("page_link") if "Three weights, one cargo" in one.proto.label]
    assert link.proto.page == "present"
    assert link.proto.query_string == "province=KP-08&story=pong-su&chapter=three-weights"


def test_teach_shows_the_readers_own_story_once_there_is_one(copied):
    app = turned_to(copied, "teach")
    assert any("The Pong Su affair (copy)" in text.value for text in app.markdown)
    assert "Go on building" in [link.proto.label for link in app.get("page_link")]


def test_the_empty_builder_says_how_to_begin_and_where_the_story_is_kept():
    app = opened("build")
    said = " ".join(caption.value for caption in app.caption)
    assert "kept in this browser as you write it, and on no server" in said
    assert "60 chapters" in said
    assert {"story_begin_empty", "story_begin_copy"} <= {button.key for button in app.button}


def test_an_empty_story_says_what_is_missing_before_it_can_be_presented():
    app = press(opened("build"), "story_begin_empty")
    assert "The story has no chapter" in app.info[0].value
    (present,) = [link for link in app.get("page_link") if link.proto.label == "Present"]
    assert present.proto.disabled
    press(app, "story_add")
    assert app.info.len == 1  # only that the chapter has no event yet
    (present,) = [link for link in app.get("page_link") if link.proto.label == "Present"]
    assert not present.proto.disabled


def test_chapters_are_added_written_moved_and_removed_and_every_step_can_be_undone():
    app = press(opened("build"), "story_begin_empty")
    press(press(app, "story_add"), "story_add")
    write(app, "story_heading_chapter-2", "Second")
    press(app, "story_up")
    assert headings(app) == ["Second", "Chapter 1"]
    press(app, "story_remove")
    assert headings(app) == ["Chapter 1"]
    seen = []
    for _ in range(5):
        press(app, "story_undo")
        seen.append(headings(app))
    assert seen == [
        ["Second", "Chapter 1"],
        ["Chapter 1", "Second"],
        ["Chapter 1", "Chapter 2"],
        ["Chapter 1"],
        [],
    ]
    assert app.button(key="story_undo").disabled
    for _ in range(5):
        press(app, "story_redo")
    assert headings(app) == ["Chapter 1"]


@pytest.mark.parametrize(
    ("key", "left"),
    [
        ("story_add", ["Second", "Chapter 1", "Chapter 3"]),
        ("story_down", ["Chapter 1", "Second"]),
        ("story_remove", ["Chapter 1"]),
    ],
)
def test_a_button_that_is_pressed_while_a_text_is_written_loses_nothing_of_it(key, left):
    app = press(press(press(opened("build"), "story_begin_empty"), "story_add"), "story_add")
    press(app, "story_up")
    field = next(one for one in app.text_input if one.key == "story_heading_chapter-2")
    field.set_value("Second")  # both reach the server with one and the same run
    press(app, key)
    assert headings(app) == left


def test_the_story_outlives_a_change_of_the_page(copied):
    write(copied, "story_heading_a-landing-at-night", "My landing")
    before = story_of(copied)
    app = turned_to(turned_to(copied, "events"), "build")
    assert story_of(app) == before
    assert app.text_input(key="story_heading_a-landing-at-night").value == "My landing"


def test_an_event_is_added_by_its_title_and_taken_out(copied):
    app = copied
    app.selectbox(key="story_by_title").set_value("taiwan-heroin-2002").run()
    assert story_of(app).chapters[0].events == ("pongsu-2003", "taiwan-heroin-2002")
    assert app.selectbox(key="story_by_title").value is None
    press(app, "story_drop_pongsu-2003")
    assert story_of(app).chapters[0].events == ("taiwan-heroin-2002",)


def test_the_present_view_becomes_a_chapter(copied):
    app = turned_to(
        copied, "build", province=["KP-08"], view=["world"], **{"from": ["1990"], "to": ["1999"]}
    )
    press(app, "story_add_view")
    chapter = story_of(app).chapters[-1]
    assert (chapter.period, chapter.view, chapter.query) == ("1990/1999", "world", "province=KP-08")
    assert any("South Hamgyong" in text.value for text in app.markdown)
    press(app, "story_drop_filters")
    assert story_of(app).chapters[-1].query == ""


def test_every_filter_of_a_saved_view_is_told_in_words(copied):
    asked = {
        "to": "1999", "mode": "upto", "match": "surely", "evidence": "documented", "origins": "2",
        "key": "yes", "q": "ship", "country": "JP", "category": "trafficking", "drug": "opium",
        "province": "KP-08", "type": "incident", "actor": "pong-su",
        "list": "table", "scale": "even", "by": "country",
    }  # fmt: skip
    app = turned_to(copied, "build", **{name: [value] for name, value in asked.items()})
    press(app, "story_add_view")
    assert set(parse_qs(story_of(app).chapters[-1].query)) == set(asked) - {"to", "list", "scale", "by"}
    told = next(text.value for text in app.markdown if text.value.startswith("Filters: "))
    words = ("ship", "Japan", "Trafficking", "Opium", "South Hamgyong", "surely", "up to", "1999",
             "documented", "at least 2 origins", "key events only")  # fmt: skip
    assert [word for word in words if word not in told] == []


def test_a_period_that_is_no_date_is_said_and_the_last_good_one_kept(copied):
    app = write(copied, "story_period_a-landing-at-night", "a while ago")
    assert "“a while ago” is not a date" in app.error[0].value
    assert story_of(app).chapters[0].period == "2003/2003"
    write(app, "story_period_a-landing-at-night", "2003-04")
    assert app.error.len == 0
    assert story_of(app).chapters[0].period == "2003-04"


def test_a_question_is_given_an_interval_then_reasons(copied):
    app, key = copied, "story_way_a-landing-at-night"
    app.selectbox(key=key).set_value("interval").run()
    assert story_of(app).chapters[0].answer_places == ()
    write(app, "story_answer_date_a-landing-at-night", "2003-04-15/2003-04-20")
    assert story_of(app).chapters[0].answered_by == "interval"
    app.selectbox(key=key).set_value("choice").run()
    press(app, "story_choice_add")
    press(app, "story_choice_add")
    write(app, "story_choice_text_0_a-landing-at-night", "It was at night")
    app.checkbox(key="story_choice_is_right_1_a-landing-at-night").check().run()
    press(app, "story_choice_remove_0")
    (choice,) = story_of(app).chapters[0].choices
    assert choice.is_right
    assert "one of its choices has no words" in app.info[0].value


def test_what_is_for_a_class_is_written_and_a_key_sentence_that_is_too_long_is_said(copied):
    write(copied, "story_points_a-landing-at-night", " One \n\nTwo\nThree\nFour")
    write(copied, "story_plain_a-landing-at-night", "A ship came.")
    copied.multiselect(key="story_sensitive_a-landing-at-night").set_value(["suicide"]).run()
    write(copied, "story_key_sentence_a-landing-at-night", "word " * 30)
    chapter = story_of(copied).chapters[0]
    assert (chapter.points, chapter.plain) == (("One", "Two", "Three"), "A ship came.")
    assert chapter.sensitive == ("suicide",)
    assert "its key sentence has more than 25 words" in copied.info[0].value


def test_the_title_of_a_story_is_never_empty(copied):
    app = write(copied, "story_title", "  ")
    write(app, "story_title", "")
    assert story_of(app).title.strip()


def test_a_story_that_is_downloaded_and_opened_again_is_the_same():
    first = Story("own", NASTY, chapters=(Chapter("one", NASTY, f"{NASTY}\n\0\r\n", note=NASTY),))
    app = offer_file(opened("build"), format_story(first))
    assert story_of(app) == first
    write(app, "story_title", f"{NASTY} again")
    second = parse_story(format_story(story_of(app)))
    app = offer_file(opened("build"), format_story(second))
    assert story_of(app) == second == replace(first, title=f"{NASTY} again")


def test_a_draft_is_not_replaced_before_the_reader_has_agreed(copied):
    assert "This replaces “The Pong Su affair (copy)”" in " ".join(one.value for one in copied.warning)
    assert "story_begin_empty" not in {button.key for button in copied.button}
    copied.checkbox(key="story_may_replace").check().run()
    press(copied, "story_begin_empty")
    assert headings(copied) == []


def test_a_draft_that_is_thrown_away_can_be_brought_back(copied):
    before = story_of(copied)
    press(copied, "story_throw_away")
    assert copied.session_state["story_draft"] is None
    press(copied, "story_bring_back")
    assert story_of(copied) == before


def test_what_was_typed_before_the_tab_was_closed_is_put_into_its_fields():
    choice = Choice("Old", why="Because")
    story = Story("own", "Old", chapters=(Chapter("a", "A", choices=(choice,)), Chapter("b", "B")))
    typed = {
        "story_title": " ", "story_summary": "About it", "story_heading_b": "Second",
        "story_choice_text_0_a": "New", "story_choice_text_7_a": "none", "story_text_gone": "none",
    }  # fmt: skip
    found = with_typed(story, typed)
    assert (found.title, found.summary) == ("Old", "About it")
    assert [chapter.heading for chapter in found.chapters] == ["A", "Second"]
    assert found.chapters[0].choices == (replace(choice, text="New"),)


def test_opening_a_file_replaces_the_draft_and_undo_brings_it_back(copied):
    before = story_of(copied)
    app = offer_file(copied, format_story(shipped_stories()["hamhung"]))
    assert story_of(app).id == "hamhung"
    press(app, "story_undo")
    assert story_of(app) == before


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        ("title = ", ["The file is not TOML"]),
        (b"\xff\xfe\x00", ["not a text in UTF-8"]),
        ('color = "red"', ["“color” is not a part", "The story has no id", "The story has no title"]),
        (
            format_story(Story("x", "X", chapters=(Chapter("a", "A", events=("no",), period="soon"),))),
            ["Chapter 1: the record has no event “no”", "Chapter 1: period"],
        ),
        (
            format_story(Story("x", "X", chapters=(Chapter("a", "A"),) * (MAX_CHAPTERS + 1))),
            ["61 chapters; 60 are the most"],
        ),
    ],
)  # fmt: skip
def test_a_bad_file_is_told_everything_and_the_draft_is_kept(copied, content, problems):
    before = story_of(copied)
    app = offer_file(copied, content, "lesson.toml")
    said = app.error[0].value
    assert "“lesson.toml” was not opened, and your draft was kept" in said
    assert [problem for problem in problems if problem not in said] == []
    assert story_of(app) == before


def test_a_full_story_takes_no_further_chapter():
    full = Story("own", "Full", chapters=tuple(Chapter(f"c-{n}", f"C {n}") for n in range(MAX_CHAPTERS)))
    app = opened("build")
    app.session_state["story_draft"] = Draft(full)
    app.run()
    assert app.button(key="story_add").disabled
    assert any("60 chapters are the most" in info.value for info in app.info)


def test_an_event_that_left_the_record_is_said_and_can_be_taken_out():
    app = opened("build")
    app.session_state["story_draft"] = Draft(
        Story("own", "Old", chapters=(Chapter("a", "A", events=("gone",)),))
    )
    app.run()
    assert not app.exception
    assert any("no longer in the record" in caption.value for caption in app.caption)
    press(app, "story_drop_gone")
    assert story_of(app).chapters[0].events == ()


def test_an_open_event_is_added_to_the_story_from_its_card():
    app = opened("events", event=["pongsu-2003"])
    press(app, "story_add_event")
    (chapter,) = story_of(app).chapters
    assert chapter.events == ("pongsu-2003",)
    assert "In your story: go on building" in [link.proto.label for link in app.get("page_link")]


def test_a_link_to_a_chapter_of_a_story_that_is_not_here_says_so():
    app = opened("teach", story=["own"], chapter=["chapter-1"])
    assert any("“chapter-1”" in warning.value for warning in app.warning)
    press(press(turned_to(app, "build"), "story_begin_empty"), "story_add")
    app = turned_to(app, "teach", story=["own"], chapter=["chapter-1"])
    assert app.warning.len == 0


def test_the_quiz_for_other_programs_is_one_click_away():
    app = opened("teach")
    offered = [button.proto.label for button in app.get("download_button")]
    assert "Quiz for Moodle (XML)" not in offered
    app.session_state["teach_hamhung_quiz"] = True
    app.run()
    offered = [button.proto.label for button in app.get("download_button")]
    assert offered.count("Quiz for Moodle (XML)") == 1
    assert not app.exception
