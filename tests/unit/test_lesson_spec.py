"""What presenting a story is given: plain JSON of any story, periods as numbers."""

import json

import pytest

from bellflower.query.filters import EventFilter, chosen, select_facets
from bellflower.teaching.present.lesson import build_lesson
from bellflower.teaching.stories.library import Chapter, Choice, Story, shipped_stories

NASTY = "</script><img src=x onerror=alert(1)> \u202e “שאלה” \\ \x00"


def one_chapter(record, **parts):
    """The chapter of a lesson of one chapter, with *parts* other than the plainest."""
    story = Story("own", "Own", chapters=(Chapter("one", "One", **parts),))
    return build_lesson(record, story)["chapters"][0]


@pytest.mark.parametrize("story", shipped_stories().values(), ids=list(shipped_stories()))
def test_a_shipped_story_is_plain_json_with_every_chapter_and_every_event(record, story):
    lesson = build_lesson(record, story)
    assert json.loads(json.dumps(lesson, allow_nan=False)) == lesson
    told = [(row["id"], [event["id"] for event in row["events"]]) for row in lesson["chapters"]]
    assert told == [(chapter.id, list(chapter.events)) for chapter in story.chapters]
    assert all(row["problems"] == [] for row in lesson["chapters"])


@pytest.mark.parametrize(
    ("period", "first", "end", "words"),
    [
        ("1976/1977", 1976.0, 1978.0, "1976 to 1977"),
        ("2018/2018", 2018.0, 2019.0, "2018"),
        ("2020/..", 2020.0, None, "from 2020 on"),
        ("../1945", None, 1946.0, "by 1945 (start unknown)"),
        ("", None, None, "All years"),
        ("last summer", None, None, "All years"),
    ],
)
def test_a_period_is_decimal_years_and_words(record, period, first, end, words):
    chapter = one_chapter(record, period=period)
    assert (chapter["state"]["from"], chapter["state"]["to"]) == (first, end)
    assert chapter["period"] == words


def test_the_query_of_a_chapter_says_which_events_and_routes_are_left(record):
    chapter = one_chapter(
        record, query="province=KP-08&drug=methamphetamine&mode=upto&evidence=documented"
    )
    wanted = EventFilter(chosen=chosen(province={"KP-08"}, drug={"methamphetamine"}))
    assert chapter["only"] == select_facets(record.events, wanted, record.text_index)["id"].tolist()
    assert 0 < len(chapter["onlyRoutes"]) < len(record.routes)
    assert (chapter["state"]["mode"], chapter["state"]["evidence"]) == ("upto", 4)


def test_a_chapter_without_a_query_shows_the_whole_record(record):
    chapter = one_chapter(record, period="1970/1985")
    assert (chapter["only"], chapter["onlyRoutes"]) == (None, None)


def test_what_does_not_exist_is_left_out_of_a_lesson_and_told(record):
    chapter = one_chapter(
        record, events=("no-such-event", "pongsu-2003"), view="moon", query="category=flood"
    )
    assert [event["id"] for event in chapter["events"]] == ["pongsu-2003"]
    assert chapter["state"]["view"] == "nk"
    assert "“flood”" in chapter["problems"][0]


def test_any_text_passes_as_it_is(record):
    choices = (Choice(NASTY, is_right=True, why=NASTY),)
    story = Story(
        "own", NASTY, NASTY, NASTY, (Chapter("a", NASTY, NASTY, question=NASTY, choices=choices),)
    )
    lesson = json.loads(json.dumps(build_lesson(record, story)))
    assert lesson["title"] == lesson["chapters"][0]["heading"] == NASTY
    assert lesson["chapters"][0]["choices"] == [{"text": NASTY, "isRight": True, "why": NASTY}]


def test_an_event_is_told_with_date_evidence_and_number_of_sources(record):
    (event,) = one_chapter(record, events=("pongsu-2003",))["events"]
    claims = record.claims[record.claims["event_id"] == "pongsu-2003"]
    assert event["sources"] == f"{claims['source_id'].nunique()} sources"
    assert (event["date"], event["evidence"]) == ("April 15, 2003 to April 20, 2003", "Documented")
