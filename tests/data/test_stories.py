"""The guided stories: chapters that name events of their time, and ask and answer a question."""

from collections import Counter

import pytest

from bellflower.record.dates import parse_date
from bellflower.query.filters import EventFilter, in_period
from bellflower.record.schema import DATA
from bellflower.teaching.stories.library import OWN, format_story, parse_story, shipped_stories, story_problems

PATHS = sorted((DATA / "stories").glob("*.toml"))
STORIES = shipped_stories()
CHAPTERS = [
    pytest.param(chapter, id=f"{name}/{chapter.id}")
    for name, story in STORIES.items()
    for chapter in story.chapters
]
LEAST = {"interval": 8, "place": 8, "choice": 20, "words": 3}  # questions answered in each way
LESSONS = ("five-eras", "from-ships-to-closure")  # the eras of the timeline, in two lessons
MOST_CHAPTERS = 9  # of a lesson of 45 minutes
MOST_WORDS = 120  # of the text of a chapter, which is read from the back row


def chapters_with(part: str):
    return [one for one in CHAPTERS if getattr(one.values[0], part)]


def places_of(chapter, record):
    at = record.event_places
    return set(at.loc[at["event_id"].isin(chapter.events), "place_id"])


def test_the_stories_are_those_that_the_documents_name():
    assert list(STORIES) == [*LESSONS, "hamhung", "pong-su", "routes", "who-says-so"]
    assert OWN not in STORIES


@pytest.mark.parametrize("name", STORIES)
def test_a_story_fits_into_a_lesson(name):
    chapters = STORIES[name].chapters
    assert len(chapters) <= MOST_CHAPTERS
    long = {chapter.id: len(chapter.text.split()) for chapter in chapters}
    assert {one: words for one, words in long.items() if words > MOST_WORDS} == {}


def test_the_two_lessons_go_through_the_eras_of_the_timeline_by_name(record):
    eras = [chapter.heading.split(": ")[0] for name in LESSONS for chapter in STORIES[name].chapters]
    assert list(dict.fromkeys(eras)) == record.eras["title"].tolist()


def test_the_first_sentence_of_an_era_stands_alone(record):
    first = record.eras["summary"].str.split(r"(?<=[a-z0-9])\. ", n=1, regex=True).str[0]
    assert first.str.len().max() <= 160


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_file_has_the_id_of_its_story_and_its_one_form(path):
    text = path.read_text(encoding="utf-8")
    story = parse_story(text)
    assert story.id == path.stem
    assert format_story(story) == text, "run python -m tools.format_data"


@pytest.mark.parametrize("name", STORIES)
def test_a_story_fits_the_record_and_says_for_whom_it_is(name, record):
    story = STORIES[name]
    assert story_problems(story, record) == ()
    assert all((story.title.strip(), story.audience.strip(), story.summary.strip()))
    assert len(story.chapters) >= 5


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_has_every_part(chapter):
    parts = ("id", "heading", "text", "period", "question", "answer", "note")
    assert [part for part in parts if not getattr(chapter, part).strip()] == []
    assert chapter.question.endswith(("?", "."))
    assert chapter.events


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_events_of_a_chapter_touch_its_period(chapter, record):
    period = parse_date(chapter.period)
    events = record.events[record.events["id"].isin(chapter.events)]
    outside = events[~in_period(events, EventFilter(period.earliest, period.latest))]
    assert outside["id"].tolist() == []


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_an_answer_rests_on_claims_of_the_events_of_its_chapter(chapter, record):
    claims = record.claims[record.claims["event_id"].isin(chapter.events)]
    assert chapter.claims
    assert [one for one in chapter.claims if one not in set(claims["id"])] == []


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_question_is_answered_in_one_way(chapter):
    parts = (chapter.answer_date, chapter.answer_places, chapter.choices)
    assert sum(map(bool, parts)) <= 1


def test_the_questions_are_a_mix():
    kinds = Counter(one.values[0].answered_by for one in CHAPTERS)
    assert {kind: kinds[kind] for kind, least in LEAST.items() if kinds[kind] < least} == {}


@pytest.mark.parametrize("chapter", chapters_with("answer_date"))
def test_an_answer_that_is_an_interval_meets_the_claims_it_rests_on(chapter, record):
    answer = parse_date(chapter.answer_date)
    assert not answer.is_open_start
    assert not answer.is_open_end
    claims = record.claims[record.claims["id"].isin(chapter.claims)]
    dates = [text for text in claims["answer_date"] if text]
    if not dates:  # then the events that the claims speak of
        events = record.events[record.events["id"].isin(claims["event_id"])]
        dates = [text for text in events["date"] if text]
    spans = [parse_date(text) for text in dates]
    assert any(span.earliest <= answer.latest and span.latest >= answer.earliest for span in spans)


@pytest.mark.parametrize("chapter", chapters_with("answer_places"))
def test_the_places_of_an_answer_are_on_the_map_and_of_the_events(chapter, record):
    assert sorted(set(chapter.answer_places) - places_of(chapter, record)) == []
    places = record.places[record.places["id"].isin(chapter.answer_places)]
    assert places["latitude"].notna().all()


@pytest.mark.parametrize("chapter", chapters_with("choices"))
def test_some_reasons_hold_and_some_do_not_and_each_says_why(chapter):
    held = [choice.is_right for choice in chapter.choices]
    assert 3 <= len(held) <= 4
    assert 0 < sum(held) < len(held)
    assert all(choice.text.strip() and choice.why.strip().endswith(".") for choice in chapter.choices)
    assert len({choice.text for choice in chapter.choices}) == len(held)


@pytest.mark.parametrize("chapter", chapters_with("choices"))
def test_the_question_says_whether_one_reason_holds_or_several(chapter):
    several = sum(choice.is_right for choice in chapter.choices) > 1
    assert ("Choose every " in chapter.question) is several
    assert ("Choose the " in chapter.question) is not several
