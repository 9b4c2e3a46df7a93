"""Hands, keys and the address: what moves the period, and what brings a view back."""

import json
import re

from playwright.sync_api import expect

from tests.browser.conftest import FRAMES, LinkedView, Reader, new_reader

PERIOD = "document.querySelector('[data-testid=linked-view]').dataset.period"
MARK = """document.querySelector('[data-testid="map-main"] path.point[data-place-id="hamhung"]')
  .getBoundingClientRect().x"""


def years(view: LinkedView) -> list[int]:
    return [int(year) for year in view.data("period").split("/")]


def test_the_body_of_the_period_can_be_dragged_and_keeps_its_length(reader: Reader):
    reader.open("?from=1970&to=1979")
    view = reader.view()
    box = reader.page.locator(".in-body").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    reader.page.mouse.move(x, y)
    reader.page.mouse.down()
    reader.page.mouse.move(x + 100, y, steps=10)
    reader.page.mouse.up()
    reader.still(PERIOD)
    first, last = years(view)
    assert last - first == 9
    assert first > 1975
    expect(reader.page).to_have_url(re.compile(rf"from={first}&to={last}"))


def test_a_handle_is_moved_by_keys(reader: Reader):
    reader.open("?from=1970&to=1985")
    view = reader.view()
    handle = view.handle("start")
    handle.focus()
    for key, period in (
        ("ArrowRight", "1971/1985"),
        ("ArrowLeft", "1970/1985"),
        ("PageDown", "1960/1985"),
        ("PageUp", "1970/1985"),
        ("Home", "1880/1985"),
    ):
        handle.press(key)
        view.wait_for_period(period)
        assert handle.get_attribute("aria-valuenow") == period[:4]


def test_a_year_can_be_typed_on_a_handle(reader: Reader):
    reader.open()
    view = reader.view()
    view.handle("end").focus()
    reader.page.keyboard.type("1999")
    view.wait_for_period("1880/1999")


def test_a_year_outside_the_record_is_refused_in_words(reader: Reader):
    reader.open()
    view = reader.view()
    box = reader.page.get_by_test_id("first-year")
    box.fill("1066")
    box.press("Enter")
    assert "1880" in box.evaluate("node => node.validationMessage")
    assert years(view)[0] == 1880


def test_the_wheel_on_the_timeline_looks_closer(reader: Reader):
    reader.open("?from=1990&to=2009")
    view = reader.view()
    box = reader.page.locator(".in-canvas").bounding_box()
    reader.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 40)
    reader.page.mouse.wheel(0, -400)
    reader.wait_until(f"{PERIOD} !== '1990/2009'")
    reader.still(PERIOD)
    first, last = years(view)
    assert last - first < 19


def test_play_moves_the_period_and_space_pauses_it(reader: Reader):
    reader.open("?from=1970&to=1979")
    view = reader.view()
    reader.page.get_by_test_id("play").click()
    reader.wait_until(
        "+document.querySelector('[data-testid=linked-view]').dataset.period.slice(0, 4) > 1971"
    )
    view.handle("end").press(" ")
    expect(reader.page.get_by_test_id("play")).to_have_attribute("aria-pressed", "false")
    first, last = years(view)
    assert 9 <= last - first <= 10
    for _ in range(5):
        reader.page.evaluate(FRAMES)
    assert years(view) == [first, last]


def test_play_stops_at_the_end(reader: Reader):
    reader.open("?from=2018&to=2025")
    reader.view()
    reader.page.get_by_test_id("play").click()
    expect(reader.page.get_by_test_id("play")).to_have_attribute("aria-pressed", "true")
    reader.page.locator(
        '[data-testid="linked-view"][data-period$="/2026"][data-playing="false"]'
    ).wait_for()


def test_up_to_here_counts_everything_before_the_end(reader: Reader):
    reader.open("?from=1970&to=1979")
    view = reader.view()
    inside = int(view.data("visible"))
    reader.page.get_by_test_id("mode").click()
    view.wait_for_period("1880/1979")
    assert int(view.data("visible")) > inside
    expect(reader.page).to_have_url(re.compile("mode=upto"))
    reader.page.get_by_test_id("mode").click()
    expect(reader.page).not_to_have_url(re.compile("mode=upto"))
    view.wait_for_period("1970/1979")


