"""The instrument on Explore: what it shows at once, in every window, and what moves when touched."""

import random
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LinkedView, Reader, new_reader

PARTS = (
    ".in-bar",
    ".in-maps",
    ".in-main",
    ".in-companion",
    ".in-rail",
    ".in-time",
    ".in-strip",
    ".in-canvas",
)
# window: names at overview, names 2010–2014, entries at overview, entries 2010–2014, two maps
BOUNDS = {
    (1366, 768): (12, 18, 5, 5, True),
    (1366, 640): (7, 10, 3, 3, True),
    (1024, 768): (9, 15, 4, 4, False),
    (1920, 1080): (20, 34, 8, 8, True),
}
RECTS = """(names) => names.map((name) => {
  const node = document.querySelector(name);
  const box = node.getBoundingClientRect();
  return [name, box.x, box.y, box.width, box.height].join(' ');
})"""
SEEN = """() => {
  const box = document.querySelector('[data-testid=event-list]').getBoundingClientRect();
  return [...document.querySelectorAll('[data-testid=event-entry]')].filter((node) => {
    const own = node.getBoundingClientRect();
    return own.top >= box.top - 1 && own.bottom <= box.bottom + 4;
  }).length;
}"""
OVERLAPS = """(selector) => {
  const boxes = [...document.querySelectorAll(selector)].filter((node) => node.style.display !== 'none')
    .map((node) => ({text: node.textContent, box: node.getBoundingClientRect()}));
  const found = [];
  boxes.forEach((one, i) => boxes.slice(i + 1).forEach((other) => {
    const [a, b] = [one.box, other.box];
    const isBeside = a.left >= b.right - 2 || b.left >= a.right - 2;
    if (!isBeside && a.top < b.bottom - 5 && b.top < a.bottom - 5) found.push([one.text, other.text]);
  }));
  return found;
}"""

# parts of the line above the timeline that lie over each other, or do not hold their own words
CROWDED = """() => {
  const all = [...document.querySelector('.in-thead').children];
  const parts = all.filter((node) => node.getClientRects().length);
  const boxes = parts.map((node) => node.getBoundingClientRect());
  const over = parts.filter((_node, i) => i && boxes[i].left < boxes[i - 1].right - 1);
  const mayBeCut = (node) => node.matches('.in-where');
  const full = parts.filter((node) => !mayBeCut(node) && node.scrollWidth > node.clientWidth + 1);
  return [...over, ...full].map((node) => node.textContent || node.className);
}"""


@pytest.fixture(params=list(BOUNDS), ids=lambda size: f"{size[0]}x{size[1]}")
def sized(request, chromium, server):
    width, height = request.param
    reader = new_reader(chromium, server, viewport={"width": width, "height": height})
    yield reader, BOUNDS[request.param]
    assert reader.errors == []
    reader.page.context.close()


def names(page: Page) -> int:
    return page.locator('[data-testid="timeline-name"]:visible').count()


def settle(page: Page) -> None:
    page.wait_for_timeout(400)


def test_each_window_shows_the_whole_story_at_once(sized):
    reader, (far, close, listed, listed_close, has_two) = sized
    reader.open()
    page = reader.view().page
    settle(page)
    assert page.evaluate("document.scrollingElement.scrollHeight <= innerHeight")
    main = page.get_by_test_id("stMain")
    assert main.evaluate("node => node.scrollHeight <= node.clientHeight + 1")
    assert page.get_by_test_id("map-companion").is_visible() == has_two
    eras = page.get_by_test_id("era-name")
    assert eras.count() == 7
    assert eras.evaluate_all(
        "nodes => nodes.every((node) => node.scrollHeight <= node.clientHeight + 1)"
    )
    assert names(page) >= far
    assert page.evaluate(SEEN) >= listed
    shape = page.evaluate(
        """() => {
          const pane = document.querySelector('[data-testid=map-main]').getBoundingClientRect();
          const shapes = [...document.querySelectorAll('[data-testid=map-main] [data-province]')];
          return shapes.every((node) => {
            const box = node.getBoundingClientRect();
            return box.left >= pane.left && box.right <= pane.right
              && box.top >= pane.top - 1 && box.bottom <= pane.bottom + 12;
          });
        }"""
    )
    assert shape
    reader.open("?from=2010&to=2014")
    settle(reader.view().page)
    assert names(page) >= close
    assert page.evaluate(SEEN) >= listed_close


def test_no_name_is_drawn_over_another_at_random_periods(chromium, server):
    reader = new_reader(chromium, server, viewport={"width": 1366, "height": 768})
    reader.open()
    view = reader.view()
    chosen = random.Random(13)
    for _ in range(12):
        first = chosen.randint(1900, 2020)
        last = min(2026, first + chosen.choice((0, 1, 3, 8, 20, 50)))
        page = view.page
        page.get_by_test_id("first-year").fill(str(first))
        page.get_by_test_id("last-year").fill(str(last))
        page.get_by_test_id("last-year").press("Enter")
        view.wait_for_period(f"{first}/{last}")
        settle(page)
        assert page.evaluate(OVERLAPS, '[data-testid="timeline-name"]') == []
        for pane in ("map-main", "map-companion"):
            assert page.evaluate(OVERLAPS, f'[data-testid="{pane}"] .in-label') == []
    reader.page.context.close()


