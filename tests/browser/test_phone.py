"""A phone: the map above, the period under the thumb, the card from below, and nothing goes sideways."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import CDPSession, expect

from tests.browser.conftest import FRAMES, LinkedView, Reader, new_reader
from tools.browser import ROOT

PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
MAIN = "document.querySelector('[data-testid=stMain]')"
MARK = "document.querySelector('[data-testid=map-main] path.point[data-place-id=hamhung]')"
MARK_X = f"{MARK}.getBoundingClientRect().x"
STILL = """(node) => new Promise((done) => {
  const boxes = [];
  const look = () => {
    const {x, y, width, height} = node.getBoundingClientRect();
    boxes.push([x, y, width, height].join());
    if (boxes.length > 4 && new Set(boxes.slice(-4)).size === 1) done({x, y, width, height});
    else requestAnimationFrame(look);
  };
  look();
})"""
MAP, SHEET, CARD = ".in-main", ".in-rail", '[data-testid="event-card"] .bf-card'


class Hand:
    """Fingers on the screen of a phone."""

    def __init__(self, reader: Reader) -> None:
        self.page = reader.page
        self.device: CDPSession = reader.page.context.new_cdp_session(reader.page)

    def touch(self, kind: str, *points: tuple[float, float]) -> None:
        at = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        self.device.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": at})

    def drag(self, start: tuple[float, float], by: tuple[float, float]) -> None:
        self.touch("Start", start)
        for part in (0.2, 0.4, 0.6, 0.8, 1):
            self.touch("Move", (start[0] + by[0] * part, start[1] + by[1] * part))
            self.page.evaluate(FRAMES)
        self.touch("End")


@pytest.fixture(scope="module")
def phone(chromium, server) -> Iterator[Reader]:
    """One phone for all tests: each opens what it needs."""
    reader = new_reader(chromium, server, **PHONE)
    yield reader
    assert (reader.errors, reader.strangers) == ([], [])
    reader.page.context.close()


def open_view(phone: Reader, path: str = "?from=1990&to=2012") -> LinkedView:
    phone.page.goto(phone.address + path)
    return phone.view()


def box_of(phone: Reader, selector: str) -> dict[str, float]:
    """Return where a part stands when it has come to rest."""
    return phone.page.locator(selector).first.evaluate(STILL)


@pytest.mark.parametrize("name", PAGES)
def test_nothing_scrolls_sideways_on_a_phone_be_it_large_or_small(phone: Reader, name: str):
    phone.page.goto(phone.address + ("" if name == "explore" else name))
    if name == "present":
        phone.page.locator('[data-testid="lesson"][data-ready="true"]').wait_for()
    else:
        phone.page.get_by_test_id("stMainBlockContainer").locator("h2:visible").first.wait_for()
    for width in (360, 320):
        phone.page.set_viewport_size({"width": width, "height": 740})
        wide = f"Math.max({MAIN}.scrollWidth, document.documentElement.scrollWidth)"
        assert phone.still(wide) <= width
    phone.page.set_viewport_size(PHONE["viewport"])


def test_the_period_stays_under_the_thumb_and_its_targets_are_large(phone: Reader):
    open_view(phone)
    time = box_of(phone, ".in-time")
    assert time["y"] + time["height"] == pytest.approx(740, abs=1)
    assert time["height"] <= 150
    assert box_of(phone, SHEET)["y"] - box_of(phone, MAP)["y"] >= 250  # the map is seen above the list
    phone.page.get_by_role("button", name="Filters", exact=True).tap()
    expect(phone.page.locator('.in-pop [data-filter="evidence"]').first).to_be_visible()
    phone.page.keyboard.press("Escape")
    seen = """() => [...document.querySelectorAll('.in-bar > .in-pills > button, .in-views button,'
        + ' .in-rail-head button, .in-time :is(button, select, input, [role=slider])')]
      .filter((node) => node.offsetWidth)"""
    small = phone.page.evaluate(
        f"({seen})().filter((node) => node.offsetWidth < 44 || node.offsetHeight < 44)"
        ".map((node) => node.outerHTML)"
    )
    assert small == []
    assert phone.page.evaluate(f"({seen})().length") >= 10


def test_a_finger_on_a_handle_moves_the_period_and_not_the_page(phone: Reader):
    view = open_view(phone)
    box = view.handle("start").bounding_box()
    Hand(phone).drag((box["x"] + box["width"] / 2, box["y"] + 20), (-60, -60))
    phone.wait_until(
        "+document.querySelector('[data-testid=linked-view]').dataset.period.slice(0, 4) < 1980"
    )
    assert phone.page.evaluate(f"{MAIN}.scrollTop") == 0


def test_two_fingers_zoom_the_map_and_one_moves_it_and_never_the_page(phone: Reader):
    open_view(phone)
    hand, box = Hand(phone), box_of(phone, MAP)
    x, y = box["x"] + 60, box["y"] + 150
    before = phone.page.evaluate(MARK_X)
    hand.touch("Start", (x - 20, y), (x + 20, y))
    for wide in (30, 40, 50):
        hand.touch("Move", (x - wide, y), (x + wide, y))
        phone.page.evaluate(FRAMES)
    hand.touch("End")
    phone.wait_until(f"{MARK_X} > {before + 40}")
    assert phone.page.evaluate("visualViewport.scale") == 1
    zoomed = phone.still(MARK_X)
    hand.drag((x, y), (-50, 0))
    phone.wait_until(f"{MARK_X} < {zoomed - 30}")
    assert phone.page.evaluate(f"{MAIN}.scrollTop") == 0
    assert "place=" not in phone.page.url


def test_the_card_comes_up_as_a_sheet_that_a_finger_draws_up_and_closes(phone: Reader):
    open_view(phone, "?from=1990&place=hamhung")
    phone.page.locator(CARD).wait_for()
    sheet, hand = box_of(phone, SHEET), Hand(phone)
    assert sheet["y"] + sheet["height"] == pytest.approx(box_of(phone, ".in-time")["y"], abs=1)
    assert sheet["y"] > box_of(phone, MAP)["y"] + 150  # the map is seen above it
    hand.drag((150, sheet["y"] + 9), (0, -180))
    phone.wait_until(f"document.querySelector('{SHEET}').getBoundingClientRect().top < 150")
    hand.drag((150, box_of(phone, SHEET)["y"] + 9), (0, 520))
    expect(phone.page.locator(CARD)).to_be_hidden()
    expect(phone.page.get_by_test_id("event-list")).to_be_visible()
    phone.wait_until("!location.search.includes('place=')")


def test_escape_in_the_sheet_and_its_button_close_it(phone: Reader):
    for close in ("Escape", "Enter"):
        open_view(phone, "?event=pongsu-2003")
        phone.page.locator(CARD).wait_for()
        phone.page.get_by_test_id("back").focus()
        phone.page.keyboard.press(close)
        expect(phone.page.locator(CARD)).to_be_hidden()
        phone.wait_until("!location.search.includes('event=')")


def test_a_tap_on_an_entry_of_the_list_opens_its_card(phone: Reader):
    open_view(phone)
    entry = phone.page.get_by_test_id("event-entry").nth(1)
    event = entry.get_attribute("data-event-id")
    entry.tap()
    expect(phone.page.locator(f'{CARD}[data-event="{event}"]')).to_be_visible()
    phone.wait_until(f"location.search.includes('event={event}')")


def test_the_card_of_a_source_leaves_the_list_in_view_and_can_be_closed(phone: Reader):
    phone.open("sources?source=latimes-2014")
    card = phone.page.locator(".st-key-desk_card")
    card.locator(".bf-card").first.wait_for()
    phone.rest()
    box = card.bounding_box()
    assert box
    assert box["height"] < phone.page.evaluate("innerHeight") / 2
    card.get_by_role("button", name="Close").click()
    card.locator(".bf-card").first.wait_for(state="detached")


def test_a_tap_on_a_place_of_the_map_opens_its_card(phone: Reader):
    open_view(phone)
    at = phone.page.evaluate(
        f"(({{x, y, width, height}}) => [x + width / 2, y + height / 2])({MARK}.getBoundingClientRect())"
    )
    phone.page.touchscreen.tap(*at)
    expect(phone.page.locator(CARD)).to_be_visible()
    phone.wait_until("/place=|event=/.test(location.search)")


def test_menu_and_filters_are_one_tap_away(phone: Reader):
    phone.page.goto(phone.address + "events")
    menu = phone.page.locator(".st-key-bf_menu")
    phone.page.get_by_test_id("search").wait_for()
    expect(menu).to_be_hidden()
    phone.page.get_by_text("Menu", exact=True).tap()
    menu.get_by_role("link", name="Disputes").tap()
    phone.page.get_by_role("heading", name="Disputes").wait_for()
    expect(menu).to_be_hidden()
    expect(phone.page.get_by_test_id("search")).to_be_in_viewport()
    phone.page.get_by_role("button", name="Filters").tap()
    dialog = phone.page.get_by_role("dialog")
    dialog.get_by_text("Opium", exact=True).tap()
    phone.wait_until("/drug=opium/.test(location.search)")
    done = dialog.get_by_role("button", name="Show")
    expect(done).to_be_in_viewport(ratio=1)
    done.tap()
    expect(dialog).to_be_hidden()


def test_the_menu_of_explore_is_one_tap_away(phone: Reader):
    open_view(phone)
    menu = phone.page.locator(".st-key-bf_menu")
    expect(menu).to_be_hidden()
    phone.page.get_by_text("Menu", exact=True).tap()
    expect(menu.get_by_role("link", name="Disputes")).to_be_in_viewport()
    phone.page.touchscreen.tap(180, 620)  # beside the menu, on the list
    expect(menu).to_be_hidden()
    expect(phone.page.get_by_test_id("event-card")).to_be_hidden()
    phone.page.get_by_text("Menu", exact=True).tap()
    menu.get_by_role("link", name="Disputes").tap()
    phone.page.get_by_role("heading", name="Disputes").wait_for()


def test_search_and_filters_stand_in_the_head_beside_the_menu_and_not_on_the_map(phone: Reader):
    page = open_view(phone, "").page
    edge = box_of(phone, MAP)["y"]
    places = [page.get_by_test_id("filter-bar").get_by_role("button", name="Search")]
    places += [phone.page.locator(".in-every"), phone.page.locator(".bf-more summary")]
    boxes = [one.bounding_box() for one in places]
    assert all(box["y"] + box["height"] <= edge + 1 for box in boxes)
    assert all(p["x"] + p["width"] <= q["x"] for p, q in pairwise(boxes))
    places[0].tap()
    field = page.get_by_role("dialog").get_by_role("searchbox")
    expect(field).to_be_focused()
    field.fill("hamhong")
    page.get_by_role("button", name=re.compile("^Show ")).tap()
    expect(page).to_have_url(re.compile("[?&]q=hamhong"))
    expect(page.locator(".in-every")).to_have_text(re.compile("1"))
    page.get_by_text("Did you mean").wait_for()  # above the map, and below the head
    expect(page.locator(".in-every")).to_be_in_viewport(ratio=1)
    assert [one.bounding_box()["y"] for one in places] == [box["y"] for box in boxes]


def test_the_filters_of_a_phone_can_be_cleared_and_lead_from_a_card_to_the_list(phone: Reader):
    page = open_view(phone, "?key=yes&category=trafficking&event=pongsu-2003").page
    sheet = page.get_by_role("dialog")
    page.locator(".in-every").tap()
    expect(sheet.locator('input[data-filter="key"]')).to_be_checked()
    sheet.get_by_role("button", name=re.compile("^Show ")).tap()
    expect(page.get_by_test_id("event-card")).to_be_hidden()
    expect(page.get_by_test_id("event-entry").first).to_be_visible()
    page.locator(".in-every").tap()
    sheet.get_by_role("button", name="Clear filters").tap()
    expect(page.locator(".in-every")).to_have_text("Filters")
    expect(page.locator(".in-every")).to_be_focused()
    expect(page).not_to_have_url(re.compile("key="))


def test_a_phone_held_across_shows_map_and_period_at_once(phone: Reader):
    phone.page.set_viewport_size({"width": 740, "height": 360})
    open_view(phone)
    map_box, time = box_of(phone, MAP), box_of(phone, ".in-time")
    assert time["y"] + time["height"] == pytest.approx(360, abs=1)
    assert time["y"] - map_box["y"] >= 120
    assert phone.page.evaluate(f"{MAIN}.scrollWidth") <= 740
    phone.page.set_viewport_size(PHONE["viewport"])


def test_the_list_of_people_stacks_and_the_map_of_routes_has_the_shape_of_its_part(phone: Reader):
    phone.page.goto(phone.address + "people")
    name, other = (
        phone.page.locator(".bf-list tr[data-row]").first.locator("td").nth(i) for i in (0, 1)
    )
    name.wait_for()
    below = name.bounding_box()["y"] + name.bounding_box()["height"]
    assert name.bounding_box()["width"] > 300
    assert other.bounding_box()["y"] == pytest.approx(below, abs=6)
    phone.page.goto(phone.address + "routes")
    for key, part in (("world", "World"), ("region", "Region"), ("nk", "North Korea")):
        phone.page.get_by_role("radio", name=part, exact=True).click()
        box = f".st-key-desk_map_{key}"
        phone.page.locator(f"{box} .geo .js-line, {box} .geo path.js-line").first.wait_for(
            state="attached"
        )
        room, ground = box_of(phone, box), box_of(phone, f"{box} .geo .bg")
        for side in ("width", "height"):
            assert ground[side] > 0.93 * room[side], part