def test_pointing_at_an_entry_rings_its_places(reader: Reader):
    reader.open("?from=2018&to=2018")
    reader.view()
    reader.page.locator(
        '[data-testid="event-entry"][data-event-id="crackdown-hamhung-sunchon-2018"]'
    ).hover()
    expect(reader.page.locator('[data-testid="map-main"] .in-ring')).to_have_count(2)
    expect(reader.page.locator('[data-testid="map-main"] .in-label.in-hot').first).to_be_visible()


def test_pointing_at_the_timeline_tells_of_the_event_and_a_click_opens_it(reader: Reader):
    reader.open("?from=2000&to=2010")
    reader.view()
    name = reader.page.get_by_test_id("timeline-name").nth(3)
    event = name.get_attribute("data-event-id")
    box = name.bounding_box()
    x, y = box["x"] + 20, box["y"] + box["height"] / 2
    reader.page.mouse.move(x - 1, y)
    reader.page.mouse.move(x, y)
    expect(reader.page.get_by_test_id("linked-view")).to_have_attribute("data-hover", event)
    expect(reader.page.locator(".in-tip")).to_be_visible()
    reader.page.mouse.click(x, y)
    expect(reader.page.locator('.bf-card[data-card="event"]')).to_have_attribute("data-event", event)
    expect(reader.page).to_have_url(re.compile(f"event={event}"))


def test_a_click_on_a_place_opens_its_card_with_its_events(reader: Reader):
    reader.open("?from=2015&to=2019")
    reader.view()
    mark = reader.page.locator('[data-testid="map-main"] path.point[data-place-id="hamhung"]')
    box = mark.bounding_box()
    mark.click(position={"x": 2, "y": box["height"] / 2})
    card = reader.page.get_by_test_id("event-card")
    expect(card).to_contain_text("함흥")
    expect(card.get_by_test_id("event-entry").first).to_be_visible()
    expect(reader.page).to_have_url(re.compile("place=hamhung"))


def test_a_click_on_a_province_filters(reader: Reader):
    reader.open()
    view = reader.view()
    province = reader.page.locator('[data-testid="map-main"] [data-province="KP-04"]')
    box = province.bounding_box()
    reader.page.mouse.click(box["x"] + box["width"] * 0.45, box["y"] + box["height"] * 0.55)
    expect(reader.page).to_have_url(re.compile("province=KP-04"))
    assert int(view.data("visible")) < int(view.data("total"))


def test_the_wheel_zooms_the_map_and_a_drag_moves_it_without_choosing(reader: Reader):
    reader.open()
    reader.view()
    mark = reader.page.locator('[data-testid="map-main"] path.point[data-place-id="hamhung"]')
    before = mark.bounding_box()
    reader.page.mouse.move(before["x"] - 60, before["y"] - 30)
    reader.page.mouse.wheel(0, -300)
    reader.still(MARK)
    zoomed = mark.bounding_box()
    assert zoomed["x"] > before["x"] + 10
    reader.page.mouse.down()
    reader.page.mouse.move(before["x"] - 20, before["y"], steps=5)
    reader.page.mouse.up()
    reader.still(MARK)
    assert mark.bounding_box()["x"] > zoomed["x"] + 20
    assert "place=" not in reader.page.url
    assert "province=" not in reader.page.url


def test_escape_closes_what_is_open_and_gives_the_focus_back(reader: Reader):
    reader.open("?from=2003&to=2003")
    reader.view()
    entry = reader.page.locator('[data-testid="event-entry"][data-event-id="pongsu-2003"]')
    entry.press("Enter")
    expect(reader.page.locator('.bf-card[data-event="pongsu-2003"]')).to_be_visible()
    reader.page.keyboard.press("Escape")
    expect(entry).to_be_focused()
    expect(reader.page).not_to_have_url(re.compile("event="))


def test_the_address_brings_the_whole_view_back(reader: Reader, chromium, server):
    reader.open("?from=1997&to=2004&view=region&event=pongsu-2003&evidence=multiple_reports&scale=even")
    view = reader.view()
    assert view.data("period") == "1997/2004"
    expect(reader.page.get_by_test_id("view-region")).to_have_attribute("aria-pressed", "true")
    expect(reader.page.get_by_role("button", name="Several reports or better").first).to_be_visible()
    expect(reader.page.locator('.bf-card[data-event="pongsu-2003"]')).to_be_visible()
    reader.page.get_by_test_id("view-world").click()
    expect(reader.page).to_have_url(re.compile("view=world"))
    other = new_reader(chromium, server)
    other.page.goto(reader.page.url)
    again = other.view()
    assert again.data("visible") == view.data("visible")
    assert again.data("scale") == "even"
    other.page.context.close()