def test_opening_and_closing_a_card_moves_nothing(reader: Reader):
    reader.open("?from=1990&to=2004")
    page = reader.view().page
    settle(page)
    before = page.evaluate(RECTS, PARTS)
    page.get_by_test_id("event-entry").nth(2).click()
    expect(page.locator('.bf-card[data-card="event"]')).to_be_visible()
    assert page.evaluate(RECTS, PARTS) == before
    expect(page).to_have_url(re.compile("event="))
    settle(page)
    assert page.evaluate(RECTS, PARTS) == before
    page.get_by_test_id("back").click()
    expect(page.get_by_test_id("event-list")).to_be_visible()
    assert page.evaluate(RECTS, PARTS) == before


def test_nothing_is_sent_while_a_hand_drags(reader: Reader):
    reader.open("?from=1990&to=2004")
    view = reader.view()
    page = view.page
    page.wait_for_timeout(1500)
    reader.sent.clear()
    box = view.handle("start").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 120, y, steps=30)
    page.wait_for_timeout(600)
    assert view.data("period") != "1990/2004"
    assert reader.sent == []
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"from=(199[1-9]|200\d)"))
    assert reader.sent != []


def drawn_sizes(page: Page) -> dict:
    return page.evaluate(
        """() => Object.fromEntries([
          ['.in-main', '.in-main svg.main-svg'], ['.in-axis', '.in-canvas'],
          ['.in-axis', '.in-words-over'],
        ].map((pair) => {
          const [a, b] = pair.map((name) => document.querySelector(name).getBoundingClientRect());
          const inner = pair[1];
          return [inner, Math.abs(a.width - b.width) + Math.abs(a.height - b.height)];
        }))"""
    )


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_change_of_the_window_refits_everything(chromium, server, language):
    reader = new_reader(chromium, server, viewport={"width": 1366, "height": 768})
    reader.open(f"?from=2000&to=2009&lang={language}")
    page = reader.view().page
    groups = page.locator("text.in-gutter-name:visible")
    lanes = groups.all_text_contents()
    sizes = (
        (1100, 700),
        (1600, 900),
        (390, 844),
        (844, 390),
        (768, 1024),
        (390, 844),
        (1366, 640),
        (1366, 768),
    )
    for width, height in sizes:
        page.set_viewport_size({"width": width, "height": height})
        settle(page)
        assert page.evaluate(CROWDED) == [], (width, height)
        if width > 700 and height > 500:
            assert all(off <= 2 for off in drawn_sizes(page).values()), (width, height)
            assert names(page) > 3
            assert groups.all_text_contents() == lanes
        else:  # the list is there instead
            assert names(page) == 0
            assert groups.count() <= 1  # that of the strip
        strip = page.get_by_test_id("strip").bounding_box()
        assert strip["x"] + strip["width"] <= width
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    assert reader.errors == []
    reader.page.context.close()


def test_a_phone_has_the_map_the_strip_and_the_list_in_a_sheet(chromium, server):
    reader = new_reader(chromium, server, viewport={"width": 390, "height": 844}, has_touch=True)
    reader.open()
    page = reader.view().page
    settle(page)
    assert page.evaluate(SEEN) >= 2
    for end in ("start", "end"):
        assert page.get_by_test_id(f"period-{end}").bounding_box()["width"] >= 44
    page.get_by_test_id("event-entry").first.click()
    expect(page.get_by_test_id("event-card")).to_be_visible()
    assert page.get_by_test_id("event-card").bounding_box()["y"] > 200
    page.get_by_test_id("back").click()
    page.locator(".in-every").click()
    expect(page.get_by_role("dialog").get_by_text("Trafficking")).to_be_visible()
    reader.page.context.close()


def test_an_era_is_a_door_to_its_years_and_back(reader: Reader):
    reader.open()
    view = reader.view()
    era = view.page.get_by_test_id("era-name").nth(4)
    era.click()
    expect(view.page).to_have_url(re.compile("from=1996&to=2004"))
    expect(view.page.locator(".in-story h2")).to_have_text("Export at sea")
    era.click()
    expect(view.page).not_to_have_url(re.compile("from="))


def test_even_years_are_in_the_address(reader: Reader):
    reader.open()
    view = reader.view()
    view.page.get_by_role("button", name="Even years").click()
    expect(view.page).to_have_url(re.compile("scale=even"))
    expect(view.page.get_by_test_id("scale")).to_have_attribute("data-scale", "even")


def test_a_period_without_events_says_what_that_means(reader: Reader):
    reader.open("?from=1880&to=1886")
    page = reader.view().page
    expect(page.get_by_text("does not mean that nothing happened")).to_be_visible()
    page.get_by_text("The next one after").click()
    expect(page).to_have_url(re.compile("event="))


