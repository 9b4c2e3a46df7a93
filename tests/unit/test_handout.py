"""The handout: all that a pupil reads and fills in, the key apart, and no text taken for markup."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from bellflower.record.dataset import load_dataset
from bellflower.teaching.handout.axis import handout_axis
from bellflower.teaching.handout.handout import PAPERS, handout_html
from bellflower.teaching.handout.maps import handout_maps
from bellflower.teaching.handout.svg_map import province_letters
from bellflower.teaching.stories.library import Chapter, Choice, Story, shipped_stories
from bellflower.teaching.stories.references import story_references
from tests.hostile import MARKUP, write_hostile_record

SHIPPED = shipped_stories()
NASTY = " ".join((*MARKUP, "nul \0 \x1b[0m \ud800 함흥", "W" * 200))


class Reading(HTMLParser):
    """What stands in a page: its tags with their attributes, and its text before and after the key."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.links, self.sheet, self.key = [], [], "", ""
        self.is_key = self.is_style = False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        self.is_key = self.is_key or attributes.get("class") == "key"
        self.is_style = tag == "style"
        if tag == "a":
            self.links.append(attributes["href"])

    def handle_data(self, data):
        if self.is_style:
            return
        if self.is_key:
            self.key += data
        else:
            self.sheet += data


@pytest.fixture(scope="module")
def sheets(record):
    return {name: Reading(handout_html(record, story)) for name, story in SHIPPED.items()}


@pytest.mark.parametrize("name", SHIPPED)
def test_the_sheet_has_every_text_and_question_in_full_and_no_answer(sheets, name):
    read = sheets[name]
    for chapter in SHIPPED[name].chapters:
        for part in (chapter.heading, chapter.text, chapter.question):
            assert part in read.sheet
        for choice in chapter.choices:
            assert choice.text in read.sheet
            assert not choice.why or choice.why not in read.sheet
        assert chapter.answer not in read.sheet
        assert chapter.note not in read.sheet


@pytest.mark.parametrize("name", SHIPPED)
def test_the_key_has_every_answer_its_reasons_its_claims_and_the_note(sheets, record, name):
    key = sheets[name].key
    says = record.claims.set_index("id")["says"]
    for chapter in SHIPPED[name].chapters:
        assert chapter.answer in key
        assert chapter.note in key
        for choice in chapter.choices:
            assert choice.why in key
        for claim in chapter.claims:
            assert says[claim] in key


@pytest.mark.parametrize("name", SHIPPED)
def test_whoever_denies_what_a_chapter_tells_stands_in_the_key(sheets, record, name):
    told = {event for chapter in SHIPPED[name].chapters for event in chapter.events}
    denials = record.claims[(record.claims["stance"] == "denies") & record.claims["event_id"].isin(told)]
    for says in denials["says"]:
        assert says in sheets[name].key


@pytest.mark.parametrize("name", SHIPPED)
def test_the_blank_map_has_numbers_and_letters_and_no_name(record, name):
    for one in handout_maps(record, SHIPPED[name]):
        texts = [label.text for label in one.blank.labels]
        letters = list(province_letters().values()) if one.view == "nk" else []
        assert sorted(texts) == sorted([*letters, *(str(number) for number, _ in one.places)])
        assert len(one.blank.marks) == len(one.places)
        assert {label.text.partition(" ")[0] for label in one.key.labels} >= {
            str(number) for number, _name in one.places
        }


def test_a_province_is_asked_for_by_its_letter_and_not_by_a_number_too(record):
    (one,) = handout_maps(record, SHIPPED["hamhung"])
    names = [name for _number, name in one.places]
    assert "Hamhung 함흥" in names
    assert not [name for name in names if name.startswith("South Pyongan")]
    assert ("D", "South Pyongan") in one.provinces


def test_each_question_of_time_has_a_line_on_the_timeline_and_its_bar_in_the_key():
    story = SHIPPED["hamhung"]
    axis = handout_axis(story, [(1, "1925/1939"), (3, "2004/2006")])
    assert [row.words for row in axis.rows] == ["Question 1", "Question 3"]
    years = dict(axis.ticks)
    first, second = axis.rows
    assert years[1920] < first.start < years[1930] < first.end == years[1940]
    assert years[2000] < second.start < second.end < years[2010]


def test_a_story_without_a_question_of_time_has_free_lines(sheets):
    assert [row.start for row in handout_axis(SHIPPED["pong-su"], []).rows] == [None, None, None]
    assert "Because:" in sheets["pong-su"].sheet


@pytest.mark.parametrize("name", SHIPPED)
def test_only_a_source_that_may_be_linked_is_linked_and_every_source_is_listed(sheets, record, name):
    references = story_references(record, SHIPPED[name]).values()
    assert sheets[name].links == [one.url for one in references if one.url]
    for one in references:
        assert f"[{one.number}]" in sheets[name].key
    forbidden = record.sources.loc[record.sources["link"] == "no", "url"]
    assert set(forbidden).isdisjoint(sheets[name].links)


@pytest.mark.parametrize("paper", PAPERS)
def test_the_page_says_its_paper_and_can_load_or_run_nothing(record, paper):
    page = handout_html(record, SHIPPED["hamhung"], paper)
    tags = Reading(page).tags
    assert f"@page {{ size: {paper};" in page
    assert {tag for tag, _ in tags}.isdisjoint(
        {"script", "link", "img", "iframe", "form", "image", "use"}
    )
    policy = next(a["content"] for tag, a in tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'")
    assert "url(" not in page


def test_another_paper_is_refused_by_name(record):
    with pytest.raises(ValueError, match="'A5' is not a paper of the handout, which are A4, letter"):
        handout_html(record, SHIPPED["hamhung"], "A5")


def test_the_same_story_is_the_same_page(record):
    assert handout_html(record, SHIPPED["hamhung"]) == handout_html(record, SHIPPED["hamhung"])


def test_nothing_in_a_story_of_a_reader_becomes_markup(record):
    chapter = Chapter(
        NASTY, NASTY, NASTY, "not a date", "nowhere", NASTY, ("no-such-event",), NASTY, NASTY, "no date",
        ("no-such-place",), (Choice(NASTY, True, NASTY), Choice("")), ("no-such-claim",), NASTY,
    )  # fmt: skip
    plain = Reading(handout_html(record, Story("own", "Mine", "For all", "About", (chapter, chapter))))
    quiet = replace(
        chapter, **dict.fromkeys(("id", "heading", "text", "question", "answer", "note"), "x"),
        choices=(Choice("x", True, "x"), Choice("")), query="",
    )  # fmt: skip
    calm = Reading(handout_html(record, Story("own", "Mine", "For all", "About", (quiet, quiet))))
    assert [tag for tag, _ in plain.tags] == [tag for tag, _ in calm.tags]
    assert NASTY.split("nul")[0].strip() in plain.sheet
    assert "\0" not in plain.sheet + plain.key


def test_nothing_in_the_record_becomes_markup(tmp_path):
    hostile = load_dataset(write_hostile_record(tmp_path))
    page = handout_html(hostile, SHIPPED["pong-su"])
    read = Reading(page)
    assert {tag for tag, _ in read.tags}.isdisjoint({"script", "img", "iframe"})
    assert not [name for _tag, attributes in read.tags for name in attributes if name.startswith("on")]
    assert all(link.startswith("https://linked.example/") for link in read.links)
    assert not re.search(r"<svg onload", page)


def test_a_story_without_a_chapter_is_still_a_sheet(record):
    read = Reading(handout_html(record, Story("own", "Empty")))
    assert "Empty" in read.sheet
    assert "Name the provinces" in read.sheet
