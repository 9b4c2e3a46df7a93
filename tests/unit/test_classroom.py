"""The classroom file: it loads nothing, runs only its own parts, and text stays text."""

import base64
import gzip
import html
import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest

from bellflower.__main__ import main
from bellflower.analysis.selection import select
from bellflower.publish.content_policy import hash_of
from bellflower.query.filters import EventFilter, chosen
from bellflower.query.permalink import View
from bellflower.record.dataset import load_dataset
from bellflower.teaching.formats import LESSON_FORMATS, StoryNeededError, lesson_bytes
from bellflower.teaching.offline.security_policy import inline, json_text
from bellflower.teaching.stories.library import Chapter, Choice, Story, format_story, shipped_stories

NASTY = "</script><img src=x onerror=alert(1)> ]]> <!-- <script> &amp; \"'"
SIGNS = NASTY + "\u2028\u2029\u202eevil\u0000"
LOADING = {"src", "srcset", "data", "poster", "action", "formaction", "background", "ping"}


@dataclass
class Parsed(HTMLParser):
    """The elements of a page with their attributes, and the text of its scripts and styles."""

    elements: list = field(default_factory=list)
    raw: list = field(default_factory=list)

    def __post_init__(self):
        super().__init__(convert_charrefs=True)
        self.text = ""

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self.raw.append((tag, dict(attrs), ""))

    def handle_data(self, data):
        if self.cdata_elem:
            tag, attrs, text = self.raw[-1]
            self.raw[-1] = tag, attrs, text + data
        else:
            self.text += data

    def data(self, name):
        """A part of the data of the page, or the text of another of its scripts."""
        return next(text for _, attrs, text in self.raw if attrs.get("id") == f"data-{name}")

    @property
    def policy(self):
        content = next(a["content"] for _, a in self.elements if a.get("http-equiv"))
        rules = (rule.split() for rule in content.split("; "))
        return {name: sources for name, *sources in rules}


def parse(html):
    parsed = Parsed()
    parsed.feed(html.decode() if isinstance(html, bytes) else html)
    parsed.close()
    return parsed


@pytest.fixture(scope="module")
def file(record):
    """The classroom file of the whole record with a shipped story."""
    return lesson_bytes("html", record, shipped_stories()["hamhung"])


@pytest.fixture(scope="module")
def page(file):
    return parse(file)


@pytest.fixture
def hostile(good):
    """The file of a record and a story in which every text tries to be more than text."""
    good.change("events", 2, title=NASTY, summary=NASTY, date_note=NASTY)
    good.change("claims", 2, says=NASTY, asserted_by=NASTY)
    good.change("sources", 2, title=NASTY, reliability=NASTY, publisher=NASTY)
    good.change("places", 3, name=NASTY, other_names=NASTY)
    good.change("routes", 2, title=NASTY)
    record = load_dataset(good.folder)
    chapter = Chapter(
        "c", SIGNS, text=SIGNS, events=("raid-1999",), question=SIGNS, answer=SIGNS,
        choices=(Choice(SIGNS, is_right=True, why=SIGNS),), claims=("raid-1999-c1",), note=SIGNS,
    )  # fmt: skip
    told = Story("s", SIGNS, audience=SIGNS, summary=SIGNS, chapters=(chapter,))
    return parse(lesson_bytes("html", record, told))


def test_a_text_that_looks_like_markup_stays_text(hostile, page):
    tags = {tag for tag, _ in hostile.elements}
    assert tags <= {tag for tag, _ in page.elements} | {"ul", "ol"}
    assert not [name for _, attrs in hostile.elements for name in attrs if name.startswith("on")]
    scripts = [attrs for tag, attrs, _ in hostile.raw if tag == "script"]
    assert len(scripts) == len([tag for tag, _, _ in page.raw if tag == "script"])
    assert hostile.text.count(NASTY) >= 10


def test_data_that_looks_like_markup_is_read_back_as_it_was(hostile):
    lesson = json.loads(hostile.data("lesson"))
    assert lesson["chapters"][0]["heading"] == SIGNS
    assert json.loads(hostile.data("quiz"))["questions"][0]["choices"][0]["why"] == SIGNS
    assert NASTY in json.loads(hostile.data("spec"))["events"]["title"]
    assert not re.search("[<>&\u2028\u2029]", hostile.data("lesson") + hostile.data("spec"))


def test_what_could_end_a_script_is_refused_rather_than_inlined():
    for text in ("a</script>b", "a</STYLE >b", "a<!--b"):
        with pytest.raises(ValueError, match="would end its element"):
            inline(text)
    assert inline("a < b && c") == "a < b && c"
    assert json_text("<a>&\u2028") == '"\\u003ca\\u003e\\u0026\\u2028"'


def test_nothing_may_be_loaded_and_nothing_asks_for_it(page):
    assert page.policy["default-src"] == ["'none'"]
    assert page.policy["img-src"] == ["data:", "blob:"]
    assert not {"'unsafe-inline'", "'unsafe-eval'", "'self'", "*"} & {
        source for sources in page.policy.values() for source in sources
    }
    assert not [(tag, attrs) for tag, attrs in page.elements if LOADING & attrs.keys()]
    links = [(tag, attrs["href"]) for tag, attrs in page.elements if "href" in attrs]
    assert {tag for tag, _ in links} == {"a", "link"}
    assert [href for tag, href in links if tag == "link"] == ["data:,"]
    styles = "".join(text for tag, _, text in page.raw if tag == "style")
    assert not re.search(r"url\(|@import|@font-face", styles)