def test_routes_have_a_list_of_their_own(reader: Reader):
    reader.open("?from=1990&to=2004&view=region")
    page = reader.view().page
    page.get_by_role("tab", name=re.compile("route")).click()
    row = page.locator("[data-route-row]").first
    row.click()
    expect(page).to_have_url(re.compile("route="))
    expect(page.locator(".in-route.in-on").first).to_be_attached()


def test_an_open_event_leaves_all_but_its_own_routes_pale(reader: Reader):
    reader.open("?view=region&event=pongsu-2003")  # it has no route on this map
    area = reader.view().page.get_by_test_id("map-main")
    routes = area.locator(".in-route")
    expect(routes.first).to_have_css("opacity", "0.14")
    expect(area.locator(".in-route-year")).to_have_count(0)
    reader.page.keyboard.press("Escape")
    expect(routes.first).not_to_have_css("opacity", "0.14")
    reader.open("?view=region&event=turubong-2002")
    reader.view()
    expect(area.locator(".in-route.in-on").first).to_have_css("opacity", "1")
    expect(area.locator(".in-route-year")).to_have_text(["2002"])


_NOTE_CAPTIONS = """
() => {
  window.captions = [];
  new MutationObserver(() => {
    const [text, last] = [document.querySelector('.in-big + h2')?.textContent, window.captions.at(-1)];
    if (text && text !== last?.text) window.captions.push({ text, at: performance.now() });
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
}
"""


def test_playing_tells_the_key_event_of_the_moment_long_enough_to_be_read(chromium, server):
    reader = new_reader(
        chromium, server, reduced_motion="reduce", viewport={"width": 1366, "height": 768}
    )
    reader.open()
    view = reader.view()
    view.page.evaluate(_NOTE_CAPTIONS)
    view.page.get_by_test_id("play").click()
    expect(view.page.locator(".in-story .in-big")).to_be_visible()
    expect(view.page.locator(".in-story h2")).to_be_visible()
    reader.wait_until("window.captions.length > 1")
    first, second = view.page.evaluate("window.captions.slice(0, 2).map((one) => one.at)")
    assert second - first > 1500
    view.page.get_by_test_id("play").click()
    expect(view.page.get_by_test_id("play")).to_have_attribute("aria-pressed", "false")
    reader.page.context.close()


def test_the_other_map_can_be_made_the_main_one(reader: Reader):
    reader.open()
    page = LinkedView(reader.page).page
    reader.view()
    page.get_by_test_id("map-companion").get_by_role("button", name=re.compile("Abroad")).click()
    expect(page).to_have_url(re.compile("view=region"))
    expect(page.get_by_test_id("map-companion").get_by_text("In North Korea")).to_be_visible()


def test_keys_open_the_next_event_the_search_and_the_table(reader: Reader):
    reader.open("?from=2018&to=2018")
    view = reader.view()
    page = view.page
    page.keyboard.press("j")
    expect(page.get_by_test_id("event-card")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.get_by_test_id("search")).to_be_focused()
    page.keyboard.press("Tab")
    view.handle("start").focus()
    page.keyboard.press("t")
    table = page.get_by_role("region", name="Table of the view")
    expect(table.locator("[data-event-id]")).to_have_count(int(view.data("visible")))
    page.keyboard.press("Escape")
    expect(table).to_be_hidden()


def test_questions_to_begin_with_open_the_view_that_answers_them_and_cards_lead_to_chapters(
    chromium, server
):
    """On a first visit, as a pupil would: question by question, then a place and its story."""
    reader = new_reader(chromium, server, is_known=False, viewport={"width": 1366, "height": 768})
    page = reader.page
    reader.open()
    reader.view()
    asked = page.get_by_test_id("question-list")
    expect(asked).to_contain_text("Choose a mark, a place or a line")
    asked.get_by_role("link", name="When did methamphetamine reach ordinary people?").click()
    expect(page.get_by_test_id("event-card")).to_contain_text("Around 2005")
    expect(asked).to_be_hidden()
    card = page.get_by_role("navigation", name="In the guided stories")
    expect(card.get_by_role("link").first).to_be_visible()
    page.get_by_test_id("back").click()
    for name, told in (("Which ships went to Japan?", "Hosojima"), ("Where were crackdowns", "Hamhung")):
        page.get_by_test_id("questions").click()
        asked.get_by_role("link", name=name).click()
        expect(page.get_by_test_id("event-list")).to_contain_text(told)
    page.get_by_test_id("questions").click()
    page.get_by_test_id("search").fill("Pong Su")
    expect(asked).to_be_hidden()  # not over what was found
    page.get_by_test_id("questions").click()
    page.keyboard.press("Escape")
    expect(asked).to_be_hidden()
    reader.open("?place=hamhung")
    reader.view()
    expect(asked).to_be_hidden()  # not a first visit any more
    card.get_by_role("link", name="The sweep of 2018").click()
    page.locator('[data-testid="lesson"][data-chapter="the-sweep-of-2018"]').wait_for()
    assert (reader.errors, reader.strangers) == ([], [])
    page.context.close()
