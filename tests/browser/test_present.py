"""A teacher presents a story: keys and clicker, links, back, scrubbing, notes, sizes, calm motion."""

import re

import pytest
from playwright.sync_api import Page, expect

from bellflower.teaching.stories.library import shipped_stories
from tests.browser.conftest import WAIT, Reader, new_reader

STORY = shipped_stories()["five-eras"]
IDS = [chapter.id for chapter in STORY.chapters]
LAST = len(IDS)
SIZES = [
    (1024, 768, 20),
    (1920, 1080, 28),
]  # px of the screen, and of the smallest text for the back row

# turns the wheel on the map as soon as a journey moves the years, however long a machine takes for that
PERIOD = "document.querySelector('[data-testid=linked-view]').dataset.period"
HAND_ON_THE_WAY = """() => {
  const view = document.querySelector('[data-testid=linked-view]');
  const map = document.querySelector('.lv-map-plot');
  const before = view.dataset.period;
  const watcher = new MutationObserver(() => {
    if (view.dataset.period === before) return;
    watcher.disconnect();
    const { left, top } = map.getBoundingClientRect();
    const [x, y] = [left + 300, top + 200];
    document.elementFromPoint(x, y).dispatchEvent(new WheelEvent('wheel',
      { deltaY: -100, clientX: x, clientY: y, bubbles: true, cancelable: true }));
  });
  watcher.observe(view, { attributes: true });
}"""


