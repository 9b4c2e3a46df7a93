"""The first ten seconds: what this is, a map that moves, and three doors."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Reader, new_reader


def test_the_first_visit_runs_through_the_years_once_and_sends_nothing(chromium, server):
    reader = new_reader(chromium, server, is_known=False)
    reader.open()
    view = reader.view()
    main = reader.page.get_by_test_id("stMainBlockContainer")
    expect(main.get_by_role("heading", level=2).first).to_contain_text("as the sources tell it")
    assert view.root.get_attribute("data-intro") == "true"
    reader.wait_until(
        "+document.querySelector('[data-testid=linked-view]').dataset.period.slice(5) > 1900"
    )
    reader.sent.clear()
    view.root.locator("[data-intro]").wait_for(state="detached")
    expect(view.root).not_to_have_attribute("data-intro", "true", timeout=15_000)
    assert view.data("visible") == view.data("total")
    assert reader.sent == []
    assert "?" not in reader.page.url
    reader.page.reload()
    assert reader.view().root.get_attribute("data-intro") is None
    assert reader.errors == []


def test_any_key_ends_the_run_and_shows_everything(chromium, server):
    reader = new_reader(chromium, server, is_known=False)
    reader.open()
    view = reader.view()
    reader.page.keyboard.press("Shift")
    expect(view.root).not_to_have_attribute("data-intro", "true")
    assert view.data("visible") == view.data("total")


def test_nothing_runs_by_itself_for_who_wants_less_motion_or_follows_a_link(chromium, server):
    calm = new_reader(chromium, server, is_known=False, reduced_motion="reduce")
    calm.open()
    assert calm.view().root.get_attribute("data-intro") is None
    linked = new_reader(chromium, server, is_known=False)
    linked.open("?from=1990")
    assert linked.view().root.get_attribute("data-intro") is None
    expect(linked.page.locator(".st-key-bf_front")).to_have_count(0)


def test_the_doors_lead_on_and_the_greeting_can_be_closed(reader: Reader):
    reader.open()
    reader.view()
    reader.page.locator(".st-key-bf_front").get_by_role("link", name="Teach").click()
    expect(reader.page).to_have_url(re.compile("/teach"))
    reader.open()
    reader.page.get_by_role("button", name="Hide greeting").click()
    expect(reader.page.locator(".st-key-bf_front")).to_have_count(0)
    assert reader.view().data("visible") == reader.view().data("total")
