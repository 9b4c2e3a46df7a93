"""The guided stories: chapters that name events of their time, and ask and answer a question."""

import tomllib

import pytest

from explorer.dates import parse_date
from explorer.figures.basemap import VIEWS
from explorer.filters import EventFilter, in_period
from explorer.schema import DATA

PATHS = sorted((DATA / "stories").glob("*.toml"))
STORIES = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in PATHS}
CHAPTERS = [
    pytest.param(chapter, id=f"{name}/{chapter.get('id')}")
    for name, story in STORIES.items()
    for chapter in story["chapters"]
]


def test_there_are_three_stories():
    assert len(STORIES) >= 3


@pytest.mark.parametrize("name", STORIES)
def test_a_story_has_a_title_an_audience_and_the_id_of_its_file(name):
    story = STORIES[name]
    assert story["id"] == name
    assert all(story[part].strip() for part in ("title", "audience", "summary"))


@pytest.mark.parametrize("name", STORIES)
def test_the_ids_of_the_chapters_of_a_story_differ(name):
    ids = [chapter["id"] for chapter in STORIES[name]["chapters"]]
    assert len(set(ids)) == len(ids) >= 5


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_has_every_part(chapter):
    parts = ("id", "heading", "text", "period", "view", "question", "answer", "note")
    assert [part for part in parts if not chapter[part].strip()] == []
    assert chapter["view"] in VIEWS
    assert chapter["question"].endswith(("?", "."))
    assert "answer_date" in chapter


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_events_of_a_chapter_exist_and_none_stands_twice(chapter, record):
    assert chapter["events"]
    assert sorted(set(chapter["events"]) - set(record.events["id"])) == []
    assert len(set(chapter["events"])) == len(chapter["events"])


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_events_of_a_chapter_touch_its_period(chapter, record):
    period = parse_date(chapter["period"])
    events = record.events[record.events["id"].isin(chapter["events"])]
    outside = events[~in_period(events, EventFilter(period.earliest, period.latest))]
    assert outside["id"].tolist() == []


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_an_answer_that_is_a_date_can_be_read(chapter):
    assert chapter["answer_date"] == "" or parse_date(chapter["answer_date"])
