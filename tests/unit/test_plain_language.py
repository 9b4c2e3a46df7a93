"""The two levels of the guided stories: short sentences, explained words, measured, and switched."""

import re
import tomllib

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bellflower.teaching.present.focus import focus_of
from bellflower.teaching.present.levels import FILE, reading_levels
from bellflower.teaching.present.links import chapter_links
from bellflower.teaching.stories.glossary import glossary
from bellflower.teaching.stories.levels import in_plain
from bellflower.teaching.stories.library import MAX_KEY_WORDS, OWN, Chapter, Story, shipped_stories
from bellflower.teaching.stories.mentions import mentions_html, mentions_of
from bellflower.view.figures.basemap import VIEWS
from bellflower.web import ROUTES
from tools.reading_levels import texts_mark

STORIES = shipped_stories()
_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z\"0-9])")
_MOST_WORDS = 15


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_every_chapter_has_a_key_sentence_points_and_a_plain_text(story):
    for chapter in story.chapters:
        assert 5 < len(chapter.key_sentence.split()) <= MAX_KEY_WORDS
        assert chapter.points
        assert all(len(point.split()) <= 12 for point in chapter.points)
        assert len(_END.split(chapter.plain)) > 5


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_all_that_is_read_in_plain_language_has_short_sentences_and_no_form_that_is_not_needed(story):
    for chapter, plain in zip(story.chapters, in_plain(story).chapters):
        read = [plain.key_sentence, plain.text, plain.question, plain.answer]
        read += [choice.text for choice in plain.choices]
        sentences = [one for text in read for one in _END.split(text)]
        assert [one for one in sentences if len(one.split()) > _MOST_WORDS] == []
        assert len(plain.key_sentence.split()) <= MAX_KEY_WORDS
        assert plain.text == chapter.plain
        assert plain.answer != chapter.answer
        assert not {chapter.plain_key_sentence, chapter.plain_question} & {
            chapter.key_sentence,
            chapter.question,
        }
        assert ("Choose " in plain.question) is bool(chapter.choices)
        several = sum(choice.is_right for choice in chapter.choices) > 1
        assert ("Choose every " in plain.question) is several


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_the_texts_were_measured_as_they_are_and_the_plain_one_is_easier(story):
    measured = tomllib.loads(FILE.read_text(encoding="utf-8"))[story.id]
    assert measured["texts"] == texts_mark(story), "run: python -m tools.reading_levels"
    assert measured["plain"] < 6 < measured["standard"]
    assert str(measured["plain"]) in reading_levels(story)


def test_forty_terms_are_explained_and_each_stands_in_a_text():
    terms = glossary()
    assert len(set(terms.values())) >= 40
    told = " ".join(
        text for story in STORIES.values() for one in story.chapters for text in (one.plain, one.text)
    ).lower()
    unused = {meaning for form, meaning in terms.items() if form not in told}
    assert {meaning for form, meaning in terms.items() if form in told} >= unused


def test_chapters_on_executions_and_children_say_so_before(record):
    titles = record.events.set_index("id")["title"]
    for story in STORIES.values():
        for chapter in story.chapters:
            told = f"{chapter.text} {' '.join(titles.get(one, '') for one in chapter.events)}".lower()
            if re.search(r"\b(executed|executions?|shot)\b", told):
                assert "executions" in chapter.sensitive, (story.id, chapter.id)


def test_the_map_of_a_chapter_moves_to_its_events_or_shows_all_of_its_view(record):
    for chapter in (one for story in STORIES.values() for one in story.chapters):
        if (found := focus_of(record, chapter)) is None:
            continue
        view = VIEWS[chapter.view]
        assert found["east"] - found["west"] < view.east - view.west
        assert found["south"] < found["north"]
    assert focus_of(record, Chapter("a", "A")) is None


def test_a_short_link_leads_to_its_chapter_and_a_readers_own_story_has_none():
    client = TestClient(Starlette(routes=ROUTES), follow_redirects=False)
    story = STORIES["hamhung"]
    (first, *_rest) = chapter_links(story, story.id, "https://school.example/bell/", "lang=ko")
    assert first["url"] == "https://school.example/bell/go/hamhung/1?lang=ko"
    answer = client.get("/go/hamhung/1?lang=ko")
    wanted = f"../../present?story=hamhung&chapter={story.chapters[0].id}&lang=ko"
    assert (answer.status_code, answer.headers["location"]) == (307, wanted)
    for path in ("/go/hamhung/0", "/go/hamhung/99", "/go/nothing/1", "/go/hamhung/x"):
        assert client.get(path).status_code == 404
    assert chapter_links(Story(OWN, "Mine", chapters=(Chapter("a", "A"),)), OWN, "https://x/") == []


def test_an_event_and_a_place_name_the_chapters_that_tell_of_them(record):
    for event in STORIES["hamhung"].chapters[6].events:
        assert any(one.number == 7 for one in mentions_of([event]) if "hamhung" in one.address)
    place = mentions_html(record, "place", "hamhung")
    assert place.index("present?story=hamhung") < place.find("five-eras") % len(place)
    assert "<script" not in place
    told = {one for story in STORIES.values() for chapter in story.chapters for one in chapter.events}
    untold = next(one for one in record.events["id"] if one not in told)
    assert mentions_html(record, "event", untold) == ""