def test_each_script_and_style_is_allowed_by_its_own_hash(page):
    runs = [text for tag, a, text in page.raw if tag == "script" and a.get("type") in (None, "module")]
    plotly = gzip.decompress(base64.b64decode(page.data("plotly"))).decode()
    assert page.policy["script-src"] == [hash_of(text) for text in [*runs, plotly]]
    styles = [text for tag, _, text in page.raw if tag == "style"]
    made = ""  # by plotly, which fills it rule by rule
    assert set(page.policy["style-src-elem"]) == {hash_of(text) for text in (*styles, made)}
    attributes = {hash_of(attrs["style"]) for _, attrs in page.elements if "style" in attrs}
    assert set(page.policy["style-src-attr"]) == {"'unsafe-hashes'", *attributes}


def test_links_leave_without_saying_from_where_and_only_where_they_may(page, file, record):
    away = [a for tag, a in page.elements if tag == "a" and not a["href"].startswith("#")]
    linked = set(record.sources.loc[record.sources["link"] == "yes", "url"])
    assert {attrs["href"] for attrs in away} <= linked
    assert all("noreferrer" in attrs["rel"] for attrs in away)
    silent = set(record.sources.loc[record.sources["link"] == "no", "url"]) - linked - {""}
    assert silent
    assert not [url for url in silent if f'"{url}"'.encode() in file]


def test_every_link_within_the_file_leads_somewhere(page):
    ids = {attrs["id"] for _, attrs in page.elements if "id" in attrs}
    chapters = {chapter.id for chapter in shipped_stories()["hamhung"].chapters}
    known = ids | {f"chapter-{chapter}" for chapter in chapters}
    targets = {a["href"][1:] for tag, a in page.elements if tag == "a" and a["href"].startswith("#")}
    assert targets - known == set()


def test_the_file_is_small_enough_for_a_message_and_always_the_same(file, record):
    assert len(file) <= 6_600_000
    assert lesson_bytes("html", record, shipped_stories()["hamhung"]) == file


def test_a_selection_comes_with_the_events_of_its_story(record):
    told = shipped_stories()["pong-su"]
    wanted = select(record, View(EventFilter(chosen=chosen(province={"KP-10"}))))
    page = parse(lesson_bytes("html", record, told, wanted))
    of_story = {event for chapter in told.chapters for event in chapter.events}
    shown = set(json.loads(page.data("spec"))["events"]["id"])
    assert shown == of_story | set(wanted.events["id"])
    cards = {a["id"].removeprefix("event-") for _, a in page.elements if "cr-card" in a.get("class", "")}
    assert shown <= cards


def test_without_a_story_the_file_asks_about_disputed_dates(record):
    wanted = select(record, View(EventFilter(text="amnesty")))
    page = parse(lesson_bytes("html", record, None, wanted))
    assert json.loads(page.data("lesson")) is None
    assert json.loads(page.data("quiz"))["id"] == "disputes"


def test_only_the_teachers_file_holds_notes_and_answers_beside_the_quiz(record):
    told = shipped_stories()["hamhung"]
    pupils, teachers = (lesson_bytes(name, record, told).decode() for name in ("html", "html-teacher"))
    quiz = re.compile(r'<script type="application/json" id="data-quiz">.*?</script>', re.DOTALL)
    texts = [html.unescape(quiz.sub("", page)) for page in (pupils, teachers)]
    secret = [
        text for each in told.chapters for text in (each.note, each.answer, each.plain_answer) if text
    ]
    secret += [choice.why for each in told.chapters for choice in each.choices if choice.why]
    assert [text for text in secret if text in texts[0].replace('\\"', '"')] == []
    assert [text for text in secret if text not in texts[1].replace('\\"', '"')] == []


@pytest.mark.parametrize("name", [n for n, each in LESSON_FORMATS.items() if each.needs_story])
def test_a_format_that_shows_a_story_says_if_none_is_named(record, name):
    with pytest.raises(StoryNeededError, match="Choose a story"):
        lesson_bytes(name, record, None)


def export(tmp_path, *more):
    return main(["export", "--out", str(tmp_path / "out"), *more])


def test_the_command_line_writes_a_story_file_of_ones_own(tmp_path, capsys):
    mine = tmp_path / "mine.toml"
    mine.write_text(format_story(Story("m", "Mine", chapters=(Chapter("a", "One"),))), encoding="utf-8")
    assert export(tmp_path, "--format", "html", "--query", "q=amnesty", "--story", str(mine)) == 0
    assert "the story 'Mine' in" in capsys.readouterr().out
    assert b'<h1 id="story-title">Mine</h1>' in (tmp_path / "out").read_bytes()


def test_the_command_line_says_everything_that_is_wrong_with_a_story(tmp_path, capsys):
    mine = tmp_path / "mine.toml"
    chapters = (Chapter("a", "One", events=("no-such-event",)), Chapter("a", ""))
    mine.write_text(format_story(Story("m", "Mine", chapters=chapters)), encoding="utf-8")
    assert export(tmp_path, "--format", "html", "--story", str(mine)) == 1
    assert len(capsys.readouterr().err.splitlines()) >= 3
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--format", "story"], "Choose a story"),
        (["--format", "html", "--story", "nowhere.toml"], "neither a story of the record"),
    ],
)
def test_the_command_line_says_that_a_story_is_missing(tmp_path, capsys, arguments, reason):
    assert export(tmp_path, *arguments) == 1
    assert reason in capsys.readouterr().err