class Lesson:
    """A presentation by its hooks."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.page: Page = reader.page
        self.root = reader.page.get_by_test_id("lesson")
        self.live = reader.page.get_by_test_id("lesson-live")
        self.view = reader.page.get_by_test_id("linked-view")

    def open(self, path: str) -> None:
        self.page.goto(self.reader.address + path)
        self.page.locator('[data-testid="lesson"][data-ready="true"]').wait_for()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def arrives(self, chapter: str) -> None:
        """Wait until map and timeline show *chapter* and the address names it."""
        expect(self.root).to_have_attribute("data-at", chapter, timeout=WAIT)
        expect(self.page).to_have_url(re.compile(f"chapter={chapter}(&|$)"), timeout=WAIT)

    def arrives_at_map(self, chapter: str) -> None:
        """Wait until map and timeline show *chapter*."""
        expect(self.root).to_have_attribute("data-at", chapter, timeout=WAIT)

    def is_at(self, chapter: str) -> None:
        expect(self.root).to_have_attribute("data-chapter", chapter)


@pytest.fixture
def lesson(reader: Reader) -> Lesson:
    reader.page.set_viewport_size({"width": 1024, "height": 768})
    return Lesson(reader)


def test_a_story_is_presented_by_keyboard_from_the_first_chapter_to_the_last(lesson: Lesson):
    lesson.open("present?story=five-eras")
    for number, chapter in enumerate(STORY.chapters, 1):
        lesson.is_at(chapter.id)
        expect(lesson.live).to_contain_text(f"Chapter {number} of {LAST}: {chapter.heading}")
        current = lesson.page.locator('.ls-progress [aria-current="step"]')
        expect(current).to_have_attribute("aria-label", re.compile(f"^Chapter {number} of {LAST}: "))
        if number in (2, 6, LAST):  # a region, the world, North Korea
            lesson.arrives(chapter.id)
            expect(lesson.view).to_have_attribute("data-period", chapter.period)
            expect(lesson.page.get_by_test_id(f"view-{chapter.view}")).to_have_attribute(
                "aria-pressed", "true"
            )
        lesson.press("PageDown" if number % 2 else "ArrowRight")
    lesson.is_at(IDS[-1])
    expect(lesson.live).to_have_text("This is the last chapter.")
    lesson.press("Home")
    lesson.is_at(IDS[0])
    lesson.press("End", "PageUp", "ArrowLeft")
    lesson.is_at(IDS[-3])


def test_a_link_opens_a_chapter_cold_and_back_goes_back_a_chapter(lesson: Lesson):
    lesson.open("present?story=five-eras&chapter=white-bellflower")
    lesson.is_at("white-bellflower")
    expect(lesson.view).to_have_attribute("data-period", "1986/1995")
    lesson.press("ArrowRight")
    lesson.arrives("counting-a-harvest")
    root = lesson.root.element_handle()
    lesson.page.go_back()
    lesson.arrives("white-bellflower")
    assert root.evaluate("node => node.isConnected"), "the stage is not drawn anew"


def test_space_asks_and_answers_and_escape_leaves_step_by_step(lesson: Lesson):
    lesson.open("present?story=five-eras&chapter=white-bellflower")
    chapter = STORY.chapters[IDS.index("white-bellflower")]
    body = lesson.page.locator(".ls-body")
    lesson.press("Space")
    expect(body).to_contain_text(chapter.question)
    expect(body).not_to_contain_text(chapter.answer[:40])
    lesson.press("Space")
    expect(body).to_contain_text(chapter.answer[:40])
    expect(lesson.page.locator(".lv-mark")).to_be_visible()
    lesson.press("e")
    for number in range(1, len(chapter.events) + 1):  # one event at a time, then the chapter again
        expect(body).to_contain_text(f"Event {number} of {len(chapter.events)}")
        expect(body.locator(".ls-event")).to_have_attribute("data-event", chapter.events[number - 1])
        lesson.press("Space")
    expect(body).to_contain_text(chapter.key_sentence)
    expect(body.get_by_role("note")).to_contain_text("children")
    lesson.press("t")
    expect(body).to_contain_text(chapter.text[:40])
    lesson.press("r")
    expect(body).to_contain_text(chapter.plain[:40])
    lesson.press("a")
    expect(body).to_contain_text(chapter.plain_answer)
    lesson.press("t")
    body.get_by_role("button", name="Defectors").click()
    expect(body.locator(".ls-meaning")).to_contain_text("left their country")
    lesson.press("Escape")
    expect(body).to_contain_text(chapter.plain_key_sentence)
    lesson.press("b", "ArrowRight")  # any key brings a blank screen back and does nothing else
    expect(lesson.page.get_by_test_id("lesson-blank")).to_be_hidden()
    lesson.is_at(chapter.id)
    lesson.press(".")
    expect(lesson.page.get_by_test_id("lesson-blank")).to_be_visible()
    lesson.press("b", "?")
    expect(lesson.page.get_by_role("dialog", name="Keys")).to_contain_text("PageDown")
    lesson.press("Escape", "n")
    expect(lesson.page.locator(".ls-notes")).to_contain_text(chapter.note[:40])
    lesson.press("Escape", "Escape")
    lesson.page.locator(".st-key-bf_masthead").wait_for()
    expect(lesson.page).to_have_url(re.compile("/teach"))
    expect(lesson.page).to_have_url(re.compile("story=five-eras"))


def test_scrubbing_sends_nothing_and_the_clicker_goes_on_from_there(lesson: Lesson):
    lesson.open("present?story=five-eras&chapter=white-bellflower")
    lesson.arrives("white-bellflower")
    lesson.reader.rest()
    lesson.reader.sent.clear()
    box = lesson.page.get_by_test_id("period-end").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + 20
    lesson.page.mouse.move(x, y)
    lesson.page.mouse.down()
    lesson.page.mouse.move(x + 60, y, steps=12)
    expect(lesson.view).not_to_have_attribute("data-period", "1986/1995")
    assert lesson.reader.sent == []
    lesson.page.mouse.up()
    lesson.is_at("white-bellflower")
    lesson.press("PageDown")  # the hand has let go of the handle: this is the clicker
    lesson.arrives("counting-a-harvest")
    expect(lesson.view).to_have_attribute("data-period", "1990/2003")
    lesson.page.get_by_test_id("period-start").focus()
    lesson.press("ArrowRight")  # a handle with the focus keeps its keys
    expect(lesson.view).to_have_attribute("data-period", "1991/2003")
    lesson.is_at("counting-a-harvest")


def test_the_notes_in_a_second_window_follow_and_lead(lesson: Lesson):
    lesson.open("present?story=hamhung")
    with lesson.page.expect_popup() as opened:
        lesson.press("w")
    notes = opened.value
    chapters = shipped_stories()["hamhung"].chapters
    expect(notes.locator(".note")).to_have_text(chapters[0].note)
    expect(notes.locator(".next")).to_contain_text(chapters[1].heading)
    lesson.press("ArrowRight")
    expect(notes.locator("h1")).to_have_text(chapters[1].heading)
    notes.keyboard.press("PageDown")
    lesson.is_at(chapters[2].id)
    expect(notes.locator("#left")).to_contain_text("left")
    notes.keyboard.press("z")  # pupils keep what they see while the teacher looks ahead
    notes.keyboard.press("PageDown")
    expect(notes.locator("h1")).to_have_text(chapters[3].heading)
    expect(notes.locator(".frozen")).to_contain_text("they see chapter 3")
    lesson.is_at(chapters[2].id)
    notes.keyboard.press("z")
    lesson.is_at(chapters[3].id)
    expect(lesson.root).to_have_attribute("data-step", "key")  # the chapter from its beginning
    notes.close()


def test_in_the_room_there_are_a_dot_a_light_a_code_captions_and_a_map_that_is_near(lesson: Lesson):
    lesson.open("present?story=hamhung&chapter=a-chemical-complex")
    lesson.arrives_at_map("a-chemical-complex")
    shown = lesson.page.evaluate(
        """() => {
          const path = (kind) => [...document.querySelectorAll('.lv-map-plot path.point')].filter(
            (node) => node.style.display !== 'none'
              && node.classList.contains('lv-pale') === (kind === 'pale'));
          return {strong: path('strong').length, pale: path('pale').length};
        }"""
    )
    assert shown["strong"] >= 1, "the places of the chapter are at full strength"
    assert shown["pale"] > shown["strong"], "and the others recede"
    pointer = lesson.page.locator(".ls-pointer")
    lesson.press("l")
    expect(pointer).to_have_attribute("data-kind", "dot")
    lesson.press("s")
    expect(pointer).to_have_attribute("data-kind", "light")
    lesson.press("s")
    expect(pointer).to_be_hidden()
    lesson.press("p")
    expect(lesson.page.get_by_test_id("lesson-caption")).to_contain_text("between 1925")
    lesson.press("Escape", "k")
    expect(lesson.page.get_by_test_id("lesson-code")).to_be_visible()
    address = lesson.page.locator(".ls-url").inner_text()
    assert address == f"{lesson.reader.address}go/hamhung/1"
    lesson.press("Escape")
    expect(lesson.page.get_by_test_id("lesson-code")).to_be_hidden()
    span = "() => document.querySelector('.lv-map-plot').layout.geo.projection.scale"
    before = lesson.page.evaluate(span)
    lesson.press("+")
    lesson.reader.wait_until(f"({span})() > {before}")
    lesson.open(address.removeprefix(lesson.reader.address))
    lesson.is_at("a-chemical-complex")


def test_a_hand_on_the_map_ends_the_journey_and_what_it_sees_stays(lesson: Lesson):
    lesson.open("present?story=five-eras&chapter=cairo-and-copenhagen")
    lesson.arrives_at_map("cairo-and-copenhagen")
    before = lesson.view.get_attribute("data-period")
    lesson.page.evaluate(HAND_ON_THE_WAY)
    lesson.press("End")
    lesson.is_at(IDS[-1])
    lesson.reader.wait_until(f"{PERIOD} !== '{before}'")
    lesson.reader.still(PERIOD)
    assert lesson.root.get_attribute("data-at") != IDS[-1]
    first, last = lesson.view.get_attribute("data-period").split("/")
    assert (first, last) != tuple(STORY.chapters[-1].period.split("/"))
    lesson.press("Home")
    lesson.arrives(IDS[0])


def test_with_reduced_motion_a_chapter_is_there_at_once(chromium, server):
    reader = new_reader(chromium, server, reduced_motion="reduce")
    lesson = Lesson(reader)
    lesson.open("present?story=five-eras")
    frames = reader.page.evaluate(
        """async () => {
          const [root, view] = ['lesson', 'linked-view'].map(
            (name) => document.querySelector(`[data-testid=${name}]`));
          const [seen, before] = [new Set(), view.dataset.period];
          const note = () => view.dataset.period !== before && seen.add(view.dataset.period);
          new MutationObserver(note).observe(view, {attributes: true});
          document.dispatchEvent(new KeyboardEvent('keydown', {key: 'End'}));
          while (root.dataset.at !== root.dataset.chapter) await new Promise(requestAnimationFrame);
          await new Promise(requestAnimationFrame);
          return [...seen];
        }"""
    )
    assert frames == [STORY.chapters[-1].period]
    reader.page.context.close()


@pytest.mark.parametrize(("width", "height", "least"), SIZES)
def test_the_longest_chapter_is_read_from_the_back_row_without_scrolling(
    lesson: Lesson, width: int, height: int, least: int
):
    chapter = max(STORY.chapters, key=lambda one: len(one.text))
    lesson.page.set_viewport_size({"width": width, "height": height})
    lesson.open(f"present?story=five-eras&chapter={chapter.id}")
    key = lesson.page.locator(".ls-key").evaluate(
        "(node) => parseFloat(getComputedStyle(node).fontSize)"
    )
    assert key >= 1.4 * least
    lesson.press("t")
    lesson.page.locator(".ls-text").wait_for()
    measured = lesson.page.evaluate(
        """() => {
          const px = (name) => parseFloat(getComputedStyle(document.querySelector(name)).fontSize);
          const body = document.querySelector('.ls-body');
          return {text: px('.ls-text'), heading: px('.ls-heading'),
                  hidden: body.scrollHeight - body.clientHeight,
                  page: document.documentElement.scrollHeight - innerHeight};
        }"""
    )
    assert measured["text"] >= max(least, 0.0135 * width)
    assert measured["heading"] >= 0.022 * width
    assert measured["hidden"] <= 1
    assert measured["page"] <= 0


def test_a_swipe_turns_the_chapter_on_a_phone_and_a_question_fills_it(chromium, server):
    phone = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
    reader = new_reader(chromium, server, **phone)
    lesson = Lesson(reader)
    lesson.open("present?story=pong-su&chapter=no-such-chapter")
    expect(reader.page.locator(".ls-messages")).to_contain_text("no-such-chapter")
    touch = reader.page.context.new_cdp_session(reader.page)
    for kind, points in (("Start", [(300, 500)]), ("Move", [(80, 510)]), ("End", [])):
        at = [{"x": x, "y": y} for x, y in points]
        touch.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": at})
    lesson.is_at(shipped_stories()["pong-su"].chapters[1].id)
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 360
    buttons = reader.page.locator(".ls-progress button")
    sizes = [buttons.nth(number).bounding_box() for number in range(buttons.count())]
    assert min(min(box["width"], box["height"]) for box in sizes) >= 24
    reader.page.keyboard.press("q")
    reader.page.locator('.lesson[data-wide="true"]').wait_for()
    asked, foot = (reader.page.locator(part).bounding_box() for part in (".ls-panel", ".ls-foot"))
    assert (asked["x"], asked["y"], asked["width"]) == (0, 0, 360)
    assert asked["height"] == pytest.approx(foot["y"], abs=1)
    assert foot["y"] + foot["height"] == pytest.approx(740, abs=1)
    assert (reader.strangers, reader.errors) == ([], [])
    reader.page.context.close()


def test_the_countries_of_the_world_are_land_and_the_oceans_are_not(lesson: Lesson):
    lesson.open("present?story=pong-su&chapter=one-case-among-others")  # all of the world
    filled = lesson.page.evaluate(
        """() => {
          const map = document.querySelector('.lv-map-plot');
          const land = map.querySelector('.scatterlayer > g.trace path.js-line');
          const {projection} = map._fullLayout.geo._subplot;
          const isLand = (place) => {
            const point = map.querySelector('svg').createSVGPoint();
            [point.x, point.y] = projection(place);
            return land.isPointInFill(point);
          };
          return {australia: isLand([134, -25]), brazil: isLand([-55, -10]), atlantic: isLand([-30, 0])};
        }"""
    )
    assert filled == {"australia": True, "brazil": True, "atlantic": False}
    lesson.open("present?story=pong-su&chapter=a-landing-at-night")  # a small part of it, far from Korea
    lesson.arrives_at_map("a-landing-at-night")
    visible = "() => document.querySelector('.lv-map-plot').data.slice(0, 2).map((one) => one.visible)"
    lesson.reader.wait_until(f"JSON.stringify(({visible})()) === '[true,false]'")
