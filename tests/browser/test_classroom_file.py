"""The classroom file from a disk without any network: by keyboard, on a phone, without scripts."""

import csv
import io
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from bellflower.analysis.selection import select
from bellflower.query.filters import EventFilter, chosen
from bellflower.query.permalink import View
from bellflower.teaching.formats import lesson_bytes
from bellflower.teaching.quiz.questions import build_quiz
from bellflower.teaching.stories.library import shipped_stories
from tests.browser.conftest import FRAMES, WAIT

STORY = shipped_stories()["hamhung"]
LAST = STORY.chapters[-1]
WATCH = """addEventListener('securitypolicyviolation', (event) =>
  (window.refused ??= []).push(event.violatedDirective))"""


@dataclass
class Pupil:
    """Somebody with the file and no network: what the file asked for, and what went wrong in it."""

    page: Page
    address: str
    asked: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, part: str = "") -> None:
        """Open the file at a part, anew."""
        self.page.goto("about:blank")
        self.page.goto(self.address + part)
        self.page.locator('html[data-ready="true"]').wait_for(state="attached")

    def expect_focus(self, text: str | re.Pattern[str]) -> None:
        """Wait until the keyboard is where that *text* stands; a page moves it after it has drawn."""
        expect(self.page.locator(":focus")).to_have_text(text)


@pytest.fixture(scope="module")
def file(record, tmp_path_factory) -> Path:
    """A file with the events of one province and a story."""
    selection = select(record, View(EventFilter(chosen=chosen(province={"KP-08"}))))
    written = tmp_path_factory.mktemp("stick") / "classroom.html"
    written.write_bytes(lesson_bytes("html", record, STORY, selection))
    return written


def new_pupil(context: BrowserContext, file: Path) -> Pupil:
    context.set_offline(True)
    pupil = Pupil(context.new_page(), file.as_uri())
    pupil.page.set_default_timeout(WAIT)
    pupil.page.add_init_script(WATCH)
    pupil.page.on("request", lambda request: pupil.asked.append(request.url.partition("#")[0]))
    pupil.page.on("pageerror", lambda error: pupil.errors.append(str(error.stack or error)))
    pupil.page.on(
        "console", lambda said: pupil.errors.append(said.text) if said.type == "error" else None
    )
    return pupil


def finish(pupil: Pupil) -> None:
    """Close the page; it must have asked for nothing but itself, and its policy refused nothing."""
    refused = pupil.page.evaluate("window.refused ?? []")
    pupil.page.context.close()
    assert set(pupil.asked) - {"about:blank"} <= {pupil.address}
    assert pupil.errors == []
    assert refused == []


@pytest.fixture
def pupil(chromium, file):
    opened = new_pupil(chromium.new_context(viewport={"width": 1440, "height": 900}), file)
    yield opened
    finish(opened)


def test_a_class_goes_through_the_file_by_keyboard_alone(pupil):
    page = pupil.page
    pupil.open()
    page.keyboard.press("Tab")
    pupil.expect_focus("Skip to the content")

    page.locator("#present").press("Enter")
    lesson = page.locator('[data-testid="lesson"][data-ready="true"]')
    lesson.wait_for()
    page.keyboard.press("a")  # which the pupils' file does not hold
    expect(lesson).to_have_attribute("data-step", "key")
    for _chapter in STORY.chapters[1:]:
        page.keyboard.press("ArrowRight")
    page.locator(f'[data-testid="lesson"][data-chapter="{LAST.id}"]').wait_for()
    page.wait_for_url(f"**#chapter-{LAST.id}")
    expect(page.locator("html")).to_have_css("overflow-y", "hidden")  # no scroll bar beside the story
    with page.expect_popup() as notes:
        page.keyboard.press("w")
    expect(notes.value.locator("body")).to_have_css(
        "margin-left", "24px"
    )  # the policy lets it be styled
    notes.value.close()
    page.keyboard.press("Escape")
    lesson.wait_for(state="detached")
    expect(page.locator("html")).to_have_css("overflow-y", "visible")
    pupil.expect_focus("Show on the map")

    page.get_by_role("link", name="Explore").press("Enter")
    view = page.locator('#linked-view[data-ready="true"]')
    view.wait_for()
    page.get_by_test_id("period-start").press("PageUp")
    page.locator('#linked-view[data-period^="1890/"]').wait_for()
    page.get_by_test_id("period-start").press("t")
    row = page.locator(".in-table [data-event-id]").first
    title = row.inner_text()
    row.press("Enter")
    card = page.get_by_test_id("event-card")
    card.get_by_role("heading", name=title).wait_for()
    page.keyboard.press("Escape")
    card.wait_for(state="hidden")
    pupil.expect_focus(re.compile(re.escape(title)))  # on the entry of the list