def test_back_takes_the_period_back(reader: Reader):
    reader.open("?from=1970&to=1985")
    view = reader.view()
    view.handle("end").press("ArrowRight")
    expect(reader.page).to_have_url(re.compile("to=1986"))
    reader.page.go_back()
    view.wait_for_period("1970/1985")


def test_a_choice_goes_with_the_reader_to_another_page_and_back(reader: Reader):
    reader.open("?from=1990&to=2004")
    view = reader.view()
    reader.page.get_by_test_id("key-events").click()
    expect(reader.page).to_have_url(re.compile("key=yes"))
    shown = view.data("visible")
    reader.page.get_by_role("link", name="Events", exact=True).click()
    expect(reader.page).to_have_url(re.compile(r"events\?.*key=yes"))
    expect(reader.bar().locator(".in-tally")).to_contain_text(f"{shown} of")
    reader.page.get_by_role("link", name="Explore", exact=True).click()
    again = reader.view()
    assert again.data("visible") == shown


def test_a_choice_goes_along_though_the_next_page_is_opened_at_once(reader: Reader):
    reader.open("?from=1990&to=2004&lang=ko")
    view = reader.view()
    leave = """(era) => {
      document.querySelector('[data-testid=key-events]').click();
      if (era) document.querySelectorAll('[data-testid=era-name]')[4].click();
      document.querySelector('.bf-nav a[href*="events"]').click();
    }"""
    for is_gliding, years in ((False, "from=1990&to=2004"), (True, "from=1996&to=2004")):
        reader.page.evaluate(leave, is_gliding)
        key = "" if is_gliding else "&key=yes"  # a second press takes it off
        expect(reader.page).to_have_url(re.compile(rf"events\?{years}{key}&lang=ko$"))
        expect(reader.bar().locator(".in-tally")).not_to_have_text("")
        reader.page.go_back()
        view = reader.view()
        view.wait_for_period(years.replace("from=", "").replace("&to=", "/"))
        expect(view.page.get_by_test_id("key-events")).to_have_attribute(
            "aria-pressed", str(not is_gliding).lower()
        )


def test_the_live_sentence_tells_period_era_and_count(reader: Reader):
    reader.open("?from=1997&to=2003")
    view = reader.view()
    live = view.root.locator('[aria-live="polite"]')
    expect(live).to_contain_text("1997 to 2003 (Export at sea)")
    expect(live).to_contain_text(f"{view.data('visible')} of")
    expect(live).to_contain_text(", with events in")


def test_surely_counts_fewer_events_than_possibly(reader: Reader):
    reader.open("?from=1990&to=1995")
    possibly = int(reader.view().data("visible"))
    reader.open("?from=1990&to=1995&match=surely")
    assert int(reader.view().data("visible")) < possibly


def test_a_picture_of_everything_is_saved_as_svg_and_png(reader: Reader):
    reader.open("?from=1990&to=2004")
    page = reader.view().page
    for kind, begin in (("svg", b"<svg"), ("png", b"\x89PNG")):
        with page.expect_download() as saved:
            page.get_by_test_id("picture").select_option(kind)
        assert saved.value.suggested_filename == f"bellflower-1990-2004.{kind}"
        content = saved.value.path().read_bytes()
        assert content.startswith(begin)
        if kind == "svg":
            assert "Pyongyang" in content.decode()
            assert "CC BY 4.0" in content.decode()


def test_a_drag_restyles_no_more_than_what_changes(reader: Reader):
    # a rule such as `.app:has(…) .page` lets each node that comes or goes restyle all that stands there
    reader.open()
    view = reader.view()
    box = view.handle("end").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    reader.page.mouse.move(x, y)
    reader.page.mouse.down()
    reader.page.mouse.move(x - 20, y)
    browser = reader.page.context.browser
    assert browser
    browser.start_tracing(page=reader.page, categories=["devtools.timeline"])
    reader.page.mouse.move(x - 300, y, steps=12)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    reader.page.mouse.up()
    told = [
        event["args"].get("elementCount", 0) for event in events if event["name"] == "UpdateLayoutTree"
    ]
    restyled = [number for number in told if number]
    assert restyled
    everything = reader.page.locator("*").count()
    assert max(restyled) < everything / 3
