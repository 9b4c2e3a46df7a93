"""The linked view in a real browser: dragging, keys, play, pointing, choosing, address."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LinkedView, Reader, new_reader


def drag(view: LinkedView, end: str, pixels: float, steps: int = 12) -> None:
    box = view.handle(end).bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + 20
    view.page.mouse.move(x, y)
    view.page.mouse.down()
    view.page.mouse.move(x + pixels, y, steps=steps)


def years(view: LinkedView) -> list[int]:
    return [int(year) for year in view.data("period").split("/")]


def test_dragging_a_handle_moves_period_and_counts_and_sends_nothing(reader: Reader):
    reader.open()
    view = reader.view()
    before = view.data("visible")
    reader.page.wait_for_timeout(1000)
    reader.sent.clear()
    drag(view, "start", 300, steps=40)
    assert years(view)[0] > 1915
    assert int(view.data("visible")) < int(before)
    assert reader.sent == []
    view.page.mouse.up()
    expect(reader.page).to_have_url(re.compile(r"from=19\d\d"))
    assert len(reader.sent) > 0


def test_the_body_of_the_period_can_be_dragged(reader: Reader):
    reader.open("?from=1970&to=1979")
    view = reader.view()
    box = reader.page.locator(".lv-body").bounding_box()
    reader.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 20)
    reader.page.mouse.down()
    reader.page.mouse.move(box["x"] + box["width"] / 2 + 100, box["y"] + 20, steps=10)
    reader.page.mouse.up()
    first, last = years(view)
    assert last - first == 9
    assert first > 1975
    expect(reader.page).to_have_url(re.compile(rf"from={first}&to={last}"))


@pytest.mark.parametrize(
    ("key", "period"),
    [
        ("ArrowRight", "1971/1985"),
        ("ArrowLeft", "1969/1985"),
        ("PageUp", "1980/1985"),
        ("PageDown", "1960/1985"),
        ("Home", "1880/1985"),
    ],
)
def test_a_handle_is_moved_by_keys(reader: Reader, key: str, period: str):
    reader.open("?from=1970&to=1985")
    view = reader.view()
    handle = view.handle("start")
    handle.focus()
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


def test_play_moves_the_window_and_space_pauses_it(reader: Reader):
    reader.open("?from=1970&to=1979")
    view = reader.view()
    reader.page.get_by_test_id("speed").select_option("8")
    reader.page.get_by_test_id("play").click()
    reader.wait_until(
        "+document.querySelector('[data-testid=linked-view]').dataset.period.slice(0, 4) > 1973"
    )
    view.handle("end").press(" ")
    expect(reader.page.get_by_test_id("play")).to_have_attribute("aria-pressed", "false")
    first, last = years(view)
    assert last - first == 9
    reader.page.wait_for_timeout(700)
    assert years(view) == [first, last]


def test_play_stops_at_the_end(reader: Reader):
    reader.open("?from=2018&to=2023")
    reader.view()
    reader.page.get_by_test_id("speed").select_option("8")
    reader.page.get_by_test_id("play").click()
    expect(reader.page.get_by_test_id("play")).to_have_attribute("aria-pressed", "true")
    expect(reader.page.get_by_test_id("play")).to_have_attribute("aria-pressed", "false")
    reader.page.locator('[data-testid="linked-view"][data-period$="/2026"]').wait_for()


def test_play_runs_backward(reader: Reader):
    reader.open("?from=1990&to=1999")
    view = reader.view()
    reader.page.get_by_test_id("speed").select_option("8")
    reader.page.get_by_test_id("play-back").click()
    reader.wait_until(
        "+document.querySelector('[data-testid=linked-view]').dataset.period.slice(0, 4) < 1988"
    )
    reader.page.get_by_test_id("play-back").click()
    assert years(view)[0] < 1988


def test_reduced_motion_plays_in_larger_and_rarer_steps(chromium, server):
    reader = new_reader(chromium, server, reduced_motion="reduce")
    reader.open("?from=1970&to=1979")
    view = reader.view()
    reader.page.get_by_test_id("play").click()
    view.wait_for_period("1975/1984")
    reader.page.get_by_test_id("play").click()
    reader.page.context.close()


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


def test_a_place_lights_up_its_events_and_an_event_its_places(reader: Reader):
    reader.open("?from=2018&to=2018")
    reader.view()
    reader.page.locator('path.point[data-place-id="hamhung"]').hover()
    expect(reader.page.locator(".lv-tip")).to_contain_text("Hamhung")
    assert reader.page.locator(".lv-hover").get_attribute("d").count("M") > 1
    reader.page.get_by_test_id("table").click()
    event = reader.page.locator('[data-event-id="crackdown-hamhung-sunchon-2018"]').first
    event.focus()
    expect(reader.page.locator('path.point[data-place-id="sunchon"]')).to_have_class(
        re.compile("lv-lit")
    )


def test_hovering_a_bar_of_the_timeline_tells_of_the_event(reader: Reader):
    reader.open("?from=2000&to=2010")
    reader.view()
    reader.page.wait_for_timeout(500)
    spot = reader.page.evaluate(
        """() => {
          const box = document.querySelector('.lv-time-plot');
          box.scrollIntoView({block: 'center'});
          const trace = box.data[2];
          const {xaxis, yaxis} = box._fullLayout;
          const frame = box.getBoundingClientRect();
          const i = trace.customdata.length - 4;
          const value = (list) => Array.isArray(list) ? list[i] : box.calcdata[2][i][list];
          const point = box.calcdata[2][i];
          return {id: trace.customdata[i],
                  x: frame.left + xaxis._offset + xaxis.l2p(point.x),
                  y: frame.top + yaxis._offset + yaxis.l2p(point.y)};
        }"""
    )
    reader.page.mouse.move(spot["x"] - 1, spot["y"])
    reader.page.mouse.move(spot["x"], spot["y"])
    expect(reader.page.get_by_test_id("linked-view")).to_have_attribute("data-hover", spot["id"])
    expect(reader.page.locator(".lv-tip")).to_be_visible()
    reader.page.mouse.click(spot["x"], spot["y"])
    expect(reader.page.locator('.bf-card[data-card="event"]')).to_have_attribute(
        "data-event", spot["id"]
    )
    expect(reader.page).to_have_url(re.compile(f"event={spot['id']}"))


def test_a_click_on_a_place_opens_its_card_with_its_events(reader: Reader):
    reader.open("?from=2015&to=2019")
    reader.view()
    mark = reader.page.locator('path.point[data-place-id="hamhung"]')
    mark.click(position={"x": 2, "y": mark.bounding_box()["height"] / 2})  # Sapo lies on its middle
    card = reader.page.locator('.bf-card[data-place="hamhung"]')
    expect(card).to_contain_text("함흥")
    expect(reader.page.get_by_test_id("stDataFrame")).to_be_visible()
    expect(reader.page).to_have_url(re.compile("place=hamhung"))


def test_a_click_on_a_province_opens_its_card(reader: Reader):
    reader.open()
    reader.view()
    province = reader.page.locator('path.js-line[data-province="KP-05"]')
    box = province.bounding_box()
    reader.page.mouse.click(box["x"] + box["width"] * 0.45, box["y"] + box["height"] * 0.55)
    expect(reader.page.locator('.bf-card[data-place="chagang"]')).to_contain_text("no source says so")


def test_the_wheel_zooms_over_a_mark_and_a_drag_moves_the_map_without_choosing(reader: Reader):
    reader.open()
    reader.view()
    geo = "document.querySelector('.lv-map-plot')._fullLayout.geo"
    box = reader.page.locator('path.point[data-place-id="hamhung"]').bounding_box()
    reader.page.mouse.move(box["x"] + 2, box["y"] + box["height"] / 2)
    reader.page.mouse.wheel(0, -300)
    reader.wait_until(f"{geo}.projection.scale > 1.2")
    before = reader.page.evaluate(f"{geo}.center.lon")
    frame = reader.page.locator(".lv-map-plot").bounding_box()
    x, y = frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2
    reader.page.mouse.move(x, y)
    reader.page.mouse.down()
    reader.page.mouse.move(x + 80, y + 30, steps=5)
    reader.page.mouse.up()
    reader.wait_until(f"Math.abs({geo}.center.lon - {before}) > 0.2")
    reader.page.wait_for_timeout(500)
    assert "place=" not in reader.page.url
    assert "route=" not in reader.page.url


def test_a_click_on_a_route_opens_its_card(reader: Reader):
    reader.open("?from=2005&to=2012")
    reader.view()
    arrow = reader.page.locator("path.point[data-route-id]:visible").first
    arrow.click(force=True)
    expect(reader.page.locator('.bf-card[data-card="route"]')).to_contain_text("schematic")
    expect(reader.page).to_have_url(re.compile("route="))


def test_escape_closes_what_is_open(reader: Reader):
    reader.open("?event=pongsu-2003")
    view = reader.view()
    expect(reader.page.locator('.bf-card[data-event="pongsu-2003"]')).to_be_visible()
    view.handle("start").press("Escape")
    expect(reader.page.locator(".bf-card")).to_have_count(0)
    expect(reader.page).not_to_have_url(re.compile("event="))


def test_a_filter_changes_the_view_without_losing_period_zoom_or_selection(reader: Reader):
    reader.open("?from=1990&to=2010&event=pongsu-2003")
    view = reader.view()
    before = int(view.data("visible"))
    reader.page.get_by_role("button", name="Zoom in on the map").click()
    reader.wait_until("document.querySelector('.lv-map-plot')._fullLayout.geo.projection.scale > 1.2")
    reader.choose("Category", "Trafficking")
    reader.wait_until(f"+document.querySelector('[data-testid=linked-view]').dataset.visible < {before}")
    scale = reader.page.evaluate(
        "document.querySelector('.lv-map-plot')._fullLayout.geo.projection.scale"
    )
    assert scale == pytest.approx(1.5)
    assert view.data("period") == "1990/2010"
    expect(reader.page.locator('.bf-card[data-event="pongsu-2003"]')).to_be_visible()
    assert reader.page.get_by_test_id("linked-view").count() == 1


def test_the_address_brings_the_whole_view_back(reader: Reader, chromium, server):
    reader.open("?from=1997&to=2004&view=region&place=nampo&evidence=multiple_reports")
    view = reader.view()
    assert view.data("period") == "1997/2004"
    expect(reader.page.get_by_test_id("view-region")).to_have_attribute("aria-pressed", "true")
    expect(reader.page.get_by_test_id("evidence")).to_have_value("3")
    expect(reader.page.locator('.bf-card[data-place="nampo"]')).to_be_visible()
    reader.page.get_by_test_id("view-world").click()
    expect(reader.page).to_have_url(re.compile("view=world"))
    other = new_reader(chromium, server)
    other.page.goto(reader.page.url)
    again = other.view()
    assert again.data("visible") == view.data("visible")
    expect(other.page.get_by_test_id("view-world")).to_have_attribute("aria-pressed", "true")
    other.page.context.close()


def test_back_takes_the_period_back(reader: Reader):
    reader.open("?from=1970&to=1985")
    view = reader.view()
    view.handle("end").press("ArrowRight")
    expect(reader.page).to_have_url(re.compile("to=1986"))
    reader.page.go_back()
    view.wait_for_period("1970/1985")


def test_evidence_fades_the_weaker_and_says_what_is_gone(reader: Reader):
    reader.open("?from=2005&to=2020")
    view = reader.view()
    before = int(view.data("visible"))
    reader.page.get_by_test_id("evidence").select_option("4")
    sentence = reader.page.locator(".lv-sentence")
    expect(sentence).to_contain_text("rest on weaker evidence")
    expect(sentence).to_contain_text(re.compile(r"loses \d+ %"))
    assert int(view.data("visible")) < before
    expect(reader.page).to_have_url(re.compile("evidence=documented"))


def test_the_table_is_one_key_away_and_says_the_same(reader: Reader):
    reader.open("?from=2018&to=2018")
    view = reader.view()
    view.handle("start").press("t")
    table = reader.page.get_by_role("region", name="Table of the view")
    expect(table.locator("[data-event-id]")).to_have_count(int(view.data("visible")))
    table.locator('[data-event-id="crackdown-hamhung-sunchon-2018"]').press("Enter")
    expect(reader.page.locator('.bf-card[data-event="crackdown-hamhung-sunchon-2018"]')).to_be_visible()


def test_the_live_sentence_tells_period_era_and_count(reader: Reader):
    reader.open("?from=1997&to=2003")
    view = reader.view()
    live = reader.page.locator('.lv-hidden[aria-live="polite"]')
    expect(live).to_contain_text("1997 to 2003 (Export at sea)")
    expect(live).to_contain_text(f"{view.data('visible')} of")
    expect(live).to_contain_text("provinces touched")


def test_surely_counts_fewer_events_than_possibly(reader: Reader):
    reader.open("?from=1990&to=1995")
    possibly = int(reader.view().data("visible"))
    reader.open("?from=1990&to=1995&match=surely")
    assert int(reader.view().data("visible")) < possibly