def test_answers_of_the_quiz_outlive_the_page_and_a_claim_leads_to_its_event(pupil):
    page = pupil.page
    pupil.open("#quiz")
    page.get_by_test_id("quiz-handle-start").press("PageUp")
    page.get_by_test_id("quiz-reveal").press("Enter")
    pupil.expect_focus(re.compile("^The evidence: 1925–1939"))
    opener = page.get_by_role("button", name="Open the event").first
    opener.press("Enter")
    page.get_by_role("dialog").get_by_text("Hungnam").first.wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="hidden")
    pupil.expect_focus("Open the event")
    page.get_by_role("button", name="Summary").press("Enter")
    told = page.get_by_test_id("quiz-mean").inner_text()
    assert f"1 of {len(STORY.chapters)} questions" in told
    pupil.open("#quiz")
    page.locator('[data-testid="quiz"][data-answered="1"]').wait_for()
    page.get_by_role("button", name="Summary").click()
    assert page.get_by_test_id("quiz-mean").inner_text() == told


def test_dark_stays_until_it_is_taken_back(pupil):
    root = pupil.page.locator("html")
    button = pupil.page.get_by_role("button", name="Dark")
    pupil.open("#explore")
    expect(root).to_have_attribute("data-theme", "light")
    button.click()
    pupil.open("#explore")
    expect(root).to_have_attribute("data-theme", "dark")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    pupil.page.emulate_media(color_scheme="dark")
    expect(root).to_have_attribute("data-theme", "light")
    pupil.open("#explore")
    expect(root).to_have_attribute("data-theme", "light")


def test_paper_gets_the_story_its_events_and_sources_and_nothing_to_press(pupil):
    page = pupil.page
    pupil.open("#story")
    assert page.locator("#cards h3").count() == 0  # they are read when they are needed
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    shown = page.locator("body").inner_text()
    for text in (STORY.chapters[0].question, "Events of the story", "Sources", "How to cite"):
        assert text in shown
    assert "Answers to the questions" not in shown  # they are in the teacher's file
    assert page.locator("button:visible, nav:visible, input:visible, dialog:visible").count() == 0
    told = {event for chapter in STORY.chapters for event in chapter.events}
    cards = page.locator(".cr-card:visible").evaluate_all("nodes => nodes.map((node) => node.id)")
    assert {card.removeprefix("event-") for card in cards} == told
    assert page.locator(".cr-card:visible h3:visible").count() == len(told)
    written = page.pdf(prefer_css_page_size=True)
    paper = pypdf.PdfReader(io.BytesIO(written)).pages[0].mediabox
    assert paper.height > paper.width  # the instrument alone lies across


def test_a_pupil_reads_the_story_in_plain_language_and_touches_a_hard_word(pupil):
    page, chapter = pupil.page, STORY.chapters[0]
    pupil.open("#story")
    first = page.locator(f"#text-{chapter.id}")
    expect(first.get_by_text(chapter.text[:40])).to_be_visible()
    expect(first.locator(".cr-plain").first).to_be_hidden()
    page.get_by_test_id("level").click()
    plain = [chapter.plain_key_sentence, chapter.plain]  # its question is plain as it is
    expect(first.locator(".cr-plain")).to_have_text(plain)
    for text in (chapter.text, chapter.key_sentence):
        expect(first.get_by_text(text, exact=True)).to_be_hidden()
    page.locator("#story .bf-term").first.click()
    expect(page.locator("#meaning")).to_contain_text(": ")
    page.get_by_role("link", name="Show the story with map and timeline").click()
    page.locator('[data-testid="lesson"][data-ready="true"]').wait_for()
    expect(page.locator(".ls-key")).to_have_text(chapter.plain_key_sentence)
    page.keyboard.press("t")
    expect(page.locator(".ls-text")).to_have_text(chapter.plain)
    page.keyboard.press("k")
    expect(page.locator(".ls-code")).to_contain_text("There is no link")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Quiz").click()
    expect(page.get_by_test_id("quiz-level")).to_have_attribute("aria-pressed", "true")
    page.get_by_test_id("quiz-handle-start").press("PageUp")
    page.get_by_test_id("quiz-reveal").click()
    expect(page.get_by_test_id("quiz-outcome")).to_contain_text(chapter.plain_answer)
    page.get_by_test_id("quiz-level").click()
    expect(page.get_by_test_id("quiz-outcome")).to_contain_text(chapter.answer)


