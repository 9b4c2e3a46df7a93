"""Help: the keys behind `?`, and the tour, by keyboard alone."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Reader


def test_a_question_mark_opens_the_keys_and_escape_gives_the_focus_back(reader: Reader):
    reader.open("?from=1990")
    view = reader.view()
    view.handle("start").focus()
    reader.page.keyboard.press("?")
    keys = reader.page.get_by_test_id("help-keys")
    expect(keys).to_be_visible()
    expect(keys).to_contain_text("On a handle: ten years")
    reader.page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    expect(view.handle("start")).to_be_focused()


def test_a_question_mark_in_a_field_is_a_question_mark(reader: Reader):
    reader.open("events")
    search = reader.page.get_by_test_id("search")
    search.focus()
    reader.page.keyboard.type("who?")
    expect(search).to_have_value("who?")
    expect(reader.page.get_by_test_id("help-keys")).to_be_hidden()


def test_the_tour_points_at_each_part_and_ends_where_it_began(reader: Reader):
    reader.open("?from=1990")
    reader.view()
    reader.page.get_by_test_id("help").click()
    reader.page.get_by_test_id("tour").click()
    tour = reader.page.get_by_role("dialog", name="Tour")
    expect(tour).to_contain_text(re.compile(r"1 of \d"))
    steps = int(re.search(r"1 of (\d+)", tour.inner_text())[1])
    assert steps == 7  # no part of the page is missing
    reader.page.keyboard.press("ArrowRight")
    expect(tour).to_contain_text("The map")
    reader.page.keyboard.press("ArrowLeft")
    expect(tour).to_contain_text("The years")
    for _step in range(steps):
        light = reader.page.locator(".hp-spot").bounding_box()
        card = tour.bounding_box()
        assert light["width"] > 20
        assert 0 <= card["x"] <= 1440 - card["width"]
        assert 0 <= card["y"] <= 1000 - card["height"]
        reader.page.keyboard.press("Enter")
    expect(tour).to_be_hidden()
    assert "from=1990" in reader.page.url
