"""The handout: all that a pupil reads and fills in, the key apart, and no text taken for markup."""

import io
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser

import docx
import pypdf
import pytest
from lxml import etree

from bellflower.record.dataset import load_dataset
from bellflower.teaching.formats import lesson_bytes
from bellflower.teaching.handout import documents
from bellflower.teaching.handout.axis import handout_axis
from bellflower.teaching.handout.documents import PdfError
from bellflower.teaching.handout.handout import PAPERS, handout_html
from bellflower.teaching.handout.maps import handout_maps
from bellflower.teaching.handout.svg_map import province_letters
from bellflower.teaching.stories.library import Chapter, Choice, Story, shipped_stories
from bellflower.teaching.stories.references import story_references
from tests.hostile import MARKUP, write_hostile_record

SHIPPED = shipped_stories()
NASTY = " ".join((*MARKUP, "nul \0 \x1b[0m \ud800 함흥", "W" * 200))


class Reading(HTMLParser):
    """What stands in a page: its tags with their attributes, its links and its text."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.links, self.text = [], [], ""
        self.is_style = False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        self.is_style = tag == "style"
        if tag == "a":
            self.links.append(attributes["href"])

    def handle_data(self, data):
        if not self.is_style:
            self.text += data


@pytest.fixture(scope="module")
def sheets(record):
    return {name: Reading(handout_html(record, story)) for name, story in SHIPPED.items()}


@pytest.fixture(scope="module")
def keys(record):
    return {name: Reading(handout_html(record, story, is_key=True)) for name, story in SHIPPED.items()}


@pytest.mark.parametrize("name", SHIPPED)
def test_the_sheet_has_every_text_and_question_in_full_and_no_answer(sheets, name):
    read = sheets[name]
    for chapter in SHIPPED[name].chapters:
        for part in (chapter.heading, chapter.text, chapter.question):
            assert part in read.text
        for choice in chapter.choices:
            assert choice.text in read.text
            assert not choice.why or choice.why not in read.text
        assert chapter.answer not in read.text
        assert chapter.note not in read.text


@pytest.mark.parametrize("name", SHIPPED)
def test_the_key_has_every_answer_its_reasons_its_claims_and_the_note(keys, record, name):
    key = keys[name].text
    says = record.claims.set_index("id")["says"]
    for chapter in SHIPPED[name].chapters:
        assert chapter.answer in key
        assert chapter.note in key
        for choice in chapter.choices:
            assert choice.why in key
        for claim in chapter.claims:
            assert says[claim] in key


@pytest.mark.parametrize("name", SHIPPED)
def test_whoever_denies_what_a_chapter_tells_stands_in_the_key(keys, record, name):
    told = {event for chapter in SHIPPED[name].chapters for event in chapter.events}
    denials = record.claims[(record.claims["stance"] == "denies") & record.claims["event_id"].isin(told)]
    for says in denials["says"]:
        assert says in keys[name].text


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


def test_a_story_without_a_question_of_time_has_free_lines(sheets, keys):
    assert [row.start for row in handout_axis(SHIPPED["pong-su"], []).rows] == [None, None, None]
    assert "Because:" in sheets["pong-su"].text
    assert "Draw the events of the story" in sheets["pong-su"].text
    assert "Draw each answer" in sheets["hamhung"].text
    assert ("Timeline" in keys["hamhung"].text, "Timeline" in keys["pong-su"].text) == (True, False)


@pytest.mark.parametrize("name", SHIPPED)
def test_only_a_source_that_may_be_linked_is_linked_and_every_source_is_listed_in_the_key(
    sheets, keys, record, name
):
    references = story_references(record, SHIPPED[name]).values()
    assert sheets[name].links == []
    assert keys[name].links == [one.url for one in references if one.url]
    for one in references:
        assert f"[{one.number}]" in keys[name].text
    forbidden = record.sources.loc[record.sources["link"] == "no", "url"]
    assert set(forbidden).isdisjoint(keys[name].links)


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
    mine = Story("own", "Mine", "For all", "About", (chapter, chapter))
    quiet = replace(
        chapter, **dict.fromkeys(("id", "heading", "text", "question", "answer", "note"), "x"),
        choices=(Choice("x", True, "x"), Choice("")), query="",
    )  # fmt: skip
    calm = Story("own", "Mine", "For all", "About", (quiet, quiet))
    for is_key in (False, True):
        plain = Reading(handout_html(record, mine, is_key=is_key))
        tags = [tag for tag, _ in Reading(handout_html(record, calm, is_key=is_key)).tags]
        assert [tag for tag, _ in plain.tags] == tags
        assert NASTY.split("nul")[0].strip() in plain.text
        assert "\0" not in plain.text


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
    assert "Empty" in read.text
    assert "Name the provinces" in read.text


def test_the_word_bank_names_every_place_that_a_map_asks_for(record, sheets):
    for name, story in SHIPPED.items():
        for one in handout_maps(record, story):
            assert sorted(label for _sign, label in (*one.places, *one.provinces)) == list(one.bank)
            assert " · ".join(one.bank) in sheets[name].text


def told_of(story, *, is_key):
    """Return the texts that must stand in the sheet or in the key, and those that must not."""
    asked = [text for each in story.chapters for text in (each.text, each.question)]
    told = [text for each in story.chapters for text in (each.answer, each.note) if text]
    told += [choice.why for each in story.chapters for choice in each.choices if choice.why]
    return (told, []) if is_key else (asked, told)


@pytest.mark.parametrize("is_key", [False, True])
def test_every_document_has_what_its_reader_needs_and_pupils_get_no_answer(record, is_key):
    story = SHIPPED["hamhung"]
    key = "-key" if is_key else ""
    files = {
        kind: lesson_bytes(f"handout{key}-{kind}", record, story) for kind in ("docx", "odt", "pdf")
    }
    word = docx.Document(io.BytesIO(files["docx"]))
    with zipfile.ZipFile(io.BytesIO(files["odt"])) as parts:
        content = etree.fromstring(parts.read("content.xml"))
        styles = parts.read("styles.xml").decode()
        pictures = [name for name in parts.namelist() if name.startswith("Pictures/")]
    pdf = pypdf.PdfReader(io.BytesIO(files["pdf"]))
    texts = {
        "docx": "".join(paragraph.text for paragraph in word.paragraphs),
        "odt": "".join(content.itertext()),
        "pdf": "".join(page.extract_text() for page in pdf.pages),
    }
    wanted, unwanted = told_of(story, is_key=is_key)
    for text in map(_squeezed, texts.values()):
        assert [one for one in wanted if _squeezed(one) not in text] == []
        assert [one for one in unwanted if _squeezed(one) in text] == []
    assert len(word.inline_shapes) == len(pictures) == 2  # a map and the timeline
    assert "num-list-format" not in re.search("<text:outline-style.*</text:outline-style>", styles)[0]
    if not is_key:  # a question stands on one page with its choices and the room for an answer
        kept = {one.text: one.paragraph_format.keep_with_next for one in word.paragraphs}
        choices = [f"☐ {one.text}" for chapter in story.chapters for one in chapter.choices]
        assert all(kept[one] for one in (*choices, *(one.question for one in story.chapters)))
        assert etree.tostring(content).decode().count('style-name="Kept"') > len(choices)
    for kind, content in files.items():
        assert lesson_bytes(f"handout{key}-{kind}", record, story) == content, kind


def _squeezed(text):
    """Return *text* without spaces, and without what a line break in a PDF adds."""
    return "".join(text.split()).replace("-", "")


def test_where_no_pdf_can_be_made_the_format_says_so(record, monkeypatch):
    monkeypatch.setattr(documents, "can_make_pdf", lambda: False)
    with pytest.raises(PdfError, match="Pango is missing"):
        lesson_bytes("handout-pdf", record, SHIPPED["hamhung"])