def test_a_story_that_is_left_while_it_starts_stays_closed_and_opens_later(pupil):
    page = pupil.page
    pupil.open("#story")
    page.evaluate(
        """(chapter) => new Promise((done) => {
          location.hash = `chapter-${chapter}`;
          setTimeout(() => {
            location.hash = "about";
            const look = () => (window.Plotly ? done() : requestAnimationFrame(look));
            look();
          }, 0);
        })""",
        STORY.chapters[0].id,
    )
    for _look in range(5):
        page.evaluate(FRAMES)
    expect(page.locator("#page")).not_to_have_attribute("inert", "")
    expect(page.locator("#lesson")).to_be_empty()
    expect(page.get_by_role("heading", name="About this file")).to_be_visible()
    pupil.open(f"#chapter-{STORY.chapters[0].id}")
    page.locator("#lesson").get_by_text(STORY.chapters[0].heading).first.wait_for()
    page.keyboard.press("Escape")
    expect(page.locator("#lesson")).to_be_empty()


def test_a_search_finds_events_by_their_cards_in_korean_too(pupil):
    page = pupil.page
    pupil.open("#events")
    events = page.locator("#events .cr-index > li:visible")
    everything = events.count()
    page.locator("#search").fill("평성")
    found = events.count()
    assert 0 < found < everything
    assert page.locator("#events-count").inner_text().startswith(f"{found} of ")


@pytest.mark.parametrize(
    "part", ["#story", "#explore", "#quiz", "#events", "#event-hungnam-complex-1927"]
)
def test_a_phone_scrolls_in_one_direction_only(chromium, file, part):
    pupil = new_pupil(chromium.new_context(viewport={"width": 360, "height": 740}), file)
    pupil.open(part)
    assert pupil.page.evaluate("document.documentElement.scrollWidth") <= 360
    finish(pupil)


def test_without_scripts_the_story_the_cards_and_the_sources_can_be_read(chromium, file, record):
    title = record.events.set_index("id").at[LAST.events[-1], "title"]
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    page.get_by_text("Scripts are switched off").wait_for()
    shown = page.locator("main").inner_text()
    assert title in shown
    assert STORY.chapters[0].question in shown
    assert "Between 1925 and the 1930s." not in shown  # an answer, which only the teacher's file holds
    assert page.locator("#sources li:visible").count() > 20
    assert page.get_by_role("link", name="Quiz").count() == 0
    context.close()


def test_a_teacher_opens_thirty_files_of_answers_without_a_network(chromium, record, tmp_path):
    written = tmp_path / "teacher.html"
    written.write_bytes(
        lesson_bytes("html-teacher", record, STORY, select(record, View(EventFilter(text="amnesty"))))
    )
    quiz = build_quiz(record, STORY)
    files = []
    for number in range(30):
        answers = [
            {"id": one["id"], "question": one["question"], "value": guess(one, number), "judged": 0.5}
            for one in quiz["questions"]
        ]
        told = {
            "kind": "bellflower-quiz-answers", "version": 1, "quiz": quiz["key"], "title": quiz["title"],
            "name": f"Pupil {number:02}", "answers": answers,
        }  # fmt: skip
        name = f"{number}.json"
        files.append({"name": name, "mimeType": "application/json", "buffer": json.dumps(told).encode()})
    teacher = new_pupil(chromium.new_context(viewport={"width": 1366, "height": 768}), written)
    page = teacher.page
    teacher.open("#story")
    page.emulate_media(media="print")
    assert "Between 1925 and the 1930s." in page.locator("#answers").inner_text()
    page.emulate_media(media="null")
    teacher.open("#results")
    page.get_by_test_id("results-files").set_input_files(files)
    page.locator('[data-testid="results"][data-handed="30"]').wait_for()
    assert page.locator(".qz-class tbody tr").count() == 30
    for one in quiz["questions"]:
        section = page.locator(f'[data-question="{one["id"]}"]')
        assert "30 of 30 answered" in section.inner_text()
        if one["kind"] == "choice":
            counts = [int(row.get_attribute("data-n")) for row in section.locator("li").all()]
            assert sum(counts) == 30
    with page.expect_download() as saved:
        page.get_by_test_id("results-csv").click()
    rows = list(csv.reader(saved.value.path().read_text(encoding="utf-8-sig").splitlines()))
    assert [row[0] for row in rows[1:]] == [f"Pupil {number:02}" for number in range(30)]
    assert len({len(row) for row in rows}) == 1
    finish(teacher)


def guess(question, number):
    """Return what pupil *number* answers to *question*."""
    if question["kind"] == "interval":
        return [1900 + number, 1960 + number]
    if question["kind"] == "choice":
        return [number % len(question["choices"])]
    return question["places"] if question["kind"] == "place" else "In my own words"
